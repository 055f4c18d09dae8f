"""Tables: readers of files to cells of stored text, and the mapping that says what each cell means.

A reader gives sheets of rows of texts, exactly as the file stores them. A mapping (`mapping.toml`) names the role of
each column, row and cell; what it does not explain is an error. `extract` writes the facts found as `extract.csv`, each
with its cell; `extracted` reads that file for the store; `prove` looks each cell up in the original again.
"""
