"""The program `kzdb`, also as `python -m kzdb`: from its first line on, ^C is no traceback."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its status."""
    try:
        from kzdb.cli import main as run

        run()
    except KeyboardInterrupt:  # while modules are imported, or on the way out
        os.write(2, b"\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
