"""Addresses of pictures at the beginning of a prompt, as Midjourney takes them.

Only pictures on Discord become inputs: no stranger's server is asked for anything.
"""

import re
from collections.abc import Container
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bot.catalog.attachment import DISCORD_ORIGINS, SPOILER_PREFIX, Attachment
from bot.catalog.source_image import is_picture_name

# Where words are not parted by blanks, these end an address.
_ONE = r"(?:\|\|\s*)?<?https?://[^\s<>|，、。]+>?(?:\s*\|\|)?"  # noqa: RUF001 -- phones type these
_LEADING = re.compile(rf"(?:{_ONE}[\s,，、]*)+", re.IGNORECASE)  # noqa: RUF001 -- as above
_ADDRESS = re.compile(_ONE, re.IGNORECASE)
_PATH = re.compile(r"(?:/cdn)?/(?:ephemeral-)?attachments/\d{1,20}/\d{15,20}/[^/]+", re.ASCII)
"""A Discord of one's own, such as the sandbox's, has other things beside its attachments."""


def without_addresses(prompt: str) -> tuple[str, tuple[str, ...]]:
    """Return the words behind the addresses that a prompt begins with, and these."""
    found = _LEADING.match(prompt)
    if found is None:
        return prompt, ()
    addresses = (one.rstrip(",，") for one in _ADDRESS.findall(found[0]))  # noqa: RUF001 -- as above
    return prompt[found.end() :], tuple(addresses)


def picture_at(address: str, origins: Container[str] = DISCORD_ORIGINS) -> Attachment | None:
    """Return a picture that was sent on Discord, at one of its ``origins``; None for any other.

    Covered by its name or by bars around its address, it is covered here, too.
    """
    try:
        parts = urlsplit(address.strip("|<> \n"))
    except ValueError:
        return None
    name = unquote(PurePosixPath(parts.path).name)
    is_discord = f"{parts.scheme}://{parts.netloc}".casefold() in origins
    if not is_discord or _PATH.fullmatch(parts.path) is None or not is_picture_name(name):
        return None
    # How large it is, and whether it is one, is told by its bytes.
    return Attachment(
        url=parts._replace(fragment="").geturl(),
        filename=name,
        content_type=None,
        size_bytes=0,
        is_spoiler=address.startswith("||") or name.startswith(SPOILER_PREFIX),
    )
