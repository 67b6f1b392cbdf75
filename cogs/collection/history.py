"""/history: what somebody drew and what they like, to look through and to use again."""

import re
from dataclasses import dataclass

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.catalog import Catalog
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from bot.locales import Words
from bot.members.favourites import FavouriteBook
from bot.members.history import HistoryBook, Page, Wanted
from cogs.choices import model_choices
from cogs.collection.showing import Showing
from cogs.collection.viewing import is_public
from cogs.kit.router import custom_id_of
from cogs.panels import chosen, panel
from cogs.refusals import Refusals
from cogs.reply.buttons import Act, press_of
from cogs.results.forms import ResultForms
from cogs.results.more_list import ResultList
from cogs.results.presses import Presses
from cogs.results.thumbnails import Thumbnails
from cogs.rights import recorded, require_drawn, require_there
from cogs.words import text

FILTER_CHARACTERS = 40
"""A button's custom id carries both filters, and has room for 100 characters."""
MOST_PAGES = 999
PAGE = re.compile(
    r"history:(?P<number>\d{1,4}):(?P<liked>[01]):(?P<model>[^|]*)\|(?P<text>.*)", re.DOTALL
)
SHOW, REUSE = "history:show", "history:reuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryParts:
    """What the history is made of."""

    history: HistoryBook
    favourites: FavouriteBook
    ledger: JobLedger
    catalog: Catalog
    thumbnails: Thumbnails
    forms: ResultForms
    showing: Showing
    presses: Presses
    refusals: Refusals
    words: Words


class HistoryCog(commands.Cog):
    """Shows a page at a time, to its person alone; its buttons carry what was looked for."""

    acts = frozenset({Act.FAVOURITE})

    def __init__(self, parts: HistoryParts) -> None:
        self._parts = parts
        self._words = parts.words
        self._list = ResultList(words=parts.words)

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
        wanted = Wanted(text=words or "", model=model or "", is_favourite=favourites)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._show(interaction, wanted, page)

    @history.autocomplete("model")
    async def _models(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        # Without the maker's name it fits; the history is searched for a part of the id.
        return [
            app_commands.Choice(
                name=choice.name, value=choice.value.rpartition("/")[2][:FILTER_CHARACTERS]
            )
            for choice in model_choices(self._parts.catalog, typed, interaction.locale.value)
        ]

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Turn a page, use one of its results, or keep a result as a favourite."""
        if interaction.type is not discord.InteractionType.component:
            return
        custom_id = custom_id_of(interaction)
        found = PAGE.fullmatch(custom_id)
        press = press_of(interaction)
        async with self._parts.refusals.said(interaction):
            if found is not None:
                await interaction.response.defer()
                await self._show(interaction, _wanted(found), int(found["number"]))
            elif custom_id in {SHOW, REUSE}:
                await self._use(interaction, custom_id)
            elif press is not None and press.act is Act.FAVOURITE:
                with self._parts.presses.once(interaction):
                    await self._like(interaction, press.job_id)

    async def _show(self, interaction: discord.Interaction, wanted: Wanted, number: int) -> None:
        user_id, locale = interaction.user.id, interaction.locale.value
        page = await self._parts.history.page(user_id, self._resolved(wanted), number)
        found = [await self._parts.ledger.find(job_id) for job_id in page.job_ids]
        # One may have been erased since the page was counted.
        jobs = [job for job in found if job is not None]
        thumbnails = await self._parts.thumbnails.of(jobs)
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(self._title(page, wanted, locale))]
        parts.extend(
            self._list.entry(job, thumbnails.get(job.id), self._facts(job, user_id, locale), locale)
            for job in jobs
        )
        if jobs:
            parts.append(self._list.choice(REUSE, "history-choose-reuse", jobs, locale))
            parts.append(self._list.choice(SHOW, "history-choose-show", jobs, locale))
        parts.extend(
            self._list.paging(
                page,
                _custom_id(wanted, page.number - 1),
                _custom_id(wanted, page.number + 1),
                locale,
            )
        )
        await interaction.edit_original_response(
            view=panel(*parts), allowed_mentions=discord.AllowedMentions.none()
        )

    async def _use(self, interaction: discord.Interaction, how: str) -> None:
        values = chosen(interaction)
        if not values:
            # The choice was taken back.
            await interaction.response.defer()
            return
        job = await recorded(self._parts.ledger, values[0])
        if how == SHOW:
            await self._parts.showing.show(interaction, job)
            return
        require_there(interaction, job)
        form = self._parts.forms.rewording(job, interaction.locale.value)
        await interaction.response.send_modal(form)

    async def _like(self, interaction: discord.Interaction, job_id: str) -> None:
        job = await recorded(self._parts.ledger, job_id)
        require_there(interaction, job)
        require_drawn(job)
        is_liked = await self._parts.favourites.toggle(job.id, interaction.user.id)
        words_id = "history-liked" if is_liked else "history-unliked"
        await interaction.response.send_message(
            self._words.say(words_id, interaction.locale.value), ephemeral=True
        )

    def _resolved(self, wanted: Wanted) -> Wanted:
        """Take a model's name as well as its id, and what is neither as a part of an id."""
        model = self._parts.catalog.find(wanted.model) if wanted.model else None
        if model is None:
            return wanted
        return Wanted(text=wanted.text, model=model.id, is_favourite=wanted.is_favourite)

    def _title(self, page: Page, wanted: Wanted, locale: str) -> str:
        kind = "favourites" if wanted.is_favourite else "pictures"
        title = self._words.say(f"history-title-{kind}", locale)
        if not page.total:
            narrowed = "nothing-found" if wanted.text or wanted.model else f"no-{kind}"
            return f"{title}\n{self._words.say(f'history-{narrowed}', locale)}"
        where = self._words.say(
            "history-page", locale, page=page.number, pages=page.pages, total=page.total
        )
        return f"{title}\n-# {where}"

    def _facts(self, job: Job, user_id: int, locale: str) -> list[str]:
        facts = [f"<t:{int(job.created_at)}:R>"]
        if job.drawn is not None and job.drawn.got > 1:
            facts.append(self._words.say("history-count", locale, count=job.drawn.got))
        if job.user_id != user_id:
            facts.append(f"<@{job.user_id}>")
        if not is_public(job):
            facts.append(self._words.say("history-private", locale))
        return facts


def _custom_id(wanted: Wanted, number: int) -> str:
    liked = int(wanted.is_favourite)
    model = wanted.model.replace("|", "")
    return f"history:{number}:{liked}:{model}|{wanted.text}"


def _wanted(found: re.Match[str]) -> Wanted:
    return Wanted(text=found["text"], model=found["model"], is_favourite=found["liked"] == "1")
