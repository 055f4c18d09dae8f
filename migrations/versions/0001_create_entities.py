"""Create what claims are about: entities and a table for each kind."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "entities",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="which kind of entity, and so which subtype table"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name; ISO 3166 alpha-3 for a country"),
        sa.Column("name", sa.Text(), nullable=False, comment="kzdb's own label; cited names are claims"),
        sa.CheckConstraint(
            "kind IN ('country', 'organisation', 'person', 'agreement', 'programme', 'event', 'law', 'substance', 'place', 'document')",
            name="ck_entities_kind",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_entities"),
        sa.UniqueConstraint("id", "kind", name="uq_entities_id_kind"),
        sa.UniqueConstraint("slug", name="uq_entities_slug"),
        comment="Everything a claim can be about: countries, organisations, people, agreements and so on.",
        sqlite_strict=True,
    )
    op.create_table(
        "countries",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always country"),
        sa.Column("iso2", sa.Text(), nullable=False, comment="ISO 3166 alpha-2 code"),
        sa.Column("m49", sa.Text(), nullable=False, comment="UN M49 code, three digits"),
        sa.CheckConstraint("kind = 'country'", name="ck_countries_kind"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_countries_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_countries"),
        sa.UniqueConstraint("iso2", name="uq_countries_iso2"),
        sa.UniqueConstraint("m49", name="uq_countries_m49"),
        comment="Countries, with their codes of ISO 3166 and the UN.",
        sqlite_strict=True,
    )
    op.create_table(
        "organisations",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always organisation"),
        sa.Column("type", sa.Text(), nullable=False, comment="international, government, ngo, ..."),
        sa.Column("country", sa.Text(), nullable=True, comment="the country it belongs to, if to one"),
        sa.CheckConstraint("kind = 'organisation'", name="ck_organisations_kind"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_organisations_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organisations"),
        comment="Bodies of every sort.",
        sqlite_strict=True,
    )
    op.create_table(
        "people",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always person"),
        sa.CheckConstraint("kind = 'person'", name="ck_people_kind"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_people_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        comment="People named by sources.",
        sqlite_strict=True,
    )
    op.create_table(
        "agreements",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always agreement"),
        sa.Column("type", sa.Text(), nullable=False, comment="convention, protocol, memorandum, ..."),
        sa.CheckConstraint("kind = 'agreement'", name="ck_agreements_kind"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_agreements_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agreements"),
        comment="Conventions, treaties, memoranda and the like.",
        sqlite_strict=True,
    )
    op.create_table(
        "programmes",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always programme"),
        sa.Column("type", sa.Text(), nullable=False, comment="strategy, programme, project, ..."),
        sa.Column("country", sa.Text(), nullable=True, comment="the country it belongs to, if to one"),
        sa.CheckConstraint("kind = 'programme'", name="ck_programmes_kind"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_programmes_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_programmes"),
        comment="Strategies, programmes, projects, initiatives and operations.",
        sqlite_strict=True,
    )
    op.create_table(
        "events",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always event"),
        sa.Column("type", sa.Text(), nullable=False, comment="conference, session, visit, ..."),
        sa.CheckConstraint("kind = 'event'", name="ck_events_kind"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_events_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        comment="Meetings, visits and the like.",
        sqlite_strict=True,
    )
    op.create_table(
        "laws",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always law"),
        sa.Column("type", sa.Text(), nullable=False, comment="code, decree, act, ..."),
        sa.Column("country", sa.Text(), nullable=True, comment="the country whose law it is"),
        sa.CheckConstraint("kind = 'law'", name="ck_laws_kind"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_laws_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_laws"),
        comment="Codes, decrees, acts and amendments.",
        sqlite_strict=True,
    )
    op.create_table(
        "substances",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always substance"),
        sa.Column("type", sa.Text(), nullable=False, comment="opioid, cannabis, precursor, ..."),
        sa.CheckConstraint("kind = 'substance'", name="ck_substances_kind"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_substances_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_substances"),
        comment="Drugs, precursors and classes of them.",
        sqlite_strict=True,
    )
    op.create_table(
        "places",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always place"),
        sa.Column("type", sa.Text(), nullable=False, comment="city, region, route, ..."),
        sa.Column("country", sa.Text(), nullable=True, comment="the country it lies in, if in one"),
        sa.CheckConstraint("kind = 'place'", name="ck_places_kind"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_places_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_places"),
        comment="Cities, regions, borders and routes.",
        sqlite_strict=True,
    )
    op.create_table(
        "documents",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always document"),
        sa.Column("type", sa.Text(), nullable=False, comment="report, magazine, ..."),
        sa.CheckConstraint("kind = 'document'", name="ck_documents_kind"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_documents_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        comment="Works that sources cite or that somebody publishes.",
        sqlite_strict=True,
    )
