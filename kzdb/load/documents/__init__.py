"""The documents behind the seeds: text, PDF or HTML, their lines or pages, and where in them a quote is.

opening, pdf, html   a document by what its bytes are; new: the first source.toml of one
quotes, matching     where a quote is, and whether it is the same words in other signs
segmentation         sentences, numbers and words with a capital
"""

from kzdb.load.documents.document import Document, as_lines, text_locator, written_locator
from kzdb.load.documents.opening import open_document
from kzdb.load.documents.quotes import (
    anchored_digest,
    cut_through,
    elsewhere,
    mismatch,
    nearest_words,
    no_such_words,
    occurrences,
    place,
    place_in_other_signs,
    require_place,
)

__all__ = [
    "Document", "anchored_digest", "as_lines", "cut_through", "elsewhere", "mismatch", "nearest_words",
    "no_such_words", "occurrences", "open_document", "place", "place_in_other_signs", "require_place", "text_locator",
    "written_locator",
]  # fmt: skip
