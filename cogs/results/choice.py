"""Which of several pictures is meant, and how large: asked of the one who pressed, alone."""

from collections.abc import Iterator, Sequence
from itertools import islice

import discord
from discord import ui

from bot.catalog import Attachment
from bot.imagine.job import Job
from bot.locales import Words
from cogs.kit.panels import panel, show_panel
from cogs.reply import CardAction, CardPress, job_button

BUTTONS_IN_A_ROW = 5


class ResultChoices:
    """Shows a result's pictures with a number each."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    async def ask(
        self,
        interaction: discord.Interaction,
        job: Job,
        action: CardAction,
        pictures: Sequence[Attachment],
        *,
        scales: Sequence[int] = (),
    ) -> None:
        """Answer with the pictures and a button for each, or for each size of each."""
        locale = interaction.locale.value
        gallery = ui.MediaGallery[ui.LayoutView]()
        for number, picture in enumerate(pictures, start=1):
            gallery.add_item(
                media=picture.url,
                description=self._words.say("results-choice-alt", locale, number=number),
                spoiler=picture.is_spoiler,
            )
        is_one = len(pictures) == 1
        words_id = f"results-choice-{action.tag}"
        if scales:
            words_id = "results-choice-scale" if is_one else f"{words_id}-scale"
        buttons = [
            job_button(
                CardPress(action=action, job_id=job.id, number=number, scale=scale),
                self._label(locale, number, scale, is_one=is_one),
            )
            for scale in scales or (None,)
            for number in range(1, len(pictures) + 1)
        ]
        await show_panel(
            interaction,
            panel(ui.TextDisplay(self._words.say(words_id, locale)), gallery, *_in_rows(buttons)),
        )

    def _label(self, locale: str, number: int, scale: int | None, *, is_one: bool) -> str:
        if scale is None:
            return self._words.say("results-choice-number", locale, number=number)
        words_id = "results-choice-size" if is_one else "results-choice-number-size"
        return self._words.say(words_id, locale, number=number, scale=scale)


def _in_rows(
    buttons: Sequence[ui.Button[ui.LayoutView]],
) -> Iterator[ui.ActionRow[ui.LayoutView]]:
    left = iter(buttons)
    while row := list(islice(left, BUTTONS_IN_A_ROW)):
        yield ui.ActionRow(*row)
