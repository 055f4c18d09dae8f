"""Figures that a data set gives as a lowest and a highest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kzdb import pipeline
from kzdb.errors import SeedError
from tests.load.tables.conftest import Place

Ask = Callable[[str], list[tuple[object, ...]]]

MAPPING = """\
[file]
reader = "delimited"
[[table]]
anchor = "country"
key_repeats = "each"
[table.role]
metric = {const = "drug_price"}
subject = {col = "country"}
breakdown = {const = "heroin"}
period = {col = "year", as = "year"}
value = {col = "typical", range = true}
low = {col = "lowest"}
high = {col = "highest"}
unit = {const = "usd_per_g"}
"""
HEAD = "country,year,lowest,typical,highest\n"


def test_two_ends_without_a_value_are_a_range(place: Place, ask: Ask) -> None:
    """Both cells are cited, and none is the figure as printed; equal ends are one number; one end alone is none."""
    place.put(f"{HEAD}KAZ,2018,8,,12.5\nKGZ,2018,10,20,30\nKAZ,2018,9,,13\nUZB,2018,7,,7\nTJK,2018,,,8\n", MAPPING)

    assert [
        "drug_price,KAZ,heroin,2018,8...12.5 usd_per_g,,,,,,,,table,2,3,8",
        ",,,,,,,,,,,,table,2,5,12.5",
        "drug_price,KGZ,heroin,2018,20. usd_per_g,10.,30.,,,,,,table,3,4,20",
        "drug_price,KAZ,heroin,2018,9...13. usd_per_g,,,,,,,mention:r4,table,4,3,9",
        ",,,,,,,,,,,,table,4,5,13",
        "drug_price,UZB,heroin,2018,7. usd_per_g,,,,,,,,table,5,3,7",
        ",,,,,,,,,,,,table,5,5,7",
    ] == place.extract()[1:]

    pipeline.load(place.settings)

    assert [(7, None, "7"), (8, 125, None), (9, 13, None), (20, None, "20")] == ask(
        "SELECT coef, coef_high, printed FROM figures JOIN citations USING (claim_id) WHERE position = 1 ORDER BY coef"
    )


def test_a_low_above_the_high_waits(place: Place) -> None:
    """The store could not hold it, so a person has to look; nothing else stops."""
    place.put(f"{HEAD}KAZ,2018,800,200,600\nKGZ,2018,9,,3\nTJK,2018,1,2,3\n", MAPPING)

    assert ["drug_price,TJK,heroin,2018,2. usd_per_g,1.,3.,,,,,,table,4,4,2"] == place.extract()[1:]
    outcome = pipeline.extract(place.settings)[0]

    assert {"low above high: in the queue": 2} == outcome.counts
    assert ["got a low above the high on row 2", "got a low above the high on row 3"] == [
        line.partition("low: ")[2].partition(",")[0] for line in outcome.queue
    ]


def test_a_range_needs_both_ends(place: Place) -> None:
    """Without a column for the highest there is nothing to make a range of."""
    place.put(f"{HEAD}KAZ,2018,8,,12\n", MAPPING.replace('high = {col = "highest"}\n', ""))

    with pytest.raises(SeedError, match="range: got no column of high, expected one column each"):
        place.extract()


def test_ranges_are_not_summed(place: Place) -> None:
    """Of two ranges on one fact no exact sum can be made."""
    place.put(f"{HEAD}KAZ,2018,8,,12\nKAZ,2018,9,,13\n", MAPPING.replace('"each"', '"sum"'))

    with pytest.raises(SeedError, match=r"key_repeats: got drug_price KAZ heroin 2018 as .*, expected exact figures"):
        place.extract()


WORLD = """\
country,year,lowest,typical,highest
Kazakhstan,2018,1,2,3
Kyrgyzstan,2018,4,5,6
World,2018,7,8,9
Europe & Central Asia (rest),2018,7,8,9
Tajikistan,2018,1,2,3
"""


def test_only_some_places_are_wanted(place: Place) -> None:
    """Names that the vocabulary lacks are counted as other places; one that may mean a wanted place is a mistake."""
    mapping = MAPPING.replace("[table.role]", 'use = {subject = ["KAZ", "KGZ"]}\n[table.role]')
    place.put(WORLD, mapping)

    assert (2, {"not in use: another subject": 3}, ()) == (
        len(place.extract()) - 1, *(getattr(pipeline.extract(place.settings)[0], name) for name in ("counts", "queue")),
    )  # fmt: skip

    for name in ("Kazakstan", "Kazakhstan, urban", ""):
        place.put(f'{WORLD}"{name}",2019,1,2,3\n', mapping)
        with pytest.raises(SeedError, match=f"subject: got '{name}'"):
            place.extract()
    place.put(WORLD.replace("Kyrgyzstan", "Kirghizia of old"), mapping)
    with pytest.raises(SeedError, match="no facts with subject KGZ"):
        place.extract()
