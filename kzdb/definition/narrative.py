"""What an analyst wrote about a country, `narrative/<COUNTRY>.<language>.md`: texts with holes in place of figures.

Every heading begins a text; of the messages every bullet is one. Texts are the small part of Markdown that prose
needs. Here they become HTML with a private-use sign in place of each hole; the page fills them in.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from itertools import islice, pairwise
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from kzdb.definition.bindings import Binding, read_bindings
from kzdb.definition.folder import OWN, Folder
from kzdb.definition.holes import Hole, HoleError, parse_hole, require_fit
from kzdb.definition.syntax import parse_template
from kzdb.errors import DefinitionError, Mistakes, Verbatim, shorten
from kzdb.language.words import has_digit, typed_words
from kzdb.toml_file import suggestion

__all__ = [
    "MESSAGES",
    "PLACE",
    "STANDFIRST",
    "Narrative",
    "Text",
    "narrative_warnings",
    "printed_sections",
    "read_narratives",
    "section_of",
    "whole",
]

FOLDER = "narrative/"
STANDFIRST, MESSAGES = "standfirst", "messages"
BOXES = ("know", "unknown", "watch")
"""The short texts that a section may have beside its own."""

PLACE = "\ue100"
"""What stands for a hole in the HTML of a text."""

MOST = 3
"""So many paragraphs a text has at most."""

_NAME = re.compile(r"(?P<country>[A-Z]{3})(?:\.(?P<language>[a-z]{2})\.md|\.toml)")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HOLE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_CODE = re.compile(r"\{[{%#]|[}%#]\}")
_MARKDOWN = MarkdownIt("zero", {"html": False}).enable(["heading", "list", "emphasis", "escape"])

Wrong = Callable[[int, str, object, str, str], None]
"""Takes a mistake: line, field, got, expected, what to do."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its id (`supply`, `supply/know`, `messages/1`), where it begins, its HTML and what fills its holes."""

    id: str
    path: Path
    line: int
    html: str
    holes: tuple[Hole, ...]
    paragraphs: int
    plain: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it rests on, each once."""
        return tuple(dict.fromkeys(name for hole in self.holes for name in hole.names))

    @property
    def key(self) -> str:
        """What it is known by from one edition to the next; a message by its words, since its place changes."""
        words = hashlib.sha256(f"{self.html}{self.holes}".encode()).hexdigest()[:8]
        return self.id if whole(self.id) == self.id else f"{MESSAGES}/{words}"


@dataclass(frozen=True)
class Narrative:
    """All texts about one country by language and id, and what their names are bound to."""

    country: str
    bindings: Mapping[str, Binding]
    texts: Mapping[str, Mapping[str, Text]]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the texts that there are in any language, the messages as one."""
        return tuple(dict.fromkeys(whole(one) for texts in self.texts.values() for one in texts))


def whole(text: str) -> str:
    """Return the id of a text; of a message that of them all."""
    return MESSAGES if text.startswith(f"{MESSAGES}/") else text


def section_of(text: str) -> str:
    """Return the section of a text: supply for `supply/know`, messages for each of them."""
    return text.partition("/")[0]


def read_narratives(folder: Folder, languages: Collection[str]) -> dict[str, Narrative]:
    """Return what was written about each country in the languages of a report.

    Raises:
        DefinitionError: a line for each mistake in any of the files; a text that no template asks for is one.
    """
    mistakes = Mistakes()
    bound: dict[str, dict[str, Binding] | None] = {}
    written: dict[str, dict[str, str]] = {}
    for name in sorted(folder.names(FOLDER)):
        if not name.startswith(f"{OWN}/"):
            continue
        found = _NAME.fullmatch(name.removeprefix(f"{OWN}/{FOLDER}"))
        with mistakes.collect():
            if found is None or (found["language"] and found["language"] not in languages):
                expected = f"KAZ.toml or KAZ.md with a language of {', '.join(languages)}, like KAZ.en.md"
                raise DefinitionError(f"{folder.place(name)}: got a file of this name, expected {expected}. Rename it.")
            country, language = found["country"], found["language"]
            written.setdefault(country, {})
            if language:
                written[country][language] = name
            else:
                bound[country] = None  # until they are read: where they are wrong, no text can be judged
                bound[country] = read_bindings(folder.place(name), folder.text(name), country)
    sections = printed_sections(folder) if written else ()
    narratives = {}
    for country, files in written.items():
        bindings, texts = bound.get(country, {}), dict[str, dict[str, Text]]()
        for language, name in files.items() if bindings is not None else ():
            with mistakes.collect():
                texts[language] = _read(folder.place(name), folder.text(name), bindings or {}, sections)
        narratives[country] = Narrative(country, bindings or {}, texts)
    mistakes.raise_if_any()
    return narratives


def printed_sections(folder: Folder) -> tuple[str, ...]:
    """Return the ids that templates ask for, of `narrative("supply")`; all sections where one asks by a name."""
    asked, called, by_name = dict[str, None](), dict[str, None](), False
    for name in folder.names("template/", ".j2"):
        for call in _parsed(folder.text(name)).find_all(nodes.Call):
            first, of = call.args[0] if call.args else None, call.node
            is_narrative = isinstance(of, nodes.Name) and of.name == "narrative"
            if not isinstance(first, nodes.Const):
                by_name = by_name or is_narrative
            elif is_narrative or (isinstance(of, nodes.Getattr) and of.attr == "section"):
                (asked if is_narrative else called)[str(first.value)] = None
    return tuple({**asked, **called} if by_name else asked)


def _parsed(source: str) -> nodes.Template:
    try:
        return parse_template(source)
    except TemplateSyntaxError:
        return nodes.Template([])  # whoever reads the templates says what is wrong with it


def narrative_warnings(narratives: Mapping[str, Narrative], allowed: frozenset[str]) -> Iterator[str]:
    """Yield a line for every number and likelihood that a text types in words, and every text that is too long."""
    for narrative in narratives.values():
        for language, texts in narrative.texts.items():
            for text in texts.values():
                where, key = f"{text.path}:{text.line}, {text.id}", f"narrative-{whole(text.id).replace('/', '-')}"
                said = typed_words(text.plain, (language,))
                if said and not any(fnmatchcase(key, pattern) for pattern in allowed):
                    do = "Print it from a name" if said == "a number in words" else "Leave it to a judgement"
                    yield f"{where}: got {said} typed. {do}, or say in [lint] allow why {key} may."
                if text.paragraphs > MOST:
                    yield f"{where}: got {text.paragraphs} paragraphs, expected at most {MOST}. Shorten it."
        used = {name for texts in narrative.texts.values() for text in texts.values() for name in text.names}
        for name, binding in narrative.bindings.items():
            if name not in used:
                yield f"{binding.path}:{binding.line}, {name}: got a name that no text uses, expected one. Remove it."


def _read(path: Path, source: str, bindings: Mapping[str, Binding], sections: Collection[str]) -> dict[str, Text]:
    """Return the texts of a file by id."""
    mistakes, holes = Mistakes(), list[Hole]()
    source = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source.replace("\r\n", "\n"))

    def wrong(line: int, field: str, got: object, expected: str, do: str) -> None:
        mistakes.add(DefinitionError.at(path, line, field, got, expected, do))

    def dug(found: re.Match[str]) -> str:
        line = source.count("\n", 0, found.start()) + 1
        try:
            hole = parse_hole(found[1])
            for problem in require_fit(hole, bindings):
                wrong(line, "hole", problem.got, problem.expected, problem.do)
        except HoleError as problem:
            wrong(line, "hole", problem.got, problem.expected, problem.do)
            return ""
        holes.append(hole)
        return PLACE + "\n" * found[0].count("\n")

    for number, row in enumerate(source.split("\n"), 1):
        if odd := _PRIVATE.search(row):
            wrong(number, "text", Verbatim(f"the private-use sign U+{ord(odd[0]):04X}"), "letters", "Remove it.")
    marked = _HOLE.sub(dug, source)
    for number, row in enumerate(marked.split("\n"), 1):
        if code := _CODE.search(row):
            wrong(number, "text", code[0], "holes and no other code of templates", "Remove it.")
        if has_digit(row):
            do = "Bind the figure in the .toml and print it from a hole."
            wrong(
                number,
                "text",
                Verbatim(f"a typed digit in {shorten(row.strip().replace(PLACE, '…'), 50)}"),
                "figures only as holes",
                do,
            )
    texts: dict[str, Text] = {}
    try:
        for text in _texts(path, _MARKDOWN.parse(marked), holes, sections, wrong):
            if text.id in texts:
                wrong(text.line, text.id, Verbatim(f"the heading of line {texts[text.id].line} again"), "each once",
                      "Join the two.")  # fmt: skip
            texts[text.id] = text
    finally:
        mistakes.raise_if_any()
    return texts


def _texts(
    path: Path, tokens: Sequence[Token], holes: Iterable[Hole], sections: Collection[str], wrong: Wrong
) -> Iterator[Text]:
    """Yield the texts of a parsed file; one without words is not there."""
    section, dug = "", iter(holes)

    def text(name: str, line: int, html: str, paragraphs: int = 1) -> Text:
        found = tuple(islice(dug, html.count(PLACE)))
        return Text(name, path, line, html, found, paragraphs, Markup(html).striptags())

    for level, title, line, body in _parts(tokens):
        if level == "h1":
            section = title
            if title not in sections:
                known = sorted(sections)
                wrong(line, "heading", title, f"a section that a template prints: {', '.join(known) or 'none'}",
                      suggestion(title, known, "Correct it."))  # fmt: skip
        elif level != "h2" or section in ("", STANDFIRST, MESSAGES) or title not in BOXES:
            wrong(line, "heading", title or Verbatim("a text without heading"),
                  f"# and a section, or in one ## and {', '.join(BOXES)}", "Correct it.")  # fmt: skip
            continue
        if title == MESSAGES and level == "h1":
            for number, item in enumerate(_bullets(body), 1):
                if len(item) != 1:
                    wrong(_line(item or body), MESSAGES, Verbatim("something else"), "bullets of one paragraph each",
                          "Write `- **Finding.** A sentence.`")  # fmt: skip
                else:
                    yield text(
                        f"{MESSAGES}/{number}", _line(item), _MARKDOWN.renderer.render(item, _MARKDOWN.options, {})
                    )
        elif body:
            html = _MARKDOWN.renderer.render(body, _MARKDOWN.options, {}).strip()
            blocks = sum(token.level == 0 and token.nesting >= 0 for token in body)
            yield text(title if level == "h1" else f"{section}/{title}", line, html, blocks)


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[str, str, int, list[Token]]]:
    """Yield each heading of a file with its level, its line and the tokens below it; first those before any."""
    starts = [place for place, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0]
    if tokens and (not starts or starts[0]):
        yield "", "", _line(tokens), list(tokens[: starts[0] if starts else None])
    for start, end in pairwise([*starts, len(tokens)]):
        yield tokens[start].tag, tokens[start + 1].content.strip(), _line(tokens[start:]), list(tokens[start + 3 : end])


def _bullets(body: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the words of each bullet of a list, as one token; something else where there is no such list."""
    if not body:
        return
    if body[0].type != "bullet_list_open" or body[-1].type != "bullet_list_close" or body[-1].level:
        yield []
    opened = 0
    for place, token in enumerate(body):
        if token.type == "list_item_open" and token.level == 1:
            opened = place
        elif token.type == "list_item_close" and token.level == 1:
            inside = list(body[opened + 1 : place])
            is_one = [one.type for one in inside] == ["paragraph_open", "inline", "paragraph_close"]
            yield inside[1:2] if is_one else inside


def _line(tokens: Sequence[Token]) -> int:
    return next((token.map[0] + 1 for token in tokens if token.map), 1)
