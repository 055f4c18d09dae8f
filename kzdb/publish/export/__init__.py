"""Exports: the published tables as files for other programs, the sources and the evidence in formats of their own."""

from kzdb.publish.export.exports import FORMATS, ExportOutcome, export, export_table, is_folder

__all__ = ["FORMATS", "ExportOutcome", "export", "export_table", "is_folder"]
