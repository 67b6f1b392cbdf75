"""Posting to moderators, where they alone read."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord
from discord import ui

from cogs.cases.model import Notice
from cogs.kit.rest import ERRORS, is_refused
from cogs.server import PingFor, ServerSettings

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Whom a new notice pings: one role, or nobody; never everyone."""

    role_id: int | None = None

    @property
    def mentions(self) -> discord.AllowedMentions:
        """What Discord may ping."""
        if self.role_id is None:
            return discord.AllowedMentions.none()
        return discord.AllowedMentions(
            everyone=False, users=False, roles=[discord.Object(self.role_id)]
        )

    def above(self, view: ui.LayoutView) -> ui.LayoutView:
        """Return the notice with the role's name above it."""
        if self.role_id is None:
            return view
        parts = view.children
        view.clear_items()
        view.add_item(ui.TextDisplay(f"<@&{self.role_id}>"))
        for part in parts:
            view.add_item(part)
        return view


def alert_of(settings: ServerSettings, guild_id: int, *, is_urgent: bool = False) -> Alert:
    """Return whom a server wants to be pinged for a case."""
    role_id = settings.ping_role_id
    # The role of everyone has the server's id.
    if role_id is None or role_id == guild_id:
        return Alert()
    is_wanted = is_urgent or settings.ping_for is PingFor.EACH
    return Alert(role_id=role_id if is_wanted else None)


async def post_to_moderators(
    client: discord.Client,
    guild_id: int,
    settings: ServerSettings,
    send: Callable[[discord.PartialMessageable, bool], Awaitable[discord.Message]],
    *,
    passes_on: Callable[[BaseException], bool] = is_refused,
) -> Notice | None:
    """Post in the review channel, else in the log channel where that is hidden.

    ``send`` gets a channel, and whether it stands in for the review channel. After an error that
    ``passes_on``, the next channel is tried. Returns where it is, None where no channel takes it.

    Raises:
        discord.HTTPException, aiohttp.ClientError, OSError: an error that is not passed on.
    """
    review = settings.review_channel_id
    for channel_id in dict.fromkeys((review, settings.log_channel_id)):
        if channel_id is None:
            continue
        try:
            if channel_id == review or await _is_hidden(client, guild_id, channel_id):
                channel = client.get_partial_messageable(channel_id)
                message = await send(channel, review not in {None, channel_id})
                return Notice(channel_id=channel_id, message_id=message.id)
        except ERRORS as error:
            if not passes_on(error):
                raise
            logger.warning("channel %d of moderators is closed: %s", channel_id, error)
    logger.warning("server %d: no channel of moderators takes anything", guild_id)
    return None


async def _is_hidden(client: discord.Client, guild_id: int, channel_id: int) -> bool:
    """Whether the channel itself keeps everyone out; roles are not added up."""
    channel = await client.fetch_channel(channel_id)
    if not isinstance(channel, discord.abc.GuildChannel):
        return False
    everyone = discord.Object(guild_id, type=discord.Role)
    return channel.overwrites_for(everyone).view_channel is False
