"""Statements of the audit log: pages of events, and how far they were posted to a channel."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, literal, select, tuple_

from bot.db.tables import charges, events, jobs, servers
from cogs.audit.events import MARKER_KIND, EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFactsRow:
    """A job as the audit log shows it; None where it is no longer on record."""

    prompt: str | None = None
    model: str | None = None
    message_id: int | None = None
    images: int | None = None
    price_micros: int | None = None
    is_refunded: bool = False


def facts_of_jobs(connection: Connection, job_ids: Collection[str]) -> dict[str, JobFactsRow]:
    """Return what is on record of these jobs, and of their charges, which outlive them."""
    ids = list(job_ids)
    asked = select(jobs.c.id, jobs.c.prompt, jobs.c.model, jobs.c.message_id)
    of_jobs = {row.id: row for row in connection.execute(asked.where(jobs.c.id.in_(ids)))}
    cost = select(charges.c.job_id, charges.c.images, charges.c.price_micros, charges.c.is_refunded)
    paid = {row.job_id: row for row in connection.execute(cost.where(charges.c.job_id.in_(ids)))}
    return {
        id_: JobFactsRow(
            prompt=of_jobs[id_].prompt if id_ in of_jobs else None,
            model=of_jobs[id_].model if id_ in of_jobs else None,
            message_id=of_jobs[id_].message_id if id_ in of_jobs else None,
            images=paid[id_].images if id_ in paid else None,
            price_micros=paid[id_].price_micros if id_ in paid else None,
            is_refunded=paid[id_].is_refunded if id_ in paid else False,
        )
        for id_ in of_jobs.keys() | paid.keys()
    }


def guilds_with_log_channel(connection: Connection) -> list[int]:
    """Return the servers whose settings name a log channel: what is not set is not written."""
    query = select(servers.c.guild_id).where(servers.c.settings.like('%"log_channel_id":%'))
    return list(connection.execute(query).scalars())


def posted_until(connection: Connection, guild_id: int) -> tuple[float, str] | None:
    """Return time and id of the last event that was posted; None where nothing ever was."""
    found = connection.execute(
        select(events.c.happened_at, events.c.facts).where(events.c.id == _marker_id(guild_id))
    ).first()
    return None if found is None else (found[0], json.loads(found[1])["event"])


def put_posted_until(connection: Connection, guild_id: int, event: tuple[float, str]) -> None:
    """Note which event was posted last."""
    happened_at, event_id = event
    connection.execute(delete(events).where(events.c.id == _marker_id(guild_id)))
    marker = {
        "id": _marker_id(guild_id),
        "guild_id": guild_id,
        "happened_at": happened_at,
        "kind": MARKER_KIND,
        "facts": json.dumps({"event": event_id}),
    }
    connection.execute(insert(events), marker)


def unposted(
    connection: Connection, guild_id: int, *, after: tuple[float, str], until: float, limit: int
) -> tuple[list[EventRow], int]:
    """Return the oldest events after that one, and how many there are altogether."""
    new = (
        (events.c.guild_id == guild_id)
        & (events.c.kind != MARKER_KIND)
        & (events.c.happened_at <= until)
        & (tuple_(events.c.happened_at, events.c.id) > tuple_(literal(after[0]), literal(after[1])))
    )
    oldest = select(events).where(new).order_by(events.c.happened_at, events.c.id).limit(limit)
    found = [EventRow(**row) for row in connection.execute(oldest).mappings()]
    if len(found) < limit:
        return found, len(found)
    return found, connection.execute(select(func.count()).where(new)).scalar_one()


def _marker_id(guild_id: int) -> str:
    return f"log{guild_id:029d}"
