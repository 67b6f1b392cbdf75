"""From an interaction to what a job keeps of it."""

from dataclasses import replace

import discord

from bot import log
from bot.catalog import Attachment
from bot.clock import Clock
from bot.errors import BotPermissionMissingError
from bot.imagine.batch_context import BatchContext
from bot.imagine.job import TOKEN_LIFETIME_SECONDS, Reply
from bot.imagine.requester import Place, Requester
from cogs.kit.install_context import is_ephemeral_only, is_user_install, require_in_reach

Postable = discord.TextChannel | discord.ForumChannel | discord.VoiceChannel | discord.StageChannel
"""Where members may ask for pictures."""
_GUILD_CHANNELS = (discord.abc.GuildChannel, discord.Thread)
NEEDED_IN_CHANNEL = discord.Permissions(
    view_channel=True, send_messages=True, embed_links=True, attach_files=True
)
NEEDED_IN_THREAD = discord.Permissions(
    view_channel=True, send_messages_in_threads=True, embed_links=True, attach_files=True
)
NEEDED_IN_VOICE = NEEDED_IN_CHANNEL | discord.Permissions(connect=True)
"""Discord takes no message in a voice or stage channel from whoever may not connect to it."""


def log_about(interaction: discord.Interaction) -> None:
    """Note in the log of this task, and those it starts, who asks and where."""
    log.about(user=interaction.user.id, guild=interaction.guild_id, channel=interaction.channel_id)


def require_bot_permissions(interaction: discord.Interaction, *, is_private: bool) -> None:
    """Make sure that the picture can be posted where it was asked for.

    Discord would show a first answer even without them, but not the picture once the interaction's
    15 minutes are over. Private replies and direct messages need none; where somebody brought the
    bot along, Discord itself shows to them alone what the server does not want to see.

    Raises:
        BotPermissionMissingError: naming the missing ones.
        DirectMessagesOffError: the operator wants nothing to be drawn there.
    """
    require_in_reach(interaction)
    require_none_missing(missing_for_everybody(interaction), is_private=is_private)


def require_none_missing(missing: tuple[str, ...], *, is_private: bool) -> None:
    """Make sure that a picture can be posted, given what the bot lacks to post for everybody.

    Raises:
        BotPermissionMissingError: naming the missing ones.
    """
    if missing and not is_private:
        raise BotPermissionMissingError(permissions=missing)


def missing_for_everybody(interaction: discord.Interaction) -> tuple[str, ...]:
    """Return what the bot lacks to post where this happens; nothing where it needs none."""
    if interaction.guild_id is None or is_user_install(interaction):
        return ()
    return missing_permissions(interaction.app_permissions, needed_in(interaction.channel))


def needed_in(channel: object) -> discord.Permissions:
    """Return what the bot needs to post pictures in such a channel; in forums, in its posts."""
    if isinstance(channel, discord.Thread | discord.ForumChannel):
        return NEEDED_IN_THREAD
    if isinstance(channel, discord.VoiceChannel | discord.StageChannel):
        return NEEDED_IN_VOICE
    return NEEDED_IN_CHANNEL


def missing_permissions(given: discord.Permissions, needed: discord.Permissions) -> tuple[str, ...]:
    """Return what the bot lacks of what it needs, each by its id: a sentence names it."""
    return tuple(name for name, is_needed in needed if is_needed and not getattr(given, name))


def stored_reply(interaction: discord.Interaction, *, is_private: bool, clock: Clock) -> Reply:
    """Keep what is needed to edit this interaction's reply later, from any process."""
    locale = interaction.locale if is_private else interaction.guild_locale or interaction.locale
    return Reply(
        application_id=interaction.application_id,
        token=interaction.token,
        token_expires_at=clock.time() + TOKEN_LIFETIME_SECONDS,
        channel_id=interaction.channel_id or 0,
        guild_id=interaction.guild_id,
        user_id=interaction.user.id,
        is_private=is_private,
        locale=locale.value,
        upload_limit_bytes=interaction.filesize_limit,
        is_guest=is_user_install(interaction),
        can_publish=not is_ephemeral_only(interaction) and not missing_for_everybody(interaction),
    )


def batch_context(interaction: discord.Interaction, *, clock: Clock) -> BatchContext:
    """Keep what is needed to answer a press with new messages, from any process."""
    return BatchContext(
        requester=requester_of(interaction),
        reply=stored_reply(interaction, is_private=False, clock=clock),
        locale=interaction.locale.value,
        missing_permissions=missing_for_everybody(interaction),
    )


def requester_of(interaction: discord.Interaction) -> Requester:
    """Keep what rules look at: who acts, with which roles, and where."""
    return _requester(interaction.user, place_of(interaction), interaction.permissions)


def requester_in(message: discord.Message) -> Requester:
    """Keep the same of whoever wrote a message, as far as Discord told it beforehand."""
    guild_id = None if message.guild is None else message.guild.id
    place = _place(message.channel, guild_id=guild_id, channel_id=message.channel.id)
    permissions = permissions_in(message.channel, message.author)
    return _requester(message.author, place, permissions or discord.Permissions.none())


def requester_of_member(member: discord.Member, channel: discord.TextChannel) -> Requester:
    """Keep the same of somebody as they would be in a channel."""
    place = _place(channel, guild_id=channel.guild.id, channel_id=channel.id)
    return _requester(member, place, channel.permissions_for(member))


def permissions_in(channel: object, person: object) -> discord.Permissions | None:
    """Return what a member may do in a channel; None where the library does not know it."""
    if not isinstance(person, discord.Member):
        return None
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return None
    return channel.permissions_for(person) if isinstance(channel, _GUILD_CHANNELS) else None


def _requester(
    user: discord.User | discord.Member, place: Place, permissions: discord.Permissions
) -> Requester:
    if not isinstance(user, discord.Member):
        return Requester(user_id=user.id, place=place)
    return Requester(
        user_id=user.id,
        place=place,
        role_ids=tuple(role.id for role in user.roles),
        is_moderator=permissions.manage_messages,
        is_manager=permissions.manage_guild,
        joined_at=user.joined_at.timestamp() if user.joined_at else None,
    )


def place_of(interaction: discord.Interaction) -> Place:
    """Keep where something happens; a thread or post stands under its channel."""
    place = _place(
        interaction.channel,
        guild_id=interaction.guild_id,
        channel_id=interaction.channel_id or 0,
    )
    return replace(place, is_guest=True) if is_user_install(interaction) else place


def _place(channel: object, *, guild_id: int | None, channel_id: int) -> Place:
    if isinstance(channel, discord.Thread):
        parent = channel.parent
        return Place(
            guild_id=guild_id,
            category_id=None if parent is None else parent.category_id,
            channel_id=channel.parent_id,
            thread_id=channel.id,
            is_age_restricted=parent is not None and parent.nsfw,
        )
    return Place(
        guild_id=guild_id,
        category_id=getattr(channel, "category_id", None),
        channel_id=channel_id,
        is_age_restricted=bool(getattr(channel, "nsfw", False)),
    )


def attachment_of(image: discord.Attachment) -> Attachment:
    """Tell the catalog what was attached; nothing is downloaded yet."""
    return Attachment(
        url=image.url,
        filename=image.filename,
        content_type=image.content_type or "",
        size_bytes=image.size,
        width=image.width,
        height=image.height,
        is_spoiler=image.is_spoiler(),
    )
