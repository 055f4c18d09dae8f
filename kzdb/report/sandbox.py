"""The sandbox that templates run in: no code, no paths outside, no endless work."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

LARGEST = 100_000
"""No power and no repeated text or list of a template is larger."""


class Compiled(BytecodeCache):
    """Compiled templates, kept for the next edition built by this process."""

    kept: ClassVar[dict[tuple[str, str], bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code if this very text was compiled before."""
        if code := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which also refuses products that would fill the memory."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply, where the result stays small."""
        if operator == "**" and not (abs(left) <= LARGEST and abs(right) <= 10):
            raise SecurityError(f"{left} ** {right} is too large")
        if operator == "*":
            for one, times in ((left, right), (right, left)):
                if isinstance(one, str | list | tuple) and isinstance(times, int) and len(one) * times > LARGEST:
                    raise SecurityError(f"a text or list repeated {times} times is too large")
        return super().call_binop(context, operator, left, right)


def make_environment(folder: Path, shared: Path) -> Sandbox:
    """Make the sandbox that a report's templates run in."""
    return Sandbox(
        loader=FileSystemLoader([folder / "template", shared / "template"]),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=Compiled(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )


class TooLongError(Exception):
    """Raised in the middle of a template that takes longer than it may."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise TooLongError inside the block once it has run for `seconds`; a template's loops have no other end."""
    over = threading.Event()
    thread = ctypes.c_ulong(threading.get_ident())

    def stop() -> None:
        if not over.is_set():
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(TooLongError))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        over.set()
        timer.cancel()
