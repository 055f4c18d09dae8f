"""Tables: readers of files to cells of stored text, and the mapping that says what each cell means.

A reader gives sheets of rows of texts, exactly as the file stores them. A mapping (`mapping.toml`) names the role of
each column, row and cell; what it does not explain is an error. The facts found go into `extract.csv`, each with its
cell, and from there into the store.

readers       files to cells
mapping       what each cell means; presets: mappings of well-known data sets
extraction    from cells to facts; expectations, repeats, totals: what must hold of them
extract       facts as extract.csv; outdated: whether it still is what mapping and original give
extracted     extract.csv for the store; checks, staged, figures: its lines checked and put into the rows of the store
looking       one mapping, and one datum, to be looked at
proof         each cell once more in the original
"""
