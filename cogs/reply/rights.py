"""Who may do what with a result, told by the interaction and the job's record."""

from typing import assert_never

import discord

from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from cogs.reply.buttons import Who
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


class NotDrawnError(RefusedError):
    """There is no picture of this job yet, or none came of it."""

    words_id = "refusal-not-drawn"


def require_one_of(who: Who, interaction: discord.Interaction, job: Job) -> None:
    """Make sure that this person is one of those who may.

    Raises:
        RefusedError: they are not; the error says why.
    """
    match who:
        case Who.VIEWERS:
            require_there(interaction, job)
        case Who.MEMBERS:
            pass
        case Who.REQUESTER:
            if interaction.user.id != job.user_id:
                raise NotYoursError(person=f"<@{job.user_id}>")
        case Who.REQUESTER_AND_MODERATORS:
            require_requester_or_moderator(interaction, job)
        case _:
            assert_never(who)


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
    """Make sure that it was not taken away, and that this person may see it.

    Whoever has one of its public messages before them may: the buttons there are for everyone.
    A custom id alone proves nothing, since a client can send any with any message.

    Raises:
        RemovedError, PrivateError: it is gone, or not for them.
        JobUnknownError: the message before them is not one of this job's.
    """
    if job.removed_at is not None:
        raise RemovedError
    if interaction.user.id == job.user_id:
        return
    if job.reply.is_private and job.published_message_id is None and not job.reply.copies:
        raise PrivateError
    message = interaction.message
    if message is not None and not message.flags.ephemeral and not _shows(message.id, job):
        raise JobUnknownError


def require_drawn(job: Job) -> None:
    """Make sure that there is a picture to like.

    Raises:
        RemovedError, NotDrawnError: it was taken away, or is not there yet.
    """
    if job.removed_at is not None:
        raise RemovedError
    if job.drawn is None:
        raise NotDrawnError


def _shows(message_id: int, job: Job) -> bool:
    copies = {copy.message_id for copy in job.reply.copies}
    return message_id in {job.reply.message_id, job.published_message_id, *copies}


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
