"""The panel of preferences: what is chosen now, each in a select."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import discord
from discord import ui

from bot.catalog import Catalog
from bot.catalog.options import ASPECT_RATIO, MODEL, OUTPUT_FORMAT, PRIVATE
from bot.catalog.options.output_format import FORMATS
from bot.locales import Words
from bot.members.preferences import Preferences, Tell
from cogs.choices import purpose_of
from cogs.kit.router import Press
from cogs.panels import panel

UNSAID = "-"
"""The option that takes a preference back."""
MOST_OPTIONS = 25
"""Discord's limit for a select."""
DESCRIPTION_CHARACTERS = 100


class Control(StrEnum):
    """The parts of the panel."""

    MODEL = "model"
    RATIO = "ratio"
    FORMAT = "format"
    VISIBILITY = "visibility"
    TELLS = "tells"
    LANGUAGE = "language"
    RESET = "reset"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferencesPress(Press):
    """Something chosen in the panel."""

    tag: ClassVar[str] = "preferences"

    control: Control


class PreferencesPanel:
    """Builds the view; a choice is matched by its custom id, so the library keeps none."""

    def __init__(self, *, words: Words, catalog: Catalog) -> None:
        self._words = words
        self._catalog = catalog

    def view(self, now: Preferences, locale: str) -> ui.LayoutView:
        """Show what somebody prefers, and let them change it."""
        model, private = now.options.get(MODEL), now.options.get(PRIVATE)
        lines = [
            self._say(f"preferences-{name}", locale) for name in ("title", "how", "language-how")
        ]
        if model is not None and self._catalog.get(model) is None:
            lines.append(self._say("preferences-model-gone", locale, model=model))
        is_private = None if private is None else ("private" if private else "public")
        return panel(
            ui.TextDisplay("\n".join(lines)),
            self._select(Control.MODEL, self._models(model, locale), model, locale),
            self._select(
                Control.RATIO, _plain(self._ratios()), now.options.get(ASPECT_RATIO), locale
            ),
            self._select(Control.FORMAT, _plain(FORMATS), now.options.get(OUTPUT_FORMAT), locale),
            self._select(
                Control.VISIBILITY,
                [
                    discord.SelectOption(
                        label=self._say(f"preferences-visibility-{value}", locale), value=value
                    )
                    for value in ("public", "private")
                ],
                is_private,
                locale,
            ),
            self._tells(now, locale),
            self._select(Control.LANGUAGE, self._languages(), now.language, locale),
            ui.ActionRow(
                ui.Button[ui.LayoutView](
                    label=self._say("preferences-reset", locale),
                    custom_id=PreferencesPress(control=Control.RESET).custom_id,
                )
            ),
        )

    def _tells(self, now: Preferences, locale: str) -> ui.ActionRow[ui.LayoutView]:
        return ui.ActionRow(
            ui.Select[ui.LayoutView](
                custom_id=PreferencesPress(control=Control.TELLS).custom_id,
                placeholder=self._say("preferences-tells", locale),
                min_values=0,
                max_values=len(Tell),
                options=[
                    discord.SelectOption(
                        label=self._say(f"preferences-tells-{tell}", locale),
                        value=tell.value,
                        default=tell in now.tells,
                    )
                    for tell in Tell
                ],
            )
        )

    def _select(
        self,
        control: Control,
        options: Sequence[discord.SelectOption],
        now: str | None,
        locale: str,
    ) -> ui.ActionRow[ui.LayoutView]:
        unsaid = discord.SelectOption(
            label=self._say(f"preferences-{control}-unsaid", locale), value=UNSAID
        )
        shown = [unsaid, *options[: MOST_OPTIONS - 1]]
        for option in shown:
            option.default = option.value == (now or UNSAID)
        return ui.ActionRow(
            ui.Select[ui.LayoutView](
                custom_id=PreferencesPress(control=control).custom_id,
                placeholder=self._say(f"preferences-{control}-unsaid", locale),
                options=shown,
            )
        )

    def _models(self, now: str | None, locale: str) -> list[discord.SelectOption]:
        # With more models than a select takes, the chosen one must be among those shown.
        models = sorted(self._catalog.models, key=lambda model: model.id != now)
        shown = {model.id for model in models[: MOST_OPTIONS - 1]}
        return [
            discord.SelectOption(
                label=model.label,
                value=model.id,
                description=purpose_of(model, locale)[:DESCRIPTION_CHARACTERS] or None,
            )
            for model in self._catalog.models
            if model.id in shown
        ]

    def _languages(self) -> list[discord.SelectOption]:
        return [
            discord.SelectOption(
                label=self._words.say("preferences-language", language), value=language
            )
            for language in self._words.languages
        ]

    def _ratios(self) -> Iterable[str]:
        return dict.fromkeys(
            ratio for model in self._catalog.models for ratio in model.aspect_ratios
        )

    def _say(self, words_id: str, locale: str, **facts: str) -> str:
        return self._words.say(words_id, locale, **facts)


def _plain(values: Iterable[str]) -> list[discord.SelectOption]:
    return [discord.SelectOption(label=value, value=value) for value in values]
