"""`kzdb doctor`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kzdb.cli.options import json_option, root_option

__all__ = ["command"]

COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command("doctor")
@json_option
@root_option
@click.pass_context
def command(ctx: click.Context, as_json: bool, root: Path) -> None:
    """Say what is missing on this machine, and what to do about it.

    A line each for Python, the libraries a PDF needs, the packages, the fonts, the disk, the database, the
    published file and the documents. Exit status 1 if anything fails; a warning is no failure.

    \b
    Example:
      kzdb doctor
    """
    from kzdb.cli.workspace.machine import examine

    findings = []
    for finding in examine(root):
        findings.append(finding)
        if not as_json:
            verdict = click.style(f"{finding.verdict:<4}", fg=COLOURS[finding.verdict])
            click.echo(f"{verdict}  {finding.check}: {finding.found}{'. ' if finding.do else ''}{finding.do}")
    failed = sum(finding.verdict == "fail" for finding in findings)
    if as_json:
        click.echo(json.dumps({"ok": not failed, "findings": [asdict(finding) for finding in findings]}))
    if failed:
        ctx.exit(1)
