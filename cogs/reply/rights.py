"""Who may see a result, and who may do what with it."""

import contextlib
from typing import assert_never

import discord

from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from cogs.reply.buttons import AllowedUsers
from cogs.reply.removal import RemovedError


class JobUnknownError(RefusedError):
    """The job is not on record (any more)."""

    words_id = "refusal-job-unknown"
    is_gone = True


class NotYoursError(RefusedError):
    """Only the requester or a moderator may do that. Facts: ``person``."""

    words_id = "refusal-not-yours"


class PrivateError(RefusedError):
    """It is shown to its requester alone."""

    words_id = "refusal-result-private"


class HiddenError(RefusedError):
    """It is in a channel or server that they may not see from here."""

    words_id = "refusal-show-hidden"


class NotDrawnError(RefusedError):
    """There is no picture of this job yet, or none came of it."""

    words_id = "refusal-not-drawn"


def require_allowed(allowed: AllowedUsers, interaction: discord.Interaction, job: Job) -> None:
    """Make sure that this person is one of those who may.

    Raises:
        RefusedError: they are not; the error says why.
    """
    match allowed:
        case AllowedUsers.VIEWERS:
            require_there(interaction, job)
        case AllowedUsers.MEMBERS:
            pass
        case AllowedUsers.REQUESTER:
            if interaction.user.id != job.user_id:
                raise NotYoursError(person=f"<@{job.user_id}>")
        case AllowedUsers.REQUESTER_AND_MODERATORS:
            require_requester_or_moderator(interaction, job)
        case _:
            assert_never(allowed)


def allowed_users(interaction: discord.Interaction, job: Job) -> frozenset[AllowedUsers]:
    """Return which of those that actions are for this person is."""
    theirs: set[AllowedUsers] = set()
    for allowed in AllowedUsers:
        with contextlib.suppress(RefusedError):
            require_allowed(allowed, interaction, job)
            theirs.add(allowed)
    return frozenset(theirs)


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
    if job.result_info is None:
        raise NotDrawnError


def _shows(message_id: int, job: Job) -> bool:
    copies = {copy.message_id for copy in job.reply.copies}
    return message_id in {job.reply.message_id, job.published_message_id, *copies}


def stays_private(interaction: discord.Interaction, job: Job) -> bool:
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


def is_public(job: Job) -> bool:
    """Whether a result is there for others than its requester."""
    return not job.reply.is_private or job.published_message_id is not None


def may_view(interaction: discord.Interaction, channel_id: int) -> bool:
    """Whether this person may see a channel of this server, as far as Discord has told."""
    if channel_id == interaction.channel_id:
        return True
    channel, member = _channel(interaction.guild, channel_id), interaction.user
    if channel is None or not isinstance(member, discord.Member):
        return False
    if isinstance(channel, discord.Thread) and (channel.is_private() or channel.parent is None):
        return False
    return channel.permissions_for(member).view_channel


def everybody_views(guild: discord.Guild, channel_id: int) -> bool:
    """Whether a channel is there for everybody in its server."""
    channel = _channel(guild, channel_id)
    if isinstance(channel, discord.Thread):
        return not channel.is_private() and everybody_views(guild, channel.parent_id)
    return channel is not None and channel.permissions_for(guild.default_role).view_channel


def is_age_restricted(guild: discord.Guild | None, channel_id: int) -> bool:
    """Whether Discord asks for people's age in front of a channel; a thread is as its channel."""
    channel = _channel(guild, channel_id)
    parent = channel.parent if isinstance(channel, discord.Thread) else channel
    return bool(getattr(parent, "nsfw", False))


def _channel(
    guild: discord.Guild | None, channel_id: int
) -> discord.abc.GuildChannel | discord.Thread | None:
    return None if guild is None else guild.get_channel_or_thread(channel_id)


def require_view(interaction: discord.Interaction, job: Job) -> None:
    """Make sure that this person may see a result that is not before them.

    Raises:
        RemovedError, PrivateError, HiddenError: it is gone, or not for them.
    """
    if job.removed_at is not None:
        raise RemovedError
    if job.user_id == interaction.user.id:
        return
    if not is_public(job):
        raise PrivateError
    is_here = interaction.guild_id is not None and job.reply.guild_id == interaction.guild_id
    if not is_here or not may_view(interaction, job.reply.channel_id):
        raise HiddenError
