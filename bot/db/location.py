"""Where the database is: ``DATABASE_URL`` and ``DATA_DIR`` become a file or a server."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import SettingsError

DATABASE_NAME = "easel.db"
POSTGRES_NAMES = frozenset({"postgres", "postgresql", "postgresql+psycopg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """The database file, and the setting that an operator changes to move it."""

    path: Path
    setting: str

    @property
    def name(self) -> str:
        """What to call it in the log."""
        return str(self.path)

    @property
    def lock_path(self) -> Path:
        """The file that is locked while the database is open: beside it, ``easel.lock``."""
        return self.path.with_suffix(".lock")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A PostgreSQL database, which several processes use at once."""

    url: URL = field(repr=False)

    @property
    def parameters(self) -> dict[str, Any]:
        """What libpq takes, by its names; of several hosts, all in one text."""
        _, parameters = self.url.get_dialect()().create_connect_args(self.url)
        return dict(parameters)

    @property
    def name(self) -> str:
        """What to call it in the log: nothing of its user and password."""
        port = f":{self.url.port}" if self.url.port else ""
        return f"PostgreSQL at {self.url.host or 'its socket'}{port}"


def locate(url: str, *, data_dir: Path) -> Location | Server:
    """Return the file or the server that the settings mean; touches neither disk nor network.

    Raises:
        SettingsError: the URL is none, or names a database that is not supported. The URL itself,
            which may hold a password, is not in the text.
    """
    if not url:
        return Location(path=data_dir.absolute() / DATABASE_NAME, setting="DATA_DIR")
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        # The text repeats the URL, so it is not kept as the cause either.
        raise SettingsError(
            "DATABASE_URL: not a database address like sqlite:///data/easel.db "
            "or postgresql://easel:password@host/easel"
        ) from None
    if parsed.drivername in POSTGRES_NAMES:
        if not parsed.database:
            raise SettingsError("DATABASE_URL: PostgreSQL needs the name of a database at the end")
        return Server(url=parsed.set(drivername="postgresql+psycopg"))
    if parsed.drivername != "sqlite":
        raise SettingsError(
            f"DATABASE_URL: {parsed.drivername} is not supported; "
            "leave it empty for SQLite in DATA_DIR, or name a PostgreSQL database"
        )
    if not parsed.database or parsed.database == ":memory:" or parsed.query:
        raise SettingsError("DATABASE_URL: SQLite needs the path of a file, and nothing behind it")
    return Location(path=Path(parsed.database).absolute(), setting="DATABASE_URL")
