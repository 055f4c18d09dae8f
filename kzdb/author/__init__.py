"""What helps to write a report: a folder to start from, the page while it is written, what templates can call."""
