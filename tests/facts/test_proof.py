"""Whether a typed figure is the one its quote prints: the whole number, its range, its qualifier, its unit."""

from __future__ import annotations

import csv
import itertools
import random
from fractions import Fraction
from pathlib import Path

import pytest

from kzdb.facts.figures import parse_figure
from kzdb.facts.numbers.notation import NOTATIONS
from kzdb.facts.numbers.numerals import read_numbers
from kzdb.facts.proof import cut_number, disproof, doubtful_word, printed_interval_kind
from kzdb.facts.units import Unit, Units

ENGLISH = NOTATIONS["1,234.5"]
UNITS = Units([
    Unit("kg", "kilogram", "kg", "mass", "kg", Fraction(1)),
    Unit("g", "gram", "g", "mass", "kg", Fraction(1, 1000)),
    Unit("percent", "per cent", "%", "ratio", "times", Fraction(1, 100)),
    Unit("times", "times", "times", "ratio", "times", Fraction(1)),
])  # fmt: skip


def judge(value: str, quote: str, printed: str = "", *, old: bool = False) -> str | None:
    """Return what the quote prints instead of the value."""
    figure, unit = parse_figure(value, UNITS)
    return disproof(figure, unit, quote, printed or quote, ENGLISH, old_billions=old)


@pytest.mark.parametrize("printed", ["3 tons", "96 kg", "611 g", "3 tons 96 kg", "96 kg 611 g", "3 tons 96 kg 611"])
def test_a_part_of_a_compound_measure_proves_nothing(printed: str) -> None:
    """Neither as part of a longer quote nor as a quote that cuts the measure."""
    line = "Police seized 3 tons 96 kg 611 g of heroin in May."
    start = line.index(printed)

    for value in ("3 kg", "96 kg", "611 g", "3,096 kg", "96.611 kg"):
        assert judge(value, line, printed) is not None
    assert "3 tons 96 kg 611 g" == cut_number(line, start, start + len(printed), ENGLISH)


@pytest.mark.parametrize(
    ("value", "quote", "printed"),
    [
        ("45,000 kg", "45 000 kg", ""),
        ("53 kg", "Fifty-three kg", ""),
        ("1.2 billion kg", "$1.2bn", ""),
        ("1.5 kg", "1½ tonnes", ""),
        ("18,000..20,000 kg", "$18,000 to $20,000 in 2014", ""),
        ("2,905 kg", "2,989 to 2,905", "2,905"),
        ("3,096.611 kg", "3 tons 96 kg 611 g", ""),
        ("80,977 g", "80 kg 977 g", ""),
        ("543.4 kg", "(2020 – 543.4 kilograms)", "543.4 kilograms"),
        ("7 kg", "rose from 5 to 7", "7"),
        ("136 million kg", "US$ 136 million", "136 million"),
        ("> 50 kg", "more than 50", ""),
        (">= 50 kg", "more than 50", ""),
        ("50 kg", "more than 50", "50"),
        ("~ 33 percent", "about a third", ""),
        ("50 percent", "half of them", ""),
        ("20 percent", "one in five", ""),
        ("0.5 times", "half", ""),
        ("4.5 [2.6..6.5] kg", "4.5 [2.6 - 6.5]", ""),
        ("4.5 kg", "4.5 [2.6 - 6.5]", ""),
    ],
)
def test_figures_that_are_printed(value: str, quote: str, printed: str) -> None:
    """The value is the whole printed number under its reading."""
    assert judge(value, quote, printed) is None


@pytest.mark.parametrize(
    ("value", "quote", "printed", "read"),
    [
        ("45 kg", "45 000 kg", "", "45,000"),
        ("45 kg", "45 000 kg", "45", "no number"),
        ("3 kg", "Fifty-three kg", "", "53"),
        ("3 kg", "Fifty-three kg", "three kg", "no number"),
        ("1.2 kg", "$1.2bn", "", "1,200,000,000"),
        ("1 kg", "1½ tonnes", "", "1.5"),
        ("18,000 kg", "$18,000-$20,000", "", "18,000..20,000"),
        ("18,000 kg", "$18,000-$20,000", "$18,000", "no number"),
        ("5 kg", "between 5 and 7", "5", "no number"),
        ("5 kg", "from 5 to 7", "", "5..7"),
        ("5 kg", "-5 kg", "5 kg", "no number"),
        ("50 kg", "more than 50", "", "over or at_least 50"),
        ("< 50 kg", "more than 50", "", "over or at_least 50"),
        ("34 percent", "a third", "", "1/3"),
        ("15 percent", "0.15", "", "0.15"),
        ("4.5 [2..6.5] kg", "4.5 [2.6 - 6.5]", "", "4.5 [2.6..6.5]"),
        ("6.5 kg", "4.5 [2.6 - 6.5]", "6.5", "no number"),
        ("7 kg", "several", "", "no number"),
    ],
)
def test_figures_that_are_not(value: str, quote: str, printed: str, read: str) -> None:
    """A part of a number proves nothing; what was read instead is said."""
    assert read == judge(value, quote, printed)


def test_old_billions() -> None:
    """Where a source's billion is a million million, so is ours of it."""
    assert judge("2,000,000 million kg", "two billion", old=True) is None
    assert judge("2 billion kg", "two billion", old=True) == "2,000,000,000,000"


def test_a_quote_may_not_cut_a_number() -> None:
    """The line shows what the quote leaves out."""
    line = "They seized 45 000 kg, then 5 to 7 kg of it for US$ 136 million."

    assert "45 000" == cut_number(line, line.index("000"), line.index(", then"), ENGLISH)
    assert cut_number(line, line.index("45"), line.index(" kg"), ENGLISH) is None
    assert cut_number(line, line.index("7 kg"), line.index(" of it"), ENGLISH) is None
    assert cut_number(line, line.index("136"), len(line), ENGLISH) is None


def test_a_cut_number_is_found_wherever_it_is() -> None:
    """Most places are passed over without reading the numbers around them; none that cuts a number may be."""
    with (Path(__file__).parent / "numbers" / "printed_numbers.csv").open(encoding="utf-8", newline="") as file:
        forms = [row["printed"] for row in csv.DictReader(file)]
    chance = random.Random(11)
    for gap in (" of drugs, ", " and ", " kg. ", ", about ", " (", "\n") * 50:
        text = gap.join(chance.sample(forms, 3))
        for start, end in itertools.pairwise(sorted(chance.sample(range(len(text) + 1), 6))):
            cut = [
                one
                for number in read_numbers(text[max(0, start - 60) : end + 60], ENGLISH)
                for one in number.ends or (number,)
                if any(one.start < at - max(0, start - 60) < one.end for at in (start, end))
            ]
            if not cut:
                assert cut_number(text, start, end, ENGLISH) is None, (text, start, end)
            elif (
                cut[0].text[0].isdigit() or cut[0].text[0].islower()
            ):  # a quote may leave out the currency and the sign
                assert cut_number(text, start, end, ENGLISH) is not None, (text, start, end)


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("4.5 [2.6 - 6.5] million", "unnamed"),
        ("4.5 (95% CI: 2.6-6.5)", "confidence"),
        ("4.5 (95% confidence interval 2.6 to 6.5)", "confidence"),
        ("4.5 [95% UI 2.6-6.5]", "uncertainty"),
        ("4.5 (95% CrI 2.6-6.5)", "uncertainty"),
        ("4.5 (range: 2.6-6.5)", "minimum_maximum"),
        ("4.5 ± 0.2 kg", "uncertainty"),
        ("4.5 kg", None),
    ],
)
def test_the_kind_of_an_interval(quote: str, kind: str | None) -> None:
    """It is what the words at the bounds say."""
    assert kind == printed_interval_kind(quote, quote, ENGLISH)


def test_words_of_several_meanings() -> None:
    """A ton and an old billion ask for a choice; a tonne, a metric ton and a billion of today do not."""
    assert ("ton", "a metric, short or long ton") == doubtful_word("440 tons of it", "440 tons", 2015)
    assert doubtful_word("440 metric tons of it", "440 metric tons", 2015) is None
    assert doubtful_word("440 tonnes", "440 tonnes", 2015) is None
    assert doubtful_word("2 billion", "2 billion", 2015) is None
    assert "billion" == (doubtful_word("2 billion", "2 billion", 1960) or ("",))[0]
