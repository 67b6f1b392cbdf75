"""The pictures that a message shows, whoever wrote it."""

from collections.abc import Iterable, Iterator, Sequence
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

from bot.catalog import Attachment
from cogs.acceptance import attachment_of

MOST_PICTURES = 10
"""As many as one message can hold as files; more would not fit below each other as buttons."""
_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})


def pictures_in(message: discord.Message) -> Sequence[Attachment]:
    """Return the pictures in a message, in their order, each once: files, galleries, embeds.

    Only an interaction brings the contents of other people's messages along (Discord, "Message
    Content Intent"), so this is to be asked of its message, and not of one that was fetched.
    """
    found: dict[str, Attachment] = {}
    for picture in _all_in(message):
        # What is shown in a gallery is often attached as well, at another signed address.
        found.setdefault(urlsplit(picture.url).path, picture)
    return list(found.values())[:MOST_PICTURES]


def _all_in(message: discord.Message) -> Iterator[Attachment]:
    # What was forwarded lies in snapshots.
    parts: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    for part in parts:
        yield from (attachment_of(one) for one in part.attachments if _is_picture(one))
        # discord.py has it only where Discord sent some.
        components: Sequence[Component] = getattr(part, "components", ())
        yield from _in_components(components)
        for embed in part.embeds:
            for media in (embed.image, embed.thumbnail):
                if media.url and media.proxy_url:
                    yield _at(media.proxy_url, media.url, media.width, media.height)


def _in_components(components: Iterable[Component]) -> Iterator[Attachment]:
    for part in components:
        if isinstance(part, Container | ActionRow):
            yield from _in_components(part.children)
        elif isinstance(part, SectionComponent):
            yield from _in_components([part.accessory])
        elif isinstance(part, MediaGalleryComponent):
            yield from (_media(item.media) for item in part.items if _is_shown(item.media))
        elif isinstance(part, ThumbnailComponent) and _is_shown(part.media):
            yield _media(part.media)


def _is_picture(attachment: discord.Attachment) -> bool:
    stated = attachment.content_type or ""
    if stated and not stated.startswith("application/octet-stream"):
        return stated.startswith("image/")
    return _suffix(attachment.filename) in _SUFFIXES


def _is_shown(media: UnfurledMediaItem) -> bool:
    return not (media.content_type or "image/").startswith(("video/", "audio/"))


def _media(media: UnfurledMediaItem) -> Attachment:
    # What lies elsewhere is taken from Discord's copy: strangers' servers are not asked.
    return _at(media.proxy_url or media.url, media.url, media.width, media.height)


def _at(address: str, original: str, width: int | None, height: int | None) -> Attachment:
    name = PurePosixPath(urlsplit(original).path).name
    return Attachment(
        url=address,
        filename=name or "picture",
        # Discord says that it is a picture; the bytes will tell of which kind.
        content_type=None if _suffix(name) in _SUFFIXES else "image/png",
        size_bytes=0,
        width=width,
        height=height,
    )


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
