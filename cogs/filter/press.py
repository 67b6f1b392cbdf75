"""The buttons of the filter's panels: what they do, carried in their custom ids."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from bot.community.filter.entries import Kind
from cogs.kit.router import HexId, Press, Written, digits

EVERYTHING = "all"


def kind_of(value: str) -> Kind | None:
    """Read the kind that a list shows; None for all of them."""
    return Kind(value) if value in set(Kind) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPress(Press):
    """A page of the list, perhaps of the entries of one kind alone."""

    tag: ClassVar[str] = "filter:list"

    kind: Annotated[
        Kind | None,
        Written("[a-z]+", read=kind_of, write=lambda kind: kind or EVERYTHING),
    ] = None
    page: Annotated[int, digits(5)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPress(Press):
    """The choice of the kind to show."""

    tag: ClassVar[str] = "filter:kind"


class ImportAct(StrEnum):
    """What becomes of an import that was shown."""

    MAKE = "make"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPress(Press):
    """An answer to an import that was shown."""

    tag: ClassVar[str] = "filter-import"

    act: ImportAct
    preview_id: HexId
