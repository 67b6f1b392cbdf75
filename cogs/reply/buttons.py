"""The buttons of a reply: what they do and to which job, carried in their custom ids."""

import re
from dataclasses import dataclass
from enum import StrEnum

import discord
from discord import ui

from cogs.kit.router import custom_id_of
from cogs.panels import chosen

CUSTOM_ID = re.compile(
    r"easel:(?P<act>[a-z]+):(?P<job_id>[0-9a-f]{32})"
    r"(?::(?P<number>[1-9][0-9]?))?(?::(?P<scale>[24])x)?"
)


class Act(StrEnum):
    """What a button, or a line of the list beside the buttons, does."""

    CANCEL = "cancel"
    RETRY = "retry"
    PUBLISH = "publish"
    REROLL = "reroll"
    SUBTLE = "subtle"
    STRONG = "strong"
    REPHRASE = "rephrase"
    """As a button it opens the form, as a form it draws."""
    UPSCALE = "upscale"
    MORE = "more"
    """The list of what is not needed as often."""
    DETAILS = "details"
    USE = "use"
    """As a button it opens the form, as a form it edits."""
    SAVE = "save"
    FAVOURITE = "favourite"
    STAR = "star"
    REPORT = "report"
    """As a line it opens the form, as a form it reports."""
    DELETE = "delete"
    REMOVE = "remove"
    """The yes to the question that ``DELETE`` asks."""
    KEEP = "keep"
    """The no to it."""


_STYLES = {
    Act.RETRY: discord.ButtonStyle.primary,
    Act.PUBLISH: discord.ButtonStyle.primary,
    Act.REMOVE: discord.ButtonStyle.danger,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button that somebody pressed, a line they chose, or a form they sent."""

    act: Act
    job_id: str
    number: int | None = None
    """Which of the job's pictures: 1, 2, ..."""
    scale: int | None = None
    """How many times as large."""


def job_button(
    act: Act, job_id: str, label: str, *, number: int | None = None, scale: int | None = None
) -> ui.Button[ui.LayoutView]:
    """Make a button for a job, or for one of its pictures."""
    return ui.Button(
        label=label,
        style=_STYLES.get(act, discord.ButtonStyle.secondary),
        custom_id=custom_id_for(act, job_id, number=number, scale=scale),
    )


def custom_id_for(
    act: Act, job_id: str, *, number: int | None = None, scale: int | None = None
) -> str:
    """Return the custom id that ``pressed`` reads."""
    which = "" if number is None else f":{number}"
    size = "" if scale is None else f":{scale}x"
    return f"easel:{act}:{job_id}{which}{size}"


def pressed(custom_id: str) -> Press | None:
    """Read a custom id; None where the button is not one of ours."""
    found = CUSTOM_ID.fullmatch(custom_id)
    if found is None or found["act"] not in set(Act):
        return None
    return Press(
        act=Act(found["act"]),
        job_id=found["job_id"],
        number=int(found["number"]) if found["number"] else None,
        scale=int(found["scale"]) if found["scale"] else None,
    )


def press_of(interaction: discord.Interaction) -> Press | None:
    """Read what was pressed, chosen in the list, or sent as a form; None if it is none of ours."""
    press = pressed(custom_id_of(interaction))
    if press is None or press.act is not Act.MORE:
        return press
    acts = [value for value in chosen(interaction) if value in set(Act)]
    return Press(act=Act(acts[0]), job_id=press.job_id) if acts else press
