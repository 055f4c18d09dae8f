"""claims.toml: each inline table becomes a claim, with defaults that need no typing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb.errors import SeedError
from kzdb.facts.claims import Claim, Milestone, Naming, Observation, Relation, Statement
from kzdb.facts.dates import DatedSpan
from kzdb.facts.locators import TextLocator
from kzdb.facts.numbers.notation import NOTATIONS
from kzdb.load.claims import read_claims
from kzdb.load.source import Habits
from kzdb.load.vocabulary import Vocabulary, read_vocabulary

ENGLISH = Habits(notation=NOTATIONS["1,234.5"])


@pytest.fixture
def vocabulary(workspace: Path) -> Vocabulary:
    """Give the vocabulary of the small workspace."""
    return read_vocabulary(workspace / "seeds" / "vocabulary")


def read(tmp_path: Path, vocabulary: Vocabulary, text: str) -> list[Claim]:
    """Return the claims of a claims.toml."""
    path = tmp_path / "claims.toml"
    path.write_text(text, "utf-8")
    return read_claims(path, vocabulary, ENGLISH)


def in_lines(rows: list[str]) -> str:
    """Return a claims.toml of observations, one a line from the second."""
    return "\n".join(["observations = [", *rows, "]"])


def refused(tmp_path: Path, vocabulary: Vocabulary, text: str) -> str:
    """Return what is said of a claims.toml, without its path."""
    with pytest.raises(SeedError) as error:
        read(tmp_path, vocabulary, text)
    return str(error.value).removeprefix(f"{tmp_path / 'claims.toml'}:")


def test_the_small_workspace(workspace: Path, vocabulary: Vocabulary) -> None:
    """Every claim is read, in the order of the file, with its line."""
    claims = read_claims(workspace / "seeds" / "annual_report" / "claims.toml", vocabulary, ENGLISH)

    assert [5, 6, 7, 8, 11, 12, 15, 16, 20, 21, 25, 26, 30, 34] == [claim.line for claim in claims]
    assert ["observation"] * 8 + ["relation"] * 2 + ["milestone"] * 2 + ["statement", "naming"] == [
        claim.content.kind for claim in claims
    ]


def test_defaults(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """The whole, reported as a fact by the document itself, in its main reading."""
    row = '{metric = "staff", subject = "ministry", period = "2020", value = "7 people", at = "1@0: seven"}'
    (claim,) = read(tmp_path, vocabulary, in_lines([row]))

    assert isinstance(claim.content, Observation)
    assert ("total", "seven") == (claim.content.breakdown, claim.citations[0].printed)
    assert ("reported", "fact", None, None, None, "main") == (
        claim.nature, claim.modality, claim.attributed_to, claim.credibility, claim.note, claim.variant
    )  # fmt: skip


def test_every_kind(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """A relation, a milestone, a statement and a name."""
    relation, milestone, statement, name = read(
        tmp_path,
        vocabulary,
        """
relations = [
  {subject = "ministry", type = "member_of", object = "coast_office", n = 2, from = "2009", role = "a", at = "1@0: x"},
]
milestones = [{entity = "drug_act", type = "signed", date = "2009-09", at = "1@0: x"}]
statements = [{entity = "NAM", topic = "route", says = "By sea.", at = "1@0: x", also = ["2@0: y"]}]
names = [{entity = "ministry", name = "the Ministry", at = "1@0: the Ministry of the Sea"}]
""",
    )

    year = DatedSpan("2009-01-01", "2009-12-31", "year")
    assert Relation("ministry", "member_of", "coast_office", 2, year, None, "a") == relation.content
    assert Milestone("drug_act", "signed", 1, DatedSpan("2009-09-01", "2009-09-30", "month")) == milestone.content
    assert Statement("NAM", "route", "main", "By sea.") == statement.content
    assert [TextLocator(1, "x", 0), TextLocator(2, "y", 0)] == [one.locator for one in statement.citations]
    assert Naming("ministry", "en", "preferred", 1, "the Ministry") == name.content


def test_a_name_over_a_line_end(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """A name is found in its quote where a line ends within it; another name is refused."""
    row = 'names = [{{entity = "ministry", name = "{}", at = "1@0: the Ministry \\nof the Sea"}}]\n'

    (name,) = read(tmp_path, vocabulary, row.format("Ministry of the Sea"))

    assert Naming("ministry", "en", "preferred", 1, "Ministry of the Sea") == name.content
    assert "expected a name that is in" in refused(tmp_path, vocabulary, row.format("Ministry of the Lake"))


def test_an_entity_is_a_breakdown(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Any substance, country or body may be a part; so may the listed parts that are none."""
    row = '{{metric = "staff", subject = "ministry", breakdown = "{}", period = "2020", value = "7 people", '
    row += 'at = "1@0: 7"}},'
    parts = ["heroin", "NAM", "women", "total"]
    claims = read(tmp_path, vocabulary, in_lines([row.format(part) for part in parts]))

    assert parts == [claim.content.slot[2] for claim in claims]


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("6 times", "six-fold"),
        ("2 times", "twice as many"),
        ("36,137 people", "36,137"),
        ("250 thousand people", "250 thous."),
        ("~ 250 people", "some 250 people"),
        ("18..20 people", "18 to 20"),
        ("18..20 people", "between eighteen and twenty"),
    ],
)
def test_the_number_stands_in_the_quote(tmp_path: Path, vocabulary: Vocabulary, value: str, quote: str) -> None:
    """In digits or in words, as the document has it."""
    metric = "staff_growth" if "times" in value else "staff"
    row = f'{{metric = "{metric}", subject = "ministry", period = "2020", value = "{value}", at = "1@0: {quote}"}}'

    assert 1 == len(read(tmp_path, vocabulary, in_lines([row])))


def test_an_inferred_value_takes_the_place_of_the_number(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Most is seventy per cent only if somebody says that he infers it and why; a note alone is not enough."""
    row = (
        'metric = "staff_share", subject = "ministry", period = "2020", value = "70 percent", at = "1@0: most of them"'
    )

    noted = f'{row}, note = "Most is read as 70."'
    expected = "1, value: got '70 percent', expected the number that 'most of them' prints: no number."

    assert 1 == len(read(tmp_path, vocabulary, f'observations = [{{{noted}, inferred = ["value"]}}]'))
    assert refused(tmp_path, vocabulary, f"observations = [{{{noted}}}]").startswith(expected)


def test_what_cannot_be_needs_a_note(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """A share over a hundred per cent is a slip, unless a note says why it is so."""
    row = 'metric = "staff_share", subject = "ministry", period = "2020", value = "150 percent", at = "1@0: 150 %"'

    assert 1 == len(read(tmp_path, vocabulary, f'observations = [{{{row}, note = "Of the posts on paper."}}]'))
    assert refused(tmp_path, vocabulary, f"observations = [{{{row}}}]").startswith(
        "1, value: got '150 percent', expected at most 100 per cent"
    )


def test_a_ton_asks_what_it_means(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Once a source: with its meaning in source.toml it is read, and only as that unit."""
    path = tmp_path / "claims.toml"
    row = 'metric = "drug_seizures", subject = "NAM", period = "2020", value = "5 {}", at = "1@0: 5 tons"'
    path.write_text(f"observations = [{{{row.format('kg')}}}]", "utf-8")

    twice = path.read_text("utf-8").replace("}]", '}, {reading = "other", ' + row.format("t") + "}]")

    with pytest.raises(SeedError) as asked:
        read_claims(path, vocabulary)
    path.write_text(twice, "utf-8")
    with pytest.raises(SeedError) as asked_once:
        read_claims(path, vocabulary)
    path.write_text(twice.partition(", {reading")[0] + "]", "utf-8")

    assert (
        (
            f"{tmp_path / 'source.toml'}, meanings: got nothing about 'ton', expected a metric, short or long ton. "
            'Write meanings = {ton = "t"} or what the source means by it.'
        )
        == str(asked.value)
        == str(asked_once.value)
    )
    assert 1 == len(read_claims(path, vocabulary, Habits(meanings={"ton": "kg"})))
    with pytest.raises(SeedError, match="expected t, which 'ton' means"):
        read_claims(path, vocabulary, Habits(meanings={"ton": "t"}))


def test_one_fact_is_answered_once_in_each_variant(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Beside the main answer: other readings and second mentions, each under a name of its own."""
    row = '  {{metric = "staff", subject = "ministry", period = "2020", value = "7 people", at = "1@0: 7"{}}},'
    lines = [row.format(more) for more in ("", ', reading = "a"', ', reading = "b"', ', mention = "a"')]

    assert ["main", "reading:a", "reading:b", "mention:a"] == [
        claim.variant for claim in read(tmp_path, vocabulary, in_lines(lines))
    ]
    assert refused(tmp_path, vocabulary, in_lines([*lines, lines[1]])) == (
        "6, observation: got the fact of line 3 again, expected each fact once. "
        'Give the second one `mention = "slug"`, or remove it.'
    )


def test_a_second_term_is_another_fact(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """`n` tells the first term from the second; the error for two equal ones names it."""
    row = '{{subject = "NAM", type = "member_of", object = "coast_office", n = {}, at = "1@0: x"}}'
    text = f"relations = [{row.format(1)}, {row.format(2)}]"

    assert 2 == len({claim.content.slot for claim in read(tmp_path, vocabulary, text)})
    assert refused(tmp_path, vocabulary, text.replace("n = 2", "n = 1")).endswith(
        'Give the second one `mention = "slug"` or another `n`, or remove it.'
    )


def test_who_drafted_and_who_reviewed_is_kept_in_the_file_alone(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """The claim is the source's, whoever typed the line; a drafted line without a reviewer is refused."""
    row = '{{metric = "staff", subject = "ministry", period = "2020", value = "7 people", at = "1@0: 7"{}}}'
    drafted, reviewed = ', drafted_by = "grammar/1"', ', reviewed_by = "A. Reader"'

    assert read(tmp_path, vocabulary, in_lines([row.format("")])) == read(
        tmp_path, vocabulary, in_lines([row.format(drafted + reviewed)])
    )
    assert refused(tmp_path, vocabulary, in_lines([row.format(drafted)])).startswith("2, reviewed_by: got nothing")


@pytest.mark.parametrize(
    ("value", "quote", "more", "kind"),
    [
        ("7 [5..9] people", "7 [5-9]", "", "unnamed"),
        ("7 [5..9] people", "7 (95% CI: 5-9)", "", "confidence"),
        ("7 [5..9] people", "7 [5-9]", 'interval_kind = "minimum_maximum", ', "minimum_maximum"),
        ("7 people", "7", "", None),
    ],
)
def test_the_kind_of_an_interval(
    tmp_path: Path, vocabulary: Vocabulary, value: str, quote: str, more: str, kind: str | None
) -> None:
    """The quote says what the bounds are; where it does not, the claim may."""
    row = f'{{metric = "staff", subject = "ministry", period = "2020", value = "{value}", {more}at = "1@0: {quote}"}}'
    (claim,) = read(tmp_path, vocabulary, in_lines([row]))

    assert isinstance(claim.content, Observation)
    assert kind == claim.content.figure.interval_kind


@pytest.mark.parametrize(
    ("value", "quote", "said"),
    [
        ("7 [5..9] people", "7 (95% CI: 5-9)", "got 'uncertainty', expected confidence, as '7 (95% CI: 5-9)' says"),
        ("7 people", "7", "got 'uncertainty', expected it with a value that has bounds, like '4.5 [2.6..6.5] kg'"),
    ],
)
def test_a_kind_that_is_none(tmp_path: Path, vocabulary: Vocabulary, value: str, quote: str, said: str) -> None:
    """A kind needs bounds, and may not be another one than the quote names."""
    row = (
        f'{{metric = "staff", subject = "ministry", period = "2020", value = "{value}", interval_kind = "uncertainty", '
        f'at = "1@0: {quote}"}}'
    )

    assert f"2, interval_kind: {said}" in refused(tmp_path, vocabulary, in_lines([row]))
