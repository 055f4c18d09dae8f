"""Who gets what, once: readers a new edition, owners a failure and its end; and what is done when it is not known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kzdb.errors import ConfigError, DefinitionError
from kzdb.refresh.notify.post import Post
from kzdb.refresh.notify.recipients import read_recipients
from kzdb.refresh.notify.servers import Server, Servers, read_servers
from tests.refresh.notify.mailbox import Mailbox, serving
from tests.refresh.press import Desk

DAILY = 'cron = "0 6 * * *"\nzone = "UTC"'
RECIPIENTS = """\
owner = "desk@example.org"

[[recipient]]
mail = "adviser@example.org"
language = "en"
owner = "Head of desk"
until = 2027-06-30

[[recipient]]
mail = "reader@example.org"
language = "ru"
attach = false
owner = "Head of desk"
until = 2027-06-30
"""


@pytest.fixture
def mailbox() -> Mailbox:
    """Give a mailbox that takes what comes."""
    return Mailbox()


@pytest.fixture
def desk_with_mail(desk: Desk, mailbox: Mailbox) -> Iterator[Desk]:
    """Give a workspace with a daily report in two languages, two readers and a mail server."""
    folder = desk.add_report("daily", DAILY, '["en", "ru"]')
    (folder / "recipients.toml").write_text(RECIPIENTS, "utf-8")
    with serving(mailbox) as port:
        servers = Servers(Server("127.0.0.1", port, "none"), "kzdb@example.org", None, "https://example.org/kzdb")
        desk.notify = Post(desk.settings.var, desk.settings.reports, servers, desk.clock)
        yield desk


def deliveries(desk: Desk) -> list[tuple[str, str, str]]:
    """Return all deliveries as what, whom and state."""
    with desk.rows() as rows:
        found = rows.all("SELECT about, recipient, state FROM deliveries ORDER BY id")
    return [(row["about"], row["recipient"].partition("@")[0], row["state"]) for row in found]


def test_a_new_edition_is_sent_once(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """To each reader in his language, the document attached or linked; never again, however often one looks."""
    desk_with_mail.refresh()
    for minute in range(10, 60, 10):
        desk_with_mail.refresh(f"2026-11-28T05:{minute}")

    assert ["adviser@example.org", "reader@example.org"] == mailbox.whom
    (_, english), (_, russian) = mailbox.got
    (attached,) = english.iter_attachments()
    assert desk_with_mail.printed("daily").encode() == attached.get_payload(decode=True)
    assert "<mailto:desk@example.org?subject=unsubscribe%20daily>" == english["List-Unsubscribe"]
    assert [] == list(russian.iter_attachments())
    assert "https://example.org/kzdb/editions/daily/all/1/ru/daily-ru.pdf" in russian.get_content()
    assert "Это первый выпуск." in russian.get_content()
    assert "desk@example.org" in russian.get_content()


def test_changes_are_in_the_body(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """What a reader would find different, in his language, with the page."""
    desk_with_mail.refresh()
    desk_with_mail.correct("9.75 kg", "9.5 kg")
    desk_with_mail.refresh("2026-11-28T06:01")

    english, russian = (mail for _, mail in mailbox.got[2:])
    body = english.get_body(("plain",))
    assert body is not None
    assert "revised: 9.75 kg → 9.5 kg (page 1)" in body.get_content()
    assert "исправлено: 9.75 kg → 9.5 kg" in russian.get_content()


def test_unchanged_and_set_again_are_not_sent(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """Readers are not written to for a slot without news, nor for another style."""
    desk_with_mail.refresh()
    desk_with_mail.refresh("2026-11-28T06:01")
    (desk_with_mail.settings.reports / "daily" / "style.css").write_text("h1 { color: navy }")
    assert 2 == len(desk_with_mail.refresh("2026-11-29T06:01").built)

    assert 2 == len(mailbox.got)


def test_a_failure_is_told_once_and_its_end_once(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """The owner hears which gate, and what readers still have; readers hear nothing."""
    desk_with_mail.refresh()
    (desk_with_mail.settings.reports / "daily" / "broken").write_text("transient")
    desk_with_mail.correct("9.75 kg", "9.5 kg")
    for hour in range(6, 12):
        desk_with_mail.refresh(f"2026-11-28T{hour:02}:01")
    said = mailbox.got[2:]
    assert ["desk@example.org"] * 2 == [address for address, _ in said]  # one a language
    assert "evidence" in said[0][1].get_content()
    assert "The last good edition is 1" in said[0][1].get_content()

    (desk_with_mail.settings.reports / "daily" / "broken").unlink()
    desk_with_mail.refresh("2026-11-28T20:00")

    after = [(address.partition("@")[0], mail["Subject"]) for address, mail in mailbox.got[4:]]
    assert ["adviser", "reader", "desk", "desk"] == [whom for whom, _ in after]
    assert "daily, all, en is up to date again" in [subject for _, subject in after]


def test_an_end_that_is_unknown_is_never_repeated(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """The server had it and broke off: once is what everybody gets; a person decides."""
    mailbox.mood = "breaks"
    outcome = desk_with_mail.refresh()
    mailbox.mood = "well"
    desk_with_mail.refresh("2026-11-28T05:10")
    desk_with_mail.refresh("2026-11-28T12:00")

    assert 2 == len(outcome.failures)
    assert 2 == len(mailbox.got)
    assert ["unknown", "unknown"] == [state for _, _, state in deliveries(desk_with_mail)]


def test_what_a_killed_run_was_sending_is_unknown(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """A row that says it is being sent, by a run that is gone, is not sent again."""
    desk_with_mail.refresh()
    with desk_with_mail.rows() as rows:
        rows.write("UPDATE deliveries SET state = 'intended', token = 'of a dead run' WHERE recipient LIKE 'adviser%'")

    desk_with_mail.refresh("2026-11-28T05:10")

    assert 2 == len(mailbox.got)
    assert ["unknown", "done"] == [state for _, _, state in deliveries(desk_with_mail)]


def test_a_server_that_says_later_is_asked_again(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """What surely was not delivered is tried again after a while, and then it is done."""
    mailbox.mood = "later"
    desk_with_mail.refresh()
    mailbox.mood = "well"
    desk_with_mail.refresh("2026-11-28T05:01")
    assert [] == mailbox.got

    desk_with_mail.refresh("2026-11-28T05:06")

    assert ["adviser@example.org", "reader@example.org"] == mailbox.whom


def test_who_is_not_there_is_not_tried_again(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """A refusal is final for that edition."""
    mailbox.mood = "no"
    desk_with_mail.refresh()
    mailbox.mood = "well"
    desk_with_mail.refresh("2026-11-28T20:00")

    assert [] == mailbox.got
    assert ["refused", "refused"] == [state for _, _, state in deliveries(desk_with_mail)]


def test_a_document_that_was_changed_is_not_sent(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """What leaves is what was published, proven by its hash."""
    mailbox.mood = "later"
    desk_with_mail.refresh()
    mailbox.mood = "well"
    (desk_with_mail.settings.var / "editions/daily/all/1/en/daily-en.pdf").write_text("forged")

    outcome = desk_with_mail.refresh("2026-11-28T05:10")

    assert ["reader@example.org"] == mailbox.whom
    assert "is not the file that was published" in outcome.failures[0]


def test_a_removed_recipient_gets_nothing_more(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """Also not what was to be tried again; who is past his last day likewise."""
    mailbox.mood = "later"
    desk_with_mail.refresh()
    mailbox.mood = "well"
    path = desk_with_mail.settings.reports / "daily" / "recipients.toml"
    path.write_text(RECIPIENTS.replace("adviser@", "other@").replace("2027-06-30", "2026-11-27", 2).replace(
        "2026-11-27", "2027-06-30", 1), "utf-8")  # fmt: skip

    desk_with_mail.refresh("2026-11-28T05:10")

    assert ["other@example.org"] == mailbox.whom
    states = {whom: state for _, whom, state in deliveries(desk_with_mail)}
    assert {"adviser": "refused", "reader": "refused", "other": "done"} == states


def test_recipients_that_cannot_be_read(desk_with_mail: Desk, mailbox: Mailbox) -> None:
    """Nobody is written to, the edition is built all the same, and it is a failure until it is corrected."""
    path = desk_with_mail.settings.reports / "daily" / "recipients.toml"
    path.write_text(RECIPIENTS.replace("2027-06-30", '"soon"'), "utf-8")
    outcome = desk_with_mail.refresh()
    assert "until: got 'soon', expected the last day" in outcome.failures[0]
    assert (2, []) == (len(outcome.built), mailbox.got)

    path.write_text(RECIPIENTS, "utf-8")
    desk_with_mail.refresh("2026-11-28T05:10")

    assert ["adviser@example.org", "reader@example.org"] == mailbox.whom


def test_without_a_server(desk: Desk) -> None:
    """Readers without a way to reach them are a failure that says what to set."""
    folder = desk.add_report("daily", DAILY)
    (folder / "recipients.toml").write_text(RECIPIENTS, "utf-8")
    desk.notify = Post(desk.settings.var, desk.settings.reports, Servers(), desk.clock)

    outcome = desk.refresh()

    assert [
        "mail: KZDB_SMTP_URL is not set, and there are readers. Set it, or remove recipients.toml."
    ] == outcome.failures


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("adviser@example.org", "Adviser <adviser@example.org>", "recipients.toml:3, recipient: mail: got"),
        ("adviser@example.org", "a@example.org\\nBcc: b@example.org", "expected one bare address"),
        ('owner = "Head of desk"\n', "", "recipient: owner: got nothing, expected who wanted it"),
        ('owner = "desk@example.org"', 'owner = "the desk"', "expected the mail address that hears of failures"),
        ("until = 2027-06-30", "", "recipient: until: got None, expected the last day"),
        ("attach = false", "atach = false", "atach: got an unknown key"),
        ('mail = "reader@example.org"', 'webhook = "ftp://example.org"', "expected a URL"),
        ('mail = "reader@example.org"', 'mail = "adviser@example.org"', ""),
    ],
)
def test_mistakes_in_recipients(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Each is a line with its place; the same person in another language is none."""
    (tmp_path / "recipients.toml").write_text(RECIPIENTS.replace(old, new), "utf-8")

    if not says:
        assert 2 == len(read_recipients(tmp_path).readers)
        return
    with pytest.raises(DefinitionError) as caught:
        read_recipients(tmp_path)
    assert says in str(caught.value)


def test_nobody(tmp_path: Path) -> None:
    """A report without the file has no readers."""
    assert () == read_recipients(tmp_path).readers


def test_servers() -> None:
    """Their address may hold a password with anything in it; a wrong one is not shown."""
    given = {"KZDB_SMTP_URL": "smtp://desk:p%40ss%2F@mail.example.org", "KZDB_MAIL_FROM": "kzdb@example.org"}
    assert Server("mail.example.org", 587, "starttls", "desk", "p@ss/") == read_servers(given).mail
    assert "p@ss" not in repr(read_servers(given))
    for wrong in ("http://desk:secret@mail", "smtp://", "smtp+plain://desk:secret@mail", "smtp://desk:sec/ret@mail"):
        with pytest.raises(ConfigError) as caught:
            read_servers({**given, "KZDB_SMTP_URL": wrong})
        assert "sec" not in str(caught.value)
