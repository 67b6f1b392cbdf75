"""Limits, budget, prices and what is left.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.limits.accounting import (
    UNLIMITED,
    Accounting,
    OperatorLimits,
)
from cogs.limits.money import (
    MOST_USD,
    dollars,
    micros_of,
    read_usd,
    to_micros,
    unpriced_lines,
)
from cogs.limits.refunds import Refunds

__all__ = [
    "MOST_USD",
    "UNLIMITED",
    "Accounting",
    "OperatorLimits",
    "Refunds",
    "dollars",
    "micros_of",
    "read_usd",
    "to_micros",
    "unpriced_lines",
]
