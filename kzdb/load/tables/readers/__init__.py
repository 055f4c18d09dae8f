"""Readers of files: each gives sheets of rows of texts, exactly as the file stores them.

sheets      what every reader gives
delimited, workbook, records   CSV and TSV; xlsx, xls and ods; JSON
packages    what a packed workbook claims to hold, found out before it is opened
bench       a file by the reader of its name, and its cells where SQL can ask for them
"""
