"""How long each statement takes in a database that has grown: `docs/reliability.md`.

What is measured is the processor's time, which other work on the machine does not lengthen.

A community of years: 150,000 requests, a million events of the log, 50,000 favourites, most of it
in one server. Run with `python -m benchmarks.statements`; needs Linux and PostgreSQL's
programs. `--jobs 10000000 --postgres` generates what many servers draw in years (half an hour,
52 GB): the largest has 0.7 million requests then.
"""

import argparse
import asyncio
import contextlib
import itertools
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import (
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    insert,
    text,
    update,
)

from bot.db import asks, charges, jobs, one_time, story, whereabouts
from bot.db import tables as t
from bot.db.database import Database
from bot.db.figures import read_figures
from bot.imagine.job import JobState
from bot.imagine.request import Review as Why
from bot.jobs import fingerprints
from bot.wiring.personal import PERSONAL
from cogs.audit import repository as audit
from cogs.audit.model import EventKind, EventQuery, LoggedEvent
from cogs.batch import repository as batches
from cogs.cases import CaseTable
from cogs.cases import repository as cases
from cogs.filter import appeals_repository as appeals
from cogs.filter import repository as filter_entries
from cogs.filter.appeal import Appeal, AppealState
from cogs.filter.appeals_repository import APPEALS
from cogs.gallery import repository as gallery_rows
from cogs.history import repository as history
from cogs.members import listed
from cogs.members import repository as members
from cogs.members.model import Note
from cogs.members.repository import WARNINGS
from cogs.moderation import blocks_repository as blocks
from cogs.moderation import repository as reports
from cogs.moderation.model import RemovalState, Report, ReportCase, ReportState
from cogs.moderation.removals import SHOWN_STATES
from cogs.moderation.repository import REMOVALS, REPORT_CASES
from cogs.outage import repository as outages
from cogs.policy import refusals_repository as filter_refusals
from cogs.policy import repository as rules
from cogs.preferences import repository as preferences
from cogs.privacy import repository as privacy
from cogs.queue import repository as queue
from cogs.queue.model import CaseKind
from cogs.review import repository as reviews
from cogs.review.model import OPEN, Review, ReviewState
from cogs.review.repository import REVIEWS
from cogs.server import repository as servers
from cogs.styles import repository as styles
from tests.servers.postgres import running_postgres

GOAL_MS = 50.0
JOBS = 150_000
ROUNDS = 3
DAY = 86_400.0
YEARS_DAYS = 730
NOW = 1_800_000_000.0
ANN, BIG = 1, 11
"""Somebody who drew a twentieth of everything, and the server that has two thirds of it."""
CHANNELS = range(20_000, 20_040)
PEOPLE = 4_000
CHANGED_AT = (
    t.jobs.c.updated_at,
    t.charges.c.charged_at,
    t.events.c.happened_at,
    t.favourites.c.added_at,
    t.stars.c.given_at,
    t.starred.c.created_at,
)
"""Of each growing table, the newest tenth changed since PostgreSQL cleaned it up."""
CASES: tuple[CaseTable[Any], ...] = (REPORT_CASES, REMOVALS, REVIEWS, APPEALS, WARNINGS)
FINAL = tuple(state for state in JobState if state.is_final)

Operation = Callable[[Connection], object]
Row = dict[str, Any]
Rewrite = Callable[[Row], Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """The median of some rounds of one statement."""

    operation: str
    statement: str
    ms: float


def job_id(number: int) -> str:
    """The id of a job of the generated database."""
    return f"{number:032x}"


def unchanged(row: Row) -> Row:
    """Return a row as it was generated."""
    return row


def rows_of(jobs_count: int) -> Iterator[tuple[Table, Iterator[Row]]]:
    """Yield a database's rows by their tables; everything scales with the number of jobs."""
    step = YEARS_DAYS * DAY / jobs_count
    # Whoever draws most grows more slowly than all together.
    crowds = max(1, jobs_count // 1_000_000)

    def at(number: int) -> float:
        return NOW - (jobs_count - number) * step

    def user(number: int) -> int:
        is_anns = number % (20 * crowds) == 0
        return ANN if is_anns else 2 + number * 7919 % (PEOPLE * crowds)

    def guild(number: int) -> int:
        return BIG if number % (3 * crowds) in {1, 2} else 12 + number % (200 * crowds)

    def state(number: int) -> JobState:
        return JobState.FAILED if number % 15 == 0 else JobState.DELIVERED

    numbers = range(jobs_count)
    yield (
        t.jobs,
        (
            {
                "id": job_id(n),
                "state": state(n),
                "user_id": user(n),
                "guild_id": guild(n),
                "channel_id": CHANNELS[n % len(CHANNELS)],
                "created_at": at(n),
                "updated_at": at(n) + 9,
                "request": '{"prompt": "a paper boat on calm water at sunrise"}',
                "reply": '{"token": "0"}',
                "result": None if state(n) is JobState.FAILED else "{}",
                "message_id": 10**17 + n,
                "published_message_id": 2 * 10**17 + n if n % 50 == 0 else None,
                "parent_id": job_id(n - 1) if n % 10 == 1 else None,
                "retried_by": job_id(n + 1) if n % 150 == 0 else None,
                "prompt": f"a paper boat number {n} on calm water",
                "model": "black-forest-labs/flux-schnell",
            }
            for n in numbers
        ),
    )
    yield (
        t.predictions,
        (
            {"job_id": job_id(n), "position": 0, "state": "ended", "prediction_id": f"p{n}"}
            for n in numbers
        ),
    )
    yield (
        t.pictures,
        (
            {
                "job_id": job_id(n),
                "position": 0,
                "filename": "easel.png",
                "width": 1024,
                "height": 1024,
                "hash": n * 2_654_435_761 % 2**63,
            }
            for n in numbers
            if state(n) is JobState.DELIVERED
        ),
    )
    # A day's results that nobody has looked at.
    yield (
        t.unhashed,
        (
            {"job_id": job_id(n), "guild_id": guild(n), "due_at": at(n), "tries": 0}
            for n in numbers
            if n % 100 == 0
        ),
    )
    # Half of the charges' jobs are no longer on record.
    yield (
        t.charges,
        (
            {
                "job_id": job_id(n),
                "guild_id": guild(n),
                "channel_id": CHANNELS[n % len(CHANNELS)],
                "user_id": user(n),
                "charged_at": at(n % jobs_count) - (0 if n < jobs_count else YEARS_DAYS * DAY),
                "images": 1,
                "price_micros": 3_000,
                "ended_at": at(n % jobs_count) + 9,
                "is_refunded": n % 15 == 0,
                "is_paid": n % 30 == 0 or n % 15 != 0,
            }
            for n in range(2 * jobs_count)
        ),
    )
    yield (
        t.events,
        (
            {
                "id": f"{n:032x}",
                "guild_id": guild(n),
                "happened_at": at(n * jobs_count // (jobs_count * 20 // 3)),
                "kind": "asked" if n % 2 else "delivered",
                "actor_id": user(n),
                "user_id": user(n),
                "channel_id": CHANNELS[n % len(CHANNELS)],
                "job_id": job_id(n % jobs_count),
                "facts": '{"model": "FLUX schnell"}' if n % 40 else '{"prompt": "words"}',
            }
            for n in range(jobs_count * 20 // 3)
        ),
    )
    yield (
        t.favourites,
        (
            {"user_id": user(n // 3), "job_id": job_id(n * 3), "added_at": at(n)}
            for n in range(jobs_count // 3)
        ),
    )
    # 33,000 results with stars, every second with two.
    starred = [3 * n + 1 for n in range(jobs_count * 2 // 9)]
    yield (
        t.stars,
        (
            {"job_id": job_id(n), "user_id": user(n + by), "guild_id": guild(n), "given_at": at(n)}
            for n in starred
            for by in (1, 2)[: 1 + n % 2]
        ),
    )
    yield (
        t.starred,
        (
            {
                "job_id": job_id(n),
                "guild_id": guild(n),
                "channel_id": CHANNELS[n % len(CHANNELS)],
                "created_at": at(n),
                "star_count": 1 + n % 2,
            }
            for n in starred
        ),
    )
    yield (
        t.report_cases,
        (
            {
                "id": f"{n:032x}",
                "guild_id": guild(n),
                "state": "removed" if n % 50 else "open",
                "opened_at": at(n),
                "job_id": job_id(n),
                "user_id": user(n + 1),
                "decided_at": at(n),
                "notice_message_id": n,
            }
            for n in range(jobs_count // 90)
        ),
    )
    yield (
        t.reports,
        (
            {
                "id": f"{n:032x}",
                "case_id": f"{n:032x}",
                "guild_id": guild(n),
                "channel_id": CHANNELS[0],
                "message_id": n,
                "job_id": job_id(n),
                "reporter_id": user(n),
                "reported_at": at(n),
                "reason": "words",
            }
            for n in range(jobs_count // 90)
        ),
    )
    yield (
        t.appeals,
        (
            {
                "id": f"{n:032x}",
                "guild_id": guild(n),
                "state": "accepted" if n % 50 else "open",
                "opened_at": at(n),
                "user_id": user(n),
                "channel_id": CHANNELS[0],
                "words": "words",
                "notice_message_id": n,
            }
            for n in range(jobs_count // 90)
        ),
    )
    yield (
        t.removals,
        (
            {
                "id": f"{n:032x}",
                "order_id": f"order{n // 30}",
                "guild_id": guild(n),
                "channel_id": CHANNELS[0],
                "job_id": job_id(n),
                "user_id": user(n + 1),
                "ordered_by": user(n),
                "state": "removed" if n % 50 else "removing",
                "opened_at": at(n),
            }
            for n in range(jobs_count // 90)
        ),
    )
    yield (
        t.reviews,
        (
            {
                "job_id": job_id(n),
                "guild_id": guild(n),
                "state": "approved" if n % 100 else "waiting",
                "why": "rules",
                "opened_at": at(n),
                "expires_at": at(n) + DAY,
                "notice_channel_id": CHANNELS[0],
            }
            for n in range(0, jobs_count, 30)
        ),
    )
    yield (
        t.showcases,
        (
            {
                "job_id": job_id(n),
                "guild_id": BIG,
                "channel_id": CHANNELS[0],
                "message_id": n,
                "shown_at": at(n),
            }
            for n in range(1, jobs_count, 100)
        ),
    )
    people = range(1, PEOPLE)
    yield (
        t.preferences,
        ({"user_id": n, "preferences": "{}", "changed_at": NOW} for n in people),
    )
    yield (
        t.blocks,
        (
            {"guild_id": BIG, "user_id": n, "reason": "", "blocked_by": 2, "blocked_at": NOW}
            for n in people
        ),
    )
    yield (
        t.filter_refusals,
        (
            {"id": f"{n:032x}", "user_id": n, "guild_id": BIG, "refused_at": NOW - n * 60}
            for n in people
        ),
    )
    yield (
        t.drafts,
        (
            {"id": f"{n:032x}", "user_id": n, "created_at": NOW - n * 60, "body": "{}"}
            for n in people
        ),
    )


def fill(connection: Connection, jobs_count: int, rewrite: Rewrite = unchanged) -> None:
    """Generate a database with this many jobs, and whatever comes with them."""
    driver: Any = connection.connection.driver_connection
    for table, rows in rows_of(jobs_count):
        rewritten = map(rewrite, rows)
        if connection.dialect.name == "postgresql":
            _copy(driver, table, rewritten)
            continue
        while batch := list(itertools.islice(rewritten, 5_000)):
            connection.execute(insert(table), batch)


def _copy(driver: psycopg.Connection[Any], table: Table, rows: Iterator[Row]) -> None:
    first = next(rows)
    names = sql.SQL(", ").join(map(sql.Identifier, first))
    copying = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    with driver.cursor() as cursor, cursor.copy(copying) as copy:
        for row in itertools.chain((first,), rows):
            copy.write_row(list(row.values()))


def operations(jobs_count: int) -> Mapping[str, Sequence[Operation]]:
    """Return what a request, upkeep, forgetting and a person's own pages ask of the store."""
    latest, some = job_id(jobs_count - 1), job_id(jobs_count // 2 + 1)
    new = job_id(jobs_count * 3)
    in_channel = charges.Whose(guild_id=BIG, channel_id=CHANNELS[0])
    of_person = charges.Whose(guild_id=BIG, user_id=ANN)
    outside = charges.Whose(guild_id=None, user_id=ANN)
    few = min(250, jobs_count // 15)  # as many as one step changes, but not all of a small database
    page = EventQuery(guild_id=BIG)
    mine, liked = history.HistoryFilters(), history.HistoryFilters(is_favourite=True)
    gallery = gallery_rows.GalleryQuery(guild_id=BIG, channel_ids=tuple(CHANNELS))
    most = replace(gallery, is_by_stars=True)
    month, day = NOW - 30 * DAY, NOW - DAY
    job = jobs.JobRow(
        id=new,
        state=JobState.QUEUED,
        user_id=ANN,
        guild_id=BIG,
        channel_id=CHANNELS[0],
        created_at=NOW,
        updated_at=NOW,
        request="{}",
        reply="{}",
        predictions=(jobs.PredictionRow(position=0, state="planned"),),
    )
    charge = charges.ChargeRow(
        job_id=new,
        guild_id=BIG,
        channel_id=CHANNELS[0],
        user_id=ANN,
        charged_at=NOW,
        images=1,
        price_micros=1,
    )
    star = gallery_rows.StarRow(job_id=some, user_id=99, guild_id=BIG, given_at=NOW)
    showcase = gallery_rows.ShowcaseRow(
        job_id=some, guild_id=BIG, channel_id=CHANNELS[0], shown_at=NOW
    )
    appeal = Appeal(
        id=new,
        guild_id=BIG,
        state=AppealState.OPEN,
        opened_at=NOW,
        user_id=ANN,
        channel_id=CHANNELS[0],
        words="words",
    )
    case = ReportCase(
        id=new, guild_id=BIG, state=ReportState.OPEN, opened_at=NOW, job_id=some, user_id=ANN
    )
    report = Report(
        reporter_id=ANN, reported_at=NOW, reason="words", channel_id=CHANNELS[0], message_id=1
    )
    picture = fingerprints.PictureRow(
        job_id=some, position=0, filename="easel.png", width=1, height=1, hash=1
    )
    review = Review(
        job_id=latest,
        guild_id=BIG,
        state=ReviewState.OPENING,
        why=Why.RULES,
        opened_at=NOW,
        expires_at=NOW,
    )
    note = Note(id=new, guild_id=BIG, user_id=ANN, written_by=2, written_at=NOW, text="words")
    draft = one_time.DraftRow(id="f" * 32, user_id=ANN, created_at=NOW, body="{}")
    return {
        "a request": [
            partial(servers.read_settings, guild_id=BIG),
            partial(rules.read_rules, guild_id=BIG),
            partial(preferences.get_preferences, user_id=ANN),
            partial(blocks.blocks_of_person, user_id=ANN),
            partial(filter_entries.list_version, guild_id=BIG),
            partial(asks.last_asked_at, user_id=ANN, channel_id=CHANNELS[0], since=day),
            partial(jobs.count_jobs, user_id=ANN, states=(JobState.QUEUED, JobState.DRAWING)),
            partial(charges.used_since, whose=of_person, since=day, lately=NOW - 3_600),
            partial(charges.used_since, whose=in_channel, since=day, lately=NOW - 3_600),
            partial(charges.charged_since, whose=of_person, since=day),
            partial(charges.spent_micros, guild_id=BIG, since=month, until=None),
            partial(charges.used_since, whose=outside, since=day, lately=NOW - 3_600),
            partial(charges.spent_everywhere, since=day),
            partial(story.story_of, job_id=some),
            partial(story.jobs_called, beginning=some[:8], limit=10),
            partial(story.job_of_prediction, prediction_id=some),
            partial(story.refusals_of, user_id=ANN, limit=20),
            partial(read_figures, now=NOW, day_began_at=day, is_shared=True),
            partial(appeals.latest_appeal, guild_id=BIG, user_id=ANN, words="w", since=day),
            partial(appeals.count_appeals, guild_id=BIG, user_id=ANN, state="open"),
            partial(jobs.insert_job, job=job),
            partial(charges.insert_charge, charge=charge),
            partial(
                audit.insert_event,
                event=LoggedEvent(guild_id=BIG, happened_at=NOW, kind=EventKind.ASKED),
            ),
            partial(jobs.release_retry, job_id=some, by_job_id=new),
            partial(
                jobs.recent_of,
                user_id=ANN,
                states=(JobState.QUEUED, JobState.DRAWING, JobState.DELIVERING),
                since=NOW - 60,
            ),
            partial(jobs.claim_retry, job_id=some, by_job_id=new),
            partial(
                jobs.change_job,
                job_id=some,
                from_states=(JobState.DELIVERED,),
                to_state=JobState.DELIVERED,
                now=NOW,
                message_id=1,
            ),
            partial(
                jobs.change_prediction,
                job_id=some,
                position=0,
                from_states=("ended",),
                to_state="ended",
                seed=1,
            ),
            partial(jobs.put_first_message, job_id=some, reply="{}", message_id=1, now=NOW),
            partial(jobs.get_job, job_id=some),
            partial(charges.lessen_charge, job_id=some, images=1),
            partial(charges.settle_charge, job_id=some, now=NOW, is_paid=True),
            partial(charges.refund_paid, job_id=some, most=lambda _guild_id: 10, since=day),
            partial(whereabouts.whereabouts, job_id=some),
            partial(cases.get_case, cases=REVIEWS, case_id=some),
            partial(cases.insert_case, cases=REVIEWS, case=review),
            partial(
                cases.change_case,
                cases=REVIEWS,
                case_id=some,
                from_states=OPEN,
                state="approving",
            ),
            partial(fingerprints.note_unhashed, job_id=latest, now=NOW),
            partial(fingerprints.note_unhashed_anew, job_id=latest, now=NOW),
            partial(fingerprints.put_pictures, rows=[picture]),
            partial(cases.insert_case, cases=APPEALS, case=appeal),
            partial(appeals.spend_appeal, appeal=appeal, job_id=new, states=("accepted",)),
            partial(appeals.job_state, job_id=some),
            partial(one_time.insert_draft, draft=draft, forget_before=NOW - 7 * DAY),
            partial(one_time.take_draft, draft_id="f" * 32, now=NOW),
        ],
        "a press": [
            partial(jobs.job_of_message, message_id=10**17 + 5),
            partial(jobs.children_of, job_id=some, limit=25),
            partial(jobs.claim_publish, job_id=some, now=NOW, given_up_before=day),
            partial(jobs.release_publish, job_id=some),
            partial(jobs.claim_removal, job_id=some, by=ANN, now=NOW),
            partial(history.put_favourite, job_id=some, user_id=ANN, now=NOW),
            partial(history.forget_favourite, job_id=some, user_id=ANN),
            partial(history.forget_favourites_of, job_id=some),
            partial(gallery_rows.put_star, star=star),
            partial(gallery_rows.forget_star, job_id=some, user_id=ANN),
            partial(gallery_rows.forget_stars_of, job_id=some),
            partial(gallery_rows.count_stars, job_id=some),
            partial(gallery_rows.count_again, job_ids=[job_id(3 * n + 1) for n in range(few)]),
            partial(gallery_rows.insert_showcase, row=showcase),
            partial(gallery_rows.showcase_of, job_id=some),
            partial(gallery_rows.posted_showcase, job_id=some, message_id=1),
            partial(gallery_rows.forget_showcase, job_id=some),
            partial(fingerprints.take_unhashed, now=NOW, due_before=NOW, guild_id=BIG),
            partial(
                fingerprints.forget_unhashed, taken=fingerprints.Unhashed(job_id=some, tries=1)
            ),
            partial(fingerprints.count_unhashed, guild_id=BIG),
            partial(fingerprints.pictures_of_guild, guild_id=BIG, limit=jobs_count // 30),
            partial(fingerprints.hashes_of_job, job_id=some),
            partial(cases.insert_case, cases=REPORT_CASES, case=case),
            partial(reports.insert_report, case=replace(case, id="0" * 32), report=report),
            partial(reports.has_reported, job_id=some, reporter_id=ANN),
            partial(reports.open_case, job_id=some),
            partial(reports.latest_case, job_id=some),
            partial(reports.count_by, guild_id=BIG, reporter_id=ANN, since=day),
            partial(
                cases.change_case,
                cases=REPORT_CASES,
                case_id=new,
                from_states=(ReportState.OPEN,),
                state=ReportState.REMOVING,
            ),
            partial(
                cases.lease_case,
                cases=REPORT_CASES,
                case_id=new,
                state=ReportState.REMOVING,
                seen=None,
                until=NOW,
            ),
            partial(reports.end_removals, job_id=some, state=RemovalState.REMOVED),
        ],
        "a page": [
            partial(history.find_history, user_id=ANN, filters=mine, limit=5, offset=0),
            partial(history.find_history, user_id=ANN, filters=mine, limit=5, offset=1_000),
            partial(history.count_history, user_id=ANN, filters=mine),
            partial(history.find_history, user_id=ANN, filters=liked, limit=5, offset=0),
            partial(history.count_history, user_id=ANN, filters=liked),
            partial(
                history.history_beginning_with, user_id=ANN, filters=liked, beginning="00", limit=25
            ),
            *(
                partial(of_words, user_id=ANN, filters=replace(whose, text=text))
                for whose in (mine, liked)
                for text in ("boat calm", "nothing")
                for of_words in (partial(history.find_history, limit=5), history.count_history)
            ),
            partial(
                history.history_beginning_with, user_id=ANN, filters=mine, beginning="00", limit=25
            ),
            partial(jobs.jobs_of_user, user_id=ANN, limit=min(50, few)),
            partial(gallery_rows.starred_channels, guild_id=BIG),
            partial(gallery_rows.count_starred, query=gallery),
            partial(gallery_rows.find_starred, query=gallery, limit=5, offset=0),
            partial(gallery_rows.find_starred, query=gallery, limit=5, offset=jobs_count // 5),
            partial(gallery_rows.find_starred, query=most, limit=5, offset=0),
            partial(gallery_rows.find_starred, query=most, limit=5, offset=jobs_count // 5),
            partial(charges.spent_by_model, guild_id=BIG, since=month),
            partial(charges.spent_by_model, guild_id=None, since=month),
            partial(charges.spent_by_server, since=month),
            partial(charges.spent_by_person, guild_id=BIG, since=month, limit=10),
            partial(charges.refunded_but_paid, guild_id=BIG, since=month),
            partial(charges.bill, guild_id=BIG, since=month, limit=10_000),
            partial(audit.find_events, query=page, limit=26, before=None),
            partial(
                audit.find_events,
                query=EventQuery(guild_id=BIG, user_id=ANN),
                limit=26,
                before=None,
            ),
            partial(
                audit.find_events,
                query=EventQuery(guild_id=BIG, channel_id=CHANNELS[3]),
                limit=26,
                before=None,
            ),
            partial(
                audit.find_events,
                query=EventQuery(guild_id=BIG, decided_by=ANN),
                limit=26,
                before=None,
            ),
            partial(audit.request_summaries, job_ids=[job_id(n) for n in range(25)]),
            partial(asks.requests_since, guild_id=BIG, since=day, limit=1_000),
            partial(asks.prompts_since, guild_id=BIG, since=day, before=NOW, limit=250),
            partial(reports.open_at, guild_id=BIG, offset=0),
            partial(queue.count_waiting, guild_id=BIG, kinds=tuple(CaseKind)),
            partial(queue.waiting_cases, guild_id=BIG, kinds=tuple(CaseKind), now=NOW, limit=6),
            partial(queue.holders_of, case_ids=[some], now=NOW),
            partial(queue.put_holders, guild_id=BIG, case_ids=[some], by=ANN, until=NOW, now=day),
            partial(queue.drop_holders, case_ids=[some], by=ANN),
            partial(reports.count_open, guild_id=BIG),
            partial(reports.count_ordered, order_id="order7", guild_id=BIG),
            partial(reports.shown_jobs, user_id=ANN, states=SHOWN_STATES, since=day, guild_id=BIG),
            partial(members.count_pictures, guild_id=BIG, user_id=ANN),
            partial(
                members.count_about, guild_id=BIG, user_id=ANN, kinds=("refused",), since=month
            ),
            partial(members.count_reports, guild_id=BIG, user_id=ANN),
            partial(listed.pictures_of, guild_id=BIG, user_id=ANN, limit=5, offset=0),
            partial(listed.reported_of, guild_id=BIG, user_id=ANN, limit=5, offset=0),
            partial(members.count_warnings, guild_id=BIG, user_id=ANN),
            partial(members.warnings_of, guild_id=BIG, user_id=ANN, limit=5, offset=0),
            partial(members.count_strikes, guild_id=BIG, user_id=ANN, since=month),
            partial(members.guilds_with_escalation),
            partial(members.refused_for_words, guild_id=BIG, kinds=("refused",), since=NOW - 900),
            partial(members.count_notes, guild_id=BIG, user_id=ANN),
            partial(members.notes_on, guild_id=BIG, user_id=ANN, limit=5, offset=0),
            partial(members.insert_note, note=note),
            partial(members.get_note, guild_id=BIG, note_id=new),
            partial(members.delete_note, note_id=new),
            partial(charges.has_charges, whose=of_person),
            partial(filter_refusals.refusals_of, user_id=ANN),
            partial(filter_refusals.take_back_refusal, user_id=ANN, guild_id=BIG, before=NOW),
            partial(blocks.blocks_of, guild_id=BIG, now=NOW, limit=10, offset=0),
            partial(blocks.count_blocks, guild_id=BIG, now=NOW),
            partial(styles.named_words_of, shelf=styles.SERVER_STYLES, owner_id=BIG),
            partial(styles.named_words_of, shelf=styles.SERVER_WILDCARDS, owner_id=BIG),
            partial(filter_entries.entries_of, guild_id=BIG),
            partial(filter_entries.packs_of, guild_id=BIG),
            partial(privacy.count_of, personal=PERSONAL, user_id=ANN),
        ],
        "upkeep": [
            partial(
                jobs.unfinished_jobs,
                states=(JobState.QUEUED, JobState.DRAWING, JobState.DELIVERING),
            ),
            partial(jobs.latest_results, limit=1_000),
            *(partial(cases.unattended_cases, cases=its, at=NOW, limit=50) for its in CASES),
            partial(reports.untold_cases, limit=50),
            partial(reviews.reviews_in, states=OPEN, limit=50, expired_at=NOW),
            partial(batches.batches_claimed_before, before=NOW, limit=50),
            partial(gallery_rows.unposted_showcases, before=NOW),
            partial(outages.get_outage),
            partial(audit.guilds_with_log_channel),
            partial(audit.posted_until, guild_id=BIG),
            partial(audit.unposted, guild_id=BIG, after=(NOW - 600, ""), until=NOW, limit=50),
            partial(audit.put_posted_until, guild_id=BIG, event=(NOW, "0" * 32)),
            partial(audit.latest_facts, kind="outage", channel_id=CHANNELS[0]),
        ],
        "forgetting": [
            partial(audit.guilds_with_events),
            partial(audit.forget_events, guild_id=BIG, before=NOW - 90 * DAY, limit=2 * few),
            partial(jobs.delete_jobs, states=FINAL, before=NOW - 90 * DAY, limit=few),
            partial(appeals.forget_appeals, guild_id=BIG, before=NOW - 90 * DAY),
        ],
        "erasing": [
            partial(privacy.jobs_in_care, user_id=ANN, review_states=OPEN),
            partial(
                reports.shown_jobs,
                user_id=ANN,
                states=SHOWN_STATES,
                since=0.0,
                channel_id=CHANNELS[0],
            ),
            partial(privacy.guilds_of, user_id=ANN),
            partial(privacy.insert_erasure, order_id="order7", user_id=ANN, now=NOW),
            partial(privacy.erasures_under_way),
            partial(privacy.has_erasure, user_id=ANN, order_id="order7"),
            partial(reports.count_ordered, order_id="order7", ordered_by=ANN),
            partial(gallery_rows.forget_stars_by, user_id=ANN),
            partial(reports.forget_reporter, user_id=ANN),
            *(partial(one.erase_rows, user_id=ANN) for one in PERSONAL if one.erase is None),
            partial(privacy.forget_erasure, user_id=ANN, order_id="order7"),
            partial(
                privacy.forget_jobs_of,
                user_id=ANN,
                until=NOW,
                states=FINAL,
                charged_before=day,
            ),
            partial(audit.forget_words, user_id=ANN, limit=few),
            partial(charges.charged_for_nothing, since=month, before=day, limit=500),
            partial(charges.forget_who_was_charged, job_ids=[some, latest], before=day),
        ],
    }


@contextmanager
def statements_timed(connection: Connection) -> Generator[list[tuple[str, float]]]:
    """Collect each statement that runs inside, with the processor's milliseconds."""
    found: list[tuple[str, float]] = []
    began = 0.0

    clock = _clock(connection)

    def before(*_: object) -> None:
        nonlocal began
        began = clock()

    def after(_: object, __: object, statement: str, *___: object) -> None:
        found.append((statement, 1000 * (clock() - began)))

    event.listen(connection, "before_cursor_execute", before)
    event.listen(connection, "after_cursor_execute", after)
    try:
        yield found
    finally:
        event.remove(connection, "before_cursor_execute", before)
        event.remove(connection, "after_cursor_execute", after)


def _clock(connection: Connection) -> Callable[[], float]:
    """Return what tells the processor's seconds for this connection: a busy machine adds none."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        return time.thread_time  # SQLite works on this thread
    # PostgreSQL has a process for each connection, and Linux says how long it has run:
    # https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat
    its = Path(f"/proc/{driver.info.backend_pid}/schedstat")
    return lambda: int(its.read_text().split()[0]) / 1e9


def name_of(operation: Operation) -> str:
    """The store's function that an operation calls."""
    if not isinstance(operation, partial):
        raise TypeError(operation)
    return operation.func.__name__


def measure(engine: Engine, jobs_count: int) -> list[Took]:
    """Run each operation some times, each undone again; return the median of every statement."""
    found: list[Took] = []
    for group, its in operations(jobs_count).items():
        for operation in its:
            took: dict[str, list[float]] = defaultdict(list)
            for _ in range(ROUNDS):
                with engine.connect() as connection, statements_timed(connection) as timed:
                    operation(connection)
                    connection.rollback()
                for statement, ms in timed:
                    took[" ".join(statement.split())].append(ms)
            found += [
                Took(operation=f"{group}: {name_of(operation)}", statement=said, ms=median(rounds))
                for said, rounds in took.items()
            ]
    return found


@contextmanager
def generated(
    url: str, folder: Path, jobs_count: int, rewrite: Rewrite = unchanged
) -> Generator[Engine]:
    """Open a database that has grown, with the tables and settings that Easel gives it."""

    async def make() -> None:
        async with Database.open(url, data_dir=folder):
            pass

    asyncio.run(make())
    is_sqlite = not url
    engine = create_engine(
        f"sqlite:///{folder / 'easel.db'}"
        if is_sqlite
        # Others that help it would not be counted.
        else url.replace(":", "+psycopg:", 1) + "?options=-c max_parallel_workers_per_gather%3D0"
    )
    if is_sqlite:
        event.listen(engine, "connect", _as_easel_opens_it)
        event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            fill(connection, jobs_count, rewrite)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            # As time and PostgreSQL's autovacuum do it, and Easel does for SQLite.
            connection.execute(text("ANALYZE" if is_sqlite else "VACUUM ANALYZE"))
        if not is_sqlite:
            # Where rows changed since, PostgreSQL looks at each, and not into its index alone.
            with engine.begin() as connection:
                for column in CHANGED_AT:
                    change = update(column.table).values({column: column})
                    connection.execute(change.where(column > NOW - YEARS_DAYS * DAY / 10))
        yield engine
    finally:
        engine.dispose()


def _as_easel_opens_it(driver: Any, _: object) -> None:  # noqa: ANN401 - the driver's connection
    driver.isolation_level = None
    driver.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def sizes(engine: Engine) -> dict[str, tuple[int, int]]:
    """Return how many rows and MB each table of PostgreSQL has, its indexes among them."""
    query = text(
        "SELECT relname, n_live_tup, pg_total_relation_size(relid) / 1000000"
        " FROM pg_stat_user_tables WHERE n_live_tup > 0 ORDER BY 3 DESC"
    )
    with engine.connect() as connection:
        return {name: (rows, megabytes) for name, rows, megabytes in connection.execute(query)}


def say(line: str) -> None:
    """Write to the terminal."""
    sys.stdout.write(line + "\n")


def main() -> int:
    """Print what is slower than the goal, and the slowest beside it; fail where there is any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=JOBS)
    parser.add_argument("--sqlite", action="store_true", help="SQLite alone")
    parser.add_argument("--postgres", action="store_true", help="PostgreSQL alone")
    given = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        databases = {} if given.postgres else {"SQLite": ""}
        if not given.sqlite:
            server = stack.enter_context(running_postgres())
            databases["PostgreSQL"] = server.create_database()
        is_slow = False
        for name, url in databases.items():
            with generated(url, Path(folder), given.jobs) as engine:
                found = sorted(measure(engine, given.jobs), key=lambda took: -took.ms)
                held = sizes(engine) if url else {}
            say(f"{name}: {len(found)} statements, goal {GOAL_MS:.0f} ms")
            for table, (rows, megabytes) in held.items():
                say(f"{table:20} {rows:12,} rows {megabytes:8,} MB")
            slow = [took for took in found if took.ms > GOAL_MS]
            is_slow = is_slow or bool(slow)
            for took in slow or found[:8]:
                say(f"{took.ms:8.1f} ms  {took.operation}\n             {took.statement[:400]}")
    return int(is_slow)


if __name__ == "__main__":
    sys.exit(main())
