"""Hear what other processes say through PostgreSQL (LISTEN and NOTIFY)."""

import asyncio
import logging
import time
import uuid
from collections.abc import Callable, Sequence

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier
from sqlalchemy import Connection, func, select

from bot.db.location import Server
from bot.db.postgres import CONNECTING
from bot.db.remembered import CHANGES_CHANNEL, Hearing, Remembered

logger = logging.getLogger(__name__)

Hear = Callable[[str, str], None]
"""Called on the loop with the channel and what was said."""

CANCEL_CHANNEL = "easel_cancel"
"""Said with the id of a job that somebody cancelled."""

NUDGE_CHANNEL = "easel_nudge"
"""Said with the names of predictions that the image service calls over, a comma between two."""

_PROVE = "SELECT pg_notify(%s, %s)"
_PAUSE_SECONDS = 1.0
_PROOF_SECONDS = 1.0
"""How often a connection proves that it hears; what it proves holds for ``SHARED_SECONDS``."""
_ANSWER_SECONDS = 20.0
_DEAF_SECONDS = 15.0
"""Who hears not even its own notices for so long never will on this connection."""


def say(connection: Connection, channel: str, what: str) -> None:
    """Say something to every process once the transaction is committed; at most 8,000 bytes."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify(channel, what)))


async def hear_notices(
    server: Server, channels: Sequence[str], on_notice: Hear, *, remembered: Remembered
) -> None:
    """Hear until cancelled; a lost connection is made again.

    ``remembered`` forgets what others say that they changed.
    """
    address = make_conninfo("", **{**server.parameters, **CONNECTING})
    while True:
        hearing = Hearing()
        try:
            async with await psycopg.AsyncConnection.connect(
                address, autocommit=True
            ) as connection:
                proofs = f"easel_proof_{uuid.uuid4().hex}"
                for channel in (*channels, CHANGES_CHANNEL, proofs):
                    await connection.execute(SQL("LISTEN {}").format(Identifier(channel)))
                remembered.hearing = hearing
                heard_at, is_deaf = time.monotonic(), False
                while True:
                    sent_at = time.monotonic()
                    if sent_at - heard_at > _DEAF_SECONDS and not is_deaf:
                        is_deaf = True
                        logger.warning(
                            "What processes say to each other through PostgreSQL does not arrive."
                            " A pooler in front of it has to be in session mode (docs/scaling.md)"
                        )
                    async with asyncio.timeout(_ANSWER_SECONDS):
                        await connection.execute(_PROVE, (proofs, str(sent_at)))
                    async for notice in connection.notifies(timeout=_PROOF_SECONDS):
                        if notice.channel == CHANGES_CHANNEL:
                            remembered.heard(notice.payload)
                        elif notice.channel == proofs:
                            heard_at = float(notice.payload)
                            hearing.prove(sent_at=heard_at)
                        else:
                            on_notice(notice.channel, notice.payload)
        except (psycopg.Error, OSError, TimeoutError) as error:
            logger.debug("Notices are not heard just now: %s", error)
        finally:
            hearing.end()
        await asyncio.sleep(_PAUSE_SECONDS)
