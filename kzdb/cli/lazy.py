"""The top group: commands are imported when called, errors become one line and an exit status."""

from __future__ import annotations

import importlib
import os
import sys
from typing import IO, Any

import click

from kzdb.cli.mistakes import shown
from kzdb.errors import AGAIN, DAMAGED, KzdbError
from kzdb.files import explain

__all__ = ["INTERRUPTED", "CommandError", "LazyGroup", "quiet_stdout"]

INTERRUPTED = 130  # 128 + SIGINT, as a shell counts
DRIVERS_INTERRUPTED = ("Query interrupted", "INTERRUPT Error: Interrupted!")  # DuckDB
PIPE_CLOSED = 141  # 128 + SIGPIPE: `kzdb sql … | head` ends as any tool would


class CommandError(click.ClickException):
    """A KzdbError as the command line shows it: `error:` and a line for each mistake; exit status 1."""

    exit_code = 1

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the lines to stderr."""
        for line in shown(self.mistakes):
            click.echo(f"{click.style('error:', fg='red')} {line}", file=file, err=True)


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def __init__(self, *args: Any, commands_at: dict[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands_at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of the work rather than of the alphabet."""
        return list(self.commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command `cmd_name`: the `command` of its module."""
        if cmd_name not in self.commands_at:
            return None
        command: click.Command = importlib.import_module(self.commands_at[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command in `args`; a wrong name is answered with the names that come close."""
        name = args[0]
        if name in self.commands_at or name.startswith("-"):
            return super().resolve_command(ctx, args)
        raise click.exceptions.NoSuchCommand(name, possibilities=self.commands_at, ctx=ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.commands_at.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what a user can put right is one line, ^C and a closed pipe are no traceback."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            quiet_stdout(closed=True)
            ctx.exit(PIPE_CLOSED)
        except (Exception, KeyboardInterrupt) as error:
            if _is_interrupt(error):
                click.echo(err=True)  # the prompt starts on a line of its own after ^C
                ctx.exit(INTERRUPTED)
            if isinstance(error, KzdbError):
                raise CommandError(*(" ".join(one.split()) for one in error.mistakes or [str(error)])) from error
            if isinstance(error, OSError):
                quiet_stdout(closed=True)
                raise CommandError(f"{error.filename or 'standard output'}: {explain(error)}") from error
            if DAMAGED in str(error):
                raise CommandError(f"the published file is damaged ({str(error).strip('.')}). {AGAIN}") from error
            raise
        return result


def _is_interrupt(error: BaseException | None) -> bool:
    """Return whether ^C is behind an error: the database drivers make errors of their own of it."""
    while error is not None:
        says = str(error).rstrip(" :")  # `… failed: KeyboardInterrupt: ` where DuckDB was calling Python at ^C
        if isinstance(error, KeyboardInterrupt) or says in DRIVERS_INTERRUPTED or says.endswith("KeyboardInterrupt"):
            return True
        error = error.__cause__ or error.__context__
    return False


def quiet_stdout(*, closed: bool = False) -> None:
    """Flush standard output; where that fails, or it is `closed`, Python gets somewhere to write on its way out."""
    try:
        if closed:
            raise BrokenPipeError
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
