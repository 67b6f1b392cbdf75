"""Pictures on their way to Discord, gone from memory as soon as they are there."""

from collections.abc import Iterable
from io import BytesIO

import discord


class Upload(discord.File):
    """A file whose bytes go when it was sent.

    A closed ``discord.File`` refers to itself through what it closes, so it would keep them until
    the next search for garbage: with large pictures, a hundred megabytes.
    """

    def __init__(self, content: bytes, filename: str, *, spoiler: bool) -> None:
        super().__init__(BytesIO(content), filename=filename, spoiler=spoiler)

    def close(self) -> None:
        """Let go of the bytes; the library calls it after the last try."""
        super().close()
        self.fp.close()


async def copies_of(attachments: Iterable[discord.Attachment]) -> list[discord.File]:
    """Read pictures back from Discord to be posted again, covered where they were."""
    return [Upload(await one.read(), one.filename, spoiler=one.is_spoiler()) for one in attachments]
