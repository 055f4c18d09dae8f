"""Addresses of stores: taken apart, and shown without any part of a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb.errors import ConfigError
from kzdb.store.address import parse_address


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://user:secret@host/base", "postgresql://user:***@host/base"),
        ("postgres://user:se%2Fcr%40et@host:5432/base", "postgresql://user:***@host:5432/base"),
        ("postgresql+psycopg://:secret@host/base", "postgresql://:***@host/base"),
        ("postgresql://user@host/base", "postgresql://user@host/base"),
        ("postgresql:///base?user=u&password=secret&host=h&a=b", "postgresql://u:***@h/base?a=b"),
        ("postgresql://host/base?SSLPASSWORD=secret", "postgresql://:***@host/base"),
        ("postgresql://postgres@/base?host=/run/socket", "postgresql://postgres@/run/socket/base"),
        ("sqlite:////srv/base/kzdb.sqlite", "sqlite:////srv/base/kzdb.sqlite"),
        ("sqlite:///base/what?.sqlite", "sqlite:///base/what?.sqlite"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    """Wherever the password is; neither str nor repr has it."""
    address = parse_address(url)

    assert shown == str(address)
    assert "secret" not in repr(address)


def test_the_parts_reach_the_driver_whole() -> None:
    """A password of any letters is quoted, so that no driver takes a part of it for something else."""
    address = parse_address("postgresql://a%20b:p%40s%2Fs%3F%23@host:5433/base?sslmode=require")

    assert ("a b", "host", 5433, "base") == (address.user, address.host, address.port, address.database)
    assert (("password", "p@s/s?#"),) == address.secrets
    expected = "postgresql:///?user=a%20b&host=host&port=5433&dbname=base&sslmode=require&password=p%40s%2Fs%3F%23"
    assert expected == address.uri


def test_the_file_of_a_sqlite_store() -> None:
    """Relative and absolute, taken literally."""
    assert Path("var/kzdb.sqlite") == parse_address("sqlite:///var/kzdb.sqlite").path
    assert Path("/srv/100%.sqlite") == parse_address("sqlite:////srv/100%.sqlite").path


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://user:hunter2@host/base", "got mysql://…, expected sqlite:///FILE or postgresql://"),
        ("hunter2", "got no address, expected"),
        ("sqlite://", "got sqlite:// without a file"),
        ("sqlite:///:memory:", "got sqlite:// without a file"),
        ("postgresql://user:hunter2/x@host/base", "got an address with @, / , ? or # in its password"),
        ("postgresql://user:hun@ter2@host/base", "got an address with @, / , ? or # in its password"),
        ("postgresql://user:hunter2?x@host/base", "got an address with @, / , ? or # in its password"),
        ("postgresql://user:hunter2#x@host/base", "got an address with @, / , ? or # in its password"),
        ("postgresql://host:hunter2/base", "got a port that is no number"),
        ("postgresql://user:hunter2@host:99999/base", "got a port that is no number below 65536"),
    ],
)
def test_what_is_none_is_refused_without_a_part_of_it(url: str, said: str) -> None:
    """A mistyped address may have its password anywhere, so nothing of it is shown."""
    with pytest.raises(ConfigError) as refused:
        parse_address(url)

    assert said in str(refused.value)
    assert "hun" not in str(refused.value)
    assert "ter2" not in str(refused.value)


def test_a_driver_does_not_give_the_password_away() -> None:
    """Its message loses the password, as typed and as quoted, and its line feeds."""
    address = parse_address("postgresql://user:hunter%402@host/base")

    assert 'refused "***" and ***' == address.clean('refused\n"hunter@2" and hunter%402')
    assert "no a in ***" == parse_address("postgresql://user:a@host/base").clean("no a in a").replace("no ***", "no a")
