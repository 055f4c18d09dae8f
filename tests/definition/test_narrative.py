"""The texts of a narrative: headings, the small Markdown, holes, and every mistake with its line."""

from __future__ import annotations

import pytest

from kzdb.definition.narrative import PLACE, narrative_warnings, read_narratives
from kzdb.errors import DefinitionError
from tests.narratives import folder_of, narrative_of

NAMES = '[heroin]\nmetric = "drug_seizures"\nperiod = "2020"\n[law]\nentity = "act"\ntype = "signed"\n'
ENGLISH = """\
<!-- Written in 2020: {{ nothing }} -->
# standfirst
Heroin came to {{ figure("heroin") }}
in {{ year("heroin") }}.

# messages
- **Less heroin.** Only {{ figure("heroin") }}.
- **A law.** Signed on {{ date("law") }},
  and *late*.

# supply
First. <script>alert()</script> [x](javascript:x)

- a list {{ cite("heroin", "law") }}

## unknown
Nobody knows.

# law
"""


def test_every_heading_is_a_text_and_every_bullet_of_the_messages() -> None:
    """A heading without words is none; markup in a text is text."""
    texts = narrative_of(NAMES, en=ENGLISH).texts["en"]

    assert [("standfirst", 2), ("messages/1", 7), ("messages/2", 8), ("supply", 11), ("supply/unknown", 16)] == [
        (text.id, text.line) for text in texts.values()
    ]
    assert f"<strong>A law.</strong> Signed on {PLACE},\nand <em>late</em>." == texts["messages/2"].html
    assert (
        "<p>First. &lt;script&gt;alert()&lt;/script&gt; [x](javascript:x)</p>\n<ul>\n<li>a list \ue100</li>\n</ul>"
        == texts["supply"].html
    )
    assert [("heroin",), ("heroin",), ("law",), ("heroin", "law"), ()] == [text.names for text in texts.values()]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# supply\n\nIn {{ x }}\n", 'NAM.en.md:3, hole: got {{ x }}, expected one call like {{ figure("heroin") }}'),
        ('# supply\n{{ figure("heroine") }}', "NAM.en.md:2, hole: got 'heroine', expected one of heroin, law. Bind"),
        ('# supply\n{{ figure("law") }}', "NAM.en.md:2, hole: got figure('law'), whose fact is of kind milestone, exp"),
        ("# supply\n{% if x %}", "NAM.en.md:2, text: got '{%', expected holes and no other code of templates."),
        ("# supply\nIn 2014.", "NAM.en.md:2, text: got a typed digit in 'In 2014.', expected figures only as holes."),
        ("# supply\n1. One", "NAM.en.md:2, text: got a typed digit in '1. One', expected figures only as holes."),
        ("# supply\n\ue100", "NAM.en.md:2, text: got the private-use sign U+E100, expected letters. Remove it."),
        ("# suply\nx", "NAM.en.md:1, heading: got 'suply', expected a section that a template prints: law, messages, "),
        ("words", "NAM.en.md:1, heading: got a text without heading, expected # and a section, or in one ## and know"),
        ("# supply\nx\n## knwo\nx", "NAM.en.md:3, heading: got 'knwo', expected # and a section, or in one ## and kn"),
        ("# messages\nx", "NAM.en.md:2, messages: got something else, expected bullets of one paragraph each. Write "),
        ("# messages\n- a\n\n  b", "NAM.en.md:2, messages: got something else, expected bullets of one paragraph each"),
        ("# law\nx\n# law\ny", "NAM.en.md:3, law: got the heading of line 1 again, expected each once. Join the two."),
    ],
)
def test_a_mistake_has_its_line(text: str, says: str) -> None:
    """One line: what was got, what was expected, what to do."""
    with pytest.raises(DefinitionError) as error:
        narrative_of(NAMES, en=text)
    assert any(line.startswith(f"tiny/narrative/{says}") for line in str(error.value).splitlines()), error.value


def test_all_mistakes_come_at_once() -> None:
    """Those of both languages; where the names are wrong, no text is judged by them."""
    with pytest.raises(DefinitionError) as error:
        narrative_of(NAMES, en="# suply\n5", ru='# law\n{{ figure("x") }} {{ y }}')
    assert 4 == len(error.value.mistakes)
    with pytest.raises(DefinitionError) as error:
        narrative_of("[heroin]\nx = 1", en='# supply\n{{ figure("heroin") }}')
    assert 1 == len(error.value.mistakes)


@pytest.mark.parametrize("name", ["nam.toml", "NAM.md", "NAM.fr.md", "notes.txt"])
def test_a_file_has_its_country_and_its_language(name: str) -> None:
    """Of the report's languages."""
    with pytest.raises(DefinitionError, match=r"expected KAZ\.toml or KAZ\.md with a language of en, like"):
        read_narratives(folder_of(**{name: ""}), ["en"])


def test_a_section_is_known_by_the_call_that_prints_it() -> None:
    """Where a macro asks by a name, by any call with it."""
    by_name = '{% macro s(id) %}{{ narrative(id) }}{% endmacro %}{{ ui.section("supply") }}{{ t("law") }}'

    assert ["supply"] == list(narrative_of("", by_name, en="# supply\nx").texts["en"])
    with pytest.raises(DefinitionError, match="got 'law', expected a section that a template prints: supply"):
        narrative_of("", by_name, en="# law\nx")


def test_an_editor_hears_of_words_that_do_the_work_of_figures() -> None:
    """Numbers and likelihoods in words, a fourth paragraph, a name without a text; [lint] allow excuses the words."""
    made = {"NAM": narrative_of(NAMES, en="# supply\nTwo.\n\nb\n\nc\n\nd\n\n# law\nLikely.", ru="# law\nДва.")}
    warnings = list(narrative_warnings(made, frozenset()))

    assert [
        "tiny/narrative/NAM.en.md:1, supply: got a number in words typed. Print it from a name, or say in [lint] allow "
        "why narrative-supply may.",
        "tiny/narrative/NAM.en.md:1, supply: got 4 paragraphs, expected at most 3. Shorten it.",
        "tiny/narrative/NAM.en.md:10, law: got a likelihood typed. Leave it to a judgement, or say in [lint] allow why "
        "narrative-law may.",
        "tiny/narrative/NAM.ru.md:1, law: got a number in words typed. Print it from a name, or say in [lint] allow "
        "why narrative-law may.",
    ] == warnings[:4]
    assert [
        "tiny/narrative/NAM.toml:1, heroin: got a name that no text uses, expected one. Remove it.",
        "tiny/narrative/NAM.toml:4, law: got a name that no text uses, expected one. Remove it.",
    ] == warnings[4:]
    assert [warnings[1], *warnings[4:]] == list(narrative_warnings(made, frozenset({"narrative-*"})))
