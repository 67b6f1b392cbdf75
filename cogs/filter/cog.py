"""/filter: managers list, try and change the words that members may not ask for."""

import asyncio
import io
from collections.abc import Sequence
from functools import partial
from typing import Literal, assert_never

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import RefusedError
from cogs.filter.answers import ChangeAnswers
from cogs.filter.changes import ImportMode, addition, edition, entry_of, removal
from cogs.filter.csv_file import (
    MOST_BYTES,
    FileProblemsError,
    FileTooLargeError,
    FileUnreadableError,
    read_csv,
    written_csv,
)
from cogs.filter.imports import Imports
from cogs.filter.model import (
    LONGEST_NOTE,
    LONGEST_REGEX,
    Action,
    FilterEntry,
    Kind,
    Strictness,
    checked_entry,
)
from cogs.filter.packs import STARTER_PACKS
from cogs.filter.packs_cog import PacksCog
from cogs.filter.press import (
    ImportAct,
    ImportPress,
    KindPress,
    ListPress,
    UndoPress,
    kind_of,
)
from cogs.filter.service import Plan
from cogs.filter.undo import MadeChange, Undos
from cogs.filter.views import FilterPanels
from cogs.kit.choices import MOST_CHOICES, NAME_CHARACTERS
from cogs.kit.interaction_context import place_of
from cogs.kit.language import text
from cogs.kit.panels import chosen, put_panel
from cogs.kit.rest import ERRORS
from cogs.kit.router import on_press
from cogs.policy import FILTER_STRICTNESS
from cogs.safety import find
from cogs.server import require_manager
from cogs.services import Services

FILENAME = "prompt-filter.csv"
_KINDS = (Kind.WORD, Kind.FORMS, Kind.REGEX, Kind.ALLOW)
_LEVELS = (Strictness.RELAXED, Strictness.NORMAL, Strictness.STRICT)

_KIND_CHOICES = [
    app_commands.Choice(name=text(f"command-filter-kind-{kind}"), value=kind.value)
    for kind in _KINDS
]
_ACTION_CHOICES = [
    app_commands.Choice(name=text(f"command-filter-action-{action}"), value=action.value)
    for action in reversed(Action)
]
_LEVEL_CHOICES = [
    app_commands.Choice(name=text(f"command-filter-level-{level:d}"), value=int(level))
    for level in _LEVELS
]


class FilterCog(commands.Cog):
    """Answers managers only. It keeps no state, so its panels work after a restart."""

    filters = app_commands.Group(
        name="filter",
        description=text("command-filter"),
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(  # noqa: PLR0913 - all by name
        self,
        services: Services,
        *,
        imports: Imports,
        undos: Undos,
        answers: ChangeAnswers,
        panels: FilterPanels,
        packs: PacksCog,
    ) -> None:
        self._filters = services.filter
        self._imports = imports
        self._undos = undos
        self._answers = answers
        self._packs = packs
        self._rules = services.rules
        self._servers = services.servers
        self._panels = panels

    @filters.command(description=text("command-filter-add"))
    @app_commands.rename(entry="text")
    @app_commands.describe(
        entry=text("command-filter-add-text"),
        kind=text("command-filter-add-kind"),
        action=text("command-filter-add-action"),
        strictness=text("command-filter-add-strictness"),
        note=text("command-filter-add-note"),
    )
    @app_commands.choices(kind=_KIND_CHOICES, action=_ACTION_CHOICES)
    @app_commands.choices(strictness=_LEVEL_CHOICES)
    async def add(  # noqa: PLR0913, PLR0917 - the options that managers know, one parameter each
        self,
        interaction: discord.Interaction,
        entry: app_commands.Range[str, 1, LONGEST_REGEX],
        kind: str = Kind.WORD,
        action: str = Action.REFUSE,
        strictness: int = Strictness.RELAXED,
        note: app_commands.Range[str, 0, LONGEST_NOTE] = "",
    ) -> None:
        """Add one entry."""
        guild_id = await self._begin(interaction)
        new = await asyncio.to_thread(
            checked_entry,
            kind=Kind(kind),
            text=entry,
            action=Action(action),
            strictness=strictness,
            note=note,
        )
        await self._change(interaction, guild_id, partial(addition, entry=new))

    @filters.command(description=text("command-filter-edit"))
    @app_commands.rename(words="text")
    @app_commands.describe(
        entry=text("command-filter-remove-entry"),
        words=text("command-filter-add-text"),
        kind=text("command-filter-edit-kind"),
        action=text("command-filter-edit-action"),
        strictness=text("command-filter-edit-strictness"),
        note=text("command-filter-add-note"),
    )
    @app_commands.choices(kind=_KIND_CHOICES, action=_ACTION_CHOICES)
    @app_commands.choices(strictness=_LEVEL_CHOICES)
    async def edit(  # noqa: PLR0913, PLR0917 - the options that managers know, one parameter each
        self,
        interaction: discord.Interaction,
        entry: str,
        words: app_commands.Range[str, 1, LONGEST_REGEX] | None = None,
        kind: str | None = None,
        action: str | None = None,
        strictness: int | None = None,
        note: app_commands.Range[str, 0, LONGEST_NOTE] | None = None,
    ) -> None:
        """Change one entry; what is left out stays as it is."""
        guild_id = await self._begin(interaction)
        its = await self._filters.list_of(guild_id)
        old = entry_of(its.entries, entry)
        new = await asyncio.to_thread(
            checked_entry,
            kind=old.kind if kind is None else Kind(kind),
            text=old.text if words is None else words,
            action=old.action if action is None else Action(action),
            strictness=old.strictness if strictness is None else strictness,
            note=old.note if note is None else note,
        )
        await self._change(interaction, guild_id, partial(edition, wanted=old.id or entry, new=new))

    @filters.command(description=text("command-filter-remove"))
    @app_commands.describe(entry=text("command-filter-remove-entry"))
    async def remove(self, interaction: discord.Interaction, entry: str) -> None:
        """Remove one entry."""
        guild_id = await self._begin(interaction)
        await self._change(interaction, guild_id, partial(removal, wanted=entry), is_tried=False)

    @remove.autocomplete("entry")
    @edit.autocomplete("entry")
    async def _entries(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer managers the entries that contain the typed text."""
        try:
            guild_id = await require_manager(interaction, self._servers)
        except RefusedError:
            return []
        wanted = typed.strip().casefold()
        its = await self._filters.list_of(guild_id)
        found = [one for one in its.entries if wanted in one.text.casefold()]
        return [
            app_commands.Choice(
                name=self._panels.choice(one, interaction.locale.value)[:NAME_CHARACTERS],
                value=one.id or "",
            )
            for one in found[:MOST_CHOICES]
        ]

    @filters.command(name="list", description=text("command-filter-list"))
    async def show(self, interaction: discord.Interaction) -> None:
        """Show the list, page by page."""
        guild_id = await self._begin(interaction)
        its = await self._filters.list_of(guild_id)
        view = self._panels.entries(its.entries, ListPress(), interaction.locale.value)
        await put_panel(interaction, view)

    @filters.command(description=text("command-filter-test"))
    @app_commands.describe(prompt=text("command-filter-test-prompt"))
    async def test(self, interaction: discord.Interaction, prompt: str) -> None:
        """Show what happens to a prompt, and why."""
        guild_id = await self._begin(interaction)
        its = await self._filters.list_of(guild_id)
        results = {level: await its.check(prompt, level=level) for level in _LEVELS}
        here = (await self._rules.effective(place_of(interaction)))[FILTER_STRICTNESS].value
        finding = await find(prompt, has_picture=True)
        view = self._panels.trial(prompt, results, here, interaction.locale.value, finding)
        await put_panel(interaction, view)

    @filters.command(name="import", description=text("command-filter-import"))
    @app_commands.describe(
        file=text("command-filter-import-file"), mode=text("command-filter-import-mode")
    )
    @app_commands.choices(
        mode=[
            app_commands.Choice(name=text(f"command-filter-mode-{mode}"), value=mode.value)
            for mode in ImportMode
        ]
    )
    async def import_(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment,
        mode: Literal["add", "replace"] = "add",
    ) -> None:
        """Show what importing a file would change, and ask for confirmation."""
        guild_id = await self._begin(interaction)
        locale = interaction.locale.value
        if file.size > MOST_BYTES:
            raise FileTooLargeError(limit_mb=MOST_BYTES // 1_000_000)
        try:
            data = await file.read()
            read = await asyncio.to_thread(read_csv, data)
        except FileProblemsError as error:
            await put_panel(interaction, self._panels.problems(error, locale))
            return
        except ERRORS as error:
            raise FileUnreadableError(str(error)) from error
        await self._preview(
            interaction, guild_id, read.entries, ImportMode(mode), repeated=read.repeated
        )

    @filters.command(description=text("command-filter-starter"))
    async def starter(self, interaction: discord.Interaction) -> None:
        """Show what the list that comes with Easel would add, and ask for confirmation."""
        guild_id = await self._begin(interaction)
        preview = await self._imports.preview_packs(
            guild_id, STARTER_PACKS, drops=False, by=interaction.user.id
        )
        await self._answers.preview(interaction, guild_id, preview, repeated=0)

    @filters.command(description=text("command-filter-pack"))
    async def pack(self, interaction: discord.Interaction) -> None:
        """Show the packs that come with Easel."""
        guild_id = await self._begin(interaction)
        view = await self._packs.overview(guild_id, interaction.locale.value)
        await put_panel(interaction, view)

    @filters.command(description=text("command-filter-export"))
    async def export(self, interaction: discord.Interaction) -> None:
        """Send the list as a CSV file."""
        guild_id = await self._begin(interaction)
        its = await self._filters.list_of(guild_id)
        written = await asyncio.to_thread(written_csv, its.entries)
        await interaction.edit_original_response(
            attachments=[discord.File(io.BytesIO(written), filename=FILENAME)]
        )

    @on_press(ListPress)
    async def _turn(self, interaction: discord.Interaction, press: ListPress) -> None:
        guild_id = await require_manager(interaction, self._servers)
        await interaction.response.defer()
        its = await self._filters.list_of(guild_id)
        await put_panel(
            interaction, self._panels.entries(its.entries, press, interaction.locale.value)
        )

    @on_press(KindPress)
    async def _show_kind(self, interaction: discord.Interaction, _: KindPress) -> None:
        chosen_kind = kind_of(next(iter(chosen(interaction)), ""))
        await self._turn(interaction, ListPress(kind=chosen_kind))

    @on_press(ImportPress)
    async def _answer(self, interaction: discord.Interaction, press: ImportPress) -> None:
        guild_id = await require_manager(interaction, self._servers)
        await interaction.response.defer()
        locale, by = interaction.locale.value, interaction.user.id
        match press.act:
            case ImportAct.DROP:
                packs = await self._imports.drop(press.preview_id, by=by)
                await put_panel(interaction, self._panels.dropped(packs, locale))
            case ImportAct.MAKE:
                made = await self._imports.make(guild_id, press.preview_id, by=by)
                await self._answers.made(interaction, made, heading="filter-imported")
            case _:
                assert_never(press.act)

    @on_press(UndoPress)
    async def _undo(self, interaction: discord.Interaction, press: UndoPress) -> None:
        guild_id = await require_manager(interaction, self._servers)
        await interaction.response.defer()
        undone = await self._undos.undo(guild_id, press.undo_id, by=interaction.user.id)
        await self._answers.made(
            interaction, undone, heading="filter-undone" if undone.is_undoing else "filter-redone"
        )

    async def _begin(self, interaction: discord.Interaction) -> int:
        """Require a manager, and defer, because long lists take time; return the server's id."""
        guild_id = await require_manager(interaction, self._servers)
        await interaction.response.defer(ephemeral=True, thinking=True)
        return guild_id

    async def _preview(
        self,
        interaction: discord.Interaction,
        guild_id: int,
        entries: Sequence[FilterEntry],
        mode: ImportMode,
        *,
        repeated: int = 0,
    ) -> None:
        preview = await self._imports.preview(guild_id, entries, mode, by=interaction.user.id)
        await self._answers.preview(interaction, guild_id, preview, repeated=repeated)

    async def _change(
        self,
        interaction: discord.Interaction,
        guild_id: int,
        plan: Plan,
        *,
        is_tried: bool = True,
    ) -> None:
        before = await self._filters.list_of(guild_id) if is_tried else None
        change = await self._filters.change(guild_id, plan, by=interaction.user.id)
        made = MadeChange(guild_id=guild_id, change=change)
        await self._answers.made(interaction, made, before=before)
