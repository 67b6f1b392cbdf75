"""Hear what other processes say through PostgreSQL (LISTEN and NOTIFY)."""

import asyncio
import logging
from collections.abc import Callable, Sequence

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier
from sqlalchemy import Connection, func, select

from bot.db.location import Server
from bot.db.postgres import CONNECTING

logger = logging.getLogger(__name__)

Hear = Callable[[str, str], None]
"""Called on the loop with the channel and what was said."""

WORK_CHANNEL = "easel_work"
"""Said when there is something in the queue."""
CANCEL_CHANNEL = "easel_cancel"
"""Said with the id of a job that somebody cancelled."""

_PAUSE_SECONDS = 1.0
_LOOK_SECONDS = 20.0
"""How often a connection on which nothing is said is tried."""


def say(connection: Connection, channel: str, what: str) -> None:
    """Say something to every process once the transaction is committed; at most 8,000 bytes."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify(channel, what)))


async def hear_notices(server: Server, channels: Sequence[str], on_notice: Hear) -> None:
    """Hear until cancelled; a lost connection is made again."""
    url = server.url.set(drivername="postgresql").render_as_string(hide_password=False)
    address = make_conninfo(url, **CONNECTING)
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(
                address, autocommit=True
            ) as connection:
                for channel in channels:
                    await connection.execute(SQL("LISTEN {}").format(Identifier(channel)))
                while True:
                    async for notice in connection.notifies(timeout=_LOOK_SECONDS):
                        on_notice(notice.channel, notice.payload)
                    async with asyncio.timeout(_LOOK_SECONDS):
                        await connection.execute("SELECT 1")
        except (psycopg.Error, OSError, TimeoutError) as error:
            logger.debug("Notices are not heard just now: %s", error)
        await asyncio.sleep(_PAUSE_SECONDS)
