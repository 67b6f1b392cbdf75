"""The panels of /filter: the list, a tried prompt, an import before and after it is made."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

import discord
from discord import ui

from bot.locales import Markdown, Words
from bot.locales.markdown import covered, escaped, one_line
from cogs.filter.changes import ImportMode, ListChange
from cogs.filter.csv_file import FileProblemsError
from cogs.filter.imports import Preview
from cogs.filter.model import FilterEntry, FilterResult, Kind, Strictness
from cogs.filter.packs import PackStep
from cogs.filter.press import (
    EVERYTHING,
    ImportAct,
    ImportPress,
    KindPress,
    ListPress,
    PackAct,
    PackPress,
    UndoPress,
)
from cogs.filter.trial_text import trial_lines
from cogs.filter.trials import Trial
from cogs.filter.undo import MadeChange
from cogs.kit.panels import BACK_NEXT, page_buttons, panel, rows_of
from cogs.reply import quoted
from cogs.safety import Finding

PAGE_ENTRIES = 15
SHOWN_CHARACTERS = 60
"""Of an entry and of its note; all text of one message is limited to 4,000 characters."""
PROBLEMS_SHOWN = 10
HITS_SHOWN = 10
NOTES_SHOWN = 8
KEPT_SHOWN = 8
FEW_ENTRIES = 5
"""So many are shown one by one once they are changed."""


class FilterPanels:
    """Builds the panels in the reader's language."""

    def __init__(self, *, words: Words) -> None:
        self._words = words
        self._say = words.say

    def entries(self, its: Sequence[FilterEntry], press: ListPress, locale: str) -> ui.LayoutView:
        """Show a page of the list, with buttons for the others."""
        chosen = [one for one in its if press.kind in {None, one.kind}]
        last = max(0, (len(chosen) - 1) // PAGE_ENTRIES)
        page = min(press.page, last)
        shown = chosen[page * PAGE_ENTRIES : (page + 1) * PAGE_ENTRIES]
        title = self._say("filter-title", locale, count=len(its))
        if not its:
            nothing = self._say("filter-empty", locale)
            return panel(ui.TextDisplay(f"{title}\n{nothing}"))
        lines = [self._line(entry, locale) for entry in shown]
        where = self._say("filter-page", locale, page=page + 1, pages=last + 1, count=len(chosen))
        hint = self._say("filter-hint", locale)
        parts: list[ui.Item[ui.LayoutView]] = [
            ui.TextDisplay(title),
            ui.TextDisplay("\n".join(lines) or self._say("filter-none-of-kind", locale)),
            ui.TextDisplay(f"-# {where}\n-# {hint}"),
            ui.ActionRow(self._kinds(its, press.kind, locale)),
        ]
        others = page_buttons(
            self._words,
            locale,
            lambda number: ListPress(kind=press.kind, page=number - 1).custom_id,
            number=page + 1,
            pages=last + 1,
            labels=BACK_NEXT,
        )
        parts += rows_of(others)
        return panel(*parts)

    def trial(
        self,
        prompt: str,
        results: Mapping[Strictness, FilterResult],
        here: int,
        locale: str,
        finding: Finding | None = None,
    ) -> ui.LayoutView:
        """Show what happens to a prompt at each strictness, and which entries match."""
        title = f"{self._say('filter-trial', locale)}\n{quoted(prompt)}"
        lines = [] if finding is None else [self._say(f"filter-safety-{finding}", locale)]
        if finding is Finding.MINORS:
            # No list has a say in it.
            return panel(ui.TextDisplay(title), ui.TextDisplay("\n".join(lines)))
        for level, result in results.items():
            name = self._say("filter-level", locale, level=int(level))
            outcome = self._say("filter-outcome", locale, action=result.action or "pass")
            is_here = self._say("filter-here", locale) if level == here else ""
            lines.append(f"**{name}** · {outcome} {is_here}".rstrip())
        strictest = results[max(results)]
        for hit in strictest.hits[:HITS_SHOWN]:
            found = _cut(prompt[hit.start : hit.end])
            line = self._line(hit.entry, locale)
            lines.append(self._say("filter-hit", locale, found=found, line=line))
        if len(strictest.hits) > HITS_SHOWN:
            lines.append(self._more(len(strictest.hits) - HITS_SHOWN, locale))
        if strictest.skipped:
            lines.append(self._say("filter-slow", locale, count=len(strictest.skipped)))
        if not here:
            lines.append(self._say("filter-off-here", locale))
        return panel(ui.TextDisplay(title), ui.TextDisplay("\n".join(lines)))

    def preview(
        self, preview: Preview, locale: str, *, repeated: int = 0, trial: Trial | None = None
    ) -> ui.LayoutView:
        """Show what an import would change, with a button to make it.

        ``repeated`` counts the lines of the file that match the same as another.
        """
        change = preview.change
        if change.is_empty and not preview.packs:
            return self.said("filter-nothing-new", locale)
        packs, lines = preview.packs, [self._say("filter-preview", locale)]
        if packs:
            lines = [self._of_packs("filter-pack-preview", packs, locale)]
        lines += self._sizes(change, locale)
        lines += self._samples(preview, locale) if packs else []
        if preview.kept:
            kept = [_covered(one) for one in preview.kept[:KEPT_SHOWN]]
            count = len(preview.kept)
            lines.append(self._say("filter-kept", locale, count=count, entries=tuple(kept)))
        notes = Counter(entry.note for entry in change.added if entry.note)
        if notes:
            said = [
                Markdown(f"{_cut(note)} ({count})")
                for note, count in notes.most_common(NOTES_SHOWN)
            ]
            lines.append(self._say("filter-rules", locale, rules=tuple(said)))
        if repeated:
            lines.append(self._say("filter-repeated", locale, count=repeated))
        if preview.mode is ImportMode.REPLACE and change.removed:
            lines.append(self._say("filter-removes", locale, count=len(change.removed)))
        if change.is_empty:
            lines.append(self._say("filter-nothing-new", locale))
        elif trial is not None:
            lines += trial_lines(trial, self._words, locale)
        yes = ImportPress(act=ImportAct.MAKE, preview_id=preview.id)
        no = ImportPress(act=ImportAct.DROP, preview_id=preview.id)
        buttons = ui.ActionRow(
            ui.Button[ui.LayoutView](
                label=self._say("filter-pack-make" if packs else "filter-make", locale),
                style=discord.ButtonStyle.primary,
                custom_id=yes.custom_id,
            ),
            ui.Button[ui.LayoutView](
                label=self._say("filter-pack-leave" if packs else "filter-drop", locale),
                custom_id=no.custom_id,
            ),
        )
        return panel(ui.TextDisplay("\n".join(lines)), buttons)

    def made(
        self,
        made: MadeChange,
        locale: str,
        heading: str,
        undo_id: str,
        *,
        trial: Trial | None = None,
    ) -> ui.LayoutView:
        """Show a change that was made, its dry run, and a button to undo it.

        Without an ``undo_id`` there is nothing to undo.
        """
        change, lines = made.change, [self._say(heading, locale)] if heading else []
        if made.packs and not made.is_undoing:
            lines = [self._of_packs("filter-pack-made", made.packs, locale)]
        if len(change.added) + len(change.changed) + len(change.removed) > FEW_ENTRIES:
            lines += self._sizes(change, locale)
        else:
            lines += self._named(change, locale, is_covered=bool(made.packs))
        if trial is not None:
            lines += trial_lines(trial, self._words, locale)
        buttons = self._all_packs(made.packs, locale)
        if undo_id:
            button = ui.Button[ui.LayoutView](
                label=self._say("filter-redo" if made.is_undoing else "filter-undo", locale),
                custom_id=UndoPress(undo_id=undo_id).custom_id,
            )
            buttons.insert(0, button)
        text = ui.TextDisplay[ui.LayoutView]("\n".join(lines))
        return panel(text, ui.ActionRow(*buttons)) if buttons else panel(text)

    def dropped(self, packs: Sequence[PackStep], locale: str) -> ui.LayoutView:
        """Say that nothing was changed, with the way back where it was about packs."""
        text = ui.TextDisplay[ui.LayoutView](self._say("filter-dropped", locale))
        buttons = self._all_packs(packs, locale)
        return panel(text, ui.ActionRow(*buttons)) if buttons else panel(text)

    def problems(self, error: FileProblemsError, locale: str) -> ui.LayoutView:
        """Show why a file cannot be imported, line by line."""
        lines = [self._say(error.words_id, locale, **error.facts)]
        for problem in error.problems[:PROBLEMS_SHOWN]:
            failure = problem.failure
            reason = self._say(failure.words_id, locale, **failure.facts)
            lines.append(self._say("filter-problem", locale, line=problem.line, reason=reason))
        if len(error.problems) > PROBLEMS_SHOWN:
            lines.append(self._more(len(error.problems) - PROBLEMS_SHOWN, locale))
        return panel(ui.TextDisplay("\n".join(lines)))

    def said(self, words_id: str, locale: str) -> ui.LayoutView:
        """Show one sentence."""
        return panel(ui.TextDisplay(self._say(words_id, locale)))

    def choice(self, entry: FilterEntry, locale: str) -> str:
        """Return an entry as a line of plain text, for the autocomplete."""
        kind = self._say("filter-kind", locale, kind=entry.kind)
        return f"{one_line(entry.text, SHOWN_CHARACTERS)} · {kind}"

    def _line(self, entry: FilterEntry, locale: str, *, is_covered: bool = False) -> Markdown:
        name = _covered(entry) if is_covered else f"**{_cut(entry.text)}**"
        return Markdown(" · ".join((name, *self._facts(entry, locale))))

    def _facts(self, entry: FilterEntry, locale: str) -> list[str]:
        facts = [self._say("filter-kind", locale, kind=entry.kind)]
        if entry.kind is not Kind.ALLOW:
            facts.append(self._say("filter-action", locale, action=entry.action))
            facts.append(self._say("filter-from", locale, level=int(entry.strictness)))
        if entry.note:
            facts.append(f"*{_cut(entry.note)}*")
        return facts

    def _named(self, change: ListChange, locale: str, *, is_covered: bool) -> list[str]:
        say, line = self._say, partial(self._line, locale=locale, is_covered=is_covered)
        lines = [say("filter-added", locale, line=line(one)) for one in change.added]
        lines += [
            say("filter-changed", locale, was=line(was), line=line(one))
            for was, one in zip(change.replaced, change.changed, strict=True)
        ]
        lines += [say("filter-removed", locale, line=line(one)) for one in change.removed]
        if change.is_empty:
            lines.append(say("filter-unchanged", locale))
        return [*lines, say("filter-size", locale, before=change.before, after=change.after)]

    def _of_packs(self, words_id: str, steps: Sequence[PackStep], locale: str) -> str:
        """Say what is done with which packs."""
        act = "drop" if all(one.now is None for one in steps) else "take"
        if act == "take" and all(one.was is not None for one in steps):
            act = "update"
        packs = tuple(self._say("filter-pack-name", locale, pack=one.name) for one in steps)
        return self._say(words_id, locale, act=act, packs=packs)

    def _samples(self, preview: Preview, locale: str) -> list[str]:
        """Name some of what a pack changes, behind spoilers, and how."""
        change = preview.change
        was = {one.id: one for one in preview.before.entries}
        lines = [self._rewritten(was[one.id], one, locale) for one in change.changed[:KEPT_SHOWN]]
        if len(change.changed) > KEPT_SHOWN:
            lines.append(self._more(len(change.changed) - KEPT_SHOWN, locale))
        for what, entries in (("added", change.added), ("removed", change.removed)):
            if not entries:
                continue
            line = self._say(
                "filter-pack-diff",
                locale,
                what=what,
                entries=tuple(_covered(one) for one in entries[:KEPT_SHOWN]),
                more=max(0, len(entries) - KEPT_SHOWN),
            )
            lines.append(line)
        return lines

    def _rewritten(self, was: FilterEntry, now: FilterEntry, locale: str) -> str:
        """Say only what becomes different of an entry."""
        before, after = self._facts(was, locale), self._facts(now, locale)
        old = Markdown(" · ".join((_covered(was), *(one for one in before if one not in after))))
        new = Markdown(" · ".join(one for one in after if one not in before) or _covered(now))
        return self._say("filter-changed", locale, was=old, line=new)

    def _all_packs(self, packs: Sequence[PackStep], locale: str) -> list[ui.Button[ui.LayoutView]]:
        """Return the way back to all packs; nothing where it was not about packs."""
        return [
            ui.Button(
                label=self._say("filter-pack-all", locale),
                custom_id=PackPress(act=PackAct.ALL, pack=one.name).custom_id,
            )
            for one in packs[:1]
        ]

    def _sizes(self, change: ListChange, locale: str) -> list[str]:
        return [
            self._say(
                "filter-counts",
                locale,
                added=len(change.added),
                changed=len(change.changed),
                removed=len(change.removed),
                unchanged=change.unchanged,
            ),
            self._say("filter-size", locale, before=change.before, after=change.after),
        ]

    def _kinds(
        self, its: Sequence[FilterEntry], chosen: Kind | None, locale: str
    ) -> ui.Select[ui.LayoutView]:
        counts = Counter(entry.kind for entry in its)
        select = ui.Select[ui.LayoutView](custom_id=KindPress().custom_id)
        select.add_option(
            label=self._say("filter-every-kind", locale, count=len(its)),
            value=EVERYTHING,
            default=chosen is None,
        )
        for kind in Kind:
            label = self._say("filter-kind", locale, kind=kind)
            select.add_option(label=f"{label} ({counts[kind]})", value=kind, default=chosen is kind)
        return select

    def _more(self, count: int, locale: str) -> str:
        return self._say("filter-more", locale, count=count)


def _cut(text: str) -> Markdown:
    """Return the beginning of a text, escaped."""
    return escaped(one_line(text, SHOWN_CHARACTERS))


def _covered(entry: FilterEntry) -> Markdown:
    """Return the beginning of an entry's text behind a spoiler."""
    return covered(one_line(entry.text, SHOWN_CHARACTERS))
