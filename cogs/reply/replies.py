"""Reaching a stored reply: by its token, then as the bot's message, then with a new message."""

import functools
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol, TypeVar

import discord

from bot.catalog.attachment import SPOILER_PREFIX
from bot.clock import Clock
from bot.errors import DiscordAwayError
from bot.imagine.image import Image
from bot.imagine.job import Job, Reply
from cogs.kit.components import Card
from cogs.kit.rest import (
    ERRORS,
    edit_by_token,
    edit_message,
    is_away,
    is_content_refused,
    is_too_large,
    message_parameters,
    nonce_of,
    readable,
    send_message,
)
from cogs.reply.reply_channels import (
    TokenLines,
    has_message_by_token,
    message_by_token,
    reopened,
    webhook_of,
)


class Upload(discord.File):
    """A file whose bytes go when it was sent.

    A closed ``discord.File`` refers to itself through what it closes, so it would keep them until
    the next search for garbage: with large pictures, a hundred megabytes.
    """

    def __init__(
        self, content: bytes, filename: str, *, spoiler: bool, description: str | None = None
    ) -> None:
        super().__init__(
            BytesIO(content), filename=filename, spoiler=spoiler, description=description
        )

    def close(self) -> None:
        """Let go of the bytes; the library calls it after the last try."""
        super().close()
        self.fp.close()


async def copies_of(
    attachments: Iterable[discord.Attachment], *, is_covered: bool | None = None
) -> list[discord.File]:
    """Read pictures back from Discord to be posted again, described as they were.

    They are covered where they were, if not told.
    """
    return [
        Upload(
            await one.read(),
            one.filename.removeprefix(SPOILER_PREFIX),
            spoiler=one.is_spoiler() if is_covered is None else is_covered,
            description=one.description,
        )
        for one in attachments
    ]


def uploads(
    images: Sequence[Image], filenames: Sequence[str], descriptions: Sequence[str] = ()
) -> list[discord.File]:
    """Make pictures files of a message, covered if the name says so."""
    described = dict(zip(filenames, descriptions, strict=False))
    return [
        Upload(
            image.content,
            name,
            spoiler=name.startswith(SPOILER_PREFIX),
            description=described.get(name) or None,
        )
        for image, name in zip(images, filenames, strict=True)
    ]


T = TypeVar("T")
logger = logging.getLogger(__name__)

PATIENCE_SECONDS = 3600.0
"""How long to keep trying while Discord is away; afterwards the pictures are gone as well."""
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 60.0

UNREACHABLE = frozenset({401, 403, 404})
"""What is refused is the place, whatever it is that should be shown there: token over, message
deleted, no access. Another refusal may be about what is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyContent:
    """What a reply shows: a card or a sentence, and the pictures uploaded with it."""

    shows: Card | str
    images: Sequence[Image] = ()
    filenames: Sequence[str] = ()
    descriptions: Sequence[str] = ()
    """What is read out of the first files; the card says it, too, but not once it is replaced."""

    @property
    def payload(self) -> Mapping[str, object]:
        """What a request says of it."""
        return {"content": self.shows} if isinstance(self.shows, str) else self.shows.payload

    def files(self) -> list[discord.File]:
        """Make the uploads anew: a file object can be sent once."""
        return uploads(self.images, self.filenames, self.descriptions)


class MakeContent(Protocol):
    """Makes what to show, anew for each try: a new message names the person, or has no card."""

    def __call__(self, *, names_person: bool, is_plain: bool) -> ReplyContent:
        """Make it; ``names_person`` for a message of its own, which answers nothing.

        ``is_plain`` where Discord refuses the card: just what has to be said.
        """
        ...


Way = Callable[[Job, Callable[..., ReplyContent]], Coroutine[None, None, int]]

MayWrite = Callable[[str], Awaitable[None]]
"""Asked with the job's id before each request; where another process has the word, it raises."""


async def always(_: str) -> None:
    """Let every request pass: there is no other process."""


class Replies:
    """Writes a job's reply wherever it can still be written."""

    def __init__(
        self, *, client: discord.Client, clock: Clock, may_write: MayWrite = always
    ) -> None:
        self._client = client
        self._clock = clock
        self._may_write = may_write
        self._lines = TokenLines()

    async def show(self, job: Job, face: ReplyContent) -> None:
        """Edit the reply once, by whichever way is open; raises what discord.py raises."""
        await self._may_write(job.id)
        if has_message_by_token(job.reply, self._clock):
            await self._edit_by_token(job, face, is_last=False)
        elif job.reply.message_id is not None and _is_in_reach(job.reply):
            await self._edit_as_message(job, face)

    async def settle(
        self, job: Job, make_content: MakeContent, *, has_pictures: bool = False
    ) -> int | None:
        """Make the reply's last edit, whatever it takes; return the message that holds it.

        A refusal closes the way it came on, and the next is tried. Where all are closed to the
        card, a plain sentence goes the same ways. None means that nothing can be said.

        Raises:
            discord.HTTPException: Discord finds the pictures too large, or does not show such.
            DiscordAwayError: it takes nothing, for too long.
        """
        for is_plain in (False, True):
            may_be_the_card = False
            face = functools.partial(make_content, is_plain=is_plain)
            for way in self._ways(job):
                try:
                    return await self.insist(job, functools.partial(way, job, face))
                except discord.HTTPException as error:
                    if has_pictures and (is_too_large(error) or is_content_refused(error)):
                        raise
                    may_be_the_card |= error.status not in UNREACHABLE
                    logger.info("job %s: a way to its reply is closed: %s", job.id, error)
            if not may_be_the_card:
                break
        logger.error("job %s: no way left to reach person %d", job.id, job.user_id)
        return None

    def _ways(self, job: Job) -> list[Way]:
        ways: list[Way] = []
        if has_message_by_token(job.reply, self._clock):
            ways.append(self._by_token)
        if _is_in_reach(job.reply):
            if job.reply.message_id is not None:
                ways.append(self._as_message)
            ways.append(self._as_new_message)
        return [*ways, self._as_direct_message]

    async def insist(self, job: Job, write: Callable[[], Awaitable[T]]) -> T:
        """Ask Discord for something about a job, again while it is away, with growing pauses.

        Raises:
            discord.HTTPException: it refuses.
            DiscordAwayError: it is away for too long.
        """
        give_up_at = self._clock.monotonic() + PATIENCE_SECONDS
        pause = FIRST_PAUSE_SECONDS
        while True:
            await self._may_write(job.id)
            try:
                return await write()
            except ERRORS as error:
                if not is_away(error):
                    raise
                if self._clock.monotonic() + pause > give_up_at:
                    raise DiscordAwayError(repr(error)) from error
                logger.warning("Discord is away, next try in %.0f s: %r", pause, error)
                await self._clock.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _by_token(self, job: Job, make_content: Callable[..., ReplyContent]) -> int:
        return await self._edit_by_token(job, make_content(names_person=False), is_last=True)

    async def _as_message(self, job: Job, make_content: Callable[..., ReplyContent]) -> int:
        try:
            return await self._edit_as_message(job, make_content(names_person=False))
        except discord.HTTPException as error:
            if not await reopened(self._client, job.reply.channel_id, error):
                raise
        return await self._edit_as_message(job, make_content(names_person=False))

    async def _as_new_message(self, job: Job, make_content: Callable[..., ReplyContent]) -> int:
        return await self._post(job, job.reply.channel_id, make_content(names_person=True))

    async def _as_direct_message(self, job: Job, make_content: Callable[..., ReplyContent]) -> int:
        with readable():
            channel = await self._client.create_dm(discord.Object(job.user_id))
        return await self._post(job, channel.id, make_content(names_person=True))

    async def _edit_by_token(self, job: Job, face: ReplyContent, *, is_last: bool) -> int:
        edit = functools.partial(
            edit_by_token,
            webhook_of(job.reply, self._client),
            message_by_token(job.reply),
            message_parameters(face.payload, face.files()),
        )
        return await self._lines.send(job.reply.token, edit, is_last=is_last)

    async def _edit_as_message(self, job: Job, face: ReplyContent) -> int:
        parameters = message_parameters(face.payload, face.files())
        return await edit_message(
            self._client, job.reply.channel_id, job.reply.message_id or 0, parameters
        )

    async def _post(self, job: Job, channel_id: int, face: ReplyContent) -> int:
        # Discord makes one message of two requests with the same nonce: a retry is no double.
        parameters = message_parameters(
            face.payload, face.files(), pings=[job.user_id], nonce=nonce_of(job.id)
        )
        return await send_message(self._client, channel_id, parameters)


def _is_in_reach(reply: Reply) -> bool:
    """Whether the bot may write there as itself.

    A private reply is nobody else's business: it goes on in direct messages. So does what was asked
    for in a server the bot is no member of.
    """
    return not reply.is_private and not reply.is_guest
