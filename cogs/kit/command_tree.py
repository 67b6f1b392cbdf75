"""The command tree: every error of a command ends in words."""

import logging
from collections.abc import Mapping
from typing import Any, cast

import discord
from discord import app_commands
from discord.http import Route

from bot.errors import DatabaseAwayError
from cogs.kit.refusals import OutdatedError, Refusals, UnreadableError

logger = logging.getLogger(__name__)

_OUTDATED = (
    app_commands.CommandNotFound,
    app_commands.CommandSignatureMismatch,
    app_commands.TransformerError,
)
_NAMED = frozenset(
    kind.value
    for kind in (
        discord.AppCommandOptionType.user,
        discord.AppCommandOptionType.channel,
        discord.AppCommandOptionType.role,
        discord.AppCommandOptionType.mentionable,
        discord.AppCommandOptionType.attachment,
    )
)


class _OfferingNothing(logging.Filter):
    """The library logs what goes wrong while somebody types; here it is just nothing to offer."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Leave out what the log says once a minute anyway."""
        return record.exc_info is None or not isinstance(record.exc_info[1], DatabaseAwayError)


logging.getLogger("discord.app_commands.tree").addFilter(_OfferingNothing())


class CommandTree(app_commands.CommandTree[discord.Client]):
    """Hands what commands raise to the refusals; autocomplete just offers nothing."""

    def __init__(self, client: discord.Client, *, refusals: Refusals) -> None:
        super().__init__(client)
        self.refusals = refusals

    async def publish(self) -> None:
        """Tell Discord the commands, unless it has them as they are now.

        Discord limits how often they are written (200 new ones a day), not how often they are
        read, and each of many processes starts so.

        Raises:
            discord.HTTPException, app_commands.AppCommandError: Discord does not take them.
        """
        if await self._are_published():
            logger.info("Discord has the commands as they are")
            return
        await self.sync()

    async def _are_published(self) -> bool:
        """Whether Discord has these very commands; where it does not say, it has others."""
        translator = cast("app_commands.Translator", self.translator)
        ours = [
            await one.get_translated_payload(self, translator) for one in self._get_all_commands()
        ]
        path = "/applications/{application_id}/commands?with_localizations=true"
        route = Route("GET", path, application_id=self.client.application_id)
        try:
            theirs = await self._http.request(route)
        except discord.HTTPException as error:
            logger.info("Discord does not say which commands it has: %r", error)
            return False
        return _told(ours) == _told(theirs)

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Let commands through whose options are those of now.

        Raises:
            app_commands.CommandSignatureMismatch: a member's Discord shows a command as it was.
            app_commands.AppCommandError: something that was chosen does not come along.
        """
        if interaction.type is discord.InteractionType.autocomplete:
            # What is typed so far may be anything.
            return True
        await self.refusals.begin(interaction)
        data = cast("Any", interaction.data)
        if data.get("type", 1) == discord.AppCommandType.chat_input.value:
            command, options = self._get_app_command_options(data)
            given = cast("list[Mapping[str, Any]]", options)
            if not _are_known(command, given):
                raise app_commands.CommandSignatureMismatch(command)
            if not _are_resolved(given, data.get("resolved", {})):
                raise app_commands.AppCommandError
        return True

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Say what went wrong."""
        cause: Exception = error
        if isinstance(error, app_commands.CommandInvokeError):
            cause = error.original
        elif isinstance(error, _OUTDATED):
            cause = OutdatedError()
        elif type(error) is app_commands.AppCommandError:
            cause = UnreadableError()
        if interaction.type is discord.InteractionType.autocomplete:
            logger.info("interaction %d: nothing is offered: %s", interaction.id, type(cause))
            return
        await self.refusals.say(interaction, cause)

    async def _call(self, interaction: discord.Interaction) -> None:
        """Run a command. The library looks for no other errors than its own in what it reads."""
        with self.refusals.answering(interaction):
            try:
                await super()._call(interaction)
            except (LookupError, TypeError, ValueError, AttributeError) as error:
                # What commands themselves raise comes as the library's CommandInvokeError.
                kind = type(error).__name__
                logger.warning("interaction %d: unreadable: %s", interaction.id, kind)
                interaction.command_failed = True
                if interaction.type is discord.InteractionType.application_command:
                    await self.refusals.say(interaction, UnreadableError())


_MADE_BY_DISCORD = frozenset(
    {"id", "application_id", "version", "default_permission", "dm_permission", "guild_id"}
)
_WITHOUT_ORDER = frozenset({"contexts", "integration_types", "channel_types"})


def _told(commands: object) -> dict[tuple[object, object], object]:
    """Return what commands say, in a form in which Discord's answer is like what it was told."""
    listed = cast("list[object]", commands) if isinstance(commands, list) else []
    found = [cast("dict[str, object]", one) for one in listed if isinstance(one, dict)]
    return {(one.get("type", 1), one.get("name")): _plain(one) for one in found}


def _plain(value: object, key: str = "") -> object:
    """Leave out what Discord adds, and what is the same as nothing: null, false, empty."""
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        said = {
            name: _plain(part, name)
            for name, part in fields.items()
            if name not in _MADE_BY_DISCORD
        }
        return {name: part for name, part in said.items() if part or type(part) in {int, float}}
    if isinstance(value, list):
        parts = [_plain(one) for one in cast("list[object]", value)]
        return sorted(parts, key=str) if key in _WITHOUT_ORDER else parts
    # Permissions are numbers that are written as text; tomorrow perhaps the other way round.
    return str(value) if key == "default_member_permissions" and value is not None else value


def _are_known(
    command: app_commands.Command[Any, ..., Any], options: list[Mapping[str, Any]]
) -> bool:
    """Whether a command has all these options, with values of the kind it takes."""
    kinds = {one.display_name: one.type for one in command.parameters}
    return all(
        option["name"] in kinds
        and option["type"] == kinds[option["name"]].value
        and _fits(option["value"], kinds[option["name"]])
        for option in options
    )


def _are_resolved(
    options: list[Mapping[str, Any]], resolved: Mapping[str, Mapping[str, Any]]
) -> bool:
    """Whether all that was named by its id comes along: people, channels, roles, attachments."""
    return all(
        any(option["value"] in those for those in resolved.values())
        for option in options
        if option["type"] in _NAMED
    )


def _fits(value: object, kind: discord.AppCommandOptionType) -> bool:
    match kind:
        case discord.AppCommandOptionType.boolean:
            return isinstance(value, bool)
        case discord.AppCommandOptionType.integer:
            return type(value) is int
        case discord.AppCommandOptionType.number:
            return type(value) in {int, float}
        case _:
            return isinstance(value, str)
