"""What a table has on record of a person; each feature declares it for its own tables."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, delete

from bot.db.remembered import tell_changed


class Erasure(StrEnum):
    """What erasing a person does to the rows in which a column names them."""

    DELETES = "deletes"
    UNNAMES = "unnames"
    """The row stays and counts, with nobody in the person's place."""
    KEEPS = "keeps"
    """Moderators have to know it, or it is what somebody decided for others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalColumn:
    """A column that names a person by their Discord id."""

    column: Column[Any]
    erasure: Erasure
    is_exported: bool = False
    """Whether the person gets these rows, with the rows of other tables that reference them."""
    only: ColumnElement[bool] | None = None
    """Which of the rows are the person's; None: all that name them."""
    withheld: tuple[Column[Any], ...] = ()
    """Columns of this table that no export holds: tokens, and what concerns others alone."""
    erase: Callable[[Connection, int], None] | None = None
    """Does what ``erasure`` says in the transaction that orders it; None: rows are deleted."""
    topic: str | None = None
    """Under which processes remember these rows by the person's id; None: they do not."""

    def of(self, user_id: int) -> ColumnElement[bool]:
        """Match the rows of a person."""
        names = self.column == user_id
        return names if self.only is None else names & self.only

    def erase_rows(self, connection: Connection, user_id: int) -> None:
        """Erase a person's rows, as far as that is done at once."""
        if self.erase is not None:
            self.erase(connection, user_id)
        elif self.erasure is Erasure.DELETES:
            connection.execute(delete(self.column.table).where(self.of(user_id)))
        if self.topic is not None:
            tell_changed(connection, self.topic, user_id)


def erased_in_steps(_connection: Connection, _user_id: int) -> None:
    """Leave the rows to the steps that follow an order, as jobs go when their pictures have."""


def kept(*columns: Column[Any], withheld: bool = False) -> tuple[PersonalColumn, ...]:
    """Declare columns whose rows stay as they are; ``withheld`` from others' exports."""
    return tuple(
        PersonalColumn(column=column, erasure=Erasure.KEEPS, withheld=(column,) if withheld else ())
        for column in columns
    )
