"""Commands for reports: build them, keep them current, and look at what was published."""
