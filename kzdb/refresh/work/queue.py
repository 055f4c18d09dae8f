"""The queue of several hosts: a job for each slot, in the PostgreSQL store, by Procrastinate.

A job only says that there is work. What is to be done, who is at it and what came of it are rows of the store, as they
are without a queue; so a job that is lost, doubled or late costs time, and never an edition. Its tables are in a schema
of their own beside the store's: `public_queue`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from kzdb.errors import ConfigError, StoreError
from kzdb.refresh.work.task import Busy, Task, Unfit
from kzdb.store.address import Address, parse_address
from kzdb.store.state import connect_postgresql, postgresql_driver

if TYPE_CHECKING:
    from procrastinate import App

__all__ = ["BEAT", "STALLED", "bring_up", "hand_out", "work_off"]

T = TypeVar("T")

BEAT = 10.0
"""Seconds between two signs of life of a worker."""

STALLED = 30.0
"""A worker without a sign of life for so many seconds is dead: its job is done by another."""

_AGAIN = 60
"""Seconds until a job is looked at again that this host could not do, or that another process is at."""

_QUEUE, _NAME = "kzdb", "kzdb.edition"
_KEY = 0x6B7A7175  # "kzqu"
_SCHEMA = "quote_ident(current_schema() || '_queue')"


def bring_up(database_url: str) -> None:
    """Make the queue's tables, or bring them to the version of Procrastinate that is installed.

    Raises:
        ConfigError: the store is no PostgreSQL, or the extra is not installed. StoreError: the database refuses.
    """
    address = _address(database_url)
    psycopg = postgresql_driver("psycopg")
    folder = files("procrastinate.sql").joinpath("migrations")
    scripts = sorted((item for item in folder.iterdir() if item.name.endswith(".sql")), key=lambda item: item.name)
    try:
        with connect_postgresql(address, autocommit=True, connect_timeout=10) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", [_KEY])  # it ends with the connection
            (schema,) = connection.execute(f"SELECT {_SCHEMA}").fetchone()
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
            connection.execute(f"SET search_path TO {schema}")
            found = "SELECT coalesce(obj_description(to_regnamespace(%s), 'pg_namespace'), '')"
            (done,) = connection.execute(found, [schema]).fetchone()
            for script in scripts:
                if script.name > done:
                    with connection.transaction():
                        connection.execute(script.read_text("utf-8"))
                        connection.execute(f"COMMENT ON SCHEMA {schema} IS '{script.name}'")
    except psycopg.Error as error:
        raise StoreError(f"{address}: the queue's tables cannot be made: {address.clean(str(error))}") from None


def hand_out(database_url: str, tasks: Collection[Task], *, stalled: float = STALLED) -> int:
    """Queue a job for each task that has none, and give the jobs of dead workers to those alive.

    A job that waits for the same slot, but was made from something else, is replaced.

    Returns:
        How many jobs of dead workers there were.

    Raises:
        StoreError: the queue refuses.
    """

    async def run(app: App) -> int:
        from procrastinate.exceptions import AlreadyEnqueued

        freed = await _retry_stalled(app, stalled)
        there = {job.queueing_lock: job for job in await app.job_manager.list_jobs_async(queue=_QUEUE, status="todo")}
        for task in tasks:
            old = there.get(task.key)
            if old is not None and old.id is not None and old.task_kwargs != task.arguments:
                await app.job_manager.cancel_job_by_id_async(old.id, delete_job=True)
            with suppress(AlreadyEnqueued):
                await app.configure_task(_NAME, queue=_QUEUE, queueing_lock=task.key).defer_async(**task.arguments)
        return freed

    return _with_app(database_url, run)


def work_off(
    database_url: str,
    do: Callable[[Task], None],
    *,
    wait: bool,
    once: bool = False,
    beat: float = BEAT,
    stalled: float = STALLED,
) -> None:
    """Do the jobs of the queue one after another; SIGINT and SIGTERM let the one at hand end.

    Args:
        database_url: the store.
        do: does one task; after `Busy` or `Unfit` the job goes back to the queue.
        wait: go on when the queue is empty, and free the jobs of dead workers every now and then.
        once: end after one job.
        beat, stalled: seconds between signs of life, and without one until a worker is dead.

    Raises:
        Exception: what `do` raised, `Busy` left out: the worker ends then. StoreError: the queue is out of reach.
    """
    failed: list[BaseException] = []

    def guarded(call: Callable[[], object], _: object, worker: Any) -> object:
        try:
            return call()
        except BaseException as error:
            if not isinstance(error, Busy):
                failed.append(error)
                worker.stop()
            raise
        finally:
            if once:
                worker.stop()

    async def run(app: App) -> None:
        from procrastinate import RetryStrategy

        @app.task(name=_NAME, queue=_QUEUE, retry=RetryStrategy(wait=_AGAIN, retry_exceptions=[Busy, Unfit]))
        def edition(**arguments: Any) -> None:
            do(_task(arguments))

        await _retry_stalled(app, stalled)
        sweeper = asyncio.create_task(_sweep(app, stalled))
        try:
            await app.run_worker_async(
                queues=[_QUEUE],
                wait=wait and not once,
                delete_jobs="always",  # what came of a job is in the slot
                update_heartbeat_interval=beat,
                stalled_worker_timeout=stalled,
                task_middleware=[guarded],
            )
        finally:
            sweeper.cancel()
            await asyncio.gather(sweeper, return_exceptions=True)

    said = _Errors()
    _with_app(database_url, run, said)
    if failed:
        raise failed[0]
    if said.lines:
        raise StoreError(f"the queue: {said.lines[0]}")


def _task(arguments: dict[str, Any]) -> Task:
    try:
        return Task(**arguments)
    except TypeError:
        raise Unfit(
            "the queue: got a job of another version of kzdb. Bring all hosts to the same one, and run "
            "`kzdb refresh --enqueue`."
        ) from None


async def _sweep(app: App, stalled: float) -> None:
    """Free the jobs of dead workers for ever; outside the queue, so that it never waits for one of them."""
    from procrastinate.exceptions import ConnectorException

    while True:
        await asyncio.sleep(stalled)
        with suppress(ConnectorException):  # out of reach: the worker's own heartbeat says so
            await _retry_stalled(app, stalled)


async def _retry_stalled(app: App, stalled: float) -> int:
    from procrastinate.exceptions import ConnectorException, UniqueViolation
    from procrastinate.jobs import Status

    freed = 0
    for job in await app.job_manager.get_stalled_jobs(queue=_QUEUE, seconds_since_heartbeat=stalled):
        try:
            await app.job_manager.retry_job(job)
        except UniqueViolation:  # its slot was queued again meanwhile
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=True)
        except ConnectorException:
            continue  # another sweep was faster
        freed += 1
    return freed


def _with_app(database_url: str, run: Callable[[App], Awaitable[T]], said: _Errors | None = None) -> T:
    """Open the queue, let `run` use it, and close it."""
    address = _address(database_url)
    connect_postgresql(address, connect_timeout=10).close()  # says at once why it cannot be reached
    from procrastinate import App, PsycopgConnector
    from procrastinate.exceptions import ConnectorException

    async def main() -> T:
        connector = PsycopgConnector(
            conninfo=address.uri, kwargs={"connect_timeout": 10}, configure=_in_schema, min_size=1, max_size=4
        )
        app = App(connector=connector)
        async with app.open_async():
            return await run(app)

    loggers = [logging.getLogger(name) for name in ("procrastinate", "psycopg.pool")]
    handler = said or _Errors()
    for logger in loggers:
        logger.addHandler(handler)
    try:
        return asyncio.run(main())
    except ConnectorException as error:
        says = address.clean(str(error.__cause__ or error))
        raise StoreError(f"{address}: the queue cannot be used: {says}") from None
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


async def _in_schema(connection: Any) -> None:
    await connection.execute(f"SELECT set_config('search_path', {_SCHEMA}, false)")
    await connection.commit()


class _Errors(logging.Handler):
    """Keeps what Procrastinate logs as an error, instead of printing it with its traceback."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(" ".join(record.getMessage().split()))


def _address(database_url: str) -> Address:
    """Return the address of a store that can have a queue.

    Raises:
        ConfigError: it is no PostgreSQL, or the extra is not installed.
    """
    address = parse_address(database_url)
    if address.path is not None:
        raise ConfigError(
            f"KZDB_DATABASE_URL: got {address}, expected a PostgreSQL store: only that can have a queue for several "
            "hosts. Name one, or run `kzdb refresh` without --enqueue: it builds side by side on this machine."
        )
    try:
        import procrastinate  # noqa: F401
    except ImportError:
        raise ConfigError(
            "the queue of several hosts needs the extra: pip install 'kzdb[workers]' (in a checkout: ./run setup "
            "--with dev)"
        ) from None
    return address
