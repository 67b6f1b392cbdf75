"""A price, or a number of pictures, that somebody says yes to before anything is drawn."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

import discord
from discord import app_commands, ui

from bot.clock import Clock
from bot.errors import Fact
from bot.imagine.request import ImagineRequest
from bot.locales import Markdown, Words
from cogs.batch.service import DRAFT_SECONDS, Drafts
from cogs.kit.panels import panel
from cogs.kit.router import PRESS, HexId, Press
from cogs.kit.times import clock
from cogs.limits import dollars
from cogs.reply import quoted

LINES_SHOWN = 12
LINE_CHARACTERS = 140
"""So many of each: all text of one message is limited to 4,000 characters."""


class Answer(StrEnum):
    """What may be said to it."""

    RUN = "run"
    NO = "no"


class ConfirmPress(Press, tag="confirm"):
    """A button of the question."""

    answer: Answer
    draft_id: HexId


class Confirmations:
    """Asks first, to the member alone; the answer finds the requests on record."""

    def __init__(self, *, drafts: Drafts, words: Words, clock: Clock) -> None:
        self._drafts = drafts
        self._words = words
        self._clock = clock

    async def ask(
        self, interaction: discord.Interaction, requests: Sequence[ImagineRequest], text: str
    ) -> None:
        """Show a text with Run and Cancel; Run starts the requests one after the other."""
        locale = interaction.locale.value
        draft_id = await self._drafts.keep(interaction.user.id, tuple(requests))
        ends_at = self._clock.time() + DRAFT_SECONDS
        ends = self._words.say("confirm-ends", locale, when=clock(ends_at))
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
        """Show what a request costs, and ask whether it shall run.

        Whoever pressed a button or used a message's menu is asked in a form, where they look.
        """
        said = self._words.say(
            "confirm-price",
            interaction.locale.value,
            count=request.image_count,
            model=request.model_label,
            price=dollars(micros),
        )
        text = f"{quoted(request.prompt)}\n{said}"
        is_menu = isinstance(interaction.command, app_commands.ContextMenu)
        if interaction.response.is_done() or not (is_menu or interaction.type is PRESS):
            await self.ask(interaction, [request], text)
            return
        draft_id = await self._drafts.keep(interaction.user.id, (request,))
        form = ui.Modal(
            title=self._words.say("confirm-title", interaction.locale.value),
            custom_id=ConfirmPress(answer=Answer.RUN, draft_id=draft_id).custom_id,
            timeout=None,
        )
        form.add_item(ui.TextDisplay(text))
        form.stop()
        await interaction.response.send_modal(form)

    async def ask_several(
        self,
        interaction: discord.Interaction,
        requests: Sequence[ImagineRequest],
        micros: int | None,
    ) -> None:
        """List several requests with the number of pictures, and ask whether they shall run."""
        locale = interaction.locale.value
        facts: dict[str, Fact] = {
            "requests": len(requests),
            "pictures": sum(request.image_count for request in requests),
            "models": tuple(dict.fromkeys(request.model_label for request in requests)),
        }
        if micros:
            said = self._words.say("confirm-several-price", locale, **facts, price=dollars(micros))
        else:
            said = self._words.say("confirm-several", locale, **facts)
        await self.ask(interaction, requests, f"{self.listed(requests, locale)}\n{said}")

    def listed(self, requests: Sequence[ImagineRequest], locale: str) -> str:
        """Return a line for each request, as far as they fit; those that are alike share one."""
        lines = Counter(Markdown(_line(request, requests)) for request in requests)
        shown = [
            line if times == 1 else self._words.say("confirm-times", locale, line=line, count=times)
            for line, times in list(lines.items())[:LINES_SHOWN]
        ]
        left = sum(list(lines.values())[LINES_SHOWN:])
        if left:
            shown.append(self._words.say("confirm-more", locale, count=left))
        return "\n".join(shown)

    def begun(self, request: ImagineRequest, locale: str) -> ui.LayoutView:
        """Show that a request begins, until its reply is edited for the first time."""
        said = self._words.say("confirm-begun", locale)
        return panel(ui.TextDisplay(quoted(request.prompt)), ui.TextDisplay(said))

    def _button(
        self, answer: Answer, draft_id: str, locale: str, style: discord.ButtonStyle
    ) -> ui.Button[ui.LayoutView]:
        label = self._words.say(f"confirm-button-{answer}", locale)
        press = ConfirmPress(answer=answer, draft_id=draft_id)
        return ui.Button(label=label, style=style, custom_id=press.custom_id)


def _line(request: ImagineRequest, among: Sequence[ImagineRequest]) -> str:
    """Show the words of a request, and in what it differs from the others."""
    prompt = " ".join(request.prompt.split())
    if len(prompt) > LINE_CHARACTERS:
        # Options often stand at the end: both ends tell the requests apart.
        half = LINE_CHARACTERS // 2
        prompt = f"{prompt[:half]}…{prompt[-half:]}"
    differing = [
        value
        for value, values in (
            (request.aspect_ratio, {one.aspect_ratio for one in among}),
            (request.model_label, {one.model_label for one in among}),
        )
        if value and len(values) > 1
    ]
    return " · ".join([quoted(prompt), *differing])
