"""The documents behind the seeds: text, PDF or HTML, their lines or pages, and where in them a quote stands."""

from kzdb.load.documents.opening import open_document
from kzdb.load.documents.quotes import (
    Document,
    anchored_digest,
    occurrences,
    place,
    places,
    printed_otherwise,
    require_place,
    text_locator,
    written_locator,
)

__all__ = [
    "Document", "anchored_digest", "occurrences", "open_document", "place", "places", "printed_otherwise",
    "require_place", "text_locator", "written_locator",
]  # fmt: skip
