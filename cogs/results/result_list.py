"""A list of results to look through: a line and a small picture for each, and pages."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import discord
from discord import ui

from bot.clock import Clock
from bot.imagine.job import Job
from bot.locales import Words
from bot.locales.markdown import one_line
from cogs.kit.rest import ERRORS
from cogs.reply import jump_link, quoted
from cogs.results.pictures import Pictures, PicturesGoneError

logger = logging.getLogger(__name__)

GOOD_SECONDS = 30 * 60.0
"""How long an address is kept: it is good for a day, and a list is looked through in minutes."""
FETCH_SECONDS = 5.0
MOST_KEPT = 1_000
LOOKED_THROUGH = 50
"""Several messages of one channel are asked for at once: Discord gives single ones out slowly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnail:
    """A picture to be shown small."""

    url: str
    is_covered: bool = False
    """Whether it is hidden until it is clicked."""


class Thumbnails:
    """Asks Discord for the messages with the pictures, and not for the same one again at once."""

    def __init__(self, *, client: discord.Client, pictures: Pictures, clock: Clock) -> None:
        self._client = client
        self._pictures = pictures
        self._clock = clock
        self._kept: dict[str, tuple[float, Thumbnail | None]] = {}

    async def of(self, jobs: Sequence[Job]) -> Mapping[str, Thumbnail]:
        """Return what there is, by the jobs' ids; what is out of reach is left out."""
        missing = [job for job in jobs if not self._is_kept(job)]
        messages = await self._messages(missing)
        await asyncio.gather(*(self._find(job, messages.get(_message_id(job))) for job in missing))
        found = ((job.id, self._kept.get(job.id)) for job in jobs)
        shown = {job_id: kept[1] for job_id, kept in found if kept is not None and kept[1]}
        # It may have been covered since.
        covered = {job.id for job in jobs if job.is_covered}
        return {
            job_id: replace(one, is_covered=one.is_covered or job_id in covered)
            for job_id, one in shown.items()
        }

    def _is_kept(self, job: Job) -> bool:
        kept = self._kept.get(job.id)
        return kept is not None and self._clock.time() - kept[0] < GOOD_SECONDS

    async def _messages(self, jobs: Iterable[Job]) -> Mapping[int | None, discord.Message]:
        """Return what lies close together in a channel that several are from."""
        by_channel: dict[int, list[int]] = {}
        for job in jobs:
            message_id = _message_id(job)
            if message_id is not None:
                by_channel.setdefault(job.reply.channel_id, []).append(message_id)
        several = [(channel, ids) for channel, ids in by_channel.items() if len(ids) > 1]
        pages = await asyncio.gather(*(self._page(channel, max(ids)) for channel, ids in several))
        return {message.id: message for page in pages for message in page}

    async def _page(self, channel_id: int, newest: int) -> list[discord.Message]:
        channel = self._client.get_partial_messageable(channel_id)
        before = discord.Object(newest + 1)
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                return [one async for one in channel.history(limit=LOOKED_THROUGH, before=before)]
        except ERRORS as error:
            logger.info("channel %d: its messages were not read: %r", channel_id, error)
            return []

    async def _find(self, job: Job, message: discord.Message | None) -> None:
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                pictures = await self._pictures.of(job, message)
        except PicturesGoneError:
            found = None
        except ERRORS as error:
            logger.info("job %s: no thumbnail: %r", job.id, error)
            self._kept.pop(job.id, None)
            return
        else:
            found = Thumbnail(url=pictures[0].url, is_covered=pictures[0].is_spoiler())
        if len(self._kept) >= MOST_KEPT:
            # The oldest goes: a dictionary keeps the order in which things came.
            del self._kept[next(iter(self._kept))]
        self._kept.pop(job.id, None)
        self._kept[job.id] = (self._clock.time(), found)


def _message_id(job: Job) -> int | None:
    return job.published_message_id if job.reply.is_private else job.reply.message_id


PROMPT_CHARACTERS = 200
"""Five of them fit into one message, whose text is limited to 4,000 characters."""
LABEL_CHARACTERS = 100
"""Discord's limit for the label of a line to choose, and for its description."""


def shortened(prompt: str, length: int = PROMPT_CHARACTERS) -> str:
    """Return the beginning of a prompt, on one line."""
    return one_line(prompt, length)


def day_of(unix_seconds: float) -> str:
    """Return a day as everybody reads it, where Discord shows no time of its own (UTC)."""
    return datetime.fromtimestamp(unix_seconds, UTC).date().isoformat()


def minute_of(unix_seconds: float) -> str:
    """Return the same with the time of day."""
    return datetime.fromtimestamp(unix_seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")


def dated(job: Job) -> str:
    """Say when something was drawn, and by which model."""
    return f"{day_of(job.created_at)} · {job.request.model_label}"


class ResultList:
    """Builds the parts of such a list."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    def entry(
        self, job: Job, thumbnail: Thumbnail | None, facts: Sequence[str], locale: str
    ) -> ui.Item[ui.LayoutView]:
        """Show one result: its words, facts about it, a way to it, and its first picture."""
        link = jump_link(job)
        said = [job.request.model_label, *facts]
        if link is not None:
            said.append(self._words.say("history-jump", locale, link=link))
        its_words = shortened(self._words_of(job, locale))
        lines = [
            quoted(its_words) if job.request.is_theirs else its_words,
            f"-# {' · '.join(said)}",
        ]
        if thumbnail is None:
            lines.append(f"-# {self._words.say('history-no-picture', locale)}")
            return ui.TextDisplay("\n".join(lines))
        return ui.Section[ui.LayoutView](
            "\n".join(lines),
            accessory=ui.Thumbnail[ui.LayoutView](
                thumbnail.url,
                description=its_words,
                spoiler=thumbnail.is_covered,
            ),
        )

    def choice(
        self,
        custom_id: str,
        words_id: str,
        jobs: Sequence[Job],
        locale: str,
        *,
        does: Callable[[Job], tuple[str, str]] = lambda job: (job.id, dated(job)),
    ) -> ui.ActionRow[ui.LayoutView]:
        """Offer the results of the page to choose one from.

        ``does`` returns the value of a line, and what stands below its prompt: where lines differ,
        what choosing it does.
        """
        lines = [(job, *does(job)) for job in jobs]
        return ui.ActionRow(
            ui.Select[ui.LayoutView](
                custom_id=custom_id,
                placeholder=self._words.say(words_id, locale),
                # A list keeps showing what was chosen; taken back, the same can be chosen again.
                min_values=0,
                options=[
                    discord.SelectOption(
                        label=shortened(
                            f"{number}. {self._words_of(job, locale)}", LABEL_CHARACTERS
                        ),
                        value=value,
                        description=said[:LABEL_CHARACTERS],
                    )
                    for number, (job, value, said) in enumerate(lines, start=1)
                ],
            )
        )

    def _words_of(self, job: Job, locale: str) -> str:
        """Return what its requester wrote; of who wrote nothing, that it started from pictures."""
        if job.request.is_theirs:
            return job.request.prompt
        return self._words.say("card-source", locale, count=len(job.request.images))
