"""The card of one member, the lists behind it, and the forms of its buttons."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated

import discord
from discord import ui

from bot.locales import Words
from bot.locales.markdown import one_line
from cogs.audit import AuditEntry
from cogs.kit.panels import page_buttons, panel
from cogs.kit.router import Press, Snowflake, digits
from cogs.kit.times import ago, day
from cogs.members.model import (
    NOTE_CHARACTERS,
    REFUSALS_DAYS,
    WARNING_CHARACTERS,
    DrawnPicture,
    MemberRecord,
    Page,
    Remark,
    Remarks,
    ReportedPicture,
    T,
)
from cogs.moderation import Block
from cogs.reply import FAILED, quoted
from cogs.server import Escalation

TEXT_FIELD = "text"
_LABEL_CHARACTERS = 90
_OUTCOMES = {"removing": "removed", "warning": "warned", "blocking": "blocked"}
"""What is about to be done is decided."""


class MemberAct(StrEnum):
    """What the parts of the card do; part of custom ids: never reuse a value."""

    SHOW = "show"
    WARNINGS = "warnings"
    NOTES = "notes"
    PICTURES = "pictures"
    REFUSALS = "refusals"
    REPORTS = "reports"
    WARN = "warn"
    """As a button it opens the form, as a form it warns; the next two likewise."""
    NOTE = "note"
    BLOCK = "block"
    UNBLOCK = "unblock"
    REMOVE = "remove"
    """Asks whether everything of theirs shall go."""
    DROP = "drop"
    """Removes the note that was chosen."""


class MemberPress(Press, tag="easel:member"):
    """A part of the card of a member that somebody used."""

    act: MemberAct
    user_id: Snowflake
    number: Annotated[int, digits(4)] = 1
    """The page of a list."""


class MemberCards:
    """Builds them in the language of the one moderator who sees them."""

    def __init__(self, *, words: Words, log_line: Callable[[AuditEntry, str], str]) -> None:
        self._words = words
        self._log_line = log_line

    def card(  # noqa: PLR0913 - all but one by name
        self,
        user_id: int,
        *,
        record: MemberRecord,
        block: Block | None,
        joined_at: float | None,
        locale: str,
        rule: Escalation | None = None,
        strikes: int = 0,
        done: str = "",
    ) -> ui.LayoutView:
        """Show everything at a glance; ``done`` says what was just done."""
        since = "member-not-here" if joined_at is None else "member-joined"
        when = day(joined_at or 0)
        head = f"## <@{user_id}>\n{self._say(since, locale, when=when)}"
        lines = [
            self._blocked(block, locale),
            self._say("member-pictures", locale, count=record.pictures, removed=record.removed),
            self._say(
                "member-refused",
                locale,
                count=record.refused,
                filtered=record.filtered,
                days=REFUSALS_DAYS,
            ),
            self._say(
                "member-reports",
                locale,
                upheld=record.upheld_reports,
                open=record.open_reports,
                dismissed=record.dismissed_reports,
            ),
            self._say("member-warnings", locale, count=record.warnings.total),
            *self._latest(record.warnings, locale),
            self._say("member-notes", locale, count=record.notes.total),
            *self._latest(record.notes, locale),
        ]
        if rule is not None:
            most, days = rule.strikes, rule.days
            lines.append(self._say("member-strikes", locale, count=strikes, most=most, days=days))
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(done)] if done else []
        parts += [ui.TextDisplay(head), ui.TextDisplay("\n".join(lines))]
        block_act = MemberAct.BLOCK if block is None else MemberAct.UNBLOCK
        for acts in (
            (MemberAct.WARN, MemberAct.NOTE, block_act, MemberAct.REMOVE),
            (
                *(MemberAct.PICTURES, MemberAct.REFUSALS, MemberAct.REPORTS),
                *(MemberAct.WARNINGS, MemberAct.NOTES),
            ),
        ):
            parts.append(ui.ActionRow(*(self._button(act, user_id, locale) for act in acts)))
        hint = self._say("member-hint", locale)
        parts.append(ui.TextDisplay(f"-# {hint}"))
        return panel(*parts)

    def remarks(self, act: MemberAct, user_id: int, page: Remarks, locale: str) -> ui.LayoutView:
        """Show a page of somebody's warnings, or of the notes on them, which can be removed."""
        lines = [self._remark(one, locale) for one in page.shown]
        drop = self._drop(user_id, page, locale) if act is MemberAct.NOTES and page.shown else None
        return self._list(act, user_id, page, lines, locale=locale, select=drop)

    def pictures(self, user_id: int, page: Page[DrawnPicture], locale: str) -> ui.LayoutView:
        """Show a page of what somebody drew."""
        lines = [self._drawn(one, locale) for one in page.shown]
        return self._list(MemberAct.PICTURES, user_id, page, lines, locale=locale)

    def refusals(self, user_id: int, page: Page[AuditEntry], locale: str) -> ui.LayoutView:
        """Show a page of what was refused to somebody, as the audit log shows it."""
        lines = [self._log_line(one, locale) for one in page.shown]
        return self._list(MemberAct.REFUSALS, user_id, page, lines, locale=locale)

    def reported(self, user_id: int, page: Page[ReportedPicture], locale: str) -> ui.LayoutView:
        """Show a page of somebody's pictures that were reported."""
        lines = [self._reported(one, locale) for one in page.shown]
        return self._list(MemberAct.REPORTS, user_id, page, lines, locale=locale)

    def _list(  # noqa: PLR0913 - a list's parts
        self,
        act: MemberAct,
        user_id: int,
        page: Page[T],
        lines: Sequence[str],
        *,
        locale: str,
        select: ui.Select[ui.LayoutView] | None = None,
    ) -> ui.LayoutView:
        title = self._say(f"member-{act}-title", locale, person=f"<@{user_id}>", count=page.total)
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay("\n".join([title, *lines]))]
        if select is not None:
            parts.append(ui.ActionRow(select))
        buttons = [self._button(MemberAct.SHOW, user_id, locale)]
        buttons += page_buttons(
            self._words,
            locale,
            lambda number: MemberPress(act=act, user_id=user_id, number=number).custom_id,
            number=page.number,
            pages=page.count,
        )
        parts.append(ui.ActionRow(*buttons))
        return panel(*parts)

    def form(self, act: MemberAct, user_id: int, usual: str, locale: str) -> ui.Modal:
        """Ask for the words of a warning (``usual`` stands there) or of a note."""
        form = ui.Modal(
            title=self._say(f"member-form-{act}", locale),
            custom_id=MemberPress(act=act, user_id=user_id).custom_id,
        )
        most = WARNING_CHARACTERS if act is MemberAct.WARN else NOTE_CHARACTERS
        form.add_item(
            ui.Label(
                text=self._say(f"member-form-{act}-text", locale),
                description=self._say(f"member-form-{act}-hint", locale),
                component=ui.TextInput[ui.Modal](
                    custom_id=TEXT_FIELD,
                    style=discord.TextStyle.paragraph,
                    default=usual or None,
                    max_length=most,
                ),
            )
        )
        # It is answered by its custom id, also after a restart: the library need not keep it.
        form.stop()
        return form

    def warning(self, text: str, server: str, locale: str) -> ui.LayoutView:
        """Show somebody the moderators' warning."""
        above = self._say("reports-warning-from", locale, server=server)
        return panel(ui.TextDisplay(f"{above}\n{quoted(text)}"), colour=FAILED)

    def _blocked(self, block: Block | None, locale: str) -> str:
        if block is None:
            return self._say("member-not-blocked", locale)
        moderator = f"<@{block.blocked_by}>"
        said = self._words.say("member-blocked", locale, until=block.until, moderator=moderator)
        return f"{said}\n{quoted(block.reason)}" if block.reason else said

    def _latest(self, page: Remarks, locale: str) -> Sequence[str]:
        return [self._remark(one, locale) for one in page.shown[:1]]

    def _remark(self, remark: Remark, locale: str) -> str:
        said = self._say("member-remark", locale, person=f"<@{remark.by}>", ago=ago(remark.at))
        if not remark.was_told:
            said = f"{said} · {self._say('member-not-told', locale)}"
        return f"-# {said}\n{quoted(remark.text)}"

    def _drawn(self, its: DrawnPicture, locale: str) -> str:
        state = "removed" if its.is_removed else "private" if its.is_private else "shown"
        said = [
            ago(its.at),
            *self._where(its.channel_id, its.link, locale),
            *([] if state == "shown" else [self._say(f"member-picture-{state}", locale)]),
        ]
        return f"-# {' · '.join(said)}\n{quoted(its.prompt)}"

    def _reported(self, its: ReportedPicture, locale: str) -> str:
        categories = [self._say(f"reports-category-{one}", locale) for one in its.categories]
        outcome = self._say(
            "member-report-state", locale, state=_OUTCOMES.get(its.state, its.state)
        )
        by = its.decided_by
        said = [
            ago(its.at),
            *([", ".join(categories)] if categories else []),
            outcome if by is None else f"{outcome} (<@{by}>)",
            *self._where(its.channel_id, its.link, locale),
        ]
        return f"-# {' · '.join(said)}\n{quoted(its.prompt)}"

    def _where(self, channel_id: int | None, link: str, locale: str) -> Sequence[str]:
        place = [] if channel_id is None else [f"<#{channel_id}>"]
        return [*place, *([f"[{self._say('audit-link', locale)}]({link})"] if link else [])]

    def _drop(self, user_id: int, page: Remarks, locale: str) -> ui.Select[ui.LayoutView]:
        press = MemberPress(act=MemberAct.DROP, user_id=user_id, number=page.number)
        return ui.Select(
            custom_id=press.custom_id,
            placeholder=self._say("member-note-drop", locale),
            options=[
                discord.SelectOption(label=one_line(one.text, _LABEL_CHARACTERS), value=one.id)
                for one in page.shown
            ],
        )

    def _button(self, act: MemberAct, user_id: int, locale: str) -> ui.Button[ui.LayoutView]:
        is_danger = act in {MemberAct.BLOCK, MemberAct.REMOVE}
        return ui.Button(
            style=discord.ButtonStyle.danger if is_danger else discord.ButtonStyle.secondary,
            label=self._say(f"button-member-{act}", locale),
            custom_id=MemberPress(act=act, user_id=user_id).custom_id,
        )

    def _say(self, words_id: str, locale: str, **facts: str | int) -> str:
        return self._words.say(words_id, locale, **facts)
