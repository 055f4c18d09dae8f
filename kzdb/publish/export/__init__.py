"""Exports: the published views as files that other programs read, and the sources and evidence in their own formats."""

from kzdb.publish.export.exports import FORMATS, ExportOutcome, export, is_folder

__all__ = ["FORMATS", "ExportOutcome", "export", "is_folder"]
