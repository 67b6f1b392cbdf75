"""The custom ids of an import that is shown, and of what takes it back."""

from enum import StrEnum
from typing import Annotated

from cogs.filter import ImportMode
from cogs.kit.router import HexId, Press, Written


class ConfigAct(StrEnum):
    """The answers to an import that is shown."""

    APPLY = "apply"
    CANCEL = "cancel"


class ConfigPress(Press, tag="config"):
    """A button below an import that is shown."""

    act: ConfigAct
    mode: ImportMode
    preview_id: HexId
    shown: Annotated[str, Written("[0-9a-f]{16}")]
    """The version of what it would change."""


class ConfigModePress(Press, tag="config-mode"):
    """The select of what happens to what the file does not have."""

    preview_id: HexId


class ConfigUndoPress(Press, tag="config-undo"):
    """The button that takes an import back."""

    undo_id: HexId
