"""What the operator decides for everything that Easel draws, whatever servers set.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.operator.policy import OperatorPolicy

__all__ = ["OperatorPolicy"]
