"""The reading room: reports, claims, sources and downloads as a folder of pages that needs no server."""
