"""What members choose from while they type a command: models, and channels of their server."""

import re
from collections.abc import Sequence

import discord
from discord import app_commands

from bot.catalog import Catalog, Model
from bot.locales import Words

MOST_CHOICES = 25
"""Discord's limit, as is the next one."""
NAME_CHARACTERS = 100


def purpose_of(model: Model, locale: str) -> str:
    """Return what a model is for, in a language where the operator has not put it otherwise."""
    words, words_id = Words.load(), f"model-purpose-{re.sub('[^a-z0-9]+', '-', model.id)}"
    if words.knows(words_id) and words.say(words_id) == model.purpose:
        return words.say(words_id, locale)
    return model.purpose


def name_and_purpose(model: Model, locale: str) -> str:
    """Return how a model is offered."""
    return f"{model.label} · {purpose_of(model, locale)}"


def ratio_and_name(ratio: str, locale: str) -> str:
    """Return how an aspect ratio is offered: "16:9 · wide"."""
    words, words_id = Words.load(), f"ratio-{ratio.replace(':', '-')}"
    return f"{ratio} · {words.say(words_id, locale)}" if words.knows(words_id) else ratio


def model_choices(
    catalog: Catalog, typed: str, locale: str, *, among: Sequence[Model] | None = None
) -> list[app_commands.Choice[str]]:
    """Offer the models (or only some of them) that fit what was typed, best first."""
    return [
        app_commands.Choice(name=name_and_purpose(model, locale)[:NAME_CHARACTERS], value=model.id)
        for model in catalog.search(typed, among=among)[:MOST_CHOICES]
    ]


Chosen = app_commands.AppCommandChannel | app_commands.AppCommandThread


class PlaceTransformer(app_commands.Transformer):
    """Takes places where something can be asked for.

    discord.py's own forums may be media channels, which Discord's description of its API does not
    know.
    """

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What kind of option it is."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """What can be chosen."""
        return [
            discord.ChannelType.text,
            discord.ChannelType.news,
            discord.ChannelType.forum,
            discord.ChannelType.voice,
            discord.ChannelType.public_thread,
            discord.ChannelType.private_thread,
            discord.ChannelType.news_thread,
        ]

    async def transform(self, _: discord.Interaction, value: Chosen, /) -> Chosen:
        """Return it as Discord sent it: it may be gone, or hidden from the bot."""
        return value
