"""The options of /imagine as Discord takes them: the registry read into a command's parameters."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import discord
from discord import app_commands

from bot.catalog.options import OPTIONS, Option, OptionValues
from bot.catalog.options.option import (
    NumberSlash,
    PictureSlash,
    Slash,
    TextSlash,
    WholeNumberSlash,
    YesNoSlash,
)
from cogs.kit.interaction_context import attachment_of
from cogs.kit.language import text

Callback = TypeVar("Callback", bound=Callable[..., object])


def takes_options(suggest: Callable[..., Any]) -> Callable[[Callback], Callback]:
    """Give a command's callback a parameter for each option, in place of its ``**`` parameter.

    discord.py makes a command of its callback's signature, so the signature is what is made here.
    ``suggest`` answers where an option has suggestions; it asks ``focused_option`` for which.
    """

    def decorate(callback: Callback) -> Callback:
        shown = {option.tag: option.slash for option in OPTIONS if option.slash is not None}
        signature = inspect.signature(callback)
        own = [its for its in signature.parameters.values() if its.kind is not its.VAR_KEYWORD]
        added = [
            inspect.Parameter(
                tag, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_annotation(slash)
            )
            for tag, slash in shown.items()
        ]
        # What ``inspect.signature`` returns from now on (PEP 362).
        vars(callback)["__signature__"] = signature.replace(parameters=[*own, *added])
        texts = {tag: slash for tag, slash in shown.items() if isinstance(slash, TextSlash)}
        app_commands.describe(**{tag: text(f"command-imagine-{tag}") for tag in shown})(callback)
        app_commands.choices(
            **{
                tag: [app_commands.Choice(name=one, value=one) for one in slash.choices]
                for tag, slash in texts.items()
                if slash.choices
            }
        )(callback)
        app_commands.autocomplete(
            **{tag: suggest for tag, slash in texts.items() if slash.suggest is not None}
        )(callback)
        return callback

    return decorate


def focused_option(interaction: discord.Interaction) -> Option[Any] | None:
    """Return the option that somebody is typing."""
    data = cast("Mapping[str, Any]", interaction.data or {})
    focused = {one["name"] for one in data.get("options", ()) if one.get("focused")}
    return next((option for option in OPTIONS if option.tag in focused), None)


def values_of(given: Mapping[str, object]) -> OptionValues:
    """Return what a command was given, by the options' tags."""
    return OptionValues.of(*(option.given(_value(given.get(option.tag))) for option in OPTIONS))


def _value(given: object) -> object:
    return (attachment_of(given),) if isinstance(given, discord.Attachment) else given


def _annotation(slash: Slash) -> object:
    """Return what discord.py reads a type and a range from; the default makes it optional."""
    match slash:
        case TextSlash():
            return str
        case WholeNumberSlash():
            return app_commands.Range[int, slash.minimum, slash.maximum]
        case NumberSlash():
            return app_commands.Range[float, slash.minimum, slash.maximum]
        case YesNoSlash():
            return bool
        case PictureSlash():
            return discord.Attachment
