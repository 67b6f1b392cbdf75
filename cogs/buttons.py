"""The buttons of a reply: what they do and to which job, carried in their custom ids."""

import re
from dataclasses import dataclass
from enum import StrEnum

import discord
from discord import ui

CUSTOM_ID = re.compile(r"easel:(?P<act>[a-z]+):(?P<job_id>[0-9a-f]{32})")


class Act(StrEnum):
    """What a button does."""

    CANCEL = "cancel"
    RETRY = "retry"
    PUBLISH = "publish"


_STYLES = {
    Act.CANCEL: discord.ButtonStyle.secondary,
    Act.RETRY: discord.ButtonStyle.primary,
    Act.PUBLISH: discord.ButtonStyle.primary,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button that somebody pressed."""

    act: Act
    job_id: str


def job_button(act: Act, job_id: str, label: str) -> ui.Button[ui.LayoutView]:
    """Make a button for a job."""
    return ui.Button(label=label, style=_STYLES[act], custom_id=f"easel:{act}:{job_id}")


def pressed(custom_id: str) -> Press | None:
    """Read a custom id; None where the button is not one of ours."""
    found = CUSTOM_ID.fullmatch(custom_id)
    if found is None or found["act"] not in set(Act):
        return None
    return Press(act=Act(found["act"]), job_id=found["job_id"])
