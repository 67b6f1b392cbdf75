"""The panels of an import: what it would change, what it changed, and what is wrong with a file."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import discord
from discord import ui

from bot.locales import Markdown, Words
from bot.locales.markdown import covered, escaped, one_line
from cogs.config.known_server import shown_place
from cogs.config.model import FILENAME, FileProblemsError, KnownServer, Part
from cogs.config.plan import Counts, ImportPlan, WordsPlan
from cogs.config.press import ConfigAct, ConfigModePress, ConfigPress, ConfigUndoPress
from cogs.config.service import Preview
from cogs.filter import ImportMode
from cogs.kit.panels import DANGER, panel
from cogs.policy import Rule, Rules, value_of

T = TypeVar("T")

DETAILS_SHOWN = 8
"""Of each part."""
NAMES_SHOWN = 5
PROBLEMS_SHOWN = 12
_VALUE_CHARACTERS = 80

Lockouts = Sequence[tuple[int, str]]
"""Places by ``record_id``, with why only moderators, or nobody, could draw there."""


class ConfigPanels:
    """Builds the panels in the reader's language."""

    def __init__(self, *, words: Words) -> None:
        self._say = words.say
        self._words = words

    def exported(self, locale: str) -> ui.LayoutView:
        """Show the file."""
        said = self._say("config-exported", locale)
        return panel(ui.TextDisplay(said), ui.File(f"attachment://{FILENAME}"))

    def preview(
        self,
        preview: Preview,
        known: KnownServer,
        locale: str,
        *,
        lockouts: Lockouts = (),
        is_newer: bool = False,
    ) -> ui.LayoutView:
        """Show what an import would change, how it can be chosen, and the button to make it.

        ``is_newer``: something else was changed since it was shown.
        """
        say, plan = self._say, preview.plan
        lines = [say("config-preview", locale)]
        if is_newer:
            lines.append(say("config-meanwhile", locale))
        if plan is None:
            if preview.refusal is not None:
                lines.append(say(preview.refusal.words_id, locale, **preview.refusal.facts))
        else:
            lines += self._lines(plan, known, locale)
            lines += self._left_out(plan, locale)
            lines += [
                say(
                    "config-lockout",
                    locale,
                    place=self._place(record_id, known, locale),
                    warning=Markdown(warning),
                )
                for record_id, warning in lockouts
            ]
            if plan.is_empty:
                lines.append(say("config-nothing", locale))
        select = ui.Select[ui.LayoutView](
            custom_id=ConfigModePress(preview_id=preview.id).custom_id,
        )
        for mode in ImportMode:
            select.add_option(
                label=say(f"config-mode-{mode}", locale),
                description=say(f"config-mode-{mode}-about", locale),
                value=mode.value,
                default=mode is preview.mode,
            )
        buttons = [self._button(ConfigAct.CANCEL, preview, locale)]
        if plan is not None and not plan.is_empty:
            apply = self._button(ConfigAct.APPLY, preview, locale)
            apply.style = discord.ButtonStyle.danger if lockouts else discord.ButtonStyle.primary
            buttons.insert(0, apply)
        return panel(ui.TextDisplay("\n".join(lines)), ui.ActionRow(select), ui.ActionRow(*buttons))

    def imported(
        self, plan: ImportPlan, undo_id: str, known: KnownServer, locale: str
    ) -> ui.LayoutView:
        """Show what was changed, with a button to take it back."""
        lines = [self._say("config-imported", locale), *self._lines(plan, known, locale)]
        lines += self._left_out(plan, locale)
        return panel(ui.TextDisplay("\n".join(lines)), self._undo(undo_id, locale))

    def imported_before(self, undo_id: str | None, locale: str) -> ui.LayoutView:
        """Say that this was imported already, with the button to take it back, if that can be."""
        text = ui.TextDisplay[ui.LayoutView](self._say("config-imported-before", locale))
        return panel(text) if undo_id is None else panel(text, self._undo(undo_id, locale))

    def said(self, words_id: str, locale: str) -> ui.LayoutView:
        """Show one sentence."""
        return panel(ui.TextDisplay(self._say(words_id, locale)))

    def problems(self, error: FileProblemsError, locale: str) -> ui.LayoutView:
        """Show what is wrong with a file, line by line."""
        lines = [self._say(error.words_id, locale, **error.facts)]
        for problem in error.problems[:PROBLEMS_SHOWN]:
            failure = problem.failure
            reason = self._say(failure.words_id, locale, **failure.facts)
            key = one_line(problem.key, _VALUE_CHARACTERS)
            if problem.line is None:
                said = self._say("config-problem-somewhere", locale, key=key, reason=reason)
            else:
                said = self._say(
                    "config-problem", locale, line=problem.line, key=key, reason=reason
                )
            lines.append(f"- {said}")
        lines += self._more(len(error.problems) - PROBLEMS_SHOWN, locale)
        return panel(ui.TextDisplay("\n".join(lines)), colour=DANGER)

    # --- what changes ---

    def _lines(self, plan: ImportPlan, known: KnownServer, locale: str) -> Iterator[str]:
        details: dict[Part, Callable[[], list[str]]] = {
            Part.SETTINGS: lambda: self._keys(plan, Part.SETTINGS, locale),
            Part.LIMITS: lambda: self._keys(plan, Part.LIMITS, locale),
            Part.RULES: lambda: self._rules(plan, known, locale),
            Part.FILTER: lambda: self._entries(plan, locale),
            Part.STYLES: lambda: self._named(plan.styles, locale),
            Part.WILDCARDS: lambda: self._named(plan.wildcards, locale),
        }
        for part in Part:
            counts = plan.counts(part)
            what = self._counts(part, counts, locale)
            if not counts:
                words_id = "config-same" if part in plan.parts else "config-absent"
                what = self._say(words_id, locale)
            name = self._say("config-part", locale, part=part)
            yield self._say("config-line", locale, part=Markdown(name), what=Markdown(what))
            yield from (f"-# {line}" for line in self._some(details[part](), locale))

    def _counts(self, part: Part, counts: Counts, locale: str) -> str:
        first = "config-set" if part is Part.RULES else "config-new"
        said = [
            Markdown(self._say(words_id, locale, count=count))
            for words_id, count in (
                (first, counts.added),
                ("config-changed", counts.changed),
                ("config-removed", counts.removed),
            )
            if count
        ]
        return self._say("config-counts", locale, counts=tuple(said)) if said else ""

    def _keys(self, plan: ImportPlan, part: Part, locale: str) -> list[str]:
        return [
            self._say(
                "config-key",
                locale,
                key=one_line(one.key, _VALUE_CHARACTERS),
                before=_cut(one.before or "–"),  # noqa: RUF001 - a dash, for nothing
                after=_cut(one.after or "–"),  # noqa: RUF001 - as above
            )
            for one in plan.keys
            if one.part is part
        ]

    def _rules(self, plan: ImportPlan, known: KnownServer, locale: str) -> list[str]:
        def value(rule: Rule[Any], value: object) -> Markdown:
            its = value_of(rule, Rules(**{rule.tag: value}), known.models)
            return Markdown(its.said(self._words, locale))

        return [
            self._say(
                "config-key",
                locale,
                key=Markdown(
                    f"{self._place(one.record_id, known, locale)} · "
                    f"{one.rule.name.said(self._words, locale)}"
                ),
                before=value(one.rule, one.before),
                after=value(one.rule, one.after),
            )
            for one in plan.rule_changes
        ]

    def _entries(self, plan: ImportPlan, locale: str) -> list[str]:
        change = plan.filter
        found = self._groups(
            (change.added, change.changed, change.removed),
            lambda entry: covered(one_line(entry.text, _VALUE_CHARACTERS)),
            locale,
        )
        if plan.packs:
            names = tuple(
                Markdown(self._say("filter-pack-name", locale, pack=one.name)) for one in plan.packs
            )
            found.append(self._say("config-packs", locale, names=names))
        return found

    def _named(self, words: WordsPlan, locale: str) -> list[str]:
        return self._groups((words.added, words.changed, words.removed), escaped, locale)

    def _groups(
        self,
        groups: Sequence[Sequence[T]],
        show: Callable[[T], Markdown],
        locale: str,
    ) -> list[str]:
        found: list[str] = []
        for what, its in zip(("added", "changed", "removed"), groups, strict=True):
            if not its:
                continue
            names = tuple(show(one) for one in its[:NAMES_SHOWN])
            line = self._say("config-names", locale, what=what, names=names)
            more = self._more(len(its) - NAMES_SHOWN, locale)
            found.append(" ".join((line, *more)))
        return found

    def _left_out(self, plan: ImportPlan, locale: str) -> Iterator[str]:
        if not plan.left_out and not plan.packs_left_out:
            return
        yield self._say("config-left-out", locale)
        lines = [
            self._say(
                "config-left-out-line",
                locale,
                key=one_line(".".join(one.key), _VALUE_CHARACTERS),
                names=one_line(one.name or str(one.its_id), _VALUE_CHARACTERS),
            )
            for one in plan.left_out
        ]
        if plan.packs_left_out:
            names = one_line(", ".join(plan.packs_left_out), _VALUE_CHARACTERS)
            line = self._say("config-left-out-line", locale, key="filter.packs", names=names)
            lines.append(line)
        yield from (f"-# {line}" for line in self._some(lines, locale))

    def _some(self, lines: list[str], locale: str) -> list[str]:
        return [*lines[:DETAILS_SHOWN], *self._more(len(lines) - DETAILS_SHOWN, locale)]

    def _more(self, count: int, locale: str) -> list[str]:
        return [self._say("config-more", locale, count=count)] if count > 0 else []

    def _place(self, record_id: int, known: KnownServer, locale: str) -> str:
        """Return a place as a fact that stays as it is."""
        its = shown_place(record_id, known)
        return Markdown(its or self._say("config-server", locale))

    # --- buttons ---

    def _button(self, act: ConfigAct, preview: Preview, locale: str) -> ui.Button[ui.LayoutView]:
        press = ConfigPress(act=act, mode=preview.mode, preview_id=preview.id, shown=preview.shown)
        return ui.Button(label=self._say(f"config-button-{act}", locale), custom_id=press.custom_id)

    def _undo(self, undo_id: str, locale: str) -> ui.ActionRow[ui.LayoutView]:
        button = ui.Button[ui.LayoutView](
            label=self._say("config-button-undo", locale),
            custom_id=ConfigUndoPress(undo_id=undo_id).custom_id,
        )
        return ui.ActionRow(button)


def _cut(value: str) -> str:
    return one_line(value, _VALUE_CHARACTERS)
