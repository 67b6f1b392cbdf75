"""Refunds to people of pictures that nobody sees, though they are paid."""

from sqlalchemy import Connection

from bot.clock import DAY_SECONDS, Clock
from bot.db.charges import refund_paid
from bot.imagine.job import JobState
from cogs.server import Budget, read_settings


class Refunds:
    """Lets a paid job that nobody sees not count for its person's limits, for some pictures a day.

    Above it such pictures count as the person's own: what moderators reject or the service loses
    costs the operator, and who asks for it again and again would never reach a limit.
    """

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock

    def ended(self, connection: Connection, job_id: str, state: JobState) -> None:
        """Refund a job that failed; what a person cancels themselves stays theirs."""
        if state is JobState.FAILED:
            self.refund(connection, job_id)

    def refund(self, connection: Connection, job_id: str) -> None:
        """Let a job that is paid not count for the person's limits, within the day's number."""

        def most(guild_id: int | None) -> int:
            if guild_id is None:
                return Budget().refunded_images
            return read_settings(connection, guild_id).value.budget.refunded_images

        since = self._clock.time() - DAY_SECONDS
        refund_paid(connection, job_id, most=most, since=since)
