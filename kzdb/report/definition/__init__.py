"""What a report is: the files of its folder, read once and checked."""
