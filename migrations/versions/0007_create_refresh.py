"""Create what the scheduled refresh keeps: editions, slots, leases, decisions, incidents, deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="incident"),
        sa.Column("report", sa.Text(), nullable=False, comment="folder of the report; empty for the whole workspace"),
        sa.Column("params", sa.Text(), nullable=False, comment="its parameters as JSON; empty for the whole report"),
        sa.Column("language", sa.Text(), nullable=False, comment="language, two letters; empty for all"),
        sa.Column(
            "gate",
            sa.Text(),
            nullable=False,
            comment="first gate that failed: load, publish, schedule, or one of the report's engine",
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="what it said"),
        sa.Column("opened_at", sa.Text(), nullable=False, comment="when it failed first, UTC"),
        sa.Column("closed_at", sa.Text(), nullable=True, comment="when it was well again, UTC"),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
        comment="Failures: the owner hears of each once, and once of its end.",
        sqlite_strict=True,
    )
    op.create_index(
        "uq_incidents_open",
        "incidents",
        ["report", "params", "language"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.Text(), nullable=False, comment="what is held, like a stream of editions"),
        sa.Column("token", sa.Text(), nullable=False, comment="the owner's token, a new one each time it is taken"),
        sa.Column("holder", sa.Text(), nullable=False, comment="process and host"),
        sa.Column("taken_at", sa.Text(), nullable=False, comment="since when, UTC"),
        sa.Column("beat_at", sa.Text(), nullable=False, comment="last sign of life, UTC"),
        sa.Column("expires_at", sa.Text(), nullable=False, comment="free after this instant, UTC"),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
        comment="Who works on what: writes are made under the owner's token or not at all.",
        sqlite_strict=True,
    )
    op.create_table(
        "refresh_log",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="decision"),
        sa.Column("report", sa.Text(), nullable=False, comment="folder of the report; empty for the whole workspace"),
        sa.Column("params", sa.Text(), nullable=False, comment="its parameters as JSON; empty for the whole report"),
        sa.Column("language", sa.Text(), nullable=False, comment="language, two letters; empty for all"),
        sa.Column("decision", sa.Text(), nullable=False, comment="not due, unchanged, skipped, built, failed, ..."),
        sa.Column("reason", sa.Text(), nullable=False, comment="why"),
        sa.Column("times", Id, nullable=False, comment="how often it was decided so without anything else in between"),
        sa.Column("first_at", sa.Text(), nullable=False, comment="when it was decided first, UTC"),
        sa.Column("last_at", sa.Text(), nullable=False, comment="when it was decided last, UTC"),
        sa.CheckConstraint("times >= 1", name="ck_refresh_log_times"),
        sa.PrimaryKeyConstraint("id", name="pk_refresh_log"),
        comment="Every decision of every refresh with its reason; one that repeats is one row that counts.",
        sqlite_strict=True,
    )
    op.create_index("ix_refresh_log_stream", "refresh_log", ["report", "params", "language"], unique=False)
    op.create_table(
        "editions",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="edition of a report"),
        sa.Column("report", sa.Text(), nullable=False, comment="folder of the report"),
        sa.Column("params", sa.Text(), nullable=False, comment="its parameters as JSON, keys in order, without as_of"),
        sa.Column("language", sa.Text(), nullable=False, comment="language, two letters"),
        sa.Column("number", Id, nullable=False, comment="number, from 1; the same in each language for the same data"),
        sa.Column(
            "letter",
            sa.Text(),
            nullable=False,
            comment="empty, or a, b, c: printed again from the same data in another form",
        ),
        sa.Column("as_of", sa.Text(), nullable=False, comment="day of its cut-off, ISO date"),
        sa.Column("revision", Id, nullable=False, comment="revision it was built from"),
        sa.Column("data_sha256", sa.Text(), nullable=False, comment="fingerprint of its rows and their evidence"),
        sa.Column(
            "form_sha256",
            sa.Text(),
            nullable=False,
            comment="fingerprint of templates, styles, fonts, texts and versions",
        ),
        sa.Column("folder", sa.Text(), nullable=False, comment="its folder below var/editions"),
        sa.Column("files", sa.Text(), nullable=False, comment="SHA-256 of each of its files, by name, as JSON"),
        sa.Column("why", sa.Text(), nullable=False, comment="why it was made, in a sentence"),
        sa.Column("corrects_id", Id, nullable=True, comment="the edition that it corrects, if it corrects one"),
        sa.Column("made_at", sa.Text(), nullable=False, comment="when it was built, UTC"),
        sa.Column("published_at", sa.Text(), nullable=False, comment="when it was put in its place, UTC"),
        sa.CheckConstraint("length(data_sha256) = 64 AND length(form_sha256) = 64", name="ck_editions_fingerprints"),
        sa.CheckConstraint("number >= 1", name="ck_editions_number"),
        sa.ForeignKeyConstraint(["corrects_id"], ["editions.id"], name="fk_editions_corrects_id"),
        sa.ForeignKeyConstraint(["revision"], ["revisions.id"], name="fk_editions_revision"),
        sa.PrimaryKeyConstraint("id", name="pk_editions"),
        sa.UniqueConstraint(
            "report", "params", "language", "number", "letter", name="uq_editions_report_params_language_number_letter"
        ),
        comment="Register of editions: what was published when, from what, and the hashes of its files.",
        sqlite_strict=True,
    )
    op.create_table(
        "deliveries",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="delivery"),
        sa.Column("about", sa.Text(), nullable=False, comment="what it is about: edition:12, incident:3, recovery:3"),
        sa.Column("edition_id", Id, nullable=True, comment="the edition that was sent, if one was"),
        sa.Column("channel", sa.Text(), nullable=False, comment="mail or webhook"),
        sa.Column("recipient", sa.Text(), nullable=False, comment="address"),
        sa.Column(
            "state",
            sa.Text(),
            nullable=False,
            comment="intended, done, failed (may be repeated), refused (may not) or unknown",
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="what the other side said"),
        sa.Column("attempts", Id, nullable=False, comment="how often it was tried"),
        sa.Column("try_after", sa.Text(), nullable=True, comment="not before this instant, UTC"),
        sa.Column("token", sa.Text(), nullable=False, comment="token of the lease under which it was sent"),
        sa.Column("changed_at", sa.Text(), nullable=False, comment="when it came into that state, UTC"),
        sa.CheckConstraint("channel IN ('mail', 'webhook')", name="ck_deliveries_channel"),
        sa.CheckConstraint("state IN ('intended', 'done', 'failed', 'unknown', 'refused')", name="ck_deliveries_state"),
        sa.CheckConstraint("attempts >= 0", name="ck_deliveries_attempts"),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name="fk_deliveries_edition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("about", "channel", "recipient", name="uq_deliveries_about_channel_recipient"),
        comment="What was sent to whom. One whose end is unknown is never repeated by itself.",
        sqlite_strict=True,
    )
    op.create_table(
        "slots",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="slot"),
        sa.Column("report", sa.Text(), nullable=False, comment="folder of the report"),
        sa.Column("params", sa.Text(), nullable=False, comment="its parameters as JSON, keys in order, without as_of"),
        sa.Column("language", sa.Text(), nullable=False, comment="language, two letters"),
        sa.Column("due_at", sa.Text(), nullable=False, comment="the instant, UTC"),
        sa.Column("state", sa.Text(), nullable=False, comment="waiting, done, unchanged, skipped or failed"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why it is in that state"),
        sa.Column("attempts", Id, nullable=False, comment="how often it was tried"),
        sa.Column("try_after", sa.Text(), nullable=True, comment="not before this instant, UTC"),
        sa.Column("made_from", sa.Text(), nullable=True, comment="digest of what a failed attempt was made from"),
        sa.Column("edition_id", Id, nullable=True, comment="the edition it led to"),
        sa.Column("decided_at", sa.Text(), nullable=False, comment="when it came into that state, UTC"),
        sa.CheckConstraint("(state = 'done') = (edition_id IS NOT NULL)", name="ck_slots_evidence"),
        sa.CheckConstraint("state IN ('waiting', 'done', 'unchanged', 'skipped', 'failed')", name="ck_slots_state"),
        sa.CheckConstraint("attempts >= 0", name="ck_slots_attempts"),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name="fk_slots_edition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_slots"),
        sa.UniqueConstraint("report", "params", "language", "due_at", name="uq_slots_report_params_language_due_at"),
        comment="Scheduled instants, each once: what became of it, and why.",
        sqlite_strict=True,
    )
    for verb, message in (("update", "never changed"), ("delete", "never deleted")):
        says = f"editions: what was recorded is {message}"
        sqlite = op.get_bind().dialect.name == "sqlite"
        action = f"BEGIN SELECT RAISE(ABORT, '{says}'); END" if sqlite else f"EXECUTE FUNCTION kzdb_refuse('{says}')"
        op.execute(f"CREATE TRIGGER tg_editions_{verb} BEFORE {verb.upper()} ON editions FOR EACH ROW {action}")
