"""`kzdb verify --coverage`: what of a document is covered, by what, and what is left."""

from __future__ import annotations

import json
import os
from pathlib import Path

from click.testing import CliRunner

from kzdb.cli import cli
from kzdb.facts.claims import Citation, Claim, Naming, Statement
from kzdb.facts.locators import parse_locator
from kzdb.load.coverage import Coverage, cover
from kzdb.load.documents import Document
from kzdb.load.source import Boilerplate, Source
from kzdb.toml_file import TomlFile

CHECKOUT = Path(__file__).resolve().parents[2]
DOCUMENTS = Path(os.environ.get("KZDB_DOCUMENTS") or CHECKOUT.parent / "shared" / "documents")
WHOLE = (
    "incsr_2015_kazakhstan", "irin_2007_regional_cooperation", "mfa_drug_trafficking", "mfa_paris_pact_2012",
    "unodc_cooperation_vienna",
)  # fmt: skip
"""Sources of which every sentence is claimed; of the others the figures are."""


def covered(
    *lines: str,
    quotes: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    boilerplate: tuple[Boilerplate, ...] = (),
    known: tuple[str, ...] = (),
) -> Coverage:
    """Return the coverage of a document of these lines by statements with these quotes and names."""
    source = Source(
        "note", TomlFile(Path("source.toml"), "", {}),
        "Note", "unodc", "note.txt", "", "1", None, None, "en", "None.", None, "A", "Us.",
        (), None, None, 0.2, None, boilerplate,
    )  # fmt: skip
    claims = [
        Claim(Statement("unodc", "topic", str(n), "x"), (Citation(parse_locator(at)),)) for n, at in enumerate(quotes)
    ]
    claims += [
        Claim(Naming("unodc", "en", "alias", n, name), (Citation(parse_locator("9: none")),))
        for n, name in enumerate(names)
    ]
    return cover(source, Document(Path("note.txt"), lines, ""), claims, known)


def left(coverage: Coverage) -> dict[str, list[str]]:
    """Return the words that are left, by what they are."""
    shares = {"digits": coverage.digits, "names": coverage.names, "sentences": coverage.sentences}
    return {what: [span.text for span in share.left] for what, share in shares.items() if share.left}


class TestCover:
    """What covers what."""

    def test_a_quote_covers_its_words_and_its_sentence(self) -> None:
        """Digits and names are covered inside the quote alone, a sentence by any quote that lies in it."""
        found = covered("He met Smith in 2011 and Jones in 2012. Then he left.", quotes=("1: Smith in 2011",))

        assert {"digits": ["2012"], "names": ["Jones"], "sentences": ["Then he left."]} == left(found)
        assert (8, 4, 0) == (found.digits.total, found.digits.claimed, found.digits.boilerplate)
        assert (0.5, 0.5, 0.5) == (found.digits.share, found.names.share, found.sentences.share)

    def test_half_a_number_is_not_covered(self) -> None:
        """A quote that cuts a number or name covers neither."""
        found = covered("he met Smithson, 2011", quotes=("1: Smith", "1: 11"))

        assert {"digits": ["2011"], "names": ["Smithson"]} == left(found)

    def test_a_spelling_covers_the_name_wherever_it_stands(self) -> None:
        """A naming claim of the document covers its spelling on every line, as whole words."""
        found = covered("met Jo Smith", "met Smithson", names=("Jo Smith", "Smith"), quotes=("1: met", "2: met"))

        assert {"names": ["Smithson"]} == left(found)

    def test_an_opener_counts_if_it_is_a_name(self) -> None:
        """A word that opens a sentence counts where a known name begins, not otherwise."""
        found = covered(
            "Kazakhstan joined. Interdiction failed.", quotes=("1: joined", "1: failed"), known=("Kazakhstan",)
        )

        assert {"names": ["Kazakhstan"]} == left(found)
        assert 1 == found.names.total

    def test_boilerplate(self) -> None:
        """Declared lines and spans cover all in them; a sentence only when they hold every word of it."""
        spans = (Boilerplate(1, 1, None, None, "menu"), Boilerplate(2, 2, 0, 5, "stamp"))
        found = covered("Menu Page 4", "Stamp of Home 5", boilerplate=spans)

        assert {"digits": ["5"], "names": ["Home"], "sentences": ["Stamp of Home 5"]} == left(found)
        assert (1, 1, 1) == (found.digits.boilerplate, found.names.boilerplate, found.sentences.boilerplate)

    def test_boilerplate_beyond_the_end(self) -> None:
        """Lines that the document has not are named: the declaration is stale."""
        found = covered("Menu", boilerplate=(Boilerplate(1, 9, None, None, "menu"),))

        assert (("menu",), False) == (found.unused, found.is_whole)

    def test_a_quote_that_stands_elsewhere_covers_nothing(self) -> None:
        """A locator that is not exact is no cover."""
        assert {"digits": ["2011"], "sentences": ["in 2011"]} == left(covered("in 2011", quotes=("1@5: 2011",)))

    def test_nothing_to_cover(self) -> None:
        """An empty document is whole."""
        assert covered("").is_whole
        assert 1.0 == covered("").digits.share


class TestCommand:
    """The command, on the seeds of the checkout."""

    def test_nothing_is_left(self) -> None:
        """Where the first five documents are at hand, their last digit, name and sentence is claimed or declared."""
        call = ["verify", "--coverage", *WHOLE, "--documents", str(DOCUMENTS), "--root", str(CHECKOUT)]
        result = CliRunner().invoke(cli, call, prog_name="kzdb")

        assert (0 if DOCUMENTS.is_dir() else 2) == result.exit_code
        assert 2 == result.exit_code or "nothing is left unexplained" == result.stdout.splitlines()[-1]

    def test_what_is_left_is_told(self, workspace: Path) -> None:
        """What is left has its place and a few words; the sum says what to do; status 1."""
        with (workspace / "documents" / "press_note.txt").open("a") as note:
            note.write("In 1987 all nine of the old things at hand were seen by Smith.\n")
        call = ["verify", "--coverage", "--documents", str(workspace / "documents"), "--root", str(workspace)]
        result = CliRunner().invoke(cli, call, prog_name="kzdb")
        lines = result.stdout.splitlines()

        assert 1 == result.exit_code
        assert "press_note, digits: left 4@3: 1987" in lines
        assert "press_note, names: left 4@56: Smith" in lines
        assert "press_note, sentences: left 4@0: In 1987 all nine of the old things …" in lines
        assert lines[-1].endswith(
            "left unexplained. Quote each in a claim, or declare it as [[boilerplate]] in source.toml."
        )
        outcome = json.loads(CliRunner().invoke(cli, [*call, "--json"], prog_name="kzdb").stdout)
        shares = {source["source"]: source["digits"]["total"] for source in outcome["sources"]}
        assert (False, 13) == (outcome["whole"], shares["press_note"])
