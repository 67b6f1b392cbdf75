"""Why a goal is not met, with the limit that was measured: for the report to say beside it."""

from collections.abc import Mapping

REASONS: Mapping[tuple[str, str], str] = {
    ("500", "cpu_ms_per_job"): "Each job is recorded before it is acknowledged, before and after "
    "it is paid for, and before and after it is delivered, and shows its progress. With the store "
    "on the event loop and the leanest client that was tried, 1.4 times the floor remained.",
    ("500", "acknowledged_p99"): "A command is on record before it is acknowledged, so that a kill "
    "loses nothing: the slowest hundredth waits for a commit that came at the wrong moment. The "
    "best that was reached was six times the floor, 50 ms.",
    ("10000-in-flight", "rss_idle_mb"): "The floor loads neither SQLAlchemy (13 MB), pydantic "
    "(9 MB), Pillow (3 MB), RapidFuzz (3 MB) nor Easel itself (16 MB). Without the first two in "
    "memory and the others loaded late, 64 MB (1.5) is the limit by arithmetic.",
}
"""By case and figure."""
