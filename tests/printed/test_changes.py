"""What changed between two editions as they were printed: what happened on the page, and why in the base."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kzdb.printed.changes import what_changed
from kzdb.printed.edition import Behind, Item, Printed

SEIZED = Behind(1, "observation", "Kazakhstan", "heroin seized", None, "2014-01-01", "2014-12-31", "393 kg",
                "incsr_2015", False, 1, 90)  # fmt: skip


def figure(text: str, *claims: int, page: int | None = 1, kind: str = "figure", place: str = "seizures") -> Item:
    """Return an entry of a ledger."""
    return Item(kind, text, place, page, claims, f"f-{claims[0]}")


def edition(items: list[Item], revision: int = 1, **behind: Behind) -> Printed:
    """Return an edition with its entries and what is behind claim `c11`, `c12`, ..."""
    return Printed(tuple(items), {int(name[1:]): said for name, said in behind.items()}, revision)


OLD = edition([figure("393 kg", 11)], c11=SEIZED)


def shown(old: Printed, new: Printed, **ended: str) -> list[tuple[str, ...]]:
    """Return the changes as what happened, why, and the two texts."""
    ends = {int(name[1:]): end for name, end in ended.items()}
    return [(one.happened, one.why, one.old_text or "-", one.new_text or "-") for one in what_changed(old, new, ends)]


def test_nothing_changed() -> None:
    """The same entries with the same claims are no change."""
    assert [] == shown(OLD, OLD)


def test_a_revised_figure_is_one_change() -> None:
    """The source says otherwise now: old and new are side by side, each with its page."""
    new = edition([figure("401 kg", 12, page=2)], 2, c12=replace(SEIZED, value="401 kg", revision=2))

    (change,) = what_changed(OLD, new, {11: "superseded"})

    assert ("changed", "revised", "393 kg", 1, "401 kg", 2) == (
        change.happened, change.why, change.old_text, change.old_page, change.new_text, change.new_page,
    )  # fmt: skip
    assert ((11,), (12,), "Kazakhstan", "heroin seized") == (
        change.old_claims, change.new_claims, change.subject, change.predicate,
    )  # fmt: skip


def test_another_source_answers() -> None:
    """The same fact from another source is re-sourced, not revised, whatever it says."""
    new = edition([figure("393 kg", 12)], 2, c12=replace(SEIZED, source="unodc", revision=2))

    assert [("changed", "re-sourced", "393 kg", "393 kg")] == shown(OLD, new)


@pytest.mark.parametrize(("end", "why"), [("withdrawn", "withdrawn"), ("superseded", "revised"), ("", "reselected")])
def test_a_figure_that_left(end: str, why: str) -> None:
    """It was withdrawn, revised out of the report, or only left out of it."""
    assert [("left", why, "393 kg", "-")] == shown(OLD, edition([], 2), **({"c11": end} if end else {}))


@pytest.mark.parametrize(("revision", "why"), [(2, "new"), (1, "reselected")])
def test_a_figure_that_came(revision: int, why: str) -> None:
    """It is new in the base, or the base had it and the report now prints it."""
    other = replace(SEIZED, fact=2, predicate="opium seized", revision=revision)
    new = edition([figure("393 kg", 11), figure("2 t", 13)], 2, c11=SEIZED, c13=other)

    assert [("came", why, "-", "2 t")] == shown(OLD, new)


def test_rivals_came_and_were_settled() -> None:
    """A figure that is now contested is a change though not a letter of it differs; so is its settlement."""
    contested = edition([figure("393 kg", 11)], 2, c11=replace(SEIZED, contested=True))

    assert [("changed", "contested", "393 kg", "393 kg")] == shown(OLD, contested)
    assert [("changed", "settled", "393 kg", "393 kg")] == shown(contested, OLD)


def test_other_words_and_other_pages() -> None:
    """They are said too, and come last."""
    other = replace(SEIZED, fact=2, weight=10)
    old = edition([figure("393 kg", 11), figure("2 t", 13)], c11=SEIZED, c13=other)
    new = edition([figure("393 kg", 11, page=4), figure("2,000 kg", 13)], c11=SEIZED, c13=other)

    assert [("changed", "reworded", "2 t", "2,000 kg"), ("moved", "moved", "393 kg", "393 kg")] == shown(old, new)


def test_weight_before_alphabet() -> None:
    """What a minister asks for first comes first."""
    first = {"c21": replace(SEIZED, fact=21, subject="Zhambyl", weight=99, revision=2)}
    second = {"c22": replace(SEIZED, fact=22, subject="Almaty", weight=5, revision=2)}
    new = edition([figure("1", 22), figure("2", 21)], 2, **first, **second)

    assert ["Zhambyl", "Almaty"] == [one.subject for one in what_changed(edition([]), new, {})]


def test_a_figure_printed_twice_is_one() -> None:
    """In the text and in a table: a change of it is said once, with its first page; charts and notes do not count."""
    new = edition(
        [figure("401 kg", 12, page=5), figure("401 kg", 12, page=3), figure("401", 12, kind="mark")],
        2, c12=replace(SEIZED, revision=2),
    )  # fmt: skip

    (change,) = what_changed(OLD, new, {11: "superseded"})

    assert 3 == change.new_page


def test_a_derived_figure_is_known_by_all_its_facts() -> None:
    """A sum of two facts is another thing than either of them."""
    other = replace(SEIZED, fact=2)
    old = edition([figure("393 kg", 11), figure("400 kg", 11, 13, kind="computed")], c11=SEIZED, c13=other)
    new = edition([figure("393 kg", 11), figure("410 kg", 11, 14, kind="computed")], 2, c11=SEIZED,
                  c14=replace(other, revision=2))  # fmt: skip

    assert [("changed", "revised", "400 kg", "410 kg")] == shown(old, new)


def test_a_page_that_is_not_laid_out_yet() -> None:
    """Nothing is known of its pages: what is in another section has moved, and its new place has a name."""
    same = edition([figure("393 kg", 11, page=None)], c11=SEIZED)
    other = edition([figure("393 kg", 11, page=None, place="outlook")], c11=SEIZED)

    assert [] == what_changed(OLD, same, {})
    (change,) = what_changed(OLD, other, {})
    assert ("moved", 1, None, "f-11") == (change.why, change.old_page, change.new_page, change.anchor)


def test_counts_of_ours_are_not_compared() -> None:
    """What was counted is listed itself."""
    new = edition([figure("393 kg", 11), figure("2", 11, 13, kind="count")], 2, c11=SEIZED, c13=SEIZED)

    assert [] == shown(edition([figure("393 kg", 11), figure("1", 11, kind="count")], c11=SEIZED), new)


def test_a_figure_before_what_is_computed_from_it() -> None:
    """At the same weight; what is computed from two years is about the newer."""
    before = replace(SEIZED, fact=2, start="2013-01-01", end="2013-12-31")
    old = edition([figure("-5%", 11, 13, kind="computed"), figure("393 kg", 11)], c11=SEIZED, c13=before)
    new = edition([figure("-3%", 12, 13, kind="computed"), figure("401 kg", 12)], 2,
                  c12=replace(SEIZED, revision=2), c13=before)  # fmt: skip

    assert [("figure", "2014-01-01"), ("computed", "2014-01-01")] == [
        (one.kind, one.start) for one in what_changed(old, new, {11: "superseded"})
    ]
