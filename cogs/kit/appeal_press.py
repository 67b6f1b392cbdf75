"""The buttons and the form of an appeal: what they do, carried in their custom ids."""

from enum import StrEnum

from cogs.kit.router import HexId, Press


class AppealAct(StrEnum):
    """What somebody wants with an appeal."""

    MAKE = "make"
    ACCEPT = "accept"
    ALLOW = "allow"
    """As a button it opens the form, as a form it allows the phrase."""
    DISMISS = "dismiss"


class AppealPress(Press, tag="filter-appeal"):
    """A button or form that somebody used."""

    act: AppealAct
    appeal_id: HexId
