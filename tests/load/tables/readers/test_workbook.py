"""Numbers of workbooks as text."""

from __future__ import annotations

import pytest

from kzdb.load.tables.readers.workbook import number_text


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        (1152.0, "1152"),
        (-0.5, "-0.5"),
        (3637.4501069999997, "3637.450107"),
        (0.0035600000000000002, "0.00356"),
        (2.9999999999999997e-05, "3e-05"),
        (123456789012345.0, "123456789012345"),
        (70.08828811, "70.08828811"),
    ],
)
def test_digits_beyond_the_fifteenth_are_no_digits_of_the_cell(stored: float, text: str) -> None:
    """A spreadsheet shows at most 15; what binary arithmetic leaves behind them is in no cell."""
    assert text == number_text(stored)
