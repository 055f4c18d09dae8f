"""House rules of the command line: every command has help, an example, and --root."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click
import pytest
from click.testing import Result

from kzdb import __version__
from kzdb.cli import COMMANDS, cli

Run = Callable[..., Result]
TOP = click.Context(cli, info_name="kzdb")


def _commands(group: click.Group, ctx: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=ctx)
        yield inner.command_path, command, inner
        if isinstance(command, click.Group):
            yield from _commands(command, inner)


ALL = list(_commands(cli, TOP))


@pytest.mark.parametrize(("path", "command", "ctx"), ALL, ids=[path for path, _, _ in ALL])
class TestEveryCommand:
    """What holds of each command, groups included."""

    def test_has_help_with_an_example(self, path: str, command: click.Command, ctx: click.Context) -> None:
        """Its help says what it does in one sentence, and shows a call of itself."""
        text = command.get_help(ctx)
        summary = command.get_short_help_str(200)

        assert summary.endswith(".")
        assert "Example:" in text
        assert f"\n    {path}" in text

    def test_takes_a_workspace(self, path: str, command: click.Command, ctx: click.Context) -> None:
        """It takes --root, unless it only groups commands that do."""
        options = [option for parameter in command.params for option in parameter.opts]

        assert isinstance(command, click.Group) or "--root" in options

    def test_every_option_is_explained(self, path: str, command: click.Command, ctx: click.Context) -> None:
        """No option is without a word."""
        unexplained = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]

        assert [] == unexplained


def test_top_help_says_what_the_commands_say() -> None:
    """The lines `kzdb --help` shows without importing a command are the commands' own."""
    own = {}
    for name in COMMANDS:
        command = cli.get_command(TOP, name)
        assert command is not None
        own[name] = (command.help or "").split("\n\n")[0].replace("\n", " ")

    assert own == {name: line for name, (_, line) in COMMANDS.items()}


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    """A mistyped command exits 2 and names the one that was meant."""
    result = run("pubish")

    assert 2 == result.exit_code
    assert "Did you mean 'publish'?" in result.stderr


def test_version(run: Run) -> None:
    """--version prints name and version."""
    assert f"kzdb {__version__}\n" == run("--version").stdout
