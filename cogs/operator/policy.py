"""What the operator's settings say of drawing."""

from dataclasses import dataclass

from cogs.filter import NO_BASE_FILTER, FilterList
from cogs.limits import UNLIMITED, OperatorLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorPolicy:
    """The operator's part of the settings, as features take it."""

    limits: OperatorLimits = UNLIMITED
    base_filter: FilterList = NO_BASE_FILTER
    """Words that are refused everywhere."""
    only_allowed_servers: bool = False
    """Whether Easel draws only on servers that /operator allows."""
    blocked_may_draw_elsewhere: bool = False
    """Whether somebody whom one server has blocked draws in others, and outside."""
