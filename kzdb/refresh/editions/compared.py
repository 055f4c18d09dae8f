"""Two published editions side by side, and why one was made: for `kzdb editions diff` and `why`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kzdb.errors import FileError, KzdbError
from kzdb.files import explain
from kzdb.printed.changes import Change, what_changed
from kzdb.printed.edition import read_ended, read_printed
from kzdb.refresh.door import Content
from kzdb.refresh.editions.fingerprints import moved_form, moved_rows
from kzdb.refresh.editions.folders import CONTENT, edition_folder
from kzdb.refresh.editions.register import Edition, editions_of
from kzdb.store.rows import Rows

__all__ = ["before", "difference", "name_of", "named_edition", "reasons"]


def name_of(edition: Edition) -> str:
    """Return the name an edition is called by: report/place/number/language."""
    return edition.folder


def named_edition(rows: Rows, name: str) -> Edition:
    """Return the edition that a name means: report/place/number/language, a number may be `latest`.

    Raises:
        KzdbError: there is no such edition.
    """
    editions = editions_of(rows)
    parts = name.strip("/").split("/")
    if len(parts) == 4 and parts[2] == "latest":
        same = [one for one in editions if [*one.folder.split("/")[:2], one.stream.language] == [*parts[:2], parts[3]]]
        if same:
            return same[-1]
    for edition in editions:
        if edition.folder == "/".join(parts):
            return edition
    near = ", ".join(one.folder for one in editions[-5:]) or "none"
    raise KzdbError(f"edition: got {name!r}, expected one like {near}. See `kzdb editions list`.")


def before(rows: Rows, edition: Edition) -> Edition | None:
    """Return the edition of the same stream before one, None when it is the first."""
    of_stream = [one for one in editions_of(rows, edition.stream.report) if one.stream == edition.stream]
    place = [one.id for one in of_stream].index(edition.id)
    return of_stream[place - 1] if place else None


def difference(var: Path, old: Edition, new: Edition, published: Path) -> list[Change]:
    """Return what changed from one edition to another, as printed.

    Raises:
        FileError: their files cannot be read. PublishError: nothing is published.
    """
    from kzdb.publish.connection import open_published

    first, second = (read_printed(edition_folder(var, one), one.revision, one.label) for one in (old, new))
    with open_published(published) as connection:
        ended = read_ended(connection)
    return what_changed(first, second, ended)


def reasons(var: Path, old: Edition, new: Edition) -> dict[str, Any]:
    """Return the queries whose rows moved with those rows, and the parts of the form that did.

    Raises:
        FileError: their files cannot be read.
    """
    first, second = _content(var, old), _content(var, new)
    rows = {}
    for query, (left, came) in moved_rows(first, second).items():
        head = (second.rows.get(query) or first.rows.get(query) or ((),))[0]
        rows[query] = {"columns": list(head), "left": [list(row) for row in left], "came": [list(row) for row in came]}
    return {"since": old.label, "queries": rows, "form": moved_form(first, second)}


def _content(var: Path, edition: Edition) -> Content:
    path = edition_folder(var, edition) / CONTENT
    try:
        kept = json.loads(path.read_text("utf-8"))
        return Content({name: tuple(map(tuple, rows)) for name, rows in kept["rows"].items()}, kept["form"])
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {explain(error)}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileError(f"{path}: got no content of an edition ({error!r}). Put it back from a backup.") from error
