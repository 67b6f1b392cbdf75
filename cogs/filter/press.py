"""The buttons of the filter's panels: what they do, carried in their custom ids."""

import re
from dataclasses import dataclass

from bot.community.filter.entries import Kind

_LIST = re.compile(r"filter:list:(?P<kind>[a-z]+):(?P<page>\d{1,5})")
_IMPORT = re.compile(r"filter-import:(?P<act>make|drop):(?P<id>[0-9a-f]{32})")

KIND_SELECT = "filter:kind"
EVERYTHING = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPress:
    """A page of the list, perhaps of the entries of one kind alone."""

    kind: Kind | None = None
    page: int = 0

    @property
    def custom_id(self) -> str:
        """What carries it."""
        return f"filter:list:{self.kind or EVERYTHING}:{self.page}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPress:
    """An answer to an import that was shown."""

    is_yes: bool
    preview_id: str

    @property
    def custom_id(self) -> str:
        """What carries it."""
        return f"filter-import:{'make' if self.is_yes else 'drop'}:{self.preview_id}"


def kind_of(value: str) -> Kind | None:
    """Read the kind that a list shows; None for all of them."""
    return Kind(value) if value in set(Kind) else None


def list_press(custom_id: str) -> ListPress | None:
    """Read a custom id; None where it is no page of the list."""
    found = _LIST.fullmatch(custom_id)
    if found is None:
        return None
    return ListPress(kind=kind_of(found["kind"]), page=int(found["page"]))


def import_press(custom_id: str) -> ImportPress | None:
    """Read a custom id; None where it is no answer to an import."""
    found = _IMPORT.fullmatch(custom_id)
    if found is None:
        return None
    return ImportPress(is_yes=found["act"] == "make", preview_id=found["id"])
