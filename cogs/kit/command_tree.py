"""The command tree: every error of a command ends in words."""

import logging
from collections.abc import Mapping
from typing import Any, cast

import discord
from discord import app_commands

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
