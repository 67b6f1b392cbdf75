"""Rules nobody thought of, for hypothesis."""

from hypothesis import strategies as st

from cogs.policy.model import Rules
from cogs.policy.rules.ai_line import AiLine
from cogs.policy.rules.bases import ANY
from cogs.policy.rules.quiet_hours import NEVER, QuietHours
from cogs.policy.rules.review import Reviewed, ReviewMode
from cogs.policy.rules.who import Audience, Who

ids = st.integers(1, 2**63 - 1)
some_ids = st.lists(ids, max_size=4, unique=True).map(tuple)
# Reading strips names, so none is blank.
seen = st.text(min_size=1, max_size=12).filter(lambda name: name.isprintable() and name.strip())
names = st.just(ANY) | st.lists(seen, max_size=3).map(tuple)
minutes = st.integers(0, 24 * 60 - 1)
zones = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
)
hours = st.builds(QuietHours, start_minute=minutes, end_minute=minutes, timezone=zones)

values: dict[str, st.SearchStrategy[object]] = {
    "who": st.builds(Audience, kind=st.sampled_from(Who), role_ids=some_ids),
    "denied_roles": some_ids,
    "newcomer_wait_seconds": st.integers(0, 28 * 86400),
    "models": names,
    "styles": names,
    "maximum_count": st.integers(1, 8),
    "usual_count": st.integers(1, 8),
    "maximum_megapixels": st.floats(0.25, 64),
    "image_input": st.booleans(),
    "private": st.booleans(),
    "age_restricted_relaxed": st.booleans(),
    "ai_line": st.sampled_from(AiLine),
    "quiet_hours": st.just(NEVER) | hours,
    "slow_mode_seconds": st.integers(0, 21600),
    "refused_wait_seconds": st.integers(0, 3600),
    "filter_strictness": st.integers(0, 3),
    "review": st.builds(ReviewMode, kind=st.sampled_from(Reviewed), role_ids=some_ids),
}
rules = st.builds(Rules, **{tag: st.none() | value for tag, value in values.items()})
