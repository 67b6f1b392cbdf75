"""Who made a request, and where: what rules decide on; kept with the request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in Discord a request was made; rules are inherited along it."""

    channel_id: int
    """The channel; for a thread or post, its parent channel."""
    guild_id: int | None = None
    """None in direct messages."""
    category_id: int | None = None
    thread_id: int | None = None
    is_age_restricted: bool = False
    """What Discord says of the channel; a thread is as its channel is."""
    is_guest: bool = False
    """Whether somebody only brought Easel along there, and the server itself does not have it."""

    @property
    def home_id(self) -> int | None:
        """The server that has Easel there; None in direct messages, groups and as a guest."""
        return None if self.is_guest else self.guild_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester:
    """A person at the time of their request."""

    user_id: int
    place: Place
    role_ids: tuple[int, ...] = ()
    is_moderator: bool = False
    """Whether they may manage messages there."""
    is_manager: bool = False
    """Whether they may manage the server."""
    joined_at: float | None = None
    """When they joined the server (Unix seconds), where Discord tells."""
