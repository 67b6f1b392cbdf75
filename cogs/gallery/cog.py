"""/gallery: a server's pictures with stars, and the stars themselves; /showcase for managers."""

from collections.abc import Collection
from dataclasses import replace
from typing import Annotated, Literal

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.errors import BotPermissionMissingError, RefusedError
from bot.imagine.job import Job
from cogs.gallery.service import GalleryPage
from cogs.kit.interaction_context import missing_permissions, needed_in, place_of
from cogs.kit.language import text
from cogs.kit.panels import chosen, page_buttons, panel, put_panel, rows_of, say_with_way_back
from cogs.kit.router import Press, Written, digits, on_press
from cogs.kit.times import ago
from cogs.reply import (
    CardAction,
    CardActions,
    CardPress,
    is_age_restricted,
    is_public,
    job_button,
    may_view,
    on_action,
    recorded,
    require_drawn,
    require_view,
)
from cogs.results import ResultList
from cogs.server import NotHereError, ServerSettings, require_manager
from cogs.services import Services

Sort = Literal["newest", "stars"]

MOST_STARS = 1_000
_BACK = "back-"
"""Before the id of a result whose star is to be taken back."""


class GalleryPress(Press, tag="gallery-page"):
    """A page to go to."""

    sort: Annotated[Sort, Written("newest|stars")]
    number: Annotated[int, digits(4)]


class StarPress(Press, tag="gallery-star"):
    """The choice of a result of this page to give a star, or to take it back."""

    sort: Annotated[Sort, Written("newest|stars")]
    number: Annotated[int, digits(4)]


class OwnStarError(RefusedError):
    """Nobody stars what they asked for themselves."""

    words_id = "refusal-gallery-own"


class NotOfServerError(RefusedError):
    """Stars are for what this server's members see."""

    words_id = "refusal-gallery-elsewhere"


class GalleryCog(commands.Cog):
    """Shows to each what they may see anyway, and takes stars."""

    gallery = app_commands.Group(
        name="gallery", description=text("command-gallery"), guild_only=True
    )

    def __init__(self, services: Services) -> None:
        self._services = services
        self.star_counts = services.star_counts
        self._servers = services.servers
        self._words = services.words
        self._list = ResultList(words=services.words)

    async def cog_load(self) -> None:
        """Go on with what the last process left undone."""
        self._services.showcase.start()

    async def cog_unload(self) -> None:
        """Leave it to the next."""
        await self.star_counts.close()
        await self._services.showcase.close()

    @gallery.command(description=text("command-gallery-view"))
    @app_commands.describe(sort=text("command-gallery-sort"), page=text("command-history-page"))
    async def view(
        self,
        interaction: discord.Interaction,
        sort: Sort = "newest",
        page: app_commands.Range[int, 1, 999] = 1,
    ) -> None:
        """Show a page, to the one who asked."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._show(interaction, sort, page)

    @app_commands.command(description=text("command-showcase"))
    @app_commands.describe(
        channel=text("command-showcase-channel"),
        stars=text("command-showcase-stars"),
        off=text("command-showcase-off"),
    )
    @app_commands.guild_only()
    # A command of its own: Discord takes permissions for whole commands, and members see the rest.
    @app_commands.default_permissions(manage_guild=True)
    async def showcase(
        self,
        interaction: discord.Interaction,
        channel: discord.TextChannel | None = None,
        stars: app_commands.Range[int, 1, MOST_STARS] | None = None,
        off: bool = False,  # noqa: FBT001, FBT002 - an option of the command
    ) -> None:
        """Change where the showcase is and what it takes, or tell how it is."""
        guild_id = await require_manager(interaction, self._servers)
        if channel is not None:
            _require_bot(interaction, channel)

        def changed(settings: ServerSettings) -> ServerSettings:
            if channel is not None:
                settings = replace(settings, showcase_channel_id=channel.id)
            if stars is not None:
                settings = replace(settings, showcase_stars=stars)
            return replace(settings, showcase_channel_id=None) if off else settings

        settings = (await self._servers.settings(guild_id)).value
        if changed(settings) != settings:
            settings = await self._servers.change(guild_id, changed, by=interaction.user.id)
        its = settings.showcase_channel_id
        said = self._words.say(
            "gallery-settings-off" if its is None else "gallery-settings",
            interaction.locale.value,
            channel=f"<#{its}>",
            count=settings.showcase_stars,
        )
        await interaction.response.send_message(
            said, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
        )

    @on_press(GalleryPress)
    async def _turn(self, interaction: discord.Interaction, press: GalleryPress) -> None:
        await interaction.response.defer()
        await self._show(interaction, press.sort, press.number)

    @on_press(StarPress)
    async def _star_of_page(self, interaction: discord.Interaction, press: StarPress) -> None:
        values = chosen(interaction)
        if not values:
            await interaction.response.defer()
            await self._show(interaction, press.sort, press.number)
            return
        job_id = values[0].removeprefix(_BACK)
        with self._services.debounce.once(interaction):
            job = await recorded(self._services.ledger, job_id)
            require_view(interaction, job)
            guild_id = await self._require_starrable(interaction, job)
            if job_id != values[0]:
                said = await self._take_back(interaction, job)
                await interaction.response.defer()
            else:
                said, count = await self._give(interaction, job, guild_id)
                await interaction.response.defer()
                said = f"{said} {await self._shown_now(interaction, job, count)}"
            await self._show(interaction, press.sort, press.number, said=said)

    @on_action(CardActions.STAR)
    async def _star_of_card(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        require_drawn(job)
        guild_id = await self._require_starrable(interaction, job)
        said, count = await self._give(interaction, job, guild_id)
        await self._say_with(interaction, said, CardActions.UNSTAR, job)
        shown = await self._shown_now(interaction, job, count)
        if shown:
            await self._say_with(interaction, f"{said} {shown}", CardActions.UNSTAR, job)

    @on_action(CardActions.UNSTAR)
    async def _take_back_of_card(
        self, interaction: discord.Interaction, _: CardPress, job: Job
    ) -> None:
        said = await self._take_back(interaction, job)
        await self._say_with(interaction, said, CardActions.STAR, job)

    async def _say_with(
        self, interaction: discord.Interaction, said: str, action: CardAction, job: Job
    ) -> None:
        press = CardPress(action=action, job_id=job.id)
        label = self._words.say(action.words_id, interaction.locale.value)
        await say_with_way_back(interaction, said, job_button(press, label))

    async def _require_starrable(self, interaction: discord.Interaction, job: Job) -> int:
        """Return the server, where this person may star this result there."""
        guild_id = interaction.guild_id
        if guild_id is None:
            raise NotHereError
        if job.reply.guild_id != guild_id or not is_public(job):
            raise NotOfServerError
        if job.user_id == interaction.user.id:
            raise OwnStarError
        await self._services.blocks_check.require(guild_id, interaction.user.id)
        return guild_id

    async def _give(
        self, interaction: discord.Interaction, job: Job, guild_id: int
    ) -> tuple[str, int]:
        """Give a star; return what came of it, and how many there are."""
        starred = await self._services.stars.give(job.id, guild_id, by=interaction.user.id)
        self.star_counts.changed(job, interaction.message)
        words_id = "gallery-starred" if starred.is_changed else "gallery-starred-before"
        said = self._words.say(words_id, interaction.locale.value, count=starred.count)
        return said, starred.count

    async def _take_back(self, interaction: discord.Interaction, job: Job) -> str:
        starred = await self._services.stars.take_back(job.id, by=interaction.user.id)
        self.star_counts.changed(job, interaction.message)
        return self._words.say("gallery-unstarred", interaction.locale.value, count=starred.count)

    async def _shown_now(self, interaction: discord.Interaction, job: Job, count: int) -> str:
        """Post what has enough stars in the showcase; say so where that was now."""
        channel = await self._services.showcase.consider(job, count)
        if channel is None:
            return ""
        locale = interaction.locale.value
        return self._words.say("gallery-showcased", locale, channel=channel.mention)

    async def _show(
        self, interaction: discord.Interaction, sort: Sort, number: int, *, said: str = ""
    ) -> None:
        guild_id, locale = interaction.guild_id or 0, interaction.locale.value
        channels = await self._visible(interaction, guild_id)
        found = await self._services.stars.page(
            guild_id, channels, number, is_by_stars=sort == "stars"
        )
        jobs = await self._jobs(found)
        thumbnails = await self._services.thumbnails.of([job for job, _ in jobs])
        page = found.page
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(self._title(found, sort, locale))]
        parts.extend(
            self._list.entry(job, thumbnails.get(job.id), self._facts(job, count, locale), locale)
            for job, count in jobs
        )
        # Nobody stars what they asked for themselves.
        others = [job for job, _ in jobs if job.user_id != interaction.user.id]
        if others:
            given = await self._services.stars.given_by(
                interaction.user.id, [job.id for job in others]
            )

            def does(job: Job) -> tuple[str, str]:
                action = CardActions.UNSTAR if job.id in given else CardActions.STAR
                value = f"{_BACK}{job.id}" if job.id in given else job.id
                return value, self._words.say(action.words_id, locale)

            custom_id = StarPress(sort=sort, number=page.number).custom_id
            parts.append(
                self._list.choice(custom_id, "gallery-choose-star", others, locale, does=does)
            )
        turns = page_buttons(
            self._words,
            locale,
            lambda number: GalleryPress(sort=sort, number=number).custom_id,
            number=page.number,
            pages=page.pages,
        )
        parts += rows_of(turns)
        if said:
            parts.append(ui.TextDisplay(said))
        await put_panel(interaction, panel(*parts))

    async def _visible(self, interaction: discord.Interaction, guild_id: int) -> Collection[int]:
        """Return the channels that this person may see, and whose pictures may be seen here."""
        is_adult = place_of(interaction).is_age_restricted
        return [
            channel_id
            for channel_id in await self._services.stars.channels(guild_id)
            if may_view(interaction, channel_id)
            and (is_adult or not is_age_restricted(interaction.guild, channel_id))
        ]

    async def _jobs(self, found: GalleryPage) -> list[tuple[Job, int]]:
        pairs = zip(found.page.job_ids, found.counts, strict=True)
        jobs = [(await self._services.ledger.find(job_id), count) for job_id, count in pairs]
        # One may have been erased since, or taken away by a process that counts no stars yet.
        return [(job, count) for job, count in jobs if job is not None and job.removed_at is None]

    def _title(self, found: GalleryPage, sort: Sort, locale: str) -> str:
        title = self._words.say(f"gallery-title-{sort}", locale)
        page = found.page
        if not page.total:
            return f"{title}\n{self._words.say('gallery-empty', locale)}"
        where = self._words.say(
            "history-page", locale, page=page.number, pages=page.pages, total=page.total
        )
        return f"{title}\n-# {where}"

    def _facts(self, job: Job, count: int, locale: str) -> list[str]:
        stars = self._words.say("gallery-stars", locale, count=count)
        return [stars, f"<@{job.user_id}>", ago(job.created_at)]


def _require_bot(interaction: discord.Interaction, channel: discord.TextChannel) -> None:
    """Make sure that pictures can be posted there, before somebody waits for them."""
    if interaction.guild is None:
        return
    given = channel.permissions_for(interaction.guild.me)
    missing = missing_permissions(given, needed_in(channel))
    if missing:
        raise BotPermissionMissingError(permissions=missing)
