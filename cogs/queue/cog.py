"""/reviews: everything that moderators have to decide, in one list, for many of them at once."""

import functools

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit.language import text
from cogs.kit.panels import chosen, chosen_before, put_panel, submitted
from cogs.kit.periodic import try_once
from cogs.kit.router import on_form, on_press
from cogs.queue.decisions import CarryOut, Decisions
from cogs.queue.model import CaseKind, NothingChosenError, Outcome
from cogs.queue.service import QueueService
from cogs.queue.views import (
    REASON_FIELD,
    CasesPress,
    QueueAct,
    QueuePanel,
    read_chosen,
)
from cogs.server import require_moderator
from cogs.services import Services


class QueueCog(commands.Cog):
    """Answers one moderator alone; every press checks again who it is and what still waits."""

    def __init__(self, services: Services) -> None:
        self._servers = services.servers
        self._clock = services.clock
        self._queue = QueueService(database=services.database, clock=services.clock)
        self._decisions = Decisions(services, queue=self._queue)
        self._panel = QueuePanel(words=services.words)

    @app_commands.command(name="reviews", description=text("command-reviews"))
    @app_commands.describe(what=text("command-reviews-what"))
    @app_commands.choices(
        what=[
            app_commands.Choice(name=text(f"command-reviews-what-{kind}"), value=kind.value)
            for kind in CaseKind
        ]
    )
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_messages=True)
    async def reviews(self, interaction: discord.Interaction, what: str | None = None) -> None:
        """Show what waits for a decision."""
        guild_id = await require_moderator(interaction, self._servers)
        await interaction.response.defer(ephemeral=True, thinking=True)
        kind = None if what is None else CaseKind(what)
        press = CasesPress(act=QueueAct.SHOW, number=1, kind=kind)
        await self._show(interaction, guild_id, press)

    @on_press(CasesPress)
    async def _answer(self, interaction: discord.Interaction, press: CasesPress) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        values = chosen_before(interaction.message)
        if press.act is QueueAct.REFUSE:
            count = len(_require_chosen(values))
            form = self._panel.form(press, count, interaction.locale.value)
            await interaction.response.send_modal(form)
            return
        await interaction.response.defer()
        if press.act is QueueAct.CHOOSE:
            await self._show(interaction, guild_id, press, values=chosen(interaction))
        elif press.act is QueueAct.APPROVE:
            await self._decide(interaction, guild_id, press)
        elif press.act is QueueAct.SHOW:
            await self._show(interaction, guild_id, press)
        else:
            await self._take(interaction, guild_id, press)

    @on_form(CasesPress)
    async def _refuse(self, interaction: discord.Interaction, press: CasesPress) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        await interaction.response.defer()
        await self._decide(interaction, guild_id, press)

    async def _take(
        self, interaction: discord.Interaction, guild_id: int, press: CasesPress
    ) -> None:
        values = chosen_before(interaction.message)
        case_ids = [id_ for _, id_ in _require_chosen(values)]
        by = interaction.user.id
        if press.act is QueueAct.GIVE:
            await self._queue.give_back(case_ids, by=by)
            await self._show(interaction, guild_id, press)
            return
        others = len(await self._queue.take(guild_id, case_ids, by=by))
        await self._show(interaction, guild_id, press, values=values, taken_by_others=others)

    async def _decide(
        self, interaction: discord.Interaction, guild_id: int, press: CasesPress
    ) -> None:
        outcome, left = await self._decisions.decide(
            guild_id,
            _require_chosen(chosen_before(interaction.message)),
            approves=press.act is QueueAct.APPROVE,
            by=interaction.user.id,
            is_manager=interaction.permissions.manage_guild,
            reason=" ".join(submitted(interaction).get(REASON_FIELD, "").split()),
        )
        await self._show(interaction, guild_id, press, outcome=outcome)
        await _carry_out(left)

    async def _show(  # noqa: PLR0913 - all but three by name
        self,
        interaction: discord.Interaction,
        guild_id: int,
        press: CasesPress,
        *,
        values: tuple[str, ...] | list[str] = (),
        outcome: Outcome | None = None,
        taken_by_others: int = 0,
    ) -> None:
        page = await self._queue.page(guild_id, press.number, kind=press.kind)
        view = self._panel.page(
            page,
            kind=press.kind,
            chosen=values,
            now=self._clock.time(),
            locale=interaction.locale.value,
            outcome=outcome,
            taken_by_others=taken_by_others,
        )
        await put_panel(interaction, view)


def _require_chosen(values: tuple[str, ...] | list[str]) -> list[tuple[CaseKind, str]]:
    """Return the chosen cases.

    Raises:
        NothingChosenError: there are none.
    """
    cases = read_chosen(values)
    if not cases:
        raise NothingChosenError
    return cases


async def _carry_out(left: list[CarryOut]) -> None:
    """Do what is decided; what Discord does not take now is done by those who look after it."""
    for carry_out in left:
        await try_once(functools.partial(carry_out), what="carrying out what moderators decided")
