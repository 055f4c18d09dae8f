"""Starts the command line as a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys


def start(*args: object, **options: object) -> subprocess.Popen[str]:
    """Start the command line so that it hears ^C, also where the tests themselves run in the background."""
    return subprocess.Popen(
        [sys.executable, "-m", "kzdb", *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **options,  # type: ignore[call-overload]
    )
