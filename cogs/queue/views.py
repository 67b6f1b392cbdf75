"""The list of what waits for moderators: what is shown of each case, and what can be done."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import discord
from discord import ui

from bot.locales import Words
from bot.locales.markdown import covered, one_line
from bot.message_links import message_link
from cogs.kit.panels import BACK_NEXT, page_buttons, panel, rows_of
from cogs.kit.router import Press, digits
from cogs.kit.times import clock
from cogs.queue.model import CaseKind, CasePage, OpenCase, Outcome, Wait
from cogs.reply import WORKING

REASON_FIELD, REASON_CHARACTERS = "reason", 200
WORDS_CHARACTERS = 120


class QueueAct(StrEnum):
    """What the parts of the list do."""

    SHOW = "show"
    CHOOSE = "choose"
    TAKE = "take"
    GIVE = "give"
    APPROVE = "approve"
    REFUSE = "refuse"
    """As a button it opens the form, as a form it refuses."""


_STYLES = {
    QueueAct.TAKE: discord.ButtonStyle.secondary,
    QueueAct.GIVE: discord.ButtonStyle.secondary,
    QueueAct.APPROVE: discord.ButtonStyle.success,
    QueueAct.REFUSE: discord.ButtonStyle.danger,
}


class CasesPress(Press, tag="easel:cases"):
    """A part of the list that somebody used; what is chosen stands in the message itself."""

    act: QueueAct
    number: Annotated[int, digits(6)]
    """The page."""
    kind: CaseKind | None = None
    """The only kind that is shown; None: all."""


class QueuePanel:
    """Builds the list for one moderator, in their language."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    def page(  # noqa: PLR0913 - all but one by name
        self,
        page: CasePage,
        *,
        kind: CaseKind | None,
        chosen: Sequence[str],
        now: float,
        locale: str,
        outcome: Outcome | None = None,
        taken_by_others: int = 0,
    ) -> ui.LayoutView:
        """Show a page; ``chosen`` are the values of the cases that are chosen."""
        said = [self._say(f"queue-outcome-{id_}", locale, count=n) for id_, n in _said(outcome)]
        if taken_by_others:
            said.append(self._say("queue-outcome-others", locale, count=taken_by_others))
        head = "\n".join(said)
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(head)] if said else []
        if not page.cases:
            parts.append(ui.TextDisplay(self._say("queue-none", locale)))
            return panel(*parts)
        title = self._say("queue-title", locale, count=page.total)
        lines = [
            self._line(number, case, now, locale) for number, case in enumerate(page.cases, start=1)
        ]
        parts.append(ui.TextDisplay("\n".join((title, *lines))))
        parts.append(ui.ActionRow(self._select(page, kind, chosen, now, locale)))
        there = sum(case.value in chosen for case in page.cases)
        parts.append(ui.ActionRow(*self._buttons(page, kind, chosen=there, locale=locale)))
        hint = self._say("queue-hint", locale)
        if page.count > 1:
            place = self._say("queue-place", locale, number=page.number, total=page.count)
            hint = f"{hint}\n-# {place}"
        others = page_buttons(
            self._words,
            locale,
            lambda number: CasesPress(act=QueueAct.SHOW, number=number, kind=kind).custom_id,
            number=page.number,
            pages=page.count,
            labels=BACK_NEXT,
        )
        parts += rows_of(others)
        parts.append(ui.TextDisplay(f"-# {hint}"))
        return panel(*parts, colour=WORKING)

    def form(self, press: CasesPress, count: int, locale: str) -> ui.Modal:
        """Ask why so many that are chosen are refused."""
        title = self._say("queue-form", locale, count=count)
        form = ui.Modal(title=title, custom_id=press.custom_id)
        form.add_item(
            ui.Label(
                text=self._say("review-form-reason", locale),
                description=self._say("queue-form-hint", locale),
                component=ui.TextInput[ui.Modal](
                    custom_id=REASON_FIELD,
                    style=discord.TextStyle.paragraph,
                    required=False,
                    max_length=REASON_CHARACTERS,
                ),
            )
        )
        # It is answered by its custom id, also after a restart: the library need not keep it.
        form.stop()
        return form

    def _line(self, number: int, case: OpenCase, now: float, locale: str) -> str:
        facts = [
            f"**{number} · {self._kind(case, locale)}**",
            f"<@{case.user_id}>",
            self._wait(case, now, locale),
        ]
        if case.message_id is not None:
            link = message_link(case.guild_id, case.channel_id, case.message_id)
            facts.append(f"[{self._say('audit-link', locale)}]({link})")
        lines = [" · ".join(facts), f"-# {covered(one_line(case.words, WORDS_CHARACTERS))}"]
        if case.taken_by is not None:
            until = clock(case.taken_until)
            person = f"<@{case.taken_by}>"
            lines.append(f"-# {self._say('queue-taken', locale, person=person, until=until)}")
        return "\n".join(lines)

    def _kind(self, case: OpenCase, locale: str) -> str:
        kind = self._say(f"queue-kind-{case.kind}", locale)
        if case.category is None:
            return kind
        category = self._say(f"reports-category-{case.category}", locale)
        about = self._say("queue-about", locale, kind=kind, category=category)
        return f"⚠️ {about}" if case.is_urgent else about

    def _wait(self, case: OpenCase, now: float, locale: str) -> str:
        wait = Wait.of(now - case.opened_at)
        return self._say(f"queue-waits-{wait.unit}", locale, count=wait.count)

    def _select(
        self,
        page: CasePage,
        kind: CaseKind | None,
        chosen: Sequence[str],
        now: float,
        locale: str,
    ) -> ui.Select[ui.LayoutView]:
        return ui.Select(
            custom_id=CasesPress(act=QueueAct.CHOOSE, number=page.number, kind=kind).custom_id,
            placeholder=self._say("queue-choose", locale),
            min_values=0,
            max_values=len(page.cases),
            options=[
                discord.SelectOption(
                    label=f"{number} · {self._kind(case, locale)}"[:100],
                    description=self._wait(case, now, locale),
                    value=case.value,
                    default=case.value in chosen,
                )
                for number, case in enumerate(page.cases, start=1)
            ],
        )

    def _buttons(
        self, page: CasePage, kind: CaseKind | None, *, chosen: int, locale: str
    ) -> list[ui.Button[ui.LayoutView]]:
        many = f" ({chosen})" if chosen > 1 else ""
        return [
            ui.Button(
                style=style,
                label=self._say(f"button-queue-{act}", locale) + many,
                custom_id=CasesPress(act=act, number=page.number, kind=kind).custom_id,
                disabled=not chosen,
            )
            for act, style in _STYLES.items()
        ]

    def _say(self, words_id: str, locale: str, **facts: str | int) -> str:
        return self._words.say(words_id, locale, **facts)


def _said(outcome: Outcome | None) -> Sequence[tuple[str, int]]:
    return () if outcome is None else outcome.said


def read_chosen(values: Sequence[str]) -> list[tuple[CaseKind, str]]:
    """Return the kinds and ids of cases that were chosen."""
    split = (value.partition(":") for value in values)
    return [(CaseKind(kind), id_) for kind, _, id_ in split if kind in set(CaseKind)]
