"""/privacy: what is on record of a member; taken along as a file, or erased."""

import logging
from enum import StrEnum
from io import BytesIO
from typing import assert_never

import discord
from discord import app_commands, ui

from cogs.kit.language import text
from cogs.kit.panels import DANGER, panel, show_panel
from cogs.kit.periodic import PeriodicCog
from cogs.kit.router import Press, on_press
from cogs.privacy.erasure import ErasureService
from cogs.privacy.export import ExportService, ExportTooLargeError
from cogs.privacy.take_along import TakeAlong, TakeAlongPress
from cogs.privacy.tidy import Tidying
from cogs.services import Services

logger = logging.getLogger(__name__)

GO_ON_SECONDS = 60.0
"""How often what is left of erasures is looked for: most of it waits for pictures to be removed."""


class PrivacyAct(StrEnum):
    """What a button does."""

    EXPORT = "export"
    ASK = "ask"
    """Ask once more before anything is erased."""
    DATA = "data"
    """Erase what is on record, and leave the pictures on Discord."""
    ALL = "all"
    """Erase both."""
    NO = "no"


class PrivacyPress(Press, tag="privacy"):
    """A button of the answers."""

    act: PrivacyAct


COUNTED = {
    "jobs": ("jobs",),
    "favourites": ("favourites",),
    "stars": ("stars",),
    "words": ("own_styles", "own_wildcards"),
    "reports": ("reports", "appeals"),
    "charges": ("charges",),
    "events": ("events",),
    "blocks": ("blocks",),
}
"""The sentences of the answer, and the tables whose rows each counts."""


class PrivacyCog(PeriodicCog):
    """Answers the member alone; whoever presses sees and erases what is theirs."""

    def __init__(
        self,
        services: Services,
        *,
        records: ExportService,
        erasures: ErasureService,
        tidying: Tidying,
        take_along: TakeAlong,
    ) -> None:
        super().__init__(
            services.client,
            erasures.go_on,
            first_answers=services.first_answers,
            every_seconds=GO_ON_SECONDS,
            what="going on with erasures",
        )
        self._client = services.client
        self._retention = services.retention
        self._records = records
        self._erasures = erasures
        self._tidying = tidying
        self.take_along = take_along
        self._words = services.words

    async def cog_unload(self) -> None:
        """Leave what is left to the next process."""
        await super().cog_unload()
        await self.take_along.close()

    @app_commands.command(description=text("command-privacy"))
    async def privacy(self, interaction: discord.Interaction) -> None:
        """Say what is stored, how much of it, and what can be done."""
        locale = interaction.locale.value
        counted = await self._records.count(interaction.user.id)
        lines = [
            self._words.say(
                f"privacy-{name}", locale, count=sum(counted[table] for table in tables)
            )
            for name, tables in COUNTED.items()
        ]
        days = self._retention.job_days
        lines.append(
            self._words.say("privacy-kept", locale)
            if days is None
            else self._words.say("privacy-kept-for", locale, days=days)
        )
        await show_panel(
            interaction,
            panel(
                ui.TextDisplay(self._words.say("privacy-title", locale)),
                ui.TextDisplay("\n".join(lines)),
                ui.TextDisplay(self._words.say("privacy-why", locale)),
                ui.ActionRow(
                    self._button(PrivacyAct.EXPORT, locale),
                    ui.Button(
                        label=self._words.say("privacy-button-pictures", locale),
                        custom_id=TakeAlongPress().custom_id,
                    ),
                    self._button(PrivacyAct.ASK, locale, discord.ButtonStyle.danger),
                ),
            ),
        )

    @on_press(PrivacyPress)
    async def _answer(self, interaction: discord.Interaction, press: PrivacyPress) -> None:
        match press.act:
            case PrivacyAct.EXPORT:
                await self._export(interaction)
            case PrivacyAct.ASK:
                await interaction.response.edit_message(view=self._question(interaction))
            case PrivacyAct.NO:
                said = self._words.say("privacy-let-be", interaction.locale.value)
                await interaction.response.edit_message(view=panel(ui.TextDisplay(said)))
            case PrivacyAct.DATA:
                await self._erase(interaction, removes_pictures=False)
            case PrivacyAct.ALL:
                await self._erase(interaction, removes_pictures=True)
            case _:
                assert_never(press.act)

    @on_press(TakeAlongPress)
    async def _pack(self, interaction: discord.Interaction, press: TakeAlongPress) -> None:
        await self.take_along.begin(interaction, press)

    def _question(self, interaction: discord.Interaction) -> ui.LayoutView:
        locale = interaction.locale.value
        return panel(
            ui.TextDisplay(self._words.say("privacy-asked", locale)),
            ui.ActionRow(
                self._button(PrivacyAct.DATA, locale, discord.ButtonStyle.danger),
                self._button(PrivacyAct.ALL, locale, discord.ButtonStyle.danger),
                self._button(PrivacyAct.NO, locale),
            ),
            colour=DANGER,
        )

    async def _export(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        limit_bytes = interaction.filesize_limit
        export = await self._records.export(
            interaction.user.id, self._words, interaction.locale.value, most_bytes=limit_bytes
        )
        if len(export.content) > limit_bytes:
            raise ExportTooLargeError
        await interaction.edit_original_response(
            content=self._words.say("privacy-exported", interaction.locale.value),
            attachments=[discord.File(BytesIO(export.content), filename=export.filename)],
        )

    async def _erase(self, interaction: discord.Interaction, *, removes_pictures: bool) -> None:
        await interaction.response.defer()
        order_id = await self._erasures.begin(
            interaction.user.id, removes_pictures=removes_pictures
        )
        done = "privacy-erased-all" if removes_pictures else "privacy-erased"
        await self._tidying.carry_out(interaction, order_id, done=done)

    def _button(
        self,
        act: PrivacyAct,
        locale: str,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> ui.Button[ui.LayoutView]:
        label = self._words.say(f"privacy-button-{act}", locale)
        return ui.Button(label=label, style=style, custom_id=PrivacyPress(act=act).custom_id)
