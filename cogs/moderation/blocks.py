"""/block, and the same from a member's menu: who may not draw on this server."""

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit.language import text
from cogs.kit.panels import show_panel
from cogs.kit.router import on_form, on_press
from cogs.moderation.block import REASON_CHARACTERS, BlockTime
from cogs.moderation.block_card import BlockCards, BlockForm, BlocksPress, read_form
from cogs.server import require_moderator
from cogs.services import Services

MODERATORS = discord.Permissions(manage_messages=True)


@app_commands.guild_only()
@app_commands.default_permissions(MODERATORS)
class BlocksCog(commands.GroupCog, group_name="block", group_description=text("command-block")):
    """Answers moderators alone; every press and form checks again who it is from."""

    def __init__(self, services: Services) -> None:
        self._blocks = services.blocks
        self._blocking = services.blocking
        self._servers = services.servers
        self._cards = BlockCards(words=services.words)
        self._words = services.words
        menu = app_commands.ContextMenu(name=text("command-block-menu"), callback=self._from_menu)
        menu.default_permissions = MODERATORS
        menu.guild_only = True
        self.menus = (menu,)

    @app_commands.command(description=text("command-block-add"))
    @app_commands.describe(
        person=text("command-block-add-person"),
        reason=text("command-block-add-reason"),
        time=text("command-block-add-time"),
    )
    @app_commands.choices(
        time=[
            app_commands.Choice(name=text(f"command-block-time-{time}"), value=time.value)
            for time in BlockTime
        ]
    )
    async def add(
        self,
        interaction: discord.Interaction,
        person: discord.User,
        reason: app_commands.Range[str, 1, REASON_CHARACTERS],
        time: str,
    ) -> None:
        """Block somebody, member or not."""
        await require_moderator(interaction, self._servers)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._block(interaction, person.id, BlockTime(time), reason)

    @app_commands.command(description=text("command-block-remove"))
    @app_commands.describe(person=text("command-block-remove-person"))
    async def remove(self, interaction: discord.Interaction, person: discord.User) -> None:
        """End a block before its time."""
        guild_id = await require_moderator(interaction, self._servers)
        await self._blocks.end(guild_id, person.id, by=interaction.user.id)
        said = self._words.say("blocks-ended", interaction.locale.value, person=person.mention)
        await interaction.response.send_message(said, ephemeral=True)

    @app_commands.command(name="list", description=text("command-block-list"))
    async def list_blocks(self, interaction: discord.Interaction) -> None:
        """Show who is blocked, why and until when."""
        guild_id = await require_moderator(interaction, self._servers)
        page = await self._blocks.page(guild_id, 1)
        await show_panel(interaction, self._cards.page(page, interaction.locale.value))

    @on_press(BlocksPress)
    async def _turn(self, interaction: discord.Interaction, press: BlocksPress) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        page = await self._blocks.page(guild_id, press.number)
        await interaction.response.edit_message(
            view=self._cards.page(page, interaction.locale.value)
        )

    @on_form(BlockForm)
    async def _take(self, interaction: discord.Interaction, form: BlockForm) -> None:
        await require_moderator(interaction, self._servers)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._block(interaction, form.user_id, *read_form(interaction))

    async def _from_menu(self, interaction: discord.Interaction, member: discord.User) -> None:
        await require_moderator(interaction, self._servers)
        await self._blocking.require_below(interaction, member.id)
        form = self._cards.form(BlockForm(user_id=member.id).custom_id, interaction.locale.value)
        await interaction.response.send_modal(form)

    async def _block(
        self, interaction: discord.Interaction, user_id: int, time: BlockTime, reason: str
    ) -> None:
        await self._blocking.require_below(interaction, user_id)
        block = self._blocks.new(
            interaction.guild_id or 0, user_id, time, reason=reason, by=interaction.user.id
        )
        stopped = await self._blocking.add(block)
        await interaction.edit_original_response(
            content=self._cards.done(block, stopped, interaction.locale.value),
            allowed_mentions=discord.AllowedMentions.none(),
        )
