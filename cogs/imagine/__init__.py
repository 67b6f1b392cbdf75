"""/imagine, and the way that every request takes to become a job.

Decisions and reasons: DESIGN.md, "Accepting".
"""

from cogs.imagine.planner import Planner
from cogs.imagine.sources import OptionSources
from cogs.imagine.submission import Submission

__all__ = ["OptionSources", "Planner", "Submission"]
