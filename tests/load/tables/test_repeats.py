"""Facts that a data set answers more than once."""

from __future__ import annotations

from tests.load.tables.conftest import Place
from tests.load.tables.test_extract import MAPPING


def test_a_sum_has_no_more_digits_than_the_store_holds(place: Place) -> None:
    """A large number and a small one with many decimals: the sum is rounded at the last digit there is room for."""
    rows = "country,drug,year,kg\nKAZ,heroin,2019,9500.5\nKAZ,heroin,2019,0.06578912345678901\n"
    place.put(rows, MAPPING.format(more='key_repeats = "sum"'))

    assert "drug_seizures,KAZ,heroin,2019,9500.56578912345679 kg,,,derived,,,,table,2,4,9500.5" == place.extract()[1]
