"""What the operator's settings say of drawing."""

from dataclasses import dataclass

from cogs.limits import UNLIMITED, OperatorLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorPolicy:
    """The operator's part of the settings, as features take it."""

    limits: OperatorLimits = UNLIMITED
