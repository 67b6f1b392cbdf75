"""The styles of servers on record: found by name, and changed by those who manage the server."""

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.catalog import checked_style_text
from bot.catalog.quoting import quoted
from bot.catalog.styles import compared
from bot.clock import Clock
from bot.db.database import Database
from bot.errors import RefusedError
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.styles import repository as rows
from cogs.styles.model import checked_name

MAX_STYLES = 50
"""So many a server may have: more than anybody looks through."""
_SOME = 5


class StyleUnknownError(RefusedError):
    """There is no style of this name. Facts: ``style``, ``styles`` (some there are), ``count``."""

    words_id = "refusal-style-unknown"


class TooManyStylesError(RefusedError):
    """Facts: ``limit``."""

    words_id = "refusal-style-too-many"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Words under a name."""

    name: str
    text: str
    added_by: int


class StyleService:
    """Reads and changes the styles of servers."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock

    async def all(self, guild_id: int) -> list[Style]:
        """Return a server's styles by their names."""
        return await self._database.read(lambda connection: _read(connection, guild_id))

    async def find(self, guild_id: int | None, name: str) -> Style:
        """Return the style of this name; in direct messages there is none.

        Raises:
            StyleUnknownError: nobody has defined it, or it was removed.
        """
        styles = [] if guild_id is None else await self.all(guild_id)
        return _named(styles, name)

    async def put(self, guild_id: int, name: str, text: str, *, by: int) -> Style | None:
        """Add a style, or give the one of this name another text; return what it was before.

        Raises:
            RefusedError: the name or the text will not do, or there are too many.
        """
        name, text = checked_name(name), checked_style_text(text)
        now = self._clock.time()

        def write(connection: Connection) -> Style | None:
            styles = _read(connection, guild_id)
            before = next((one for one in styles if compared(one.name) == compared(name)), None)
            if before is None and len(styles) >= MAX_STYLES:
                raise TooManyStylesError(limit=MAX_STYLES)
            if before is not None:
                rows.forget_style(connection, guild_id, before.name)
            row = rows.StyleRow(guild_id=guild_id, name=name, text=text, added_by=by, added_at=now)
            rows.put_style(connection, row)
            told = text if before is None else f"{before.text} → {text}"
            self._note(connection, guild_id, by, name, told)
            return before

        return await self._database.write(write, lock_keys=(guild_id,))

    async def remove(self, guild_id: int, name: str, *, by: int) -> Style:
        """Remove a style and return it; pictures that were drawn in it stay as they are.

        Raises:
            StyleUnknownError: there is no such style (any more).
        """

        def write(connection: Connection) -> Style:
            style = _named(_read(connection, guild_id), name)
            rows.forget_style(connection, guild_id, style.name)
            self._note(connection, guild_id, by, style.name, f"{style.text} →")
            return style

        return await self._database.write(write, lock_keys=(guild_id,))

    def _note(self, connection: Connection, guild_id: int, by: int, name: str, told: str) -> None:
        happening = AuditEvent(
            guild_id=guild_id,
            kind=EventKind.STYLES_CHANGED,
            actor_id=by,
            facts={"style": name, "text": told},
        )
        self._audit_log.note(connection, happening)


def _read(connection: Connection, guild_id: int) -> list[Style]:
    found = [
        Style(name=row.name, text=row.text, added_by=row.added_by)
        for row in rows.styles_of(connection, guild_id)
    ]
    return sorted(found, key=lambda style: compared(style.name))


def _named(styles: list[Style], name: str) -> Style:
    for style in styles:
        if compared(style.name) == compared(name):
            return style
    raise StyleUnknownError(
        style=quoted(name),
        styles=tuple(style.name for style in styles[:_SOME]),
        count=len(styles),
    )
