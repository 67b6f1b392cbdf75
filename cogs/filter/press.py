"""The custom ids of the filter's panels."""

from enum import StrEnum
from typing import Annotated

from cogs.filter.model import Kind
from cogs.kit.router import HexId, Press, Written, digits

EVERYTHING = "all"


def kind_of(value: str) -> Kind | None:
    """Read the kind of entries that a list shows; None for all kinds."""
    return Kind(value) if value in set(Kind) else None


class ListPress(Press, tag="filter:list"):
    """A page of the list, perhaps with the entries of one kind only."""

    kind: Annotated[
        Kind | None,
        Written("[a-z]+", read=kind_of, write=lambda kind: kind or EVERYTHING),
    ] = None
    page: Annotated[int, digits(5)] = 0


class KindPress(Press, tag="filter:kind"):
    """The select of the kind to show."""


class ImportAct(StrEnum):
    """The answers to an import that was shown."""

    MAKE = "make"
    DROP = "drop"


class ImportPress(Press, tag="filter-import"):
    """A button that answers an import that was shown."""

    act: ImportAct
    preview_id: HexId


class UndoPress(Press, tag="filter-undo"):
    """The button that takes a change back."""

    undo_id: HexId


class PackAct(StrEnum):
    """What a control of the packs' panel does."""

    ALL = "all"
    """Back to all packs."""
    LOOK = "look"
    TAKE = "take"
    """Take it, or update it."""
    DROP = "drop"


class PackPress(Press, tag="filter-pack"):
    """A button of a pack; ``page`` is that of its entries."""

    act: PackAct
    pack: Annotated[str, Written("[a-z_]+")]
    page: Annotated[int, digits(5)] = 0


class PackChoice(Press, tag="filter-packs"):
    """The select of the pack to look into."""
