"""A price, or a number of pictures, that somebody says yes to before anything is drawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import discord
from discord import ui

from bot.clock import Clock
from bot.community.budget.drafts import DRAFT_SECONDS, DraftBook
from bot.community.budget.money import usd
from bot.imagine.request import ImagineRequest
from bot.locales import Words
from cogs.card import quoted
from cogs.panels import panel

CUSTOM_ID = re.compile(r"confirm:(?P<answer>run|no):(?P<draft_id>[0-9a-f]{32})")


class Answer(StrEnum):
    """What may be said to it."""

    RUN = "run"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A button that somebody pressed."""

    answer: Answer
    draft_id: str


def answered(custom_id: str) -> Answered | None:
    """Read a custom id; None where the button is not one of these."""
    found = CUSTOM_ID.fullmatch(custom_id)
    if found is None:
        return None
    return Answered(answer=Answer(found["answer"]), draft_id=found["draft_id"])


class Confirmations:
    """Asks first, to the member alone; the answer finds the requests on record."""

    def __init__(self, *, drafts: DraftBook, words: Words, clock: Clock) -> None:
        self._drafts = drafts
        self._words = words
        self._clock = clock

    async def ask(
        self, interaction: discord.Interaction, requests: Sequence[ImagineRequest], text: str
    ) -> None:
        """Show a text with Run and Cancel; Run starts the requests one after the other."""
        locale = interaction.locale.value
        draft_id = await self._drafts.keep(interaction.user.id, requests)
        ends_at = int(self._clock.time() + DRAFT_SECONDS)
        ends = self._words.say("confirm-ends", locale, when=f"<t:{ends_at}:R>")
        view = panel(
            ui.TextDisplay(text),
            ui.TextDisplay(f"-# {ends}"),
            ui.ActionRow(
                self._button(Answer.RUN, draft_id, locale, discord.ButtonStyle.primary),
                self._button(Answer.NO, draft_id, locale, discord.ButtonStyle.secondary),
            ),
        )
        none = discord.AllowedMentions.none()
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True, allowed_mentions=none)
        else:
            await interaction.response.send_message(
                view=view, ephemeral=True, allowed_mentions=none
            )

    async def ask_price(
        self, interaction: discord.Interaction, request: ImagineRequest, micros: int
    ) -> None:
        """Show what a request costs, and ask whether it shall run."""
        said = self._words.say(
            "confirm-price",
            interaction.locale.value,
            count=request.image_count,
            model=request.model_label,
            price=usd(micros),
        )
        await self.ask(interaction, [request], f"{quoted(request.prompt)}\n{said}")

    def begun(self, request: ImagineRequest, locale: str) -> ui.LayoutView:
        """Show that a request begins, until its reply is edited for the first time."""
        said = self._words.say("confirm-begun", locale)
        return panel(ui.TextDisplay(quoted(request.prompt)), ui.TextDisplay(said))

    def _button(
        self, answer: Answer, draft_id: str, locale: str, style: discord.ButtonStyle
    ) -> ui.Button[ui.LayoutView]:
        label = self._words.say(f"confirm-button-{answer}", locale)
        return ui.Button(label=label, style=style, custom_id=f"confirm:{answer}:{draft_id}")
