"""What somebody drew, and what of it was reported, as rows; each function is in a transaction."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.db.tables import jobs, report_cases, reports
from bot.message_links import message_link
from cogs.members.model import DrawnPicture, ReportedPicture


def pictures_of(
    connection: Connection, guild_id: int, user_id: int, *, limit: int, offset: int
) -> list[DrawnPicture]:
    """Return results of somebody on a server, the newest first."""
    query = (
        select(
            jobs.c.created_at,
            jobs.c.channel_id,
            jobs.c.message_id,
            jobs.c.published_message_id,
            jobs.c.prompt,
            jobs.c.reply,
            jobs.c.removed_at,
        )
        .where(jobs.c.user_id == user_id, jobs.c.guild_id == guild_id, jobs.c.result.is_not(None))
        .order_by(jobs.c.created_at.desc(), jobs.c.id)
        .limit(limit)
        .offset(offset)
    )
    found: list[DrawnPicture] = []
    for row in connection.execute(query):
        is_private = bool(json.loads(row.reply).get("is_private"))
        is_private = is_private and row.published_message_id is None
        # Nobody else sees the message of a private one.
        message_id = None if is_private else row.published_message_id or row.message_id
        found.append(
            DrawnPicture(
                at=row.created_at,
                channel_id=row.channel_id,
                link=message_link(guild_id, row.channel_id, message_id) if message_id else "",
                prompt=row.prompt,
                is_private=is_private,
                is_removed=row.removed_at is not None,
            )
        )
    return found


def reported_of(
    connection: Connection, guild_id: int, user_id: int, *, limit: int, offset: int
) -> list[ReportedPicture]:
    """Return pictures of somebody that were reported on a server, the newest first."""
    query = (
        select(report_cases)
        .where(report_cases.c.user_id == user_id, report_cases.c.guild_id == guild_id)
        .order_by(report_cases.c.opened_at.desc(), report_cases.c.id)
        .limit(limit)
        .offset(offset)
    )
    cases = connection.execute(query).all()
    seen = _reports(connection, [case.id for case in cases])
    # By a statement of its own: a join might read all jobs.
    asked = select(jobs.c.id, jobs.c.prompt).where(jobs.c.id.in_([one.job_id for one in cases]))
    prompts = {row.id: row.prompt for row in connection.execute(asked)}
    found: list[ReportedPicture] = []
    for case in cases:
        its = seen.get(case.id, [])
        channel_id, message_id = (its[0].channel_id, its[0].message_id) if its else (None, None)
        found.append(
            ReportedPicture(
                at=case.opened_at,
                channel_id=channel_id,
                link=message_link(guild_id, channel_id, message_id) if channel_id else "",
                prompt=prompts.get(case.job_id, ""),
                categories=tuple(dict.fromkeys(one.category for one in its if one.category)),
                state=case.state,
                decided_by=case.decided_by,
            )
        )
    return found


def _reports(connection: Connection, case_ids: Sequence[str]) -> Mapping[str, list[Row[Any]]]:
    """Return the reports of each case, the oldest first."""
    its = reports.c
    query = select(its.case_id, its.channel_id, its.message_id, its.category)
    found: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(query.where(its.case_id.in_(case_ids)).order_by(its.reported_at)):
        found.setdefault(row.case_id, []).append(row)
    return found
