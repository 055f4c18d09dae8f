"""How Python is written here, where ruff and mypy do not look."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

LONGEST = 300
FULLEST = 15
PROMISES = re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b")  # brackets: this line does not match itself
EVASIONS = {"skip", "skipif", "xfail", "importorskip", "skipTest", "skipIf", "skipUnless", "expectedFailure"}


MAY_SKIP = {
    "tests/publish/test_other_clients.py": "a package index",
    "tests/draft/review/test_web.py": "a browser",
    "tests/faults/test_disks.py": "root",
    "tests/conftest.py": "Chromium",
    "tests/accessibility.py": "axe-core",
}
"""Tests that need what not every machine has, and say so when they are left out."""


def lines_over(limit: int, path: Path) -> list[str]:
    """Return `path` if it has more lines than `limit`."""
    count = len(path.read_text(encoding="utf-8").splitlines())
    return [f"{path}: {count} lines"] if count > limit else []


def folders_over(limit: int, paths: Iterable[Path]) -> list[str]:
    """Return the folders of `paths` that have more modules than `limit`; `__init__.py` is the folder itself."""
    counts = Counter(path.parent for path in paths if path.name != "__init__.py")
    return [f"{folder}: {count} modules" for folder, count in sorted(counts.items()) if count > limit]


def silent_tests(source: str) -> list[str]:
    """Return the names of the test functions in `source` that do not say what they show."""
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test")
        and not ast.get_docstring(node)
    ]


def promises(source: str) -> list[str]:
    """Return the notes in `source` that put work off."""
    return PROMISES.findall(source)


def evasions(source: str) -> list[str]:
    """Return what `source` calls of pytest or unittest to keep a test from running or failing."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and node.attr in EVASIONS
        and ast.unparse(node.value) in {"pytest", "pytest.mark", "mark", "unittest", "self"}
    ]


def rank(name: str) -> tuple[bool, bool, str]:
    """Return where `name` belongs in an `__all__`: constants, classes, the rest; by alphabet in each."""
    return not name.isupper(), not name[0].isupper(), name


def unsorted_exports(source: str) -> list[str]:
    """Return the `__all__` of `source` if it is not in order."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]:
            names = list(ast.literal_eval(node.value))
            return [] if names == sorted(names, key=rank) else names
    return []


def test_files_read_in_one_sitting(python_files: list[Path], root: Path) -> None:
    """No file of the package has more than 300 lines."""
    package = [path for path in python_files if path.is_relative_to(root / "kzdb")]

    assert package
    assert [line for path in package for line in lines_over(LONGEST, path)] == []


def test_a_long_file_is_found(tmp_path: Path) -> None:
    """A file of 301 lines is named, one of 300 is not."""
    (tmp_path / "long.py").write_text("x = 1\n" * (LONGEST + 1), encoding="utf-8")
    (tmp_path / "fits.py").write_text("x = 1\n" * LONGEST, encoding="utf-8")

    assert [f"{tmp_path / 'long.py'}: 301 lines"] == lines_over(LONGEST, tmp_path / "long.py")
    assert lines_over(LONGEST, tmp_path / "fits.py") == []


def test_folders_are_seen_at_a_glance(python_files: list[Path], root: Path) -> None:
    """No folder of the package has more than 15 modules."""
    package = [path.relative_to(root) for path in python_files if path.is_relative_to(root / "kzdb")]

    assert package
    assert [] == folders_over(FULLEST, package)


def test_a_full_folder_is_found() -> None:
    """A folder of 16 modules is named, one of 15 beside its `__init__.py` is not, whatever lies in folders below."""
    fits = [Path("fits", name) for name in ("__init__.py", *(f"m{number}.py" for number in range(FULLEST)))]
    full = [Path("full", f"m{number}.py") for number in range(FULLEST + 1)]
    below = [Path("fits", "below", "m.py")]

    assert ["full: 16 modules"] == folders_over(FULLEST, [*fits, *full, *below])


@pytest.mark.parametrize("rule", [silent_tests, promises, evasions, unsorted_exports], ids=lambda rule: rule.__name__)
def test_rule_holds(rule, python_files: list[Path], root: Path) -> None:
    """The rule finds nothing in any Python file of the tree."""
    found = {path.relative_to(root): rule(path.read_text(encoding="utf-8")) for path in python_files}
    if rule is evasions:
        found = {
            path: names for path, names in found.items() if str(path) not in MAY_SKIP or {*names} != {"pytest.skip"}
        }

    assert {str(path): names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("rule", "source", "found"),
    [
        (silent_tests, "def test_silent():\n    pass\n", ["test_silent"]),
        (silent_tests, 'class T:\n    async def test_a(self):\n        """Says it."""\n', []),
        (promises, "x = 1  # TO" + "DO: later\n", ["TO" + "DO"]),
        (promises, "mastodon = 'todo'\n", []),
        (evasions, "import pytest\n@pytest.mark.skipif(True)\ndef f(): pytest.xfail('')\n", None),
        (evasions, "missed = 'skip'\nrows.skip(1)\n", []),
        (unsorted_exports, "__all__ = ['b', 'a']\n", ["b", "a"]),
        (unsorted_exports, "__all__ = ['LIMIT', 'Claim', 'a', 'b']\n", []),
    ],
)
def test_rule_finds(rule, source: str, found: list[str] | None) -> None:
    """Each rule finds what it is for, and nothing else."""
    expected = ["pytest.mark.skipif", "pytest.xfail"] if found is None else found

    assert sorted(expected) == sorted(rule(source)) or expected == rule(source)
