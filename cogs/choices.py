"""What autocomplete offers while a member types an option."""

import re
from collections.abc import Sequence

from discord import app_commands

from bot.catalog import Catalog, Model
from bot.catalog.styles import compared
from bot.community.rules import ANY, Selection
from bot.community.styles.book import Style
from bot.errors import ModelUnknownError
from bot.locales import Words
from bot.locales.markdown import one_line

MOST_CHOICES = 25
"""Discord's limit, as is the next one."""
NAME_CHARACTERS = 100


def purpose_of(model: Model, locale: str) -> str:
    """Return what a model is for, in a language where the operator has not put it otherwise."""
    words, words_id = Words.load(), f"model-purpose-{re.sub('[^a-z0-9]+', '-', model.id)}"
    if words.knows(words_id) and words.say(words_id) == model.purpose:
        return words.say(words_id, locale)
    return model.purpose


def model_choices(
    catalog: Catalog, typed: str, locale: str, *, among: Sequence[Model] | None = None
) -> list[app_commands.Choice[str]]:
    """Offer the models (or only some of them) that fit what was typed, best first."""
    return [
        app_commands.Choice(
            name=f"{model.label} · {purpose_of(model, locale)}"[:NAME_CHARACTERS], value=model.id
        )
        for model in catalog.search(typed, among=among)[:MOST_CHOICES]
    ]


def aspect_ratio_choices(
    catalog: Catalog, model: object, typed: str
) -> list[app_commands.Choice[str]]:
    """Offer the aspect ratios of the model chosen so far."""
    try:
        chosen = catalog.resolve(model) if isinstance(model, str) and model else catalog.default
    except ModelUnknownError:
        return []
    wanted = typed.strip().lower().replace("x", ":").replace("/", ":")
    return [
        app_commands.Choice(name=ratio, value=ratio)
        for ratio in catalog.aspect_ratios(chosen)
        if ratio.startswith(wanted) or wanted in ratio
    ][:MOST_CHOICES]


def style_choices(
    styles: Sequence[Style], typed: str, *, allowed: Selection = ANY
) -> list[app_commands.Choice[str]]:
    """Offer the styles (that a place allows) whose name or words fit what was typed."""
    if not isinstance(allowed, str):
        names = {compared(name) for name in allowed}
        styles = [style for style in styles if compared(style.name) in names]
    wanted = compared(typed)
    named = [style for style in styles if wanted in compared(style.name)]
    worded = [style for style in styles if style not in named and wanted in compared(style.text)]
    return [
        app_commands.Choice(
            name=one_line(f"{style.name} · {style.text}", NAME_CHARACTERS), value=style.name
        )
        for style in (*named, *worded)[:MOST_CHOICES]
    ]
