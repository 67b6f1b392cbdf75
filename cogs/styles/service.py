"""Reads and changes styles and lists, of servers and of members."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import Connection

from bot.catalog import checked_style_text
from bot.catalog.quoting import quoted
from bot.catalog.styles import compared
from bot.catalog.wildcards import checked_entries, checked_wildcard_name, compared_wildcard
from bot.clock import Clock
from bot.db.database import Database
from bot.errors import RefusedError
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.styles.model import (
    MAX_OWN_STYLES,
    MAX_OWN_WILDCARDS,
    MAX_STYLES,
    MAX_WILDCARDS,
    ListUnknownError,
    NamedWords,
    OwnStyleUnknownError,
    StyleUnknownError,
    TooManyListsError,
    TooManyOwnStylesError,
    TooManyStylesError,
    checked_name,
)
from cogs.styles.repository import (
    OWN_STYLES,
    OWN_WILDCARDS,
    SERVER_STYLES,
    SERVER_WILDCARDS,
    Shelf,
    forget_named_words,
    named_words_of,
    put_named_words,
)

_NOTED_CHARACTERS = 500
"""Of a text in the audit log, before and after: a list may have thousands."""


class WordsService(ABC):
    """Reads and changes one kind of words; an owner is a server or a person, by their id."""

    shelf: ClassVar[Shelf]
    is_list: ClassVar[bool] = False
    """Whether a text is lines that prompts pick from."""
    most: ClassVar[int]
    """How many an owner may have."""
    too_many: ClassVar[type[RefusedError]]
    event: ClassVar[tuple[EventKind, str] | None] = None
    """What a change is in the server's audit log, and the fact with the name; None: not there."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock

    @abstractmethod
    def checked_name(self, name: str) -> str:
        """Return a name as it is kept.

        Raises:
            RefusedError: it is not allowed.
        """

    @abstractmethod
    def checked_text(self, text: str) -> str:
        """Return a text as it is kept.

        Raises:
            RefusedError: it is not allowed.
        """

    @abstractmethod
    def key(self, name: str) -> str:
        """Return a name as it is compared."""

    @abstractmethod
    def unknown(self, name: str, words: list[NamedWords]) -> RefusedError:
        """Return what says that none of these has this name."""

    async def all(self, owner_id: int) -> list[NamedWords]:
        """Return an owner's words by name."""
        return await self._database.read(
            lambda connection: named_words_of(connection, self.shelf, owner_id)
        )

    async def find(self, owner_id: int | None, name: str) -> NamedWords:
        """Return the words of this name; in direct messages a server has none.

        Raises:
            RefusedError: nothing has this name.
        """
        return self.named([] if owner_id is None else await self.all(owner_id), name)

    async def put(self, owner_id: int, name: str, text: str, *, by: int) -> NamedWords | None:
        """Add words, or change those with this name; return these as they were.

        Raises:
            RefusedError: name, number or text are not allowed.
        """
        name, text = self.checked_name(name), self.checked_text(text)
        now = self._clock.time()

        def write(connection: Connection) -> NamedWords | None:
            words = named_words_of(connection, self.shelf, owner_id)
            before = next((one for one in words if self.is_called(one, name)), None)
            if before is None and len(words) >= self.most:
                raise self.too_many(limit=self.most)
            if before is not None:
                forget_named_words(connection, self.shelf, owner_id, before.name)
            new = NamedWords(name=name, text=text, added_by=by)
            put_named_words(connection, self.shelf, owner_id, new, at=now)
            told = _noted(text) if before is None else f"{_noted(before.text)} → {_noted(text)}"
            self._note(connection, owner_id, by, name, told)
            return before

        return await self._database.write(write, lock_keys=(owner_id,))

    async def remove(self, owner_id: int, name: str, *, by: int) -> NamedWords:
        """Delete words and return them; pictures drawn with them stay as they are.

        Raises:
            RefusedError: nothing has this name.
        """

        def write(connection: Connection) -> NamedWords:
            words = self.named(named_words_of(connection, self.shelf, owner_id), name)
            forget_named_words(connection, self.shelf, owner_id, words.name)
            self._note(connection, owner_id, by, words.name, f"{_noted(words.text)} →")
            return words

        return await self._database.write(write, lock_keys=(owner_id,))

    def read(self, connection: Connection, owner_id: int) -> list[NamedWords]:
        """Return an owner's words by name, inside a transaction."""
        return named_words_of(connection, self.shelf, owner_id)

    def replace_all(
        self, connection: Connection, owner_id: int, words: Sequence[NamedWords]
    ) -> None:
        """Let an owner have exactly these checked words, inside a transaction; noted nowhere."""
        before = self.read(connection, owner_id)
        for one in before:
            if one not in words:
                forget_named_words(connection, self.shelf, owner_id, one.name)
        for one in words:
            if one not in before:
                put_named_words(connection, self.shelf, owner_id, one, at=self._clock.time())

    def named(self, words: list[NamedWords], name: str) -> NamedWords:
        """Return those of this name; the first, where there are several.

        Raises:
            RefusedError: nothing has this name.
        """
        for one in words:
            if self.is_called(one, name):
                return one
        raise self.unknown(quoted(name), words)

    def is_called(self, words: NamedWords, name: str) -> bool:
        """Whether words are called this."""
        return self.key(words.name) == self.key(name)

    def _note(self, connection: Connection, guild_id: int, by: int, name: str, told: str) -> None:
        if self.event is None:
            return
        kind, called = self.event
        event = AuditEvent(
            guild_id=guild_id, kind=kind, actor_id=by, facts={called: name, "text": told}
        )
        self._audit_log.note(connection, event)


class StyleService(WordsService):
    """The styles of servers."""

    shelf = SERVER_STYLES
    most = MAX_STYLES
    too_many = TooManyStylesError
    event: ClassVar[tuple[EventKind, str] | None] = EventKind.STYLES_CHANGED, "style"
    _unknown: ClassVar[type[StyleUnknownError]] = StyleUnknownError

    def checked_name(self, name: str) -> str:
        """Return a name as it is kept."""
        return checked_name(name)

    def checked_text(self, text: str) -> str:
        """Return a text as it is kept."""
        return checked_style_text(text)

    def key(self, name: str) -> str:
        """Return a name as it is compared."""
        return compared(name)

    def unknown(self, name: str, words: list[NamedWords]) -> RefusedError:
        """Return what says that none of these has this name."""
        return self._unknown(style=name, styles=_some_of(words), count=len(words))


class OwnStyleService(StyleService):
    """Members' own styles, which nobody else sees."""

    shelf = OWN_STYLES
    most = MAX_OWN_STYLES
    too_many = TooManyOwnStylesError
    event = None
    _unknown = OwnStyleUnknownError


class WildcardService(WordsService):
    """The lists of servers."""

    shelf = SERVER_WILDCARDS
    is_list = True
    most = MAX_WILDCARDS
    too_many = TooManyListsError
    event: ClassVar[tuple[EventKind, str] | None] = EventKind.WILDCARDS_CHANGED, "wildcard"

    def checked_name(self, name: str) -> str:
        """Return a name as it is kept."""
        return checked_wildcard_name(name)

    def checked_text(self, text: str) -> str:
        """Return a text as it is kept."""
        return checked_entries(text)

    def key(self, name: str) -> str:
        """Return a name as it is compared."""
        return compared_wildcard(name.strip().strip("_"))

    def unknown(self, name: str, words: list[NamedWords]) -> RefusedError:
        """Return what says that none of these has this name."""
        return ListUnknownError(wildcard=name, wildcards=_some_of(words), count=len(words))


class OwnWildcardService(WildcardService):
    """Members' own lists, which nobody else sees."""

    shelf = OWN_WILDCARDS
    most = MAX_OWN_WILDCARDS
    event = None


def _some_of(words: list[NamedWords]) -> tuple[str, ...]:
    return tuple(one.name for one in words)


def _noted(text: str) -> str:
    line = " · ".join(text.splitlines())
    return line if len(line) <= _NOTED_CHARACTERS else f"{line[: _NOTED_CHARACTERS - 1]}…"
