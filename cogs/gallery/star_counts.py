"""How many stars a result has, on the buttons of its messages: told soon, and seldom."""

import asyncio
import contextvars
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, cast
from urllib.parse import urlsplit

import discord
from discord.http import MultipartParameters

from bot.clock import Clock
from bot.first_answers import FirstAnswers
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from bot.locales import Words
from cogs.gallery.service import ShowcaseService, StarService
from cogs.kit.periodic import try_once
from cogs.kit.rest import edit_message, readable
from cogs.reply import CardActions, CardPress, star_label

_WHAT = "telling how many stars there are"
PAUSE_SECONDS = 3.0
"""Between two rounds of edits: what changes meanwhile is one edit of each message."""
MOST_DUE = 200
"""So many messages wait at most; a count that is left out is told with the next star."""
EDIT_SECONDS = 20.0

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """A message whose button may say another number than there is."""

    job_id: str
    channel_id: int
    message_id: int


class StarCounts:
    """Edits the messages one after the other; an edit that fails costs nobody anything."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        first_answers: FirstAnswers,
        stars: StarService,
        showcases: ShowcaseService,
        ledger: JobLedger,
        words: Words,
        clock: Clock,
    ) -> None:
        self._client = client
        self._first_answers = first_answers
        self._stars = stars
        self._showcases = showcases
        self._ledger = ledger
        self._words = words
        self._clock = clock
        self._due: dict[int, _Due] = {}
        self._task: asyncio.Task[None] | None = None

    def changed(self, job: Job, pressed: discord.Message | None) -> None:
        """Note that a result has one star more or less; ``pressed`` where that was done."""
        reply = job.reply
        public = job.published_message_id if reply.is_private else reply.message_id
        if public is not None and not reply.is_guest:
            self._note(job, reply.channel_id, public)
        if pressed is not None and not pressed.flags.ephemeral:
            self._note(job, pressed.channel.id, pressed.id)
        if self._task is None or self._task.done():
            # It is nobody's turn to be answered, whoever pressed.
            context = contextvars.Context()
            self._task = asyncio.create_task(self._tell_all(), name="star-counts", context=context)

    async def close(self) -> None:
        """Stop; what is left out is told with the next star."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    def _note(self, job: Job, channel_id: int, message_id: int) -> None:
        if len(self._due) < MOST_DUE:
            due = _Due(job_id=job.id, channel_id=channel_id, message_id=message_id)
            self._due[message_id] = due

    async def _tell_all(self) -> None:
        while self._due:
            await self._clock.sleep(PAUSE_SECONDS)
            for job_id in {due.job_id for due in self._due.values()}:
                await try_once(functools.partial(self._note_showcase, job_id), what=_WHAT)
            due_now, self._due = list(self._due.values()), {}
            for due in due_now:
                await self._first_answers.give_way()
                await try_once(functools.partial(self._tell, due), what=_WHAT)

    async def _note_showcase(self, job_id: str) -> None:
        copy, job = await self._showcases.find(job_id), await self._ledger.find(job_id)
        if job is not None and copy is not None and copy.message_id is not None:
            self._note(job, copy.channel_id, copy.message_id)

    async def _tell(self, due: _Due) -> None:
        async with asyncio.timeout(EDIT_SECONDS):
            with readable():
                found = await self._client.http.get_message(due.channel_id, due.message_id)
            message = cast("Json", found)
            count = await self._stars.count(due.job_id)
            # Looked at last: what was taken away meanwhile must not be shown again.
            job = await self._ledger.find(due.job_id)
            if job is None or job.removed_at is not None:
                return
            label = star_label(self._words, count, job.reply.locale)
            custom_id = CardPress(action=CardActions.STAR, job_id=job.id).custom_id
            if not _relabelled(message["components"], custom_id, label):
                return
            _refer_to_own_files(message)
            payload: Json = {
                "components": message["components"],
                "flags": message.get("flags", 0) & discord.MessageFlags(components_v2=True).value,
                "allowed_mentions": {"parse": []},
            }
            parameters = MultipartParameters(payload=payload, multipart=None, files=None)
            await edit_message(self._client, due.channel_id, due.message_id, parameters)


def _parts(components: list[Json]) -> Iterator[Json]:
    for part in components:
        yield part
        yield from _parts(part.get("components", []))


def _relabelled(components: list[Json], custom_id: str, label: str) -> bool:
    """Give the button its label; False where there is no such button, or it says that."""
    for part in _parts(components):
        if part.get("custom_id") == custom_id and part.get("label") not in {None, label}:
            part["label"] = label
            return True
    return False


def _refer_to_own_files(message: Json) -> None:
    """Name pictures by their files, as they were sent: Discord answers with their addresses."""
    names = {str(file["id"]): file["filename"] for file in message.get("attachments", [])}
    for part in _parts(message["components"]):
        small = [part["accessory"]] if "media" in part.get("accessory", {}) else []
        for item in (*part.get("items", []), *small):
            item["media"] = {"url": _address(item["media"], names)}


def _address(media: Mapping[str, Any], names: Mapping[str, str]) -> str:
    by_id = names.get(str(media.get("attachment_id")))
    address = str(media["url"])
    in_address = PurePosixPath(urlsplit(address).path).name
    name = by_id or (in_address if in_address in names.values() else None)
    return address if name is None else f"attachment://{name}"
