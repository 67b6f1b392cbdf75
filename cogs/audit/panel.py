"""The audit log as a moderator reads it: a page, its buttons, and what keeps it from a channel."""

import discord
from discord import ui

from bot.locales import Words
from cogs.audit.export import Export
from cogs.audit.lines import AuditLines
from cogs.audit.press import AuditPress
from cogs.audit.service import AuditQuery, Page
from cogs.kit.panels import panel
from cogs.server import ServerSettings

PAGE_ENTRIES = 8
TEXT_CHARACTERS = 3_400
"""Discord's limit for all text of a message is 4,000; the rest is for what stands around."""


class AuditPanel:
    """Builds what /audit answers."""

    def __init__(self, *, words: Words) -> None:
        self._words = words
        self._lines = AuditLines(words=words)

    def page(
        self,
        press: AuditPress,
        page: Page,
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
        if last is not None:
            older = AuditPress(query=press.query, before=last)
            row.add_item(self._button("audit-older", older, locale))
        if press.before is not None:
            newest = AuditPress(query=press.query)
            row.add_item(self._button("audit-newest", newest, locale))
        if row.children:
            parts.append(row)
        return panel(*parts)

    def exported(self, exported: Export, locale: str) -> str:
        """Say what is in the file."""
        words_id = "audit-exported" if exported.is_complete else "audit-exported-part"
        return self._words.say(words_id, locale, count=exported.lines)

    def log_set(self, before: int | None, after: int | None, locale: str) -> str:
        """Say where the audit log is posted, and where it was."""
        was = self._place(before, locale)
        return self._words.say(
            "audit-log-set", locale, before=was, after=self._place(after, locale)
        )

    def retention_set(self, before: int, after: int, locale: str) -> str:
        """Say how long the audit log is kept, and how long it was."""
        return self._words.say("audit-retention-set", locale, before=before, after=after)

    def _text(self, page: Page, locale: str) -> tuple[str, tuple[float, str] | None]:
        """Return the lines that fit, and after which event the next page begins, if any does."""
        lines: list[str] = []
        last: tuple[float, str] | None = None
        for entry in page.entries:
            line = self._lines.line(entry, locale)
            if lines and len("\n".join([*lines, line])) > TEXT_CHARACTERS:
                return "\n".join(lines), last
            lines.append(line[:TEXT_CHARACTERS])
            last = (entry.event.happened_at, entry.event.id)
        return "\n".join(lines), last if page.has_more else None

    def _narrowed(self, query: AuditQuery, locale: str) -> str:
        said: list[str] = []
        if query.topic is not None:
            said.append(self._words.say(f"command-audit-topic-{query.topic}", locale))
        if query.user_id is not None:
            said.append(f"<@{query.user_id}>")
        if query.channel_id is not None:
            said.append(f"<#{query.channel_id}>")
        if query.since is not None:
            said.append(self._words.say("audit-since", locale, when=f"<t:{int(query.since)}:f>"))
        if query.until is not None:
            said.append(self._words.say("audit-until", locale, when=f"<t:{int(query.until)}:f>"))
        return " · ".join(said)

    def _place(self, channel_id: int | None, locale: str) -> str:
        return (
            self._words.say("audit-nowhere", locale) if channel_id is None else f"<#{channel_id}>"
        )

    def _button(self, words_id: str, press: AuditPress, locale: str) -> ui.Button[ui.LayoutView]:
        return ui.Button(
            style=discord.ButtonStyle.secondary,
            label=self._words.say(words_id, locale),
            custom_id=press.custom_id,
        )
