"""`kzdb verify` and `kzdb anchor`: what is said of quotes elsewhere, other bytes, slips in a locator."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kzdb.cli import cli
from kzdb.load import read_seeds
from kzdb.load.verification import CUT, ELSEWHERE, NOT_FOUND, ON_THE_LINE, OTHER_SIGNS

CHECKOUT = Path(__file__).resolve().parents[2]
SHARED = CHECKOUT.parent / "shared"
TEXT = "A note – for tests.\nThe “centre” opened in May 2011; CARICC is its name, CARICC.\nIn May all was new.\n"
A_LOCATOR = "a locator like '30: 344.6 kilograms' or 'p3: 344.6 kilograms': line or page, colon, quote"
SOURCE = """\
title = "A note for tests"
publisher = "unodc"
document = "note.txt"
sha256 = "{sha256}"
edition = "2012"
language = "en"
licence = "Ours."
reliability = "A"
reliability_reason = "We wrote it."
"""
CLAIM = '  {{entity = "caricc", type = "opened", n = {n}, date = "2011-05", at = {at}}},\n'


@dataclass(frozen=True)
class Workspace:
    """A workspace with one source of ours, whose document and locators a test chooses."""

    root: Path
    documents: Path

    @property
    def claims(self) -> Path:
        """Return the claims.toml of the source."""
        return self.root / "seeds" / "note" / "claims.toml"

    def write(self, *locators: str, text: str | bytes = TEXT, sha256: str | None = None) -> None:
        """Write the document, and a milestone for each locator."""
        data = text.encode() if isinstance(text, str) else text
        (self.documents / "note.txt").write_bytes(data)
        sha256 = sha256 or hashlib.sha256(TEXT.encode()).hexdigest()
        (self.root / "seeds" / "note" / "source.toml").write_text(SOURCE.format(sha256=sha256))
        rows = [CLAIM.format(n=n, at=json.dumps(at, ensure_ascii=False)) for n, at in enumerate(locators, start=1)]
        self.claims.write_text(f"milestones = [\n{''.join(rows)}]\n")

    def call(self, *args: str) -> Result:
        """Call kzdb here."""
        places = ["--documents", str(self.documents), "--root", str(self.root)]
        return CliRunner().invoke(cli, [*args, *places], prog_name="kzdb")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give a workspace with kzdb's vocabulary and no claims yet."""
    (tmp_path / "ws" / "migrations").mkdir(parents=True)
    (tmp_path / "documents").mkdir()
    shutil.copytree(CHECKOUT / "seeds" / "vocabulary", tmp_path / "ws" / "seeds" / "vocabulary")
    (tmp_path / "ws" / "seeds" / "note").mkdir()
    return Workspace(tmp_path / "ws", tmp_path / "documents")


def told(result: Result) -> list[str]:
    """Return the lines between the table and the sum."""
    return result.stdout.splitlines()[2:-1]


class TestVerify:
    """What becomes of a locator."""

    def test_exact(self, workspace: Workspace) -> None:
        """A quote at its place is exact; the table counts it, status 0."""
        workspace.write("2@23: May 2011", "1@2: note")
        result = workspace.call("verify")

        assert 0 == result.exit_code
        assert [
            ["source", "exact", "in other signs", "elsewhere on the line", "elsewhere", "cuts a number", "not found",
             "document changed"],
            ["note", "2", *"000000"],
            ["2 of 2 locators exact"],
        ] == [re.split(r" {2,}", line) for line in result.stdout.splitlines()]  # fmt: skip

    @pytest.mark.parametrize(
        ("locator", "verdict", "rest"),
        [
            ("2@0: May 2011", ON_THE_LINE, "it is at 2@23. Correct the place, or run `kzdb anchor --move`."),
            ("2@1: CARICC", ON_THE_LINE, "it is at 2@33, 2@53. Write the place that is meant."),
            ("2: May 2011", ON_THE_LINE, "it is at 2@23. Run `kzdb anchor`."),
            ("May 2011", NOT_FOUND, f"Expected {A_LOCATOR}. Run `kzdb anchor`: it finds the line."),
            ("30:May 2011", NOT_FOUND, f"Expected {A_LOCATOR}. Correct the locator."),
            ("1@2: May 2011", ELSEWHERE, "it is at 2@23. Read it there; then `kzdb anchor --move`."),
            ("1@2: May", ELSEWHERE, "it is at 2@23, 3@3. Write the line and place that are meant."),
            ("2@23: June", NOT_FOUND, "Correct the quote, or remove the claim if the document no longer says it."),
            ("2@23: Mау 2011", NOT_FOUND, "The document prints `May 2011` (2@23); the seed types "
             "'а' (U+0430 CYRILLIC SMALL LETTER A) for 'a'; 'у' (U+0443 CYRILLIC SMALL LETTER U) for 'y'. "
             "Correct the quote, or remove the claim if the document no longer says it."),
            ('2@4: "centre"', OTHER_SIGNS,
             'it is at 2@4. The document prints `“centre”`, the seed types `"centre"`. Run `kzdb anchor`.'),
            ("1@2: e - f", ELSEWHERE, "it is at 1@5. Read it there; then `kzdb anchor --move`."),
            ("2@23: May 201", CUT, "The document prints '2011'. Lengthen the quote: a part proves nothing."),
            (
                "99@0: May 2011",
                ELSEWHERE,
                "it is at 2@23. Line 99 is beyond the end: the document has 4 lines. "
                "Read it there; then `kzdb anchor --move`.",
            ),
        ],
        ids=["place", "twice", "unanchored", "alone", "none", "line", "lines", "gone", "letters", "quotes", "dash",
             "cut", "beyond"],
    )  # fmt: skip
    def test_not_exact(self, workspace: Workspace, locator: str, verdict: str, rest: str) -> None:
        """Each slip is one line: where in the seeds, what, where the quote is, what to do; status 1."""
        workspace.write(locator)
        before = workspace.claims.read_bytes()
        result = workspace.call("verify")

        assert 1 == result.exit_code
        sign = "." if verdict in (NOT_FOUND, CUT) else ";"
        assert [f"seeds/note/claims.toml:2, at: {verdict}: {locator}{sign} {rest}"] == told(result)
        assert before == workspace.claims.read_bytes()

    def test_some_sources(self, workspace: Workspace) -> None:
        """Only the sources named are proven, and a name that is none is one line."""
        workspace.write("2@23: May 2011")
        shutil.copytree(workspace.claims.parent, workspace.claims.parent.parent / "other")
        table = workspace.call("verify", "other").stdout.splitlines()
        unknown = workspace.call("verify", "nobody")

        assert ["source", "other", "1"] == [line.split()[0] for line in table]
        assert (1, "") == (unknown.exit_code, unknown.stdout)
        assert "got 'nobody', expected one of note, other. Correct the name." in unknown.stderr

    def test_json(self, workspace: Workspace) -> None:
        """A program reads the same as one object."""
        workspace.write("1@2: May 2011")
        outcome = json.loads(workspace.call("verify", "--json").stdout)

        assert outcome["exact"] is False
        assert {"elsewhere": 1} == outcome["sources"][0]["counts"]
        assert ("at", "2@23") == tuple(outcome["sources"][0]["verdicts"][0][key] for key in ("field", "found_at"))


class TestOtherBytes:
    """Documents that are not the edition the seeds were made from."""

    def test_a_new_edition(self, workspace: Workspace) -> None:
        """Every quote is looked up again; what is gone is named by place, and what became of its neighbours."""
        new = f"New.\n{TEXT.replace('May 2011', 'June 2012')}"
        workspace.write("2@23: May 2011", "2@33: CARICC", "1@2: note", text=new)
        result = workspace.call("verify")
        lines = told(result)

        assert 1 == result.exit_code
        assert "got sha256 " in lines[0]
        assert "that of edition '2012'." in lines[0]
        assert "note, line 2: gone 2@23 “May 2011”; 1 other quote of that line is left, now on line 3" in lines
        assert "0 of 3 locators exact" == result.stdout.splitlines()[-1]

    def test_the_same_places_in_other_bytes(self, workspace: Workspace) -> None:
        """Quotes that stand where they stood count as changed; the document's line says so once."""
        workspace.write("2@23: May 2011", "1@2: note", text=f"{TEXT}More.\n")
        result = workspace.call("verify")

        assert ["note", *"0000002"] == result.stdout.splitlines()[1].split()
        assert 1 == len(told(result))

    @pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
    def test_marks_and_line_ends(self, workspace: Workspace, mark: str, end: str) -> None:
        """A copy with a byte order mark or other line ends is the same edition: all places hold."""
        workspace.write("1@2: note", "2@23: May 2011", text=mark + TEXT.replace("\n", end))

        assert 0 == workspace.call("verify").exit_code
        assert "kept 2" in workspace.call("anchor").stdout

    @pytest.mark.parametrize(("encoding", "name"), [("utf-16", "UTF-16"), ("cp1252", "Windows-1252")])
    def test_another_encoding(self, workspace: Workspace, encoding: str, name: str) -> None:
        """A copy in another encoding is one line that names it; status 1, no traceback."""
        workspace.write("2@23: May 2011", text=TEXT.encode(encoding))
        result = workspace.call("verify")
        [line] = told(result)

        assert 1 == result.exit_code
        assert f"encoding: got '{name}', expected UTF-8. Save the document as UTF-8: its text is the one" in line

    def test_no_document(self, workspace: Workspace) -> None:
        """A document that is not there is one line; the other sources are verified all the same."""
        workspace.write("2@23: May 2011")
        (workspace.documents / "note.txt").unlink()
        result = workspace.call("verify")

        assert 1 == result.exit_code
        assert told(result)[0].endswith("got no such file, expected it for note. Put a copy there.")


class TestAnchor:
    """Filling in places."""

    def test_fills_and_keeps(self, workspace: Workspace) -> None:
        """Places are filled in, the line of a quote that is in one place is corrected, what is right is kept."""
        workspace.write("2: May 2011", "2#1: CARICC", "2#2: CARICC", "1: all was new", "1@2: note")
        result = workspace.call("anchor")

        assert (0, "note: filled 4, kept 1\n") == (result.exit_code, result.stdout)
        written = workspace.claims.read_text()
        places = ("2@23: May 2011", "2@33: CARICC", "2@53: CARICC", "3@7: all was new")
        assert all(f'"{at}"' in written for at in places)
        assert 0 == workspace.call("verify").exit_code

    def test_finds_the_line(self, workspace: Workspace) -> None:
        """A quote typed without a line gets it where it is once in the document, also in other signs."""
        workspace.write("all was new", 'The "centre"', "1@2: note")
        result = workspace.call("anchor")

        assert (0, "note: filled 2, kept 1\n") == (result.exit_code, result.stdout)
        assert all(f'"{at}"' in workspace.claims.read_text() for at in ("3@7: all was new", "2@0: The “centre”"))
        assert 0 == workspace.call("verify").exit_code

    def test_a_quote_alone_that_has_no_one_place(self, workspace: Workspace) -> None:
        """All lines that it may mean are named, what is printed when it is nowhere; nothing is written."""
        workspace.write("May", "CARICC", "al was new", "nothing of this kind", "opened in May 20", "30:May 2011")
        before = workspace.claims.read_bytes()
        result = workspace.call("anchor")

        assert (1, before) == (result.exit_code, workspace.claims.read_bytes())
        assert [
            "got 'May', expected a quote that is once in note.txt (it is there 2 times, on lines 2, 3). "
            "Lengthen it, or write the line before it, like '2: '.",
            "got 'CARICC', expected a quote that is once in note.txt (it is there 2 times, on line 2). "
            "Lengthen it, or write the line before it, like '2: '.",
            "got 'al was new', expected what note.txt prints on line 3: all was new. "
            "(nothing for 'l'; nothing for '.' (U+002E FULL STOP)). Copy it from the document.",
            "got 'nothing of this kind', expected words that note.txt prints. Copy them from the document.",
            "got '2@13: opened in May 20', expected a quote that has the whole number '2011'. "
            "Lengthen it: a part proves nothing.",
            f"got '30:May 2011', expected {A_LOCATOR}. Correct the locator.",
            "",
        ] == [line.partition(", at: ")[2] for line in result.stderr.splitlines()]

    def test_all_problems_at_once(self, workspace: Workspace) -> None:
        """Every quote that cannot be placed is named with the places it may mean, and nothing is written."""
        workspace.write(
            "2: May 2011", "2: CARICC", "1: May", "2: June", "9: nothing", "2#3: CARICC", "2: Mау 2011", "2: May 20"
        )
        before = workspace.claims.read_bytes()
        result = workspace.call("anchor")
        errors = [line.partition(", at: ")[2] for line in result.stderr.splitlines()]

        assert (1, "") == (result.exit_code, result.stdout)
        assert before == workspace.claims.read_bytes()
        assert [
            "got '2: CARICC', expected a quote that is there once on line 2 (it is there 2 times: 2@33, 2@53). "
            "Lengthen it, or write 2#1: for the first, 2#2: for the second.",
            "got '1: May', expected a quote that is once in note.txt (it is at 2@23, 3@3). "
            "Write the line and place that are meant.",
            "got '2: June', expected a quote that is on line 2 of note.txt. Correct the line or the quote.",
            "got '9: nothing', expected a line from 1 to 4 of note.txt. Correct the line.",
            "got '2#3: CARICC', expected a quote that is there 3 times on line 2 (it is there 2 times). "
            "Correct the number behind #.",
            "got '2: Mау 2011' with 'M' (U+004D LATIN CAPITAL LETTER M) in the word 'Mау', expected what note.txt "
            "prints: 2@23: May 2011 ('а' (U+0430 CYRILLIC SMALL LETTER A) for 'a'; "
            "'у' (U+0443 CYRILLIC SMALL LETTER U) for 'y'). Copy it from the document.",
            "got '2@23: May 20', expected a quote that has the whole number '2011'. "
            "Lengthen it: a part proves nothing.",
            "",
        ] == errors
        assert result.stderr.endswith("note: nothing written, 7 problems\n")

    def test_follows_only_when_told(self, workspace: Workspace) -> None:
        """A quote that has a place and is at another is followed with --move alone."""
        workspace.write("2@0: May 2011", "1@0: all was new")
        refused = workspace.call("anchor")
        moved = workspace.call("anchor", "--move")

        assert 1 == refused.exit_code
        assert "expected the quote at 2@23, where it is now. Read it there; `kzdb anchor --move`" in refused.stderr
        assert (0, "note: filled 0, kept 0, moved 2\n") == (moved.exit_code, moved.stdout)
        assert 0 == workspace.call("verify").exit_code

    def test_another_edition(self, workspace: Workspace) -> None:
        """Other bytes are not anchored in."""
        workspace.write("2: May 2011", text=f"{TEXT}More.\n")
        result = workspace.call("anchor")

        assert 1 == result.exit_code
        assert "Correct it: this is another edition; `kzdb verify` says what became of each quote." in result.stderr

    def test_escapes(self, workspace: Workspace) -> None:
        """A locator is found however TOML writes it; comments are left alone."""
        workspace.write("2: May 2011", "2: “centre")
        written = workspace.claims.read_text().replace("“", "\\u201c").replace('"2: May 2011"', "'''2: May 2011'''")
        workspace.claims.write_text(f'# at = "2: May 2011"\n{written}')
        result = workspace.call("anchor")

        assert (0, "note: filled 2, kept 0\n") == (result.exit_code, result.stdout)
        assert '# at = "2: May 2011"' == workspace.claims.read_text().splitlines()[0]
        assert 0 == workspace.call("verify").exit_code

    def test_what_people_see(self, workspace: Workspace) -> None:
        """Typed plainly, written as printed: over line ends, blanks, soft hyphens, divided words, ligatures, quotes."""
        text = "In 2013 the\u00a0 po\u00adlice\nfound  “heroin” in traf-\nﬁc – a ﬁrst-\nrate case, café.\n"
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        typed = ["1: the police found", '2: "heroin" in traffic - a first-rate case', "4: café"]
        workspace.write(*typed, text=text, sha256=sha256)
        result = workspace.call("anchor")
        written = workspace.claims.read_text()

        assert (0, "note: filled 3, kept 0\n") == (result.exit_code, result.stdout)
        assert r'"1@8: the\u00A0 po\u00ADlice\nfound"' in written
        assert r'"2@7: “heroin” in traf-\nﬁc – a ﬁrst-\nrate case"' in written
        assert 0 == workspace.call("verify").exit_code

        [source] = read_seeds(workspace.root / "seeds", None, print).sources

        assert source.proven

    def test_the_nearest_words_on_one_line(self, workspace: Workspace) -> None:
        """What is printed over the end of a line is shown as it can be typed: in one line."""
        workspace.write("2: its name, CARICK. In May")
        anchored, verified = workspace.call("anchor"), workspace.call("verify")

        assert "prints: 2@43: its name, CARICC. In May ('K' for 'C'" in anchored.stderr.splitlines()[0]
        assert "`its name, CARICC. In May` (2@43); the seed types 'K' for 'C'" in told(verified)[0]

    def test_a_thousand_places(self, workspace: Workspace) -> None:
        """Each claim of many is filled in, each by its own place on one long line."""
        text = " ".join(f"word{n}" for n in range(1000))
        workspace.write(*(f"1: word{n} word{n + 1}" for n in range(998)), text=text,
                        sha256=hashlib.sha256(text.encode()).hexdigest())  # fmt: skip

        assert "note: filled 998, kept 0\n" == workspace.call("anchor").stdout
        assert 0 == workspace.call("verify").exit_code


def test_every_locator_of_the_seeds_is_exact(tmp_path: Path) -> None:
    """Where the documents and data files behind the seeds are at hand, every locator is exact."""
    for file in SHARED.glob("d*/**/*"):
        if file.is_file():
            (tmp_path / file.name).symlink_to(file)
    call = ["verify", "--documents", str(tmp_path), "--root", str(CHECKOUT)]
    result = CliRunner().invoke(cli, call, prog_name="kzdb")

    assert (0 if SHARED.is_dir() else 1) == result.exit_code
    assert 1 == result.exit_code or " locators exact\n" in result.stdout
