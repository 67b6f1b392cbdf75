"""Reads and changes the styles of servers."""

from sqlalchemy import Connection

from bot.catalog import checked_style_text
from bot.catalog.quoting import quoted
from bot.catalog.styles import compared
from bot.clock import Clock
from bot.db.database import Database
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.styles.model import (
    MAX_STYLES,
    Style,
    StyleUnknownError,
    TooManyStylesError,
    checked_name,
)
from cogs.styles.repository import forget_style, put_style, styles_of


class StyleService:
    """Reads and changes the styles of servers."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock

    async def all(self, guild_id: int) -> list[Style]:
        """Return a server's styles by name."""
        return await self._database.read(lambda connection: styles_of(connection, guild_id))

    async def find(self, guild_id: int | None, name: str) -> Style:
        """Return the style of this name; in direct messages there is none.

        Raises:
            StyleUnknownError: there is no such style.
        """
        styles = [] if guild_id is None else await self.all(guild_id)
        return _named(styles, name)

    async def put(self, guild_id: int, name: str, text: str, *, by: int) -> Style | None:
        """Add a style, or change the text of the one with this name; return that one as it was.

        Raises:
            StyleNameError, TooManyStylesError, RefusedError: name, number or text are not allowed.
        """
        name, text = checked_name(name), checked_style_text(text)
        now = self._clock.time()

        def write(connection: Connection) -> Style | None:
            styles = styles_of(connection, guild_id)
            before = next((one for one in styles if compared(one.name) == compared(name)), None)
            if before is None and len(styles) >= MAX_STYLES:
                raise TooManyStylesError(limit=MAX_STYLES)
            if before is not None:
                forget_style(connection, guild_id, before.name)
            put_style(connection, guild_id, Style(name=name, text=text, added_by=by), at=now)
            told = text if before is None else f"{before.text} → {text}"
            self._note(connection, guild_id, by, name, told)
            return before

        return await self._database.write(write, lock_keys=(guild_id,))

    async def remove(self, guild_id: int, name: str, *, by: int) -> Style:
        """Delete a style and return it; pictures drawn in it stay as they are.

        Raises:
            StyleUnknownError: there is no such style.
        """

        def write(connection: Connection) -> Style:
            style = _named(styles_of(connection, guild_id), name)
            forget_style(connection, guild_id, style.name)
            self._note(connection, guild_id, by, style.name, f"{style.text} →")
            return style

        return await self._database.write(write, lock_keys=(guild_id,))

    def _note(self, connection: Connection, guild_id: int, by: int, name: str, told: str) -> None:
        event = AuditEvent(
            guild_id=guild_id,
            kind=EventKind.STYLES_CHANGED,
            actor_id=by,
            facts={"style": name, "text": told},
        )
        self._audit_log.note(connection, event)


def _named(styles: list[Style], name: str) -> Style:
    for style in styles:
        if compared(style.name) == compared(name):
            return style
    raise StyleUnknownError(
        style=quoted(name),
        styles=tuple(style.name for style in styles),
        count=len(styles),
    )
