"""The panels of packs: all of them, and one to look into before it is taken."""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.locales import Words
from bot.locales.markdown import covered, one_line
from cogs.filter.model import FilterEntry, Kind
from cogs.filter.packs import PACKS, Pack, missing_from, pack_of
from cogs.filter.press import PackAct, PackChoice, PackPress
from cogs.kit.panels import BACK_NEXT, page_buttons, panel, rows_of

PAGE_ENTRIES = 20
SHOWN_CHARACTERS = 60


class PackPanels:
    """Builds the panels in the reader's language."""

    def __init__(self, *, words: Words) -> None:
        self._words = words
        self._say = words.say

    def overview(
        self, existing: Sequence[FilterEntry], taken: Mapping[str, Pack], locale: str
    ) -> ui.LayoutView:
        """List all packs, with what the server has of each. Reads files: call it in a thread."""
        say = self._say
        lines, select = (
            [say("filter-packs", locale)],
            ui.Select[ui.LayoutView](
                custom_id=PackChoice().custom_id, placeholder=say("filter-packs-choose", locale)
            ),
        )
        for name in PACKS:
            pack = pack_of(name)
            label = say("filter-pack-name", locale, pack=name)
            lines.append(f"**{label}** · {self._state(existing, taken.get(name), pack, locale)}")
            lines.append(f"-# {say('filter-pack-about', locale, pack=name)}")
            select.add_option(label=label, value=name)
        return panel(ui.TextDisplay("\n".join(lines)), ui.ActionRow(select))

    def one(
        self,
        existing: Sequence[FilterEntry],
        taken: Pack | None,
        pack: Pack,
        page: int,
        locale: str,
    ) -> ui.LayoutView:
        """Show a page of a pack's entries behind spoilers, and what can be done with it."""
        say = self._say
        last = (len(pack.entries) - 1) // PAGE_ENTRIES
        page = min(page, last)
        shown = pack.entries[page * PAGE_ENTRIES : (page + 1) * PAGE_ENTRIES]
        title = say("filter-pack-title", locale, pack=pack.name, version=pack.version)
        lines = [
            title,
            say("filter-pack-about", locale, pack=pack.name),
            self._state(existing, taken, pack, locale),
            *(self._line(entry, locale) for entry in shown),
        ]
        where = say("filter-page", locale, page=page + 1, pages=last + 1, count=len(pack.entries))
        lines.append(f"-# {where}")
        others = page_buttons(
            self._words,
            locale,
            lambda number: PackPress(act=PackAct.LOOK, pack=pack.name, page=number - 1).custom_id,
            number=page + 1,
            pages=last + 1,
            labels=BACK_NEXT,
        )
        rows = [*rows_of(others), ui.ActionRow(*self._acts(taken, pack, locale))]
        return panel(ui.TextDisplay("\n".join(lines)), *rows)

    def _acts(self, taken: Pack | None, pack: Pack, locale: str) -> list[ui.Button[ui.LayoutView]]:
        found: list[ui.Button[ui.LayoutView]] = []
        if taken != pack:
            label = "filter-pack-take" if taken is None else "filter-pack-update"
            button = self._button(PackAct.TAKE, pack, label, locale)
            button.style = discord.ButtonStyle.primary
            found.append(button)
        if taken is not None:
            found.append(self._button(PackAct.DROP, pack, "filter-pack-drop", locale))
        return [*found, self._button(PackAct.ALL, pack, "filter-pack-all", locale)]

    def _button(
        self, act: PackAct, pack: Pack, label: str, locale: str
    ) -> ui.Button[ui.LayoutView]:
        press = PackPress(act=act, pack=pack.name)
        return ui.Button(label=self._say(label, locale), custom_id=press.custom_id)

    def _state(
        self, existing: Sequence[FilterEntry], taken: Pack | None, pack: Pack, locale: str
    ) -> str:
        count = len(pack.entries)
        if taken is None:
            there = count - missing_from(existing, pack)
            return self._say("filter-pack-free", locale, count=count, there=there)
        state = "filter-pack-taken" if taken == pack else "filter-pack-old"
        return self._say(state, locale, count=count, version=taken.version, latest=pack.version)

    def _line(self, entry: FilterEntry, locale: str) -> str:
        parts = [
            covered(one_line(entry.text, SHOWN_CHARACTERS)),
            self._say("filter-kind", locale, kind=entry.kind),
        ]
        if entry.kind is not Kind.ALLOW:
            parts.append(self._say("filter-action", locale, action=entry.action))
            parts.append(self._say("filter-from", locale, level=int(entry.strictness)))
        return " · ".join(parts)
