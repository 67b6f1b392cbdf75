"""A picture that a member brings along."""

from dataclasses import dataclass

DISCORD_ORIGINS = frozenset({"https://cdn.discordapp.com", "https://media.discordapp.net"})
"""Where what is sent on Discord lies."""
SPOILER_PREFIX = "SPOILER_"
"""Discord covers an attachment whose name begins like this until it is clicked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture the member attached, as Discord describes it."""

    url: str
    filename: str
    content_type: str | None
    size_bytes: int
    width: int | None = None
    height: int | None = None
    is_spoiler: bool = False
    """Whether it is covered until it is clicked."""
    is_private: bool = False
    """Whether it was brought to something that its requester alone sees."""
    found_in: str | None = None
    """The address of the message in which it was found, if others can open that."""
