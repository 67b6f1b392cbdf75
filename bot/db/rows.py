"""From a row to a value."""

from typing import Any

from sqlalchemy import RowMapping


def fields_of(row: RowMapping, **read: object) -> dict[str, Any]:
    """Return a row's columns as keyword arguments; ``read`` replaces those kept in another form."""
    return {**row, **read}
