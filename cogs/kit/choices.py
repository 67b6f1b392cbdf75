"""What autocomplete offers while a member types an option."""

import re
from collections.abc import Sequence

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


def model_choices(
    catalog: Catalog, typed: str, locale: str, *, among: Sequence[Model] | None = None
) -> list[app_commands.Choice[str]]:
    """Offer the models (or only some of them) that fit what was typed, best first."""
    return [
        app_commands.Choice(name=name_and_purpose(model, locale)[:NAME_CHARACTERS], value=model.id)
        for model in catalog.search(typed, among=among)[:MOST_CHOICES]
    ]
