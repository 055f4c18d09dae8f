"""The page of a report as Typst markup: what somebody would write who sets the same content with Typst.

Structure is carried over, not looks: headings, paragraphs, lists, tables, pictures with their descriptions, links,
notes as Typst's own footnotes, running heads. Sizes and columns are near enough to those of the print style that pages
can be compared. Text in other words than the page's stands nowhere in here.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

STYLE = Path(__file__).with_name("peer.typ")
EMPTY = frozenset({"br", "col", "img", "link", "meta"})
BLOCKS = frozenset({"h1", "h2", "p", "ul", "dl", "table", "figure", "nav", "section", "header", "div"})
NAMED = frozenset(
    {"cover", "kind", "subject", "how", "small", "lead", "aside", "said", "name", "value", "when", "finding", "measure"}
)
"""Classes that `peer.typ` has a function for."""
INLINE = {"q": "quote", "cite": "emph", "i": "emph", "b": "strong", "sup": "super"}
GRIDS = ("strip", "tiles", "pair")
"""Classes whose children stand side by side; `peer.typ` has a function for each."""
_BLANK = re.compile(r"[ \t\r\n]+")
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_SHARE = re.compile(r"width:\s*(\d+%)")
_FAMILY = re.compile(rb'font-family="([^"\']+)"')
_WIDTH = re.compile(rb'<svg[^>]*? width="([\d.]+)')


class _Reader(HTMLParser):
    """Reads a page into a tree."""

    def __init__(self) -> None:
        super().__init__()
        self.tree = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in EMPTY:
            self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag not in EMPTY:
            self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        """Take text."""
        self.tree.data(data)


def read_html(html: str) -> Element:
    """Return the tree of a page as our templates write it: every element closed."""
    reader = _Reader()
    reader.feed(html.partition("?>")[2] if html.startswith("<?") else html.removeprefix("<!DOCTYPE html>").lstrip())
    reader.close()
    return reader.tree.close()


def classes(node: Element) -> set[str]:
    """Return the classes of an element."""
    return set(node.get("class", "").split())


def parts(node: Element) -> Iterator[str | Element]:
    """Yield what an element holds, texts and elements, in order."""
    if node.text:
        yield node.text
    for child in node:
        yield child
        if child.tail:
            yield child.tail


def escape(text: str) -> str:
    """Return text as markup that prints it and does nothing else."""
    return _MARKS.sub(r"\\\1", _BLANK.sub(" ", text))


def quoted(text: str) -> str:
    """Return text as a string of Typst's."""
    return json.dumps(_BLANK.sub(" ", text), ensure_ascii=False)


class TypstPage:
    """A page on its way to Typst: its markup, and the pictures that go beside it."""

    def __init__(self, html: str, attached: Mapping[str, str] | None = None) -> None:
        """Read a page; `attached` names the files to put into the PDF and says what each is to it."""
        self._root = read_html(html)
        self._attached = attached or {}
        self._wanted = {node.get("href", "")[1:] for node in self._root.iter("a") if node.get("href", "")[:1] == "#"}
        self.pictures: dict[str, bytes] = {}

    def write(self, folder: Path) -> Path:
        """Write the page with its pictures into a folder; return the path of the page."""
        body = next(self._root.iter("body"))
        markup = f"{self._head()}\n{self._inside(body)}\n"
        for name, data in self.pictures.items():
            (folder / name).write_bytes(data)
        (folder / STYLE.name).write_bytes(STYLE.read_bytes())
        path = folder / "page.typ"
        path.write_text(re.sub(r"\n\s*\n\s*", "\n\n", markup), encoding="utf-8")
        return path

    def _head(self) -> str:
        """Return what stands before the content: the style, with title, language, date and running words."""
        meta = {node.get("name"): node.get("content", "") for node in self._root.iter("meta")}
        words = next(node for node in self._root.iter("div") if "strings" in classes(node))
        year, month, day = map(int, meta["dcterms.created"].split("-"))
        told = ", ".join(f"{name}: {quoted(words.get(f'data-{name}', ''))}" for name in ("document", "edition"))
        numbering = ", ".join(f"{name}: {quoted(words.get(f'data-{name}', ''))}" for name in ("page", "of"))
        title = quoted(next(self._root.iter("title")).text or "")
        attached = "".join(
            f"#pdf.attach({quoted(name)}, relationship: {quoted(relationship)}, mime-type: "
            f"{quoted('text/csv' if name.endswith('.csv') else 'application/json')}, description: {quoted(name)})\n"
            for name, relationship in self._attached.items()
        )
        return (
            f'#import "{STYLE.name}": *\n#set document(title: {title}, date: datetime(year: {year}, month: {month}, '
            f"day: {day}))\n#show: page-style.with(lang: {quoted(self._root.get('lang', 'en'))}, {told}, {numbering})\n"
            f"{attached}"
        )

    def _inside(self, node: Element) -> str:
        """Return the markup of all that an element holds."""
        return "".join(escape(part) if isinstance(part, str) else self._element(part) for part in parts(node))

    def _element(self, node: Element) -> str:
        """Return the markup of an element, with its label where something leads to it."""
        if node.tag in BLOCKS:
            return f"\n\n{self._block(node)}\n\n"
        return self._label(node) + self._inline(node)

    def _label(self, node: Element) -> str:
        """Return the label of an element that something leads to."""
        name = node.get("id", "")
        return f"#metadata(none)<{name}>" if name in self._wanted else ""

    def _block(self, node: Element) -> str:
        """Return the markup of a block."""
        kinds = classes(node)
        start = "#pagebreak(weak: true)\n\n" if node.tag == "section" and "page" in kinds else ""
        return start + self._label(node) + self._content(node, kinds)

    def _content(self, node: Element, kinds: set[str]) -> str:
        """Return the markup of what a block is."""
        if node.tag in {"h1", "h2"}:
            return f"#heading(level: {node.tag[1]})[{self._inside(node)}]"
        if node.tag == "table":
            table = self._table(node)
            return table if "long" in kinds else f"#block(breakable: false)[{table}]"
        if node.tag == "ul":
            return self._list(node)
        if node.tag == "dl":
            pairs = zip(node.iter("dt"), node.iter("dd"), strict=True)
            return self._in_thirds("terms", [f"terms.item[{self._inside(a)}][{self._inside(b)}]" for a, b in pairs])
        if node.tag == "figure":
            picture, caption = next(node.iter("img")), next(node.iter("figcaption"))
            return f"{self._label(picture)}#figure({self._picture(picture)}, caption: [{self._inside(caption)}])"
        if grid := next((kind for kind in GRIDS if kind in kinds), ""):
            return f"#{grid}({', '.join(f'[{self._element(child)}]' for child in node)})"
        if "told" in kinds:
            aside, *rest = node
            told = "".join(self._element(child) for child in rest)
            return f"#told({str('whole' not in kinds).lower()})[{self._inside(aside)}][{told}]"
        function = next((kind for kind in sorted(kinds) if kind in NAMED), "")
        return f"#{function}[{self._inside(node)}]" if function else self._inside(node)

    def _list(self, node: Element) -> str:
        """Return a list; one of contents says on which page each part begins."""
        if "contents" not in classes(node):
            return f"#list({', '.join(f'[{self._label(item)}{self._inside(item)}]' for item in node)})"
        links = [(link.get("href", "")[1:], self._inside(link)) for link in node.iter("a")]
        return self._in_thirds("list", [f"[#contents-line(<{name}>)[{words}]]" for name, words in links])

    def _in_thirds(self, kind: str, items: list[str]) -> str:
        """Return a list set in three columns: Typst's own columns are not balanced."""
        size = -(-len(items) // 3)
        columns = (f"{kind}({', '.join(items[start : start + size])})" for start in range(0, len(items), size))
        return f"#thirds({', '.join(columns)})"

    def _table(self, node: Element) -> str:
        """Return a table: shares of the width, the header rows that repeat, the cells."""
        shares = [_SHARE.search(column.get("style", "")) for column in node.iter("col")]
        columns = ", ".join(share[1] if share else "1fr" for share in shares)
        head = ", ".join(self._cell(cell) for row in node.find("thead") or () for cell in row)
        body = ",\n".join(", ".join(self._cell(cell) for cell in row) for row in node.find("tbody") or ())
        return f"#table(columns: ({columns},), table.header({head}),\n{body})"

    def _cell(self, node: Element) -> str:
        """Return a cell of a table."""
        told = [f"colspan: {node.get('colspan')}"] if "colspan" in node.attrib else []
        told += ["align: right"] if "number" in classes(node) else []
        inside = f"[{self._label(node)}{self._inside(node)}]"
        return f"table.cell({', '.join(told)}){inside}" if told else inside

    def _inline(self, node: Element) -> str:
        """Return the markup of an element within a line."""
        kinds = classes(node)
        if node.tag == "a":
            return self._link(node, kinds)
        if node.tag == "sup" and any((link.get("href", "")[:2] == "#n") for link in node.iter("a")):
            return self._calls(node)
        if node.tag == "img":
            return f"#{self._picture(node)}"
        if node.tag == "br":
            return "#linebreak()"
        if node.tag == "data":
            return f"#box[{self._inside(node)}]"
        if node.tag in INLINE:
            return f"#{INLINE[node.tag]}[{self._inside(node)}]"
        named = next((kind for kind in sorted(kinds) if kind in NAMED), "")
        return f"#{named}[{self._inside(node)}]" if named else self._inside(node)

    def _link(self, node: Element, kinds: set[str]) -> str:
        """Return a link: to a place of the page, to the number of the page where it is, or out."""
        target = node.get("href", "")
        if "page" in kinds:
            return f"#page-of(<{target[1:]}>)"
        return f"#link({f'<{target[1:]}>' if target[:1] == '#' else quoted(target)})[{self._inside(node)}]"

    def _calls(self, node: Element) -> str:
        """Return the calls of notes: the first holds the note, the others call it again."""
        held = {note.get("id"): note for note in node if note.tag == "kz-note"}
        made = []
        for child in node:
            name = child.get("href", "")[1:]
            if child.tag == "a" and name in held:
                made.append(f"#metadata(none)<{child.get('id')}>#footnote[{self._note(held[name])}]<{name}>")
            elif child.tag == "a":
                made.append(f"#footnote(<{name}>)")
            elif child.tag != "kz-note":
                made.append(f"#super[{self._inside(child)}]")
        return "".join(made)

    def _note(self, note: Element) -> str:
        """Return what a note says, without our own link back: Typst makes one."""
        return "".join(
            escape(part) if isinstance(part, str) else self._element(part)
            for part in parts(note)
            if isinstance(part, str) or "back" not in classes(part)
        )

    def _picture(self, node: Element) -> str:
        """Return a picture by the name of its file, with its description and its width on the page."""
        data = base64.b64decode(node.get("src", "").partition("base64,")[2])
        name = f"{node.get('id')}.svg"
        # Typst reads a family's name as CSS does: one with a number in it needs quotation marks.
        self.pictures[name] = _FAMILY.sub(rb'font-family="&quot;\1&quot;"', data)
        told = f"{quoted(name)}, {quoted(node.get('alt', ''))}"
        if "spark" in classes(node):
            return f"spark({told})"
        found = _WIDTH.search(data)
        return f"chart({told}, {found[1].decode() if found else 640} * .75pt)"
