"""The buttons and the form of an appeal: what they do, carried in their custom ids."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from cogs.kit.router import HexId, Press


class AppealAct(StrEnum):
    """What somebody wants with an appeal."""

    MAKE = "make"
    ACCEPT = "accept"
    ALLOW = "allow"
    """As a button it opens the form, as a form it allows the phrase."""
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealPress(Press):
    """A button or form that somebody used."""

    tag: ClassVar[str] = "filter-appeal"

    act: AppealAct
    appeal_id: HexId
