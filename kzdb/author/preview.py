"""`kzdb report preview`: the page of a report in a browser, written again whenever one of its files is saved."""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import io
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import duckdb

from kzdb.definition.report import read_report
from kzdb.errors import KzdbError
from kzdb.loopback import Files
from kzdb.report.build import write_draft
from kzdb.report.build_log import BuildLog

__all__ = ["Preview", "PreviewPages"]

_ASKS_AGAIN = """
<script>
const stamp = "%s";
async function look() {
  try { if (await (await fetch("/stamp")).text() !== stamp) { location.reload(); return; } } catch {}
  setTimeout(look, 300);
}
look();
</script>
"""
"""What a page does until its report changes; without scripts a reader reloads it."""

_FAILED = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{slug}: not written</title>
<style>body {{ font: 15px/1.5 sans-serif; margin: 2rem; }} li {{ font-family: monospace; margin: .5em 0; }}</style>
</head><body><h1>{slug}: not written</h1><ul>{lines}</ul>{script}</body></html>
"""
_WARNED = """<details style="font: 13px/1.5 sans-serif; background: #fff3d6; color: #222; padding: 4px 10px">
<summary>{many} to look at</summary><ul>{lines}</ul></details>
"""


class Preview:
    """The newest page of a report, and the stamp of the files it is written from."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        folder: Path,
        shared: Path,
        parameters: Mapping[str, str],
        language: str | None,
        today: dt.date,
        section: str | None = None,
    ) -> None:
        """Take the published file, the report's folder, the shared one, what to write, the section to show or all."""
        self._connection, self._folder, self._shared = connection, folder, shared
        self._parameters, self._language, self._today, self._section = parameters, language, today, section
        self._lock = threading.Lock()
        self._written: tuple[str, bytes] | None = None

    def stamp(self) -> str:
        """Return a digest of the names, sizes and times of the report's files and the shared ones."""
        found = hashlib.sha256()
        for folder in (self._folder, self._shared):
            for path in sorted(folder.rglob("*")):
                try:
                    state = path.stat()
                except OSError:
                    continue  # an editor is just replacing it
                found.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
        return found.hexdigest()[:16]

    def page(self) -> bytes:
        """Return the page as HTML, written again if a file has changed; what is wrong with the report, if it is."""
        with self._lock:
            stamp = self.stamp()
            if self._written is None or self._written[0] != stamp:
                self._written = stamp, self._write(_ASKS_AGAIN % stamp).encode()
            return self._written[1]

    def _write(self, script: str) -> str:
        log = BuildLog()
        try:
            report = read_report(self._folder, self._shared)
            draft = write_draft(self._connection, report, self._parameters, self._language, self._today, log)
        except KzdbError as error:
            return _FAILED.format(slug=self._folder.name, lines=_items(str(error).splitlines()), script=script)
        warned = _WARNED.format(many=len(log.warnings), lines=_items(log.warnings)) if log.warnings else ""
        head = '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/_shared/screen.css">'
        if self._section is not None:
            head += f'<style>section:not([id="{html.escape(self._section)}"]) {{ display: none; }}</style>'
        page = draft.page.html.replace("</head>", f"{head}</head>", 1)
        return page.replace("<body>", f"<body>{warned}", 1).replace("</body>", f"{script}</body>", 1)


class PreviewPages(Files):
    """Answers with the page of a report at /<slug>/, and with the files it asks for."""

    def __init__(self, *args: Any, preview: Preview, slug: str, **options: Any) -> None:
        """Take what answers, and the report's name."""
        self._answers: dict[str, Callable[[], bytes]] = {
            f"/{slug}/": preview.page,
            "/stamp": lambda: preview.stamp().encode(),
        }
        self._home = f"/{slug}/"
        super().__init__(*args, **options)

    def find(self) -> io.BytesIO | BinaryIO | None:
        """Answer with the page or the stamp; else with a file."""
        path = urlsplit(self.path).path
        if path == "/":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self._home)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if path not in self._answers:
            return super().find()
        return self.send(self._answers[path](), "text/plain" if path == "/stamp" else "text/html")


def _items(lines: list[str]) -> str:
    return "".join(f"<li>{html.escape(line)}</li>" for line in lines)
