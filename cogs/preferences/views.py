"""The panel of preferences: what is chosen now, each in a select."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import discord
from discord import ui

from bot.catalog import Catalog
from bot.catalog.options import MODEL, OPTIONS
from bot.catalog.options.option import Shown
from bot.locales import Words
from bot.locales.markdown import one_line
from cogs.kit.choices import purpose_of
from cogs.kit.panels import MOST_OPTIONS, panel
from cogs.kit.router import Press, Written
from cogs.preferences.service import Preferences, Tell

UNSAID = "-"
"""The option that takes a preference back."""
LABEL_CHARACTERS = DESCRIPTION_CHARACTERS = 100


TELLS, LANGUAGE, RESET = "tells", "language", "reset"
_BEFORE = {"ratio": "aspect_ratio", "format": "output_format", "visibility": "private"}


def _control(text: str) -> str:
    if text not in {TELLS, LANGUAGE, RESET, *OPTIONS.preferred}:
        raise ValueError(text)
    return text


class PreferencesPress(
    Press,
    tag="preferences",
    old_forms={
        f"preferences:({'|'.join(_BEFORE)})": lambda found: f"preferences:{_BEFORE[found[1]]}"
    },
):
    """Something chosen in the panel."""

    control: Annotated[str, Written("[a-z_]{1,32}", read=_control)]
    """The tag of an option, or one of ``TELLS``, ``LANGUAGE`` and ``RESET``."""


class PreferencesPanel:
    """Builds the view; a choice is matched by its custom id, so the library keeps none."""

    def __init__(self, *, words: Words, catalog: Catalog) -> None:
        self._words = words
        self._catalog = catalog

    def view(
        self, now: Preferences, locale: str, *, own_styles: Mapping[str, str]
    ) -> ui.LayoutView:
        """Show what somebody prefers, and let them change it.

        ``own_styles`` are the texts of their own styles, by name.
        """
        model = now.options.get(MODEL)
        lines = [
            self._say(f"preferences-{name}", locale) for name in ("title", "how", "language-how")
        ]
        if model is not None and self._catalog.get(model) is None:
            lines.append(self._say("preferences-model-gone", locale, model=model))
        if not own_styles:
            lines.append(self._say("preferences-style-how", locale))
        options = (self._option(tag, now, locale, own_styles) for tag in OPTIONS.preferred)
        return panel(
            ui.TextDisplay("\n".join(lines)),
            *(row for row in options if row is not None),
            self._tells(now, locale),
            self._select(LANGUAGE, self._languages(), now.language, locale),
            ui.ActionRow(
                ui.Button[ui.LayoutView](
                    label=self._say("preferences-reset", locale),
                    custom_id=PreferencesPress(control=RESET).custom_id,
                )
            ),
        )

    def _option(
        self, tag: str, now: Preferences, locale: str, own: Mapping[str, str]
    ) -> ui.ActionRow[ui.LayoutView] | None:
        option, preference = OPTIONS.preferred[tag]
        value = now.options.get(option)
        written = None if value is None else preference.write(value)
        if preference.shown == "own":
            if not own:
                return None
            names = [
                discord.SelectOption(
                    label=name, value=name, description=one_line(words, DESCRIPTION_CHARACTERS)
                )
                for name, words in own.items()
            ]
            return self._select(tag, names, written, locale)
        choices = [preference.write(one) for one in preference.offered(self._catalog)]
        # With more than a select takes, the chosen one must be among those shown.
        shown = sorted(choices, key=lambda one: one != written)[: MOST_OPTIONS - 1]
        return self._select(
            tag,
            [self._choice(tag, one, preference.shown, locale) for one in choices if one in shown],
            written,
            locale,
        )

    def _choice(self, tag: str, value: str, shown: Shown, locale: str) -> discord.SelectOption:
        label, description = value, None
        if shown == "words":
            label = self._say(f"preferences-{tag}-{value}", locale)
        elif shown == "pictures":
            label = self._say(f"preferences-{tag}-value", locale, count=int(value))
        elif shown == "model" and (model := self._catalog.get(value)) is not None:
            label = model.label
            description = purpose_of(model, locale)[:DESCRIPTION_CHARACTERS] or None
        return discord.SelectOption(label=label, value=value, description=description)

    def _tells(self, now: Preferences, locale: str) -> ui.ActionRow[ui.LayoutView]:
        return ui.ActionRow(
            ui.Select[ui.LayoutView](
                custom_id=PreferencesPress(control=TELLS).custom_id,
                placeholder=self._say("preferences-tells", locale),
                min_values=0,
                max_values=len(Tell),
                options=[
                    discord.SelectOption(
                        label=self._say(f"preferences-tells-{tell}", locale),
                        description=self._say("preferences-tells-about", locale),
                        value=tell.value,
                        default=tell in now.tells,
                    )
                    for tell in Tell
                ],
            )
        )

    def _select(
        self,
        control: str,
        options: Sequence[discord.SelectOption],
        now: str | None,
        locale: str,
    ) -> ui.ActionRow[ui.LayoutView]:
        unsaid = discord.SelectOption(
            label=self._say(f"preferences-{control}-unsaid", locale), value=UNSAID
        )
        for option in options:
            option.default = option.value == now
            if option.default:
                # A select that is closed shows this alone: it keeps the name of the thing.
                named = self._say(f"preferences-{control}-chosen", locale, value=option.label)
                option.label = named[:LABEL_CHARACTERS]
        unsaid.default = not any(option.default for option in options)
        # Where they fill it, taking the choice back is choosing nothing.
        is_full = len(options) == MOST_OPTIONS
        return ui.ActionRow(
            ui.Select[ui.LayoutView](
                custom_id=PreferencesPress(control=control).custom_id,
                placeholder=self._say(f"preferences-{control}-unsaid", locale),
                min_values=0 if is_full else 1,
                options=[*([] if is_full else [unsaid]), *options],
            )
        )

    def _languages(self) -> list[discord.SelectOption]:
        return [
            discord.SelectOption(
                label=self._words.say("preferences-language", language), value=language
            )
            for language in self._words.languages
        ]

    def _say(self, words_id: str, locale: str, **facts: str | int) -> str:
        return self._words.say(words_id, locale, **facts)
