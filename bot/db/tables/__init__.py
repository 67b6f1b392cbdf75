"""The tables, in terms that SQLite and PostgreSQL share.

Columns of ``JSON_TEXT`` are written and read by those who use them; the store does not look into
them.
Times are seconds since 1970 UTC.
"""

from bot.db.tables.base import metadata
from bot.db.tables.community import (
    appeals,
    blocks,
    charges,
    erasures,
    events,
    filter_entries,
    outage_notices,
    outages,
    place_rules,
    removals,
    report_cases,
    reports,
    reviews,
    servers,
    threads,
)
from bot.db.tables.jobs import (
    jobs,
    predictions,
    turns,
    workers,
)
from bot.db.tables.members import (
    drafts,
    favourites,
    own_styles,
    own_wildcards,
    pictures,
    preferences,
    run_requests,
    runs,
    showcases,
    starred,
    stars,
    styles,
    unhashed,
    wildcards,
)

__all__ = [
    "appeals",
    "blocks",
    "charges",
    "drafts",
    "erasures",
    "events",
    "favourites",
    "filter_entries",
    "jobs",
    "metadata",
    "outage_notices",
    "outages",
    "own_styles",
    "own_wildcards",
    "pictures",
    "place_rules",
    "predictions",
    "preferences",
    "removals",
    "report_cases",
    "reports",
    "reviews",
    "run_requests",
    "runs",
    "servers",
    "showcases",
    "starred",
    "stars",
    "styles",
    "threads",
    "turns",
    "unhashed",
    "wildcards",
    "workers",
]
