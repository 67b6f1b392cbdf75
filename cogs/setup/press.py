"""The steps of /setup and the custom ids of its controls."""

from enum import StrEnum

from cogs.kit.router import Press


class Step(StrEnum):
    """The steps, in order."""

    PERMISSIONS = "permissions"
    WHO = "who"
    WHERE = "where"
    TEAM = "team"
    LIMITS = "limits"
    FILTER = "filter"
    DONE = "done"

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return STEPS.index(self) + 1

    def moved(self, by: int) -> "Step":
        """Return the step so many steps further (or back), within the first and the last."""
        return STEPS[min(max(self.number - 1 + by, 0), len(STEPS) - 1)]


STEPS = tuple(Step)


class SetupAct(StrEnum):
    """What a control sets or does."""

    OPEN = "open"
    """Show the step itself."""
    WHO = "who"
    ROLES = "roles"
    NEWCOMERS = "newcomers"
    EVERYWHERE = "everywhere"
    CHANNELS = "channels"
    MANAGERS = "managers"
    REVIEW = "review"
    LOG = "log"
    PING = "ping"
    PING_FOR = "ping-for"
    HOUR = "hour"
    DAY = "day"
    BUDGET = "budget"
    STRICTNESS = "strictness"
    STARTER = "starter"
    """Add the filter list that comes with Easel."""


class SetupPress(Press, tag="setup"):
    """A button or select of /setup."""

    step: Step
    act: SetupAct = SetupAct.OPEN
