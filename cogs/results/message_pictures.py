"""The pictures of any message: found, and kept while somebody writes what to change in one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import discord
from discord.components import (
    ActionRow,
    Component,
    Container,
    MediaGalleryComponent,
    SectionComponent,
    ThumbnailComponent,
    UnfurledMediaItem,
)
from pydantic import TypeAdapter

from bot.catalog import Attachment
from bot.catalog.attachment import SPOILER_PREFIX
from bot.catalog.source_image import type_of
from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import KEPT_SECONDS, OneTimeStore
from bot.errors import RefusedError
from cogs.kit.interaction_context import attachment_of
from cogs.reply import is_source

MOST_PICTURES = 10
"""As many as one message can hold as files; more would not fit below each other as buttons."""
NUMBERED_STEM = "parts"
"""What files are called that show a picture with numbers over it, which is none of the result."""
_COVERED_WORDS = re.compile(r"\|\|(.+?)\|\|", re.DOTALL)


def pictures_in(message: discord.Message) -> Sequence[Attachment]:
    """Return the pictures in a message, in their order, each once: files, galleries, embeds.

    Requires an interaction brings the contents of other people's messages along (Discord, "Message
    Content Intent"), so this is to be asked of its message, and not of one that was fetched.
    """
    found: dict[str, Attachment] = {}
    for picture in _all_in(message):
        if is_source(picture.filename):
            continue
        # The library does not know the channel of every message that an interaction is about.
        if not message.flags.ephemeral and getattr(message, "channel", None) is not None:
            picture = replace(picture, found_in=message.jump_url)  # noqa: PLW2901 - the same one
        # What is shown in a gallery is often attached as well, at another signed address.
        known = found.setdefault(urlsplit(picture.url).path, picture)
        if picture.is_spoiler and not known.is_spoiler:
            found[urlsplit(picture.url).path] = replace(known, is_spoiler=True)
    return list(found.values())[:MOST_PICTURES]


def _all_in(message: discord.Message) -> Iterator[Attachment]:
    # What was forwarded lies in snapshots.
    parts: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    for part in parts:
        yield from (attachment_of(one) for one in part.attachments if _is_picture(one))
        # discord.py has it only where Discord sent some.
        components: Sequence[Component] = getattr(part, "components", ())
        yield from _in_components(components)
        # Discord covers what it shows of an address between bars.
        covered = " ".join(_COVERED_WORDS.findall(part.content)).casefold()
        for embed in part.embeds:
            for media in (embed.image, embed.thumbnail):
                if media.url and media.proxy_url:
                    found = _at(media.proxy_url, media.url, media.width, media.height)
                    is_spoiler = any(_is_in(url, covered) for url in (embed.url, media.url))
                    yield replace(found, is_spoiler=found.is_spoiler or is_spoiler)


def _is_in(url: str | None, covered: str) -> bool:
    """Whether an address stands there; Discord writes host and path in its own way."""
    return bool(url) and (url or "").casefold().rstrip("/") in covered


def _in_components(
    components: Iterable[Component], *, is_covered: bool = False
) -> Iterator[Attachment]:
    for part in components:
        if isinstance(part, Container):
            yield from _in_components(part.children, is_covered=is_covered or part.spoiler)
        elif isinstance(part, ActionRow):
            yield from _in_components(part.children, is_covered=is_covered)
        elif isinstance(part, SectionComponent):
            yield from _in_components([part.accessory], is_covered=is_covered)
        elif isinstance(part, MediaGalleryComponent):
            for item in part.items:
                yield from _media(item.media, is_spoiler=is_covered or item.spoiler)
        elif isinstance(part, ThumbnailComponent):
            yield from _media(part.media, is_spoiler=is_covered or part.spoiler)


def _is_picture(attachment: discord.Attachment) -> bool:
    return type_of(attachment.content_type, attachment.filename) is not None


def _media(media: UnfurledMediaItem, *, is_spoiler: bool) -> Iterator[Attachment]:
    # What Discord does not tell the kind of, it shows as a picture.
    if type_of(media.content_type or "image/png", "") is not None:
        # What lies elsewhere is taken from Discord's copy: strangers' servers are not asked.
        found = _at(media.proxy_url or media.url, media.url, media.width, media.height)
        yield replace(found, is_spoiler=found.is_spoiler or is_spoiler)


def _at(address: str, original: str, width: int | None, height: int | None) -> Attachment:
    name = PurePosixPath(urlsplit(original).path).name
    return Attachment(
        url=address,
        filename=name or "picture",
        # Discord says that it is a picture; the bytes will tell of which kind.
        content_type="image/png" if type_of(None, name) is None else None,
        size_bytes=0,
        width=width,
        height=height,
        is_spoiler=name.startswith(SPOILER_PREFIX),
    )


class SelectionGoneError(RefusedError):
    """They are not on record (any more)."""

    words_id = "refusal-ways-pick-gone"
    is_gone = True


_PICTURES = TypeAdapter(tuple[Attachment, ...])


class ImageSelections:
    """Keeps pictures for the one who found them."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._kept = OneTimeStore(
            _PICTURES,
            # As long as the addresses of attachments are good.
            lasts_seconds=KEPT_SECONDS,
            gone=SelectionGoneError,
            database=database,
            clock=clock,
        )

    async def keep(self, user_id: int, pictures: Sequence[Attachment]) -> str:
        """Keep pictures for a day; return their id."""
        return await self._kept.keep(user_id, tuple(pictures))

    async def find(self, selection_id: str, number: int, user_id: int) -> Attachment:
        """Return one of the pictures (1, 2, ...) to whoever found them.

        Raises:
            SelectionGoneError: too long ago, or somebody else's.
        """
        pictures = await self._kept.find(selection_id, user_id)
        if not 1 <= number <= len(pictures):
            raise SelectionGoneError
        return pictures[number - 1]


def shown_on(message: discord.Message | None) -> list[Attachment]:
    """Return the pictures in the galleries of one of our own messages."""
    parts = [] if message is None else message.components
    inside = [child for part in parts if isinstance(part, Container) for child in part.children]
    return [
        Attachment(
            url=item.media.url,
            filename=PurePosixPath(urlsplit(item.media.url).path).name,
            content_type=item.media.content_type,
            size_bytes=0,
            width=item.media.width,
            height=item.media.height,
            is_spoiler=item.spoiler,
        )
        for part in inside
        if isinstance(part, MediaGalleryComponent)
        for item in part.items
        if not _is_numbered(item.media.url)
    ]


def is_numbered(message: discord.Message | None) -> bool:
    """Whether a message shows one picture with numbers over it."""
    return message is not None and any(_is_numbered(one.url) for one in message.attachments)


def _is_numbered(url: str) -> bool:
    name = PurePosixPath(urlsplit(url).path).name
    return name.removeprefix(SPOILER_PREFIX).startswith(NUMBERED_STEM)
