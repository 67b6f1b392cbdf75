"""Who asked, and from where: what rules look at, as a value that is kept with the request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in Discord something was asked for; rules are inherited along it."""

    channel_id: int
    """The channel, also for what is asked for in one of its threads or posts."""
    guild_id: int | None = None
    """None in direct messages."""
    category_id: int | None = None
    thread_id: int | None = None
    is_age_restricted: bool = False
    """What Discord says of the channel; a thread is as its channel is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester:
    """A person as they were when they asked."""

    user_id: int
    place: Place
    role_ids: tuple[int, ...] = ()
    is_moderator: bool = False
    """May manage messages there."""
    is_manager: bool = False
    """May manage the server."""
    joined_at: float | None = None
    """When they joined the server (Unix seconds), where Discord tells."""
