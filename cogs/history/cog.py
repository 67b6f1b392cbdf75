"""/history: what somebody drew and what they like, to look through and to use again."""

from dataclasses import replace
from typing import Annotated

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.imagine.job import Job
from bot.jobs.paging import Page
from cogs.history.repository import HistoryFilters
from cogs.history.service import HistoryService
from cogs.history.show import ResultViewer
from cogs.kit.choices import model_choices
from cogs.kit.language import text
from cogs.kit.panels import chosen, page_buttons, panel, put_panel, rows_of, say_with_way_back
from cogs.kit.router import Press, Written, digits, on_press
from cogs.kit.times import ago
from cogs.reply import (
    CardAction,
    CardActions,
    CardPress,
    is_public,
    job_button,
    on_action,
    recorded,
    require_drawn,
    require_there,
)
from cogs.results import ResultList
from cogs.services import Services

FILTER_CHARACTERS = 40
"""A button's custom id carries both filters, and has room for 100 characters."""
MOST_PAGES = 999


def _read_filters(text: str) -> HistoryFilters:
    liked, _, rest = text.partition(":")
    model, _, words = rest.partition("|")
    return HistoryFilters(text=words, model=model, is_favourite=liked == "1")


def _write_filters(filters: HistoryFilters) -> str:
    return f"{int(filters.is_favourite)}:{filters.model.replace('|', '')}|{filters.text}"


class HistoryPress(Press, tag="history"):
    """A page to go to."""

    number: Annotated[int, digits(4)]
    filters: Annotated[
        HistoryFilters, Written(r"[01]:[^|]*\|.*", read=_read_filters, write=_write_filters)
    ]


class ShowPress(Press, tag="history:show"):
    """The choice of a result to show here."""


class ReusePress(Press, tag="history:reuse"):
    """The choice of a result whose words to draw again."""


class HistoryCog(commands.Cog):
    """Shows a page at a time, to its person alone; its buttons carry what was looked for."""

    def __init__(
        self, services: Services, *, history: HistoryService, viewer: ResultViewer
    ) -> None:
        self._services = services
        self._history = history
        self._viewer = viewer
        self._words = services.words
        self._list = ResultList(words=services.words)

    @app_commands.command(description=text("command-history"))
    @app_commands.rename(words="text")
    @app_commands.describe(
        words=text("command-history-text"),
        model=text("command-history-model"),
        favourites=text("command-history-favourites"),
        page=text("command-history-page"),
    )
    async def history(
        self,
        interaction: discord.Interaction,
        words: app_commands.Range[str, 1, FILTER_CHARACTERS] | None = None,
        model: app_commands.Range[str, 1, FILTER_CHARACTERS] | None = None,
        favourites: bool = False,  # noqa: FBT001, FBT002 - an option of the command
        page: app_commands.Range[int, 1, MOST_PAGES] = 1,
    ) -> None:
        """Look for results, and show the newest."""
        filters = HistoryFilters(text=words or "", model=model or "", is_favourite=favourites)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._show(interaction, filters, page)

    @history.autocomplete("model")
    async def _models(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        # Without the maker's name it fits; the history is searched for a part of the id.
        return [
            app_commands.Choice(
                name=choice.name, value=choice.value.rpartition("/")[2][:FILTER_CHARACTERS]
            )
            for choice in model_choices(self._services.catalog, typed, interaction.locale.value)
        ]

    @on_press(HistoryPress)
    async def _turn(self, interaction: discord.Interaction, press: HistoryPress) -> None:
        await interaction.response.defer()
        await self._show(interaction, press.filters, press.number)

    @on_press(ShowPress)
    async def _show_chosen(self, interaction: discord.Interaction, _: ShowPress) -> None:
        job = await self._chosen(interaction)
        if job is not None:
            await self._viewer.show(interaction, job)

    @on_press(ReusePress)
    async def _reuse(self, interaction: discord.Interaction, _: ReusePress) -> None:
        job = await self._chosen(interaction)
        if job is not None:
            require_there(interaction, job)
            form = self._services.forms.rewording(job, interaction.locale.value)
            await interaction.response.send_modal(form)

    async def _show(
        self, interaction: discord.Interaction, filters: HistoryFilters, number: int
    ) -> None:
        user_id, locale = interaction.user.id, interaction.locale.value
        page = await self._history.page(user_id, self._resolved(filters), number)
        found = [await self._services.ledger.find(job_id) for job_id in page.job_ids]
        # One may have been erased since the page was counted.
        jobs = [job for job in found if job is not None]
        thumbnails = await self._services.thumbnails.of(jobs)
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(self._title(page, filters, locale))]
        parts.extend(
            self._list.entry(job, thumbnails.get(job.id), self._facts(job, user_id, locale), locale)
            for job in jobs
        )
        if jobs:
            parts.append(
                self._list.choice(ReusePress().custom_id, "history-choose-reuse", jobs, locale)
            )
            parts.append(
                self._list.choice(ShowPress().custom_id, "history-choose-show", jobs, locale)
            )
        others = page_buttons(
            self._words,
            locale,
            lambda number: HistoryPress(number=number, filters=filters).custom_id,
            number=page.number,
            pages=page.pages,
        )
        parts += rows_of(others)
        await put_panel(interaction, panel(*parts))

    async def _chosen(self, interaction: discord.Interaction) -> Job | None:
        """Return the result that was chosen; None where the choice was taken back."""
        values = chosen(interaction)
        if values:
            return await recorded(self._services.ledger, values[0])
        await interaction.response.defer()
        return None

    @on_action(CardActions.FAVOURITE)
    async def _like(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        require_drawn(job)
        is_new = await self._services.favourites.add(job.id, interaction.user.id)
        words_id = "history-liked" if is_new else "history-liked-before"
        await self._say_with(interaction, words_id, CardActions.UNFAVOURITE, job)

    @on_action(CardActions.UNFAVOURITE)
    async def _unlike(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        await self._services.favourites.remove(job.id, interaction.user.id)
        await self._say_with(interaction, "history-unliked", CardActions.FAVOURITE, job)

    async def _say_with(
        self, interaction: discord.Interaction, words_id: str, action: CardAction, job: Job
    ) -> None:
        """Say what was done, with the way back; in place of what said the opposite."""
        locale = interaction.locale.value
        press = CardPress(action=action, job_id=job.id)
        await say_with_way_back(
            interaction,
            self._words.say(words_id, locale),
            job_button(press, self._words.say(action.words_id, locale)),
        )

    def _resolved(self, filters: HistoryFilters) -> HistoryFilters:
        """Take a model's name as well as its id, and what is neither as a part of an id."""
        model = self._services.catalog.find(filters.model) if filters.model else None
        if model is None:
            return filters
        return replace(filters, model=model.id)

    def _title(self, page: Page, filters: HistoryFilters, locale: str) -> str:
        kind = "favourites" if filters.is_favourite else "pictures"
        title = self._words.say(f"history-title-{kind}", locale)
        if not page.total:
            narrowed = "nothing-found" if filters.text or filters.model else f"no-{kind}"
            return f"{title}\n{self._words.say(f'history-{narrowed}', locale)}"
        where = self._words.say(
            "history-page", locale, page=page.number, pages=page.pages, total=page.total
        )
        return f"{title}\n-# {where}"

    def _facts(self, job: Job, user_id: int, locale: str) -> list[str]:
        facts = [ago(job.created_at)]
        if job.result_info is not None and job.result_info.got > 1:
            facts.append(self._words.say("history-count", locale, count=job.result_info.got))
        if job.user_id != user_id:
            facts.append(f"<@{job.user_id}>")
        if not is_public(job):
            facts.append(self._words.say("history-private", locale))
        return facts
