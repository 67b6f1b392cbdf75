"""The buttons of /audit log-channel."""

from enum import StrEnum

from cogs.kit.router import Press


class LogAct(StrEnum):
    """What a button does."""

    ASK = "ask"
    """Ask whether the audit log shall be posted nowhere."""
    OFF = "off"
    KEEP = "keep"


class LogPress(Press, tag="audit-log"):
    """A button about the channel in which the audit log is posted."""

    act: LogAct
