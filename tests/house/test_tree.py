"""What lies in the repository, and what must never be written in it."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

TOP_LEVEL = {
    ".ci", ".github", ".gitignore", "CHANGELOG.md", "CITATION.cff", "LICENSE", "QUERIES.md", "README.md", "kzdb",
    "migrations", "pyproject.toml", "reports", "requirements-dev.lock", "requirements.lock", "run", "seeds", "tests",
}  # fmt: skip

# Written in pieces, so that this file does not break its own rule.
MACHINE = re.compile(
    r"(?<![\w.}])/(?:" + "|".join(("wor[k]", "roo[t]", "hom[e]", "User[s]", "mn[t]", "tm[p]")) + r")/\w+"
)
INDEX = re.compile(
    r"--(?:extra-)?index-ur[l]|--find-link[s]|--trusted-hos[t] "
    r"|pypi\.or[g]/simple|pythonhoste[d]\.org|deb\.debia[n]\.org"
)
TOOL = re.compile(r"\bfar[m]-bench\b|\bissue[s] (?:show|list|close)\b")


def strangers(tracked: list[Path], root: Path) -> set[str]:
    """Return the names at the top of the tree that the layout does not know."""
    return {path.relative_to(root).parts[0] for path in tracked} - TOP_LEVEL


def lines_matching(pattern: re.Pattern[str], texts: dict[Path, str]) -> list[str]:
    """Return `path:line: match` for every line of `texts` that holds `pattern`."""
    return [
        f"{path}:{number}: {match[0]}"
        for path, text in texts.items()
        if pattern.search(text)
        for number, line in enumerate(text.splitlines(), start=1)
        for match in [pattern.search(line)]
        if match
    ]


def test_top_level_is_the_layout(tracked: list[Path], root: Path) -> None:
    """The top of the tree holds what the layout names, all of it and nothing more."""
    assert set() == strangers(tracked, root)
    assert set() == TOP_LEVEL - {path.relative_to(root).parts[0] for path in tracked}


def test_a_stranger_is_found(root: Path) -> None:
    """A file that the layout does not know is named."""
    assert {"notes.txt"} == strangers([root / "notes.txt", root / "README.md"], root)


@pytest.mark.parametrize("pattern", [MACHINE, INDEX, TOOL], ids=["machine", "index", "tool"])
def test_nothing_of_one_machine(pattern: re.Pattern[str], texts: dict[Path, str]) -> None:
    """No file names a path of somebody's machine, a package index's address or a tool of one place only."""
    assert lines_matching(pattern, texts) == []


def test_this_checkout_is_not_named(texts: dict[Path, str], root: Path) -> None:
    """No file holds the path of the very checkout it lies in."""
    assert lines_matching(re.compile(re.escape(f"{root}/")), texts) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE, "open('/wor" + "k/main/x')"),
        (MACHINE, "see /hom" + "e/anna/notes"),
        (INDEX, "pip install --index-ur" + "l X"),
        (INDEX, "--find-link" + "s wheels"),
        (TOOL, "ask far" + "m-bench"),
        (TOOL, "`issue" + "s show 2`"),
    ],
)
def test_a_trace_is_found(pattern: re.Pattern[str], line: str, tmp_path: Path) -> None:
    """Each pattern finds what it is for."""
    found = lines_matching(pattern, {tmp_path / "a.md": f"fine\n{line}\n"})

    assert len(found) == 1
    assert found[0].startswith(f"{tmp_path / 'a.md'}:2: ")


@pytest.mark.parametrize("name", ["run", ".ci/run", ".ci/bare", ".ci/pdf"])
def test_scripts_are_executable(name: str, root: Path) -> None:
    """`./run` can be called as it stands."""
    assert stat.S_IXUSR & (root / name).stat().st_mode


def test_text_files_end_with_a_newline(texts: dict[Path, str], root: Path) -> None:
    """Every text file ends with one newline, and none has carriage returns."""
    odd = [path for path, text in texts.items() if text and (not text.endswith("\n") or "\r" in text)]

    assert [str(path.relative_to(root)) for path in odd] == []
