"""Adds, changes, removes and shows words under names: the same for styles and lists, whoever's."""

from collections.abc import Mapping
from typing import Annotated

import discord
from discord import app_commands, ui
from discord.components import Container, TextDisplay
from pydantic import TypeAdapter

from bot.catalog.styles import MAX_STYLE_LENGTH, PROMPT_MARK, matching_styles
from bot.catalog.wildcards import MAX_ENTRIES_LENGTH, MAX_ENTRY_LENGTH, WildcardNameError, mark_of
from bot.db.one_time import KEPT_SECONDS, OneTimeStore
from bot.errors import RefusedError
from bot.locales import Markdown
from bot.locales.markdown import one_line, within
from cogs.kit.choices import MOST_CHOICES, NAME_CHARACTERS
from cogs.kit.given_back import read_copy, to_copy
from cogs.kit.panels import MOST_TEXT, panel, show_panel, submitted
from cogs.kit.router import HexId, Press, Written
from cogs.server import NotHereError, NotManagerError, require_manager
from cogs.services import Services
from cogs.styles.model import (
    Kind,
    NamedWords,
    StyleNameError,
    UndoGoneError,
    WordsChange,
)
from cogs.styles.service import WordsService

TEXT = "text"
LABEL_CHARACTERS = 45
"""Discord's limit for the label of a field."""
LIST_CHARACTERS = 3_500
"""All text of one message is limited to 4,000 characters."""
_WORDS_SHOWN = (100, 30, 0)


class WordsForm(Press, tag="words:text"):
    """The form for a style's words or a list's entries; as a button, the form once more."""

    kind: Kind
    name: Annotated[str, Written(".+")]


class WordsUndo(Press, tag="words:undo"):
    """Takes a change back."""

    draft_id: HexId


_CHANGE = TypeAdapter(WordsChange)


class WordsDesk:
    """Does what commands and forms say about words, and answers each to its person alone."""

    def __init__(self, services: Services) -> None:
        self._services: dict[Kind, WordsService] = {
            Kind.STYLE: services.styles,
            Kind.OWN_STYLE: services.own_styles,
            Kind.WILDCARD: services.wildcards,
            Kind.OWN_WILDCARD: services.own_wildcards,
        }
        self._servers = services.servers
        self._preferences = services.preferences
        self._words = services.words
        self._undoable = OneTimeStore(
            _CHANGE,
            lasts_seconds=KEPT_SECONDS,
            gone=UndoGoneError,
            database=services.database,
            clock=services.clock,
        )

    async def choices(
        self, interaction: discord.Interaction, kind: Kind, typed: str, *further: Kind
    ) -> list[app_commands.Choice[str]]:
        """Offer the names that fit what was typed."""
        words: dict[str, str] = {}
        for one in (kind, *further):
            for its in await self._seen(interaction, one):
                words.setdefault(its.name, ", ".join(its.entries) if one.is_list else its.text)
        found = matching_styles(words, typed)
        return [
            app_commands.Choice(name=one_line(f"{name} · {said}", NAME_CHARACTERS), value=name)
            for name, said in list(found.items())[:MOST_CHOICES]
        ]

    async def show(
        self, interaction: discord.Interaction, *kinds: Kind, name: str | None = None
    ) -> None:
        """Show all words of some kinds, and how to use and to change them; or one list whole.

        Raises:
            RefusedError: no list has this name.
        """
        words = {
            kind: await self._seen(interaction, kind)
            for kind in kinds
            if kind.is_own or interaction.guild_id is not None
        }
        if name is not None:
            await self._show_list(interaction, name, words)
            return
        locale = interaction.locale.value
        manages = await self._manages(interaction)
        lines: list[str] = []
        for room in _WORDS_SHOWN:
            lines = [
                line
                for kind, its in words.items()
                for line in self._section(kind, its, locale, room=room, manages=manages)
            ]
            if sum(map(len, lines)) + len(lines) <= LIST_CHARACTERS:
                break
        await show_panel(interaction, panel(ui.TextDisplay(within("\n".join(lines), MOST_TEXT))))

    async def add(
        self, interaction: discord.Interaction, kind: Kind, name: str, text: str | None = None
    ) -> None:
        """Save words, or open the form for them, filled in where the name is there already.

        Raises:
            RefusedError: the name is not allowed.
        """
        owner_id, service = await self._owner(interaction, kind), self._services[kind]
        if text is not None:
            await self._put(interaction, kind, name, text)
            return
        name = service.checked_name(name)
        now = next(
            (one for one in await service.all(owner_id) if service.is_called(one, name)), None
        )
        await self._send_form(interaction, kind, name, "" if now is None else now.text)

    async def edit(self, interaction: discord.Interaction, kind: Kind, name: str) -> None:
        """Open the form with words there are.

        Raises:
            RefusedError: nothing has this name.
        """
        now = await self._services[kind].find(await self._owner(interaction, kind), name)
        await self._send_form(interaction, kind, now.name, now.text)

    async def open_again(self, interaction: discord.Interaction, form: WordsForm) -> None:
        """Open the form of refused words once more, filled in with them."""
        parts = [] if interaction.message is None else interaction.message.components
        inside = [child for part in parts if isinstance(part, Container) for child in part.children]
        texts = [child.content for child in inside if isinstance(child, TextDisplay)]
        _, typed = read_copy(texts[0] if texts else "")
        await self._send_form(interaction, form.kind, form.name, typed)

    async def take(self, interaction: discord.Interaction, kind: Kind, name: str) -> None:
        """Save what a form says."""
        await self._put(interaction, kind, name, submitted(interaction).get(TEXT, ""))

    async def _put(
        self, interaction: discord.Interaction, kind: Kind, name: str, text: str
    ) -> None:
        """Save words; those that are refused are given back."""
        owner_id = await self._owner(interaction, kind)
        try:
            before = await self._services[kind].put(owner_id, name, text, by=interaction.user.id)
        except RefusedError as error:
            await self._give_back(interaction, kind, name, text, error)
            return
        service = self._services[kind]
        name, text = service.checked_name(name), service.checked_text(text)
        await self._say_done(
            interaction,
            "added" if before is None else "changed",
            WordsChange(
                kind=kind,
                owner_id=owner_id,
                name=name,
                text=None if before is None else before.text,
            ),
            count=len(text.splitlines()),
        )

    async def remove(self, interaction: discord.Interaction, kind: Kind, name: str) -> None:
        """Remove words; their text is said once more, and can be put back.

        Raises:
            RefusedError: nothing has this name.
        """
        owner_id = await self._owner(interaction, kind)
        words = await self._services[kind].remove(owner_id, name, by=interaction.user.id)
        change = WordsChange(kind=kind, owner_id=owner_id, name=words.name, text=words.text)
        await self._say_done(interaction, "removed", change, count=0)

    async def undo(self, interaction: discord.Interaction, draft_id: str) -> None:
        """Take a change back, once.

        Raises:
            RefusedError: it was taken back already, or they may not.
        """
        user_id = interaction.user.id
        change = await self._undoable.find(draft_id, user_id)
        if await self._owner(interaction, change.kind) != change.owner_id:
            raise UndoGoneError
        service = self._services[change.kind]
        if change.text is None:
            await service.remove(change.owner_id, change.name, by=user_id)
        else:
            await service.put(change.owner_id, change.name, change.text, by=user_id)
        await self._undoable.take(draft_id, user_id)
        said = self._words.say("words-undone", interaction.locale.value, name=change.name)
        await interaction.response.edit_message(view=panel(ui.TextDisplay(said)))

    async def _owner(self, interaction: discord.Interaction, kind: Kind) -> int:
        """Return whose words somebody may change: their own id, or that of the server.

        Raises:
            NotHereError, NotManagerError: they do not manage a server here.
        """
        if kind.is_own:
            return interaction.user.id
        return await require_manager(interaction, self._servers)

    async def _manages(self, interaction: discord.Interaction) -> bool:
        try:
            await require_manager(interaction, self._servers)
        except (NotHereError, NotManagerError):
            return False
        return True

    async def _seen(self, interaction: discord.Interaction, kind: Kind) -> list[NamedWords]:
        owner_id = interaction.user.id if kind.is_own else interaction.guild_id
        return [] if owner_id is None else await self._services[kind].all(owner_id)

    async def _show_list(
        self,
        interaction: discord.Interaction,
        name: str,
        words: Mapping[Kind, list[NamedWords]],
    ) -> None:
        """Show all entries of a list, to be copied; one's own before the server's."""
        service = self._services[next(iter(words))]
        found = service.named([one for its in words.values() for one in its], name)
        hint = self._words.say(
            "wildcard-entries",
            interaction.locale.value,
            mark=_mark(found.name),
            count=len(found.entries),
        )
        await show_panel(interaction, panel(ui.TextDisplay(to_copy(hint, found.text))))

    def _section(
        self, kind: Kind, words: list[NamedWords], locale: str, *, room: int, manages: bool
    ) -> list[str]:
        """Return the lines of one kind; ``room`` is how much of each text is shown (characters)."""
        whose = _whose(kind)
        lines = [self._words.say(_id(kind, "list-title"), locale, whose=whose)]
        lines += [self._line(one, kind, room, locale) for one in words]
        if not words:
            lines.append(self._words.say(_id(kind, "list-none"), locale, whose=whose))
        else:
            lines.append(self._words.say(_id(kind, "list-how"), locale))
        if kind.is_own or manages:
            lines.append(self._words.say(_id(kind, "list-change"), locale, whose=whose))
        return lines

    def _line(self, words: NamedWords, kind: Kind, room: int, locale: str) -> str:
        if not kind.is_list:
            text = one_line(words.text, room) if room else "…"
            return self._words.say("style-list-line", locale, name=words.name, text=text)
        return self._words.say(
            "wildcard-list-line",
            locale,
            mark=_mark(words.name),
            count=len(words.entries),
            text=one_line(", ".join(words.entries), room) if room else "…",
        )

    async def _send_form(
        self, interaction: discord.Interaction, kind: Kind, name: str, now: str
    ) -> None:
        locale, plain = interaction.locale.value, self._words.plain
        # The router answers it by its custom id, also after a restart: discord.py need not keep it.
        form = ui.Modal(
            title=plain.say(_id(kind, "form-title"), locale),
            custom_id=WordsForm(kind=kind, name=name).custom_id,
            timeout=None,
        )
        field = ui.TextInput[ui.Modal](
            custom_id=TEXT,
            style=discord.TextStyle.paragraph,
            default=now or None,
            max_length=MAX_ENTRIES_LENGTH if kind.is_list else MAX_STYLE_LENGTH,
        )
        hint = (
            plain.say("wildcard-form-text-hint", locale, limit=MAX_ENTRY_LENGTH)
            if kind.is_list
            else plain.say("style-form-text-hint", locale, mark=PROMPT_MARK)
        )
        label = plain.say(_id(kind, "form-text"), locale, name=name)
        form.add_item(ui.Label(text=label[:LABEL_CHARACTERS], description=hint, component=field))
        form.stop()
        await interaction.response.send_modal(form)

    async def _give_back(
        self,
        interaction: discord.Interaction,
        kind: Kind,
        name: str,
        text: str,
        error: RefusedError,
    ) -> None:
        locale = interaction.locale.value
        refusal = self._words.say(error.words_id, locale, **error.facts)
        hint = self._words.say("given-back", locale)
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(to_copy(f"{refusal}\n{hint}", text))]
        if not isinstance(error, StyleNameError | WildcardNameError):
            parts.append(
                ui.ActionRow(
                    ui.Button[ui.LayoutView](
                        label=self._words.say("given-back-again", locale),
                        custom_id=WordsForm(kind=kind, name=name).custom_id,
                    )
                )
            )
        await show_panel(interaction, panel(*parts))

    async def _say_done(
        self, interaction: discord.Interaction, what: str, change: WordsChange, *, count: int
    ) -> None:
        locale, kind = interaction.locale.value, change.kind
        said = self._words.say(
            _id(kind, what),
            locale,
            whose=_whose(kind),
            name=_mark(change.name) if kind.is_list else change.name,
            count=count,
        )
        if change.text is not None:
            said = to_copy(f"{said}\n{self._words.say('words-before', locale)}", change.text)
        draft_id = await self._undoable.keep(interaction.user.id, change)
        button = ui.Button[ui.LayoutView](
            label=self._words.say("policy-undo", locale),
            custom_id=WordsUndo(draft_id=draft_id).custom_id,
        )
        await show_panel(interaction, panel(ui.TextDisplay(said), ui.ActionRow(button)))


def _id(kind: Kind, what: str) -> str:
    """Return the id of a sentence about a kind."""
    return f"wildcard-{what}" if kind.is_list else f"style-{what}"


def _whose(kind: Kind) -> str:
    return "own" if kind.is_own else "server"


def _mark(name: str) -> Markdown:
    """Return a list's mark as code: its name has letters, digits, "-" and "_" alone."""
    return Markdown(f"`{mark_of(name)}`")
