"""What the buttons under a page of the audit log carry: all that finds the next page."""

import base64
import binascii
import struct
from typing import Annotated

import discord
from discord import ui

from bot.locales import Markdown, Words
from cogs.audit.export import AuditExport
from cogs.audit.lines import AuditLines
from cogs.audit.log_press import LogAct, LogPress
from cogs.audit.model import AuditTopic, EventQuery, LoggedEvent
from cogs.audit.service import AuditPage
from cogs.kit.panels import panel
from cogs.kit.router import OldForms, Press, Written
from cogs.kit.times import moment
from cogs.server import ServerSettings

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# What stands for a topic; never reused.
_TAGS = {
    AuditTopic.REQUESTS: "q",
    AuditTopic.REFUSED: "f",
    AuditTopic.REVIEWS: "v",
    AuditTopic.REPORTS: "r",
    AuditTopic.MEASURES: "m",
    AuditTopic.SETTINGS: "s",
    AuditTopic.BUDGET: "b",
    AuditTopic.OTHER: "o",
}
_TOPICS = {tag: topic for topic, tag in _TAGS.items()}
# The version before this one counted them instead. Never changed.
_OLD_TOPICS = {str(number): tag for number, tag in enumerate(_TAGS.values(), start=1)}
_NUMBER = "[0-9a-z]{0,14}"
_ID_CHARACTERS = 12
"""Of two events at the same instant, so much of their ids tells them apart."""


def _read_query(text: str) -> EventQuery:
    text, _, decided_by = text.partition("@")
    user, channel, tag, since, until = text.split(":")
    if tag and tag not in _TOPICS:
        raise ValueError(tag)
    return EventQuery(
        # Never the button's: whoever presses it looks into the server they are in.
        guild_id=0,
        topic=_TOPICS.get(tag),
        user_id=_number(user),
        channel_id=_number(channel),
        since=_seconds(since),
        until=_seconds(until),
        decided_by=_number(decided_by),
    )


def _write_query(query: EventQuery) -> str:
    topic = "" if query.topic is None else _TAGS[query.topic]
    since, until = _whole(query.since), _whole(query.until)
    numbers = map(_written, (query.user_id, query.channel_id, since, until))
    user, channel, *times = numbers
    written = ":".join((user, channel, topic, *times))
    return written if query.decided_by is None else f"{written}@{_written(query.decided_by)}"


def _read_before(text: str) -> tuple[float, str] | None:
    time, _, event_id = text.partition(":")
    at = _time(time)
    return None if at is None else (at, event_id)


def _write_before(before: tuple[float, str] | None) -> str:
    if before is None:
        return ":"
    # All bits of the time: the page begins right after that event.
    packed = base64.urlsafe_b64encode(struct.pack(">d", before[0])).decode()
    return f"{packed.rstrip('=')}:{before[1][:_ID_CHARACTERS]}"


_OLD_FORMS: OldForms = {
    rf"(easel:audit:{_NUMBER}:{_NUMBER}:)([1-8])(:.*)": (
        lambda found: f"{found[1]}{_OLD_TOPICS[found[2]]}{found[3]}"
    )
}


_Query = Annotated[
    EventQuery,
    Written(
        f"{_NUMBER}:{_NUMBER}:[a-z]?:{_NUMBER}:{_NUMBER}(?:@{_NUMBER})?",
        read=_read_query,
        write=_write_query,
    ),
]
"""All but the words that are looked for: there is no room for them."""


class AuditPress(Press, tag="easel:audit", old_forms=_OLD_FORMS):
    """A page to show: what is looked for, and after which event (time, beginning of its id)."""

    query: _Query
    before: Annotated[
        tuple[float, str] | None,
        Written(r"(?:[\w-]{11}|):[0-9a-f]{0,12}", read=_read_before, write=_write_before),
    ] = None


class AuditTextPress(Press, tag="easel:audit:text"):
    """The words that are looked for: the one option of this select, until it is taken away."""

    query: _Query


def _number(digits: str) -> int | None:
    return int(digits, 36) if digits else None


def _seconds(digits: str) -> float | None:
    return float(int(digits, 36)) if digits else None


def _time(carried: str) -> float | None:
    if not carried:
        return None
    try:
        (time,) = struct.unpack(">d", base64.urlsafe_b64decode(f"{carried}="))
    except (binascii.Error, struct.error):
        return None
    return float(time)


def _whole(time: float | None) -> int | None:
    return None if time is None else int(time)


def _written(number: int | None) -> str:
    if number is None:
        return ""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


PAGE_ENTRIES = 8
TEXT_CHARACTERS = 3_400
"""Discord's limit for all text of a message is 4,000; the rest is for what stands around."""


class AuditPanel:
    """Builds what /audit answers."""

    def __init__(self, *, words: Words, lines: AuditLines) -> None:
        self._words = words
        self._lines = lines

    def page(
        self,
        press: AuditPress,
        page: AuditPage,
        settings: ServerSettings,
        problem: str | None,
        locale: str,
    ) -> ui.LayoutView:
        """Show a part of the audit log."""
        head = [self._words.say("audit-title", locale, days=settings.retention_days)]
        narrowed = self._narrowed(press.query, locale)
        if narrowed:
            head.append(f"-# {narrowed}")
        if problem is not None:
            channel = f"<#{settings.log_channel_id}>"
            head.append(self._words.say(problem, locale, channel=channel))
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay("\n".join(head)), ui.Separator()]
        lines, last = self._text(page, locale)
        parts.append(ui.TextDisplay(lines or self._words.say("audit-nothing", locale)))
        row = ui.ActionRow[ui.LayoutView]()
        if page.looked_until is not None:
            until = moment(page.looked_until[0])
            parts.append(ui.TextDisplay(self._words.say("audit-looked", locale, until=until)))
        if press.query.text is not None:
            parts.append(ui.ActionRow(self._text_select(press.query, press.query.text, locale)))
        if last is not None:
            older = AuditPress(query=press.query, before=last)
            row.add_item(self._button("audit-older", older, locale))
        if press.before is not None:
            newest = AuditPress(query=press.query)
            row.add_item(self._button("audit-newest", newest, locale))
        if row.children:
            parts.append(row)
        return panel(*parts)

    def exported(self, exported: AuditExport, locale: str) -> str:
        """Say what is in the file."""
        words_id = "audit-exported" if exported.is_complete else "audit-exported-part"
        return self._words.say(words_id, locale, count=exported.lines)

    def log_setting(
        self, channel_id: int | None, change: LoggedEvent | None, locale: str
    ) -> ui.LayoutView:
        """Show where the audit log is posted, and who said so when."""
        lines = [self._words.say("audit-log-now", locale, place=self._place(channel_id, locale))]
        if change is not None and change.actor_id is not None:
            person, when = f"<@{change.actor_id}>", moment(change.happened_at)
            lines.append(
                "-# " + self._words.say("audit-log-since", locale, person=person, when=when)
            )
        lines.append("-# " + self._words.say("audit-log-how", locale))
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay("\n".join(lines))]
        if channel_id is not None:
            parts.append(ui.ActionRow(self._log_button(LogAct.ASK, "audit-log-stop", locale)))
        return panel(*parts)

    def log_question(self, channel_id: int, locale: str) -> ui.LayoutView:
        """Ask whether the audit log shall be posted nowhere."""
        question = self._words.say("audit-log-question", locale, channel=f"<#{channel_id}>")
        return panel(
            ui.TextDisplay(question),
            ui.ActionRow(
                self._log_button(LogAct.OFF, "audit-log-stop", locale, discord.ButtonStyle.danger),
                self._log_button(LogAct.KEEP, "audit-log-keep", locale),
            ),
        )

    def _log_button(
        self,
        act: LogAct,
        words_id: str,
        locale: str,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> ui.Button[ui.LayoutView]:
        return ui.Button(
            style=style,
            label=self._words.say(words_id, locale),
            custom_id=LogPress(act=act).custom_id,
        )

    def log_set(self, before: int | None, after: int | None, locale: str) -> str:
        """Say where the audit log is posted, and where it was."""
        was = self._place(before, locale)
        return self._words.say(
            "audit-log-set", locale, before=was, after=self._place(after, locale)
        )

    def retention_set(self, before: int, after: int, locale: str) -> str:
        """Say how long the audit log is kept, and how long it was."""
        return self._words.say("audit-retention-set", locale, before=before, after=after)

    def _text(self, page: AuditPage, locale: str) -> tuple[str, tuple[float, str] | None]:
        """Return the lines that fit, and after which event the next page begins, if any does."""
        lines: list[str] = []
        last: tuple[float, str] | None = None
        for entry in page.entries:
            line = self._lines.line(entry, locale)
            if lines and len("\n".join([*lines, line])) > TEXT_CHARACTERS:
                return "\n".join(lines), last
            lines.append(line[:TEXT_CHARACTERS])
            last = (entry.event.happened_at, entry.event.id)
        return "\n".join(lines), (page.looked_until or last) if page.has_more else None

    def _narrowed(self, query: EventQuery, locale: str) -> str:
        said: list[str] = []
        if query.topic is not None:
            said.append(self._words.say(f"command-audit-topic-{query.topic}", locale))
        if query.user_id is not None:
            said.append(f"<@{query.user_id}>")
        if query.decided_by is not None:
            person = f"<@{query.decided_by}>"
            said.append(self._words.say("audit-decided-by", locale, person=person))
        if query.channel_id is not None:
            said.append(f"<#{query.channel_id}>")
        if query.since is not None:
            said.append(self._words.say("audit-since", locale, when=moment(query.since)))
        if query.until is not None:
            said.append(self._words.say("audit-until", locale, when=moment(query.until)))
        return " · ".join(said)

    def _text_select(self, query: EventQuery, words: str, locale: str) -> ui.Select[ui.LayoutView]:
        label = self._words.plain.say("audit-containing", locale, words=words)
        return ui.Select(
            custom_id=AuditTextPress(query=query).custom_id,
            placeholder=self._words.say("audit-containing-nothing", locale),
            min_values=0,
            options=[discord.SelectOption(label=label[:100], value=words, default=True)],
        )

    def _place(self, channel_id: int | None, locale: str) -> Markdown:
        if channel_id is None:
            return Markdown(self._words.say("audit-nowhere", locale))
        return Markdown(f"<#{channel_id}>")

    def _button(self, words_id: str, press: AuditPress, locale: str) -> ui.Button[ui.LayoutView]:
        return ui.Button(
            style=discord.ButtonStyle.secondary,
            label=self._words.say(words_id, locale),
            custom_id=press.custom_id,
        )
