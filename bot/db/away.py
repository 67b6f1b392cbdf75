"""Which errors of the drivers mean that the database cannot do something now, and will later."""

import sqlite3
from collections.abc import Mapping

FULL, LOCKED, READ_ONLY = "the disk is full", "locked", "read-only"
FAILING, UNREACHABLE = "the disk fails", "unreachable"

# The primary result codes: https://sqlite.org/rescode.html
_SQLITE: Mapping[int, str] = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: FAILING,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_PROTOCOL: LOCKED,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
    sqlite3.SQLITE_NOMEM: "out of memory",
}
# Codes, then classes of them: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES: Mapping[str, str] = {
    "25006": READ_ONLY,
    "25P03": "the connection broke off",
    "25P04": "too slow",
    "53100": FULL,
    "53200": "out of memory",
    "53300": "no free connection",
    "55P03": LOCKED,
    "57014": "too slow",
    "08": UNREACHABLE,
    "40": "processes stand in each other's way",
    "53": "out of resources",
    "57": "it shuts down",
    "58": FAILING,
}


def why_away(error: BaseException) -> str | None:
    """Return what keeps the database from doing it, None where the same would fail for ever."""
    driver_error = getattr(error, "orig", None) or error
    if isinstance(driver_error, sqlite3.Error):
        # Errors that the driver itself makes have no code.
        return _SQLITE.get(getattr(driver_error, "sqlite_errorcode", 0) & 0xFF)
    state = sqlstate(error)
    return None if state is None else _POSTGRES.get(state) or _POSTGRES.get(state[:2])


def sqlstate(error: BaseException | None) -> str | None:
    """Return the code that PostgreSQL gave an error, or the one underneath it."""
    found: str | None = getattr(getattr(error, "orig", error), "sqlstate", None)
    return found
