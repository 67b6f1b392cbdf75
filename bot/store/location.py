"""Where the database is: ``DATABASE_URL`` and ``DATA_DIR`` become one file."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import SettingsError

DATABASE_NAME = "easel.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """The database file, and the setting that an operator changes to move it."""

    path: Path
    setting: str

    @property
    def lock_path(self) -> Path:
        """The file that is locked while the database is open: beside it, ``easel.lock``."""
        return self.path.with_suffix(".lock")


def locate(url: str, *, data_dir: Path) -> Location:
    """Return the database file that the settings mean; touches no disk.

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
            "DATABASE_URL: not a database address like sqlite:///data/easel.db"
        ) from None
    if parsed.drivername.startswith("postgres"):
        raise SettingsError("DATABASE_URL: PostgreSQL is not supported yet")
    if parsed.drivername != "sqlite":
        raise SettingsError(
            f"DATABASE_URL: {parsed.drivername} is not supported; "
            "leave it empty for SQLite in DATA_DIR"
        )
    if not parsed.database or parsed.database == ":memory:" or parsed.query:
        raise SettingsError("DATABASE_URL: SQLite needs the path of a file, and nothing behind it")
    return Location(path=Path(parsed.database).absolute(), setting="DATABASE_URL")
