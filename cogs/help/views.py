"""The panels of /help and /models."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from io import BytesIO
from typing import Annotated

import discord
from discord import ui

from bot.catalog import Catalog, Model, usual_price
from bot.catalog.options import OPTIONS
from bot.catalog.samples import SAMPLE_PROMPT
from bot.locales import Words
from cogs.kit.choices import purpose_of
from cogs.kit.panels import panel
from cogs.kit.router import Press, Written, digits
from cogs.limits import dollars, to_micros

EXAMPLES = 3
MODELS_A_PAGE = 4
LABEL_CHARACTERS = 80
"""Discord's limit for the label of a button."""


class ExamplePress(Press, tag="example"):
    """Draws one of the examples in /help (1, 2, ...)."""

    number: Annotated[int, Written("[1-9]", read=int)]


class Where(StrEnum):
    """Where a page of /models is shown."""

    HERE = "here"
    """In the place of the page before."""
    APART = "apart"
    """In an answer of its own."""


class ModelsPress(Press, tag="models"):
    """A page of /models (0, 1, ...)."""

    where: Where
    page: Annotated[int, digits(3)]


class HelpViews:
    """Builds the panels."""

    def __init__(self, *, catalog: Catalog, words: Words) -> None:
        self._catalog = catalog
        self._words = words

    def help(
        self, locale: str, *, name: str, hears_messages: bool, is_in_server: bool
    ) -> ui.LayoutView:
        """Show what can be asked, with examples to press; ``name`` is the bot's mention."""
        say = self._words.say
        head = [say("help-title", locale), say("help-examples", locale)]
        ways = [say("help-way-imagine", locale), say("help-way-menu", locale)]
        if hears_messages:
            ways.insert(1, say("help-way-message", locale, name=name))
        labels = tuple(model.label for model in self._catalog.models)
        models = say("help-models", locale, models=labels)
        ask = say("help-ask" if is_in_server else "help-ask-direct", locale)
        return panel(
            _lines(head),
            *(ui.ActionRow(self._example(number, locale)) for number in range(1, EXAMPLES + 1)),
            _lines(ways),
            _lines([say("help-flags", locale), *self._flags(locale)]),
            ui.TextDisplay(models),
            ui.ActionRow(self._page_button(0, "help-button-models", locale, Where.APART)),
            _lines([ask, say("help-stored", locale)]),
        )

    def example(self, number: int, locale: str) -> str:
        """Return the words of an example (1, 2, ...)."""
        return self._words.say("help-example", locale, number=min(number, EXAMPLES))

    def models(
        self,
        page: int,
        locale: str,
        *,
        usual_seconds: Mapping[str, float],
        pictures: Mapping[str, bytes],
    ) -> tuple[ui.LayoutView, list[discord.File]]:
        """Show a page of the models, with the files that it shows.

        ``usual_seconds`` and ``pictures`` are by the models' ids; a model may have no picture.
        """
        shown = self.on_page(page)
        names = {model.id: f"sample-{at}.webp" for at, model in enumerate(shown)}
        title = self._words.say("help-models-title", locale)
        if pictures:
            drawn = self._words.say("help-models-sample", locale, prompt=SAMPLE_PROMPT)
            title = f"{title}\n-# {drawn}"
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(title)]
        for model in shown:
            said = self._facts(model, locale, usual_seconds[model.id])
            if model.id not in pictures:
                parts.append(ui.TextDisplay(said))
                continue
            alt = self._words.say(
                "help-models-alt", locale, model=model.label, prompt=SAMPLE_PROMPT
            )
            media = f"attachment://{names[model.id]}"
            parts.append(
                ui.Section[ui.LayoutView](
                    said, accessory=ui.Thumbnail[ui.LayoutView](media, description=alt)
                )
            )
        if self.pages > 1:
            parts.append(ui.ActionRow(*self._turns(self._within(page), locale)))
        files = [
            discord.File(BytesIO(pictures[model.id]), names[model.id])
            for model in shown
            if model.id in pictures
        ]
        return panel(*parts), files

    @property
    def pages(self) -> int:
        """The number of pages of /models."""
        return -(-len(self._catalog.models) // MODELS_A_PAGE)

    def on_page(self, page: int) -> Sequence[Model]:
        """Return the models of a page; of the last one where there are fewer."""
        start = self._within(page) * MODELS_A_PAGE
        return self._catalog.models[start : start + MODELS_A_PAGE]

    def _within(self, page: int) -> int:
        return min(page, self.pages - 1)

    def _facts(self, model: Model, locale: str, usual_seconds: float) -> str:
        say = self._words.say
        label = say(
            "help-model-default" if model is self._catalog.default else "help-model",
            locale,
            label=model.label,
        )
        time = say("help-model-time", locale, seconds=max(1, round(usual_seconds)))
        facts = [time]
        price = usual_price(model)
        if price is not None:
            facts.insert(0, say("help-model-price", locale, price=dollars(to_micros(price))))
        if model.image is not None:
            facts.append(
                say("help-model-edits" if model.image.edits else "help-model-image", locale)
            )
        return f"{label}\n{purpose_of(model, locale)}\n-# {' · '.join(facts)}"

    def _flags(self, locale: str) -> list[str]:
        """Return a line for each option that can be typed inside a prompt."""
        return [
            self._words.say(
                "help-flag",
                locale,
                flag=f"--{option.inline.spellings[0]}",
                about=self._words.say(f"command-imagine-{option.tag}", locale)
                if option.slash is not None
                else self._words.say(f"help-flag-{option.tag}", locale),
            )
            for option in OPTIONS
            if option.inline is not None
        ]

    def _example(self, number: int, locale: str) -> ui.Button[ui.LayoutView]:
        return ui.Button(
            label=self.example(number, locale)[:LABEL_CHARACTERS],
            custom_id=ExamplePress(number=number).custom_id,
        )

    def _turns(self, page: int, locale: str) -> list[ui.Button[ui.LayoutView]]:
        back, on = max(page - 1, 0), min(page + 1, self.pages - 1)
        buttons = [
            self._page_button(back, "page-back", locale),
            self._page_button(on, "page-next", locale),
        ]
        return [
            button for button, target in zip(buttons, (back, on), strict=True) if target != page
        ]

    def _page_button(
        self, page: int, words_id: str, locale: str, where: Where = Where.HERE
    ) -> ui.Button[ui.LayoutView]:
        label = self._words.say(words_id, locale)
        return ui.Button(label=label, custom_id=ModelsPress(where=where, page=page).custom_id)


def _lines(said: Sequence[str]) -> ui.TextDisplay[ui.LayoutView]:
    return ui.TextDisplay("\n".join(said))
