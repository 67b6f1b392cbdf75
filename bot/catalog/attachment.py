"""A picture that a member brings along."""

from dataclasses import dataclass


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
