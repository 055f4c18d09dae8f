"""One writer at a time: a load or an upgrade waits for the one that is at work, and says for whom.

On SQLite it is a lock file beside the store, on PostgreSQL an advisory lock. Both end with the process that holds them.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kzdb.errors import StoreError
from kzdb.files import LONGEST_WAIT, lock
from kzdb.store.address import Address, parse_address
from kzdb.store.state import connect_postgresql

__all__ = ["writing"]

_KEY = 0x6B7A6462  # "kzdb"
_HOLDER = """
SELECT a.application_name || ', since ' || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"')
FROM pg_locks AS l INNER JOIN pg_stat_activity AS a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objid = %s
AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@contextmanager
def writing(database_url: str, what: str, progress: Callable[[str], None]) -> Iterator[None]:
    """Be the only process that writes to the store during the block.

    Args:
        database_url: the store.
        what: what this process does, for those who wait: "kzdb load".
        progress: gets a message when somebody else is at work.

    Raises:
        FileError, StoreError: the other one is not done after `files.LONGEST_WAIT` seconds, or the store cannot be
            reached.
    """
    address = parse_address(database_url)
    if address.path is not None:
        with lock(address.path.with_name(f".{address.path.name}.lock"), what, progress):
            yield
        return
    name = f"{what} (process {os.getpid()} on {socket.gethostname()})"
    with connect_postgresql(address, autocommit=True, application_name=name[:63]) as connection:
        _wait(connection, address, progress)
        yield


def _wait(connection: Any, address: Address, progress: Callable[[str], None]) -> None:
    began, named = time.monotonic(), False
    while not connection.execute("SELECT pg_try_advisory_lock(%s)", [_KEY]).fetchone()[0]:
        found = connection.execute(_HOLDER, [_KEY]).fetchone()
        holder = (found and found[0]) or "another process"
        if time.monotonic() - began > LONGEST_WAIT:
            raise StoreError(
                f"{address}: {holder} still writes after {LONGEST_WAIT} s. Run this again when it is done."
            )
        if not named:
            progress(f"waiting for {holder}")
            named = True
        time.sleep(0.1)
