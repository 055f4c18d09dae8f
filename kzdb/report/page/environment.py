"""Jinja as templates run in it: its own sandbox, everything escaped, nothing undefined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kzdb.definition.folder import Folder
from kzdb.definition.syntax import EXTENSIONS
from kzdb.report.data.rows import Row

FOLDER = "template/"


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


class Strict(StrictUndefined):
    """What a template asked for and is not there; of a row it says which columns there are."""

    @property
    def _undefined_message(self) -> str:
        if isinstance(self._undefined_obj, Row) and not self._undefined_hint:
            return f"column: got {self._undefined_name!r}, expected one of {', '.join(self._undefined_obj)}"
        return super()._undefined_message


def make_environment(folder: Folder, functions: dict[str, Any], **options: Any) -> ImmutableSandboxedEnvironment:
    """Return the environment of a report's templates, its own before the shared ones.

    Args:
        folder: the report's files.
        functions: what templates may call.
        options: further options of Jinja.
    """

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        full = folder.find(FOLDER + name)
        return (folder.text(full), str(folder.place(full)), lambda: True) if full else None

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=Strict,
        bytecode_cache=Compiled(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=EXTENSIONS,
        **options,
    )
    environment.globals.update(functions)
    return environment
