"""What every case has on record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The message by which moderators decide about a case."""

    channel_id: int
    message_id: int

    @property
    def columns(self) -> dict[str, int]:
        """The columns that keep it."""
        return {"notice_channel_id": self.channel_id, "notice_message_id": self.message_id}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The columns that reviews, reports and appeals share; times are unix seconds."""

    guild_id: int
    opened_at: float
    notice_channel_id: int | None = None
    notice_message_id: int | None = None
    decided_by: int | None = None
    """The moderator; None also where nobody decided in time."""
    decided_at: float | None = None
    leased_until: float | None = None
    """Until then a process sees to it, and others leave it alone; None: nobody does."""

    @property
    def notice(self) -> Notice | None:
        """The moderators' message; None where none is on record."""
        if self.notice_channel_id is None or self.notice_message_id is None:
            return None
        return Notice(channel_id=self.notice_channel_id, message_id=self.notice_message_id)
