"""The steps of the set-up, and what its controls mean, carried in their custom ids."""

from enum import StrEnum

from cogs.kit.router import Press


class Step(StrEnum):
    """The steps, in their order."""

    PERMISSIONS = "permissions"
    WHO = "who"
    WHERE = "where"
    TEAM = "team"
    LIMITS = "limits"
    FILTER = "filter"
    DONE = "done"

    @property
    def number(self) -> int:
        """Its place, from 1 on."""
        return STEPS.index(self) + 1

    def moved(self, by: int) -> "Step":
        """Return the step so many further, or back."""
        return STEPS[min(max(self.number - 1 + by, 0), len(STEPS) - 1)]


STEPS = tuple(Step)


class SetupAct(StrEnum):
    """What a control of a step does."""

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
    HOUR = "hour"
    DAY = "day"
    BUDGET = "budget"
    STRICTNESS = "strictness"
    STARTER = "starter"
    """Begin with the filter list that comes with Easel."""


class SetupPress(Press, tag="setup"):
    """A press or a choice in the set-up."""

    step: Step
    act: SetupAct = SetupAct.OPEN
