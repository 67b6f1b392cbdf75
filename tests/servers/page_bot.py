"""A discord.py bot that uses every kind of component, form, menu and option, to look at on a page.

By hand: python -m tests.servers.page_bot [--port 8402]
"""

import argparse
import asyncio
import io
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any

import discord
from discord import app_commands

from sandbox.discord.page_server import PageServer
from sandbox.discord.server import LocalDiscord
from tests.patience import PATIENCE_SECONDS
from tests.servers.guest_bot import addresses_of
from tests.servers.page_world import painting

SILENCE = "say nothing"
"""A prompt to which the form gets no answer."""
MODERATION = discord.Permissions(manage_guild=True)


def names(chosen: Sequence[Any]) -> str:
    """What things are called: roles and people by name, files by file name."""
    return ", ".join(
        str(getattr(one, "name", None) or getattr(one, "filename", one)) for one in chosen
    )


def filled(label: discord.ui.Label[Any]) -> Any:  # noqa: ANN401 - the control has many types
    """The control of a form's row, with what somebody put into it."""
    return label.component


class Chooser(discord.ui.ActionRow["Panel"]):
    """One select that says what was chosen."""

    def __init__(self, select: Any) -> None:  # noqa: ANN401 - selects have no type in common
        super().__init__()
        self.add_item(select)
        select.callback = self.tell
        self._select = select

    async def tell(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(
            f"chosen: {names(self._select.values)}", ephemeral=True
        )


class Panel(discord.ui.LayoutView):
    """Every component of a message."""

    def __init__(self, *, me: discord.abc.Snowflake, jump: str) -> None:
        super().__init__(timeout=None)
        section = discord.ui.Section["Panel"](
            discord.ui.TextDisplay("### Rules here\nWho may draw, and what."),
            accessory=discord.ui.Thumbnail("attachment://small.png", description="a small boat"),
        )
        gallery = discord.ui.MediaGallery["Panel"](
            discord.MediaGalleryItem("attachment://large.png", description="hidden", spoiler=True)
        )
        user = discord.SelectDefaultValue(id=me.id, type=discord.SelectDefaultValueType.user)
        buttons = discord.ui.ActionRow["Panel"](
            discord.ui.Button(label="Jump", url=jump),
            discord.ui.Button(label="Closed", disabled=True, custom_id="closed"),
        )
        for form in (Words, Choices):
            buttons.add_item(OpenForm(form))
        options = [
            discord.SelectOption(label="Everyone", value="all", description="No rule", emoji="🌍"),
            discord.SelectOption(label="Nobody", value="none", default=True),
        ]
        channels = [discord.ChannelType.text, discord.ChannelType.forum]
        self.add_item(
            discord.ui.Container["Panel"](
                section,
                discord.ui.Separator(spacing=discord.SeparatorSpacing.large),
                gallery,
                discord.ui.File("attachment://rules.csv", spoiler=True),
                Chooser(discord.ui.Select(options=options, custom_id="who")),
                Chooser(discord.ui.UserSelect(custom_id="user", default_values=[user])),
                Chooser(discord.ui.RoleSelect(custom_id="roles", min_values=0, max_values=3)),
                Chooser(discord.ui.MentionableSelect(custom_id="mentionable", max_values=2)),
                Chooser(discord.ui.ChannelSelect(custom_id="channel", channel_types=channels)),
                buttons,
                accent_color=0xEBA55C,
            )
        )

    @staticmethod
    def files() -> list[discord.File]:
        return [
            discord.File(io.BytesIO(painting(0, (96, 96))), "small.png"),
            discord.File(io.BytesIO(painting(1, (640, 400))), "large.png"),
            discord.File(io.BytesIO(b"word,action\n"), "rules.csv"),
        ]


class OpenForm(discord.ui.Button["Panel"]):
    def __init__(self, form: type[discord.ui.Modal]) -> None:
        super().__init__(label=form.__name__, custom_id=form.__name__)
        self._form = form

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(self._form())


class Words(discord.ui.Modal, title="Edit the prompt"):
    prompt: discord.ui.Label[Any] = discord.ui.Label(
        text="Prompt",
        description="What to draw",
        component=discord.ui.TextInput(
            style=discord.TextStyle.paragraph, default="a boat", min_length=3, max_length=60
        ),
    )
    seed: discord.ui.Label[Any] = discord.ui.Label(
        text="Seed", component=discord.ui.TextInput(required=False, placeholder="any")
    )
    member: discord.ui.Label[Any] = discord.ui.Label(
        text="Member", component=discord.ui.UserSelect(required=False)
    )
    roles: discord.ui.Label[Any] = discord.ui.Label(
        text="Roles", component=discord.ui.RoleSelect(min_values=1, max_values=2)
    )
    files: discord.ui.Label[Any] = discord.ui.Label(
        text="Pictures", component=discord.ui.FileUpload(required=False, max_values=2)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        if filled(self.prompt).value == SILENCE:
            return
        given: list[discord.Attachment] = filled(self.files).values
        sizes = [len(await one.read()) for one in given]
        parts = [
            filled(self.prompt).value,
            filled(self.seed).value,
            names(filled(self.member).values),
            names(filled(self.roles).values),
            str(sizes),
        ]
        await interaction.response.send_message(" | ".join(parts))


class Choices(discord.ui.Modal, title="Choose"):
    channel: discord.ui.Label[Any] = discord.ui.Label(
        text="Channel", component=discord.ui.ChannelSelect()
    )
    model: discord.ui.Label[Any] = discord.ui.Label(
        text="Model",
        component=discord.ui.Select(
            options=[discord.SelectOption(label=one, default=one == "b") for one in "abc"]
        ),
    )
    size: discord.ui.Label[Any] = discord.ui.Label(
        text="Size",
        component=discord.ui.RadioGroup(
            options=[discord.RadioGroupOption(label=one, value=one) for one in ("2x", "4x")]
        ),
    )
    extras: discord.ui.Label[Any] = discord.ui.Label(
        text="Extras",
        component=discord.ui.CheckboxGroup(
            required=False,
            options=[discord.CheckboxGroupOption(label=one, value=one) for one in ("x", "y")],
        ),
    )
    private: discord.ui.Label[Any] = discord.ui.Label(
        text="Only for me", component=discord.ui.Checkbox()
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        parts = [
            names(filled(self.channel).values),
            names(filled(self.model).values),
            str(filled(self.size).value),
            names(filled(self.extras).values),
            str(filled(self.private).value),
        ]
        await interaction.response.send_message(" | ".join(parts))


class PageBot(discord.Client):
    """Commands: /panel, /policy with subcommands, /tell; and context menus."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.05)
        self.tree = app_commands.CommandTree(self)
        self.interactions: list[discord.Interaction] = []
        self.gone: list[str] = []

    async def setup_hook(self) -> None:
        self.tree.command(name="panel", description="Everything a message can hold")(self.panel)
        self.tree.command(name="tell", description="A direct message")(tell)
        self.tree.add_command(policy())
        self.tree.context_menu(name="Details")(details)
        self.tree.context_menu(name="Who is this?")(who)
        await self.tree.sync()

    async def panel(self, interaction: discord.Interaction) -> None:
        self.interactions.append(interaction)
        jump = f"https://discord.com/channels/{interaction.guild_id}/{interaction.channel_id}"
        view = Panel(me=interaction.user, jump=jump)
        await interaction.response.send_message(view=view, files=view.files())

    async def on_guild_role_delete(self, role: discord.Role) -> None:
        self.gone.append(role.name)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        self.gone.append(channel.name)


async def tell(interaction: discord.Interaction, member: discord.User) -> None:
    message = await member.send(f"{interaction.user.name} says hello")
    await interaction.response.send_message(f"told: {message.jump_url}", ephemeral=True)


async def details(interaction: discord.Interaction, message: discord.Message) -> None:
    where = getattr(message.channel, "name", "direct")
    files = f" ({names(message.attachments)})" if message.attachments else ""
    await interaction.response.send_message(
        f"{message.author.name} in {where}: {message.content}{files} {message.jump_url}",
        ephemeral=True,
    )


async def who(interaction: discord.Interaction, member: discord.Member | discord.User) -> None:
    roles = names(member.roles) if isinstance(member, discord.Member) else "no roles here"
    await interaction.response.send_message(f"{member.name}: {roles}", ephemeral=True)


def policy() -> app_commands.Group:
    """Subcommands and a group of them, with options of every type."""
    group = app_commands.Group(
        name="policy",
        description="Rules",
        default_permissions=MODERATION,
        guild_only=True,
    )
    inner = app_commands.Group(name="quiet", description="Quiet hours", parent=group)

    @group.command(name="show", description="Every rule here")
    async def show(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("no rules", ephemeral=True)

    @group.command(name="explain", description="Which rule allows or denies")
    async def explain(
        interaction: discord.Interaction,
        member: discord.Member,
        channel: discord.abc.GuildChannel,
        role: discord.Role | None = None,
        anyone: discord.Member | discord.Role | None = None,
    ) -> None:
        await interaction.response.send_message(
            f"{member.name} in {channel.name}: {names([role, anyone])}", ephemeral=True
        )

    @inner.command(name="set", description="From when to when")
    async def quiet(  # noqa: PLR0913, PLR0917 - discord.py reads options from the signature
        interaction: discord.Interaction,
        hours: app_commands.Range[float, 0.5, 12.0],
        zone: str,
        loud: bool = False,  # noqa: FBT001, FBT002 - an option of the command
        people: app_commands.Range[int, 1, 9] = 1,
        table: discord.Attachment | None = None,
        place: discord.CategoryChannel | None = None,
    ) -> None:
        read = b"" if table is None else await table.read()
        await interaction.response.send_message(
            f"{hours} {zone} {loud} {people} {len(read)} {names([place])}", ephemeral=True
        )

    @quiet.autocomplete("zone")
    async def zones(
        _interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        known = ["Europe/Berlin", "Europe/Istanbul", "Asia/Tokyo"]
        return [app_commands.Choice(name=one, value=one) for one in known if current in one]

    held: list[object] = [show, explain, zones]  # by the group, which is all that uses them
    del held
    return group


@asynccontextmanager
async def page_bot(server: LocalDiscord) -> AsyncGenerator[PageBot, None]:
    """The bot, connected, with its commands registered."""
    bot = PageBot()
    with addresses_of(server):
        async with bot:
            task = asyncio.create_task(bot.start(server.terms.token), name="page bot")
            try:
                await server.wait_ready(within_seconds=PATIENCE_SECONDS)
                await asyncio.wait_for(bot.wait_until_ready(), PATIENCE_SECONDS)
                yield bot
            finally:
                await bot.close()
                await asyncio.wait([task], timeout=5)
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task


async def _serve() -> None:
    parser = argparse.ArgumentParser(description="Serve the page with this bot.")
    parser.add_argument("--port", type=int, default=8402)
    port: int = parser.parse_args().port
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(LocalDiscord())
        await stack.enter_async_context(page_bot(server))
        page = await stack.enter_async_context(PageServer(discord=server, port=port))
        print(page.url, flush=True)  # noqa: T201 - tells a terminal where it is
        await asyncio.Event().wait()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve())
