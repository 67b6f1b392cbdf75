"""Who may do what with a result, told by the interaction and the job's record."""

import discord

from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from cogs.reply.removal import RemovedError


class JobUnknownError(RefusedError):
    """The job is not on record (any more)."""

    words_id = "refusal-job-unknown"


class NotYoursError(RefusedError):
    """Only the requester or a moderator may do that. Facts: ``person``."""

    words_id = "refusal-not-yours"


class PrivateError(RefusedError):
    """It is shown to its requester alone."""

    words_id = "refusal-result-private"


async def recorded(ledger: JobLedger, job_id: str) -> Job:
    """Return a job.

    Raises:
        JobUnknownError: it is not on record; perhaps it was erased.
    """
    job = await ledger.find(job_id)
    if job is None:
        raise JobUnknownError
    return job


def require_there(interaction: discord.Interaction, job: Job) -> None:
    """Make sure that there is a result, and that this person may see it.

    Who has a public message of it before them may: its buttons are for everyone.

    Raises:
        RemovedError, PrivateError: there is none, or it is not for them.
    """
    if job.removed_at is not None:
        raise RemovedError
    if interaction.user.id != job.user_id and is_private(interaction, job):
        raise PrivateError


def is_private(interaction: discord.Interaction, job: Job) -> bool:
    """Whether what comes of a press is for the one alone who pressed."""
    if not job.reply.is_private:
        return False
    if interaction.message is None:
        return job.published_message_id is None
    return interaction.message.flags.ephemeral


def require_requester_or_moderator(interaction: discord.Interaction, job: Job) -> None:
    """Make sure that it is theirs, or that they moderate the channel it was drawn in.

    Raises:
        NotYoursError: neither.
    """
    if interaction.user.id != job.user_id and not _moderates(interaction, job):
        raise NotYoursError(person=f"<@{job.user_id}>")


def _moderates(interaction: discord.Interaction, job: Job) -> bool:
    guild = interaction.guild
    if interaction.guild_id is None or interaction.guild_id != job.reply.guild_id:
        return False
    if interaction.channel_id == job.reply.channel_id:
        return interaction.permissions.manage_messages
    # A button may be pressed elsewhere: on a result that was shown again.
    channel = None if guild is None else guild.get_channel_or_thread(job.reply.channel_id)
    if channel is None or not isinstance(interaction.user, discord.Member):
        return False
    return channel.permissions_for(interaction.user).manage_messages
