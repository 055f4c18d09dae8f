"""The full-screen review: the passage first with its quote lit, the candidate under it, then rivals and progress."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document as Typed
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import ConditionalContainer, Float, FloatContainer, HSplit, Layout, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.menus import CompletionsMenu
from prompt_toolkit.styles import Style

from kzdb.draft.candidates import as_line
from kzdb.draft.drafts import Draft
from kzdb.draft.review.fields import field_names, field_values
from kzdb.draft.review.passage import passage_of
from kzdb.draft.review.session import REASONS, Session
from kzdb.draft.review.words import LISTS, add_word, columns_of
from kzdb.draft.review.wrapping import wrapped
from kzdb.errors import KzdbError

__all__ = ["KEYS", "make_screen"]

KEYS = (
    "a accept  x reject  e edit  m the same in others  s skip  u undo  A all of the pattern  / find  v new word  "
    "t to do  ↑↓ move  q quit"
)
_PROMPTS = {
    "edit": "field = value (empty removes it): ",
    "find": "find: ",
    "word": "list: row of the file, like  substances: fentanyl,Fentanyl,opioid  : ",
}
_STYLE = Style.from_dict({
    "quote": "reverse bold", "number": "ansibrightblack", "key": "bold", "field": "ansicyan", "remark": "ansiyellow",
    "wrong": "ansired bold", "status": "reverse",
})  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def make_screen(session: Session, vocabulary_folder: Path) -> Application[None]:
    """Return the program over a session; it ends with q. Every key's outcome is saved before the next is read."""
    screen = _Screen(session, vocabulary_folder)
    return screen.application


class _Screen:
    """What is shown and which keys do what; `mode` is what the input line is for, "" for none."""

    def __init__(self, session: Session, vocabulary_folder: Path) -> None:
        self.session = session
        self.folder = vocabulary_folder
        self.mode = ""
        self.buffer = Buffer(
            multiline=False, completer=_Words(self), complete_while_typing=True, accept_handler=self._entered
        )
        typing = Condition(lambda: self.mode in _PROMPTS)
        line = Window(
            BufferControl(self.buffer, focusable=True), height=1, get_line_prefix=lambda *_: _PROMPTS.get(self.mode, "")
        )
        shown = [
            Window(self._words(self._passage, " " * 6), wrap_lines=True),
            Window(height=1, char="─"),
            Window(self._words(self._candidate, " " * 14), wrap_lines=True, dont_extend_height=True),
            Window(self._words(self._remarks), wrap_lines=True, dont_extend_height=True),
            ConditionalContainer(line, typing),
            Window(self._words(self._keys), wrap_lines=True, dont_extend_height=True),
            Window(FormattedTextControl(self._status), height=1, style="class:status"),
        ]
        menu = Float(CompletionsMenu(max_height=8), xcursor=True, ycursor=True)
        self.application: Application[None] = Application(
            Layout(FloatContainer(HSplit(shown), [menu]), focused_element=line if self.mode else None),
            key_bindings=self._bindings(typing), style=_STYLE, full_screen=True,
        )  # fmt: skip
        self._line = line

    def _words(self, text: Callable[[], StyleAndTextTuples], indent: str = "") -> FormattedTextControl:
        return FormattedTextControl(lambda: wrapped(text(), self.application.output.get_size().columns, indent))

    def _bindings(self, typing: Condition) -> KeyBindings:
        keys = KeyBindings()
        choosing = Condition(lambda: self.mode == "reject")
        idle = Condition(lambda: self.mode == "")

        def on(key: str, do: Callable[[], object]) -> None:
            @keys.add(key, filter=idle)
            def _(event: KeyPressEvent) -> None:
                do()

        on("a", self.session.accept)
        on("s", self.session.skip)
        on("u", self.session.undo)
        on("m", self.session.correct_alike)
        on("down", lambda: self.session.move(1))
        on("up", lambda: self.session.move(-1))
        on("x", lambda: self._enter("reject"))
        on("e", lambda: self._enter("edit"))
        on("/", lambda: self._enter("find"))
        on("v", lambda: self._enter("word"))
        on("t", lambda: self._enter("left"))
        on("A", self._show_all)
        for number, reason in enumerate(REASONS, start=1):
            self._reason(keys, str(number), reason, choosing)

        @keys.add("y", filter=Condition(lambda: self.mode == "all"))
        def _(event: KeyPressEvent) -> None:
            self.mode = ""
            self.session.accept(self.session.pattern())

        @keys.add("n", filter=Condition(lambda: self.mode == "all"))
        @keys.add("escape", filter=~idle, eager=True)
        def _(event: KeyPressEvent) -> None:
            self._leave()

        @keys.add("q", filter=idle)
        @keys.add("c-c")
        @keys.add("c-d", filter=~typing)
        def _(event: KeyPressEvent) -> None:
            event.app.exit()

        return keys

    def _reason(self, keys: KeyBindings, key: str, reason: str, when: Condition) -> None:
        @keys.add(key, filter=when)
        def _(event: KeyPressEvent) -> None:
            self.mode = ""
            self.session.reject(reason)

    def _enter(self, mode: str) -> None:
        if self.session.current is None and mode not in ("word", "left"):
            return
        self.mode = mode
        self.session.message = ""
        if mode in _PROMPTS:
            self.buffer.reset()
            self.application.layout.focus(self._line)

    def _leave(self) -> None:
        if self.mode in ("all", "left"):
            self.session.message = ""
        self.mode = ""
        self.buffer.reset()

    def _show_all(self) -> None:
        if self.session.pattern():
            self.mode, self.session.message = "all", ""

    def _entered(self, buffer: Buffer) -> bool:
        """Do what was typed; leave the line as it is when that went wrong, to be corrected."""
        mode, text = self.mode, buffer.text.strip()
        name, _, value = text.partition(":" if mode == "word" else "=")
        done = True
        if mode == "find":
            self.session.find(text)
        elif mode == "edit" and text:
            done = self.session.edit(name.strip(), value.strip())
        elif mode == "word" and text:
            try:
                self.session.use_vocabulary(add_word(self.folder, name.strip(), value))
                self.session.message = f"added to {name.strip()}"
            except KzdbError as error:
                self.session.message, done = str(error), False
        if done:
            self.mode = ""
        return not done

    def _passage(self) -> StyleAndTextTuples:
        """Return the quote, lit, with the lines around it; or what is left to do."""
        if self.mode == "left":
            left = self.session.to_do
            head = f"{len(left)} sentences with figures that no claim and no draft quotes. Esc back\n"
            return [("class:key", head), *(("", f"{one.span.line:>4}  {_shown(one.span.text)}\n") for one in left)]
        draft = self.session.current
        if draft is None:
            return [("", "Nothing is waiting. Press t for what is left to do, q to leave.")]
        pieces = passage_of(self.session.reading, str(draft.candidate.values["at"]))
        if not pieces:
            return [("class:wrong", "The quote is not in the document."), ("", f"\n{_shown(draft.candidate.sentence)}")]
        shown: StyleAndTextTuples = []
        for index, piece in enumerate(pieces):
            if piece.number is not None:
                shown.append(("class:number", f"{'' if index == 0 else chr(10)}{piece.number:>4}  "))
            shown.append(("class:quote" if piece.is_quote else "", _shown(piece.text)))
        return [*shown, ("", "\n")]

    def _candidate(self) -> StyleAndTextTuples:
        draft = self.session.current
        if draft is None or self.mode == "left":
            return []
        if self.mode == "all":
            rows = [("", f"{_shown(as_line(one.candidate.values))}\n") for one in self.session.pattern()]
            return [("class:key", f"Accept these {len(rows)}? y or n\n"), *rows]
        return [("class:key", f"{draft.candidate.group}\n"), *self._fields(draft)]

    def _fields(self, draft: Draft) -> StyleAndTextTuples:
        shown: StyleAndTextTuples = []
        for name, value in draft.candidate.values.items():
            shown += [("class:field", f"  {name:>10}  "), ("", f"{_shown(str(value))}\n")]
        return shown

    def _remarks(self) -> StyleAndTextTuples:
        """Return why it is proposed, what others say, and why the loader would refuse it."""
        draft = self.session.current
        if draft is None or self.mode in ("all", "left"):
            return []
        shown: StyleAndTextTuples = [("", f"{draft.candidate.proposer}: {_shown(draft.candidate.why)}\n")]
        shown += [("class:remark", f"{_shown(remark)}\n") for remark in draft.candidate.remarks]
        problem = self.session.problem(draft)
        return [*shown, ("class:wrong", f"{_shown(problem)}\n")] if problem else shown

    def _keys(self) -> StyleAndTextTuples:
        if self.mode == "reject":
            reasons = "  ".join(f"{number} {reason}" for number, reason in enumerate(REASONS, start=1))
            return [("class:key", f"why not?  {reasons}  Esc back")]
        return [("class:key", KEYS), ("", f"\n{_shown(self.session.message)}" if self.session.message else "")]

    def _status(self) -> StyleAndTextTuples:
        progress = self.session.progress
        return [("", f" {self.session.reading.source.slug}: {progress} ")]


class _Words(Completer):
    """Completes fields and the slugs that a field may have."""

    def __init__(self, screen: _Screen) -> None:
        self._screen = screen

    def get_completions(self, document: Typed, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield what the word before the cursor may become."""
        text = document.text_before_cursor
        if self._screen.mode == "edit":
            name, equals, value = text.partition("=")
            draft = self._screen.session.current
            if draft is None:
                return
            if not equals:
                yield from _beginning(name.strip(), field_names(draft.candidate), " = ")
            else:
                vocabulary = self._screen.session.reading.vocabulary
                yield from _beginning(value.strip(), field_values(draft.candidate, name.strip(), vocabulary))
        elif self._screen.mode == "word" and ":" not in text:
            for name in LISTS:
                if name.startswith(text.strip()):
                    yield Completion(f"{name}: ", -len(text), name, display_meta=",".join(columns_of(name)))


def _beginning(typed: str, known: Iterable[str], more: str = "") -> Iterable[Completion]:
    for word in known:
        if word.casefold().startswith(typed.casefold()):
            yield Completion(word + more, -len(typed), word)


def _shown(text: str) -> str:
    """Return words of a document without signs that would move a terminal's cursor."""
    return _CONTROL.sub(" ", text)
