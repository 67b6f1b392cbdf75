"""The buttons and the form of an appeal: what they do, carried in their custom ids."""

import re
from dataclasses import dataclass
from enum import StrEnum

_CUSTOM_ID = re.compile(r"filter-appeal:(?P<act>[a-z]+):(?P<appeal_id>[0-9a-f]{32})")


class AppealAct(StrEnum):
    """What somebody wants with an appeal."""

    MAKE = "make"
    ACCEPT = "accept"
    ALLOW = "allow"
    """As a button it opens the form, as a form it allows the phrase."""
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealPress:
    """A button or form that somebody used."""

    act: AppealAct
    appeal_id: str

    @property
    def custom_id(self) -> str:
        """What carries it."""
        return f"filter-appeal:{self.act}:{self.appeal_id}"


def appeal_press(custom_id: str) -> AppealPress | None:
    """Read a custom id; None where it is not about an appeal."""
    found = _CUSTOM_ID.fullmatch(custom_id)
    if found is None or found["act"] not in set(AppealAct):
        return None
    return AppealPress(act=AppealAct(found["act"]), appeal_id=found["appeal_id"])
