"""mapping.toml: where in a data set each role is, and what its texts mean.

mapping    such a file, read; preset: the one in the wheel that it extends
region     where the data are in a sheet, and what every other cell is
meaning    from texts to meanings; words, numbers: the two kinds of texts
proposal   a first mapping; completion: its words for an editor
"""

from kzdb.load.tables.mapping.mapping import Condition, DataMapping, MappedTable, Role, read_mapping

__all__ = ["Condition", "DataMapping", "MappedTable", "Role", "read_mapping"]
