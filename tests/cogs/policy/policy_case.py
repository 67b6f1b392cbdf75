"""The lines of ``policy_cases.md``, read into what they are about.

Rules: ``place: rule=value rule=value; place: …``; places are server, category, channel, thread,
plain (a channel outside the category) and first (a channel with the server's own id).
Asks: member, newcomer, moderator or manager, ``+Role`` for each role, ``joined=`` how long ago,
``@thread``, ``@post``, ``@plain``, ``@first``, ``@adult``, ``@adult-thread``, ``@dm`` for where.
Outcome: draws (reviewed, relaxed, strictness=…), or no with the refusal.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.imagine.requester import Place, Requester
from cogs.policy.model import Rules
from cogs.policy.requests import RefusedLately, RequestSummary
from cogs.policy.rules.ai_line import AiLine
from cogs.policy.rules.bases import ANY, Selection
from cogs.policy.rules.quiet_hours import NEVER, QuietHours
from cogs.policy.rules.review import Reviewed, ReviewMode
from cogs.policy.rules.rule import RuleContext, ServerFacts
from cogs.policy.rules.who import Audience, Who
from cogs.policy.scope import Level, Scope

SERVER_ID = 1
ROLE_IDS = {"everyone": SERVER_ID, "Artist": 21, "Friend": 22, "Muted": 23, "Trusted": 24}
OLD_ROLE_ID = 29
MODELS = {"a/quick": "Quick", "a/fine": "Fine", "a/kontext": "Kontext"}
GONE_MODEL = "a/gone"
CATEGORY_ID, CHANNEL_ID, THREAD_ID, POST_ID, PLAIN_ID = 30, 31, 32, 33, 34

SERVER_FACTS = ServerFacts(guild_id=SERVER_ID, models=MODELS, role_ids=frozenset(ROLE_IDS.values()))

_SCOPES = {
    "server": Scope(level=Level.SERVER, place_id=SERVER_ID),
    "category": Scope(level=Level.CATEGORY, place_id=CATEGORY_ID),
    "channel": Scope(level=Level.CHANNEL, place_id=CHANNEL_ID),
    "thread": Scope(level=Level.THREAD, place_id=THREAD_ID),
    "plain": Scope(level=Level.CHANNEL, place_id=PLAIN_ID),
    "first": Scope(level=Level.CHANNEL, place_id=SERVER_ID),
}
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_USUAL_DAY = "2026-11-21"
_FILE = Path(__file__).with_name("policy_cases.md")


@dataclass(frozen=True, kw_only=True)
class PolicyCase:
    claim: str
    placed: Mapping[Scope, Rules]
    context: RuleContext
    outcome: str


def policy_cases() -> Iterator[PolicyCase]:
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] != "Claim" and not cells[0].startswith("-"):
            yield _case(cells)


def _case(cells: list[str]) -> PolicyCase:
    claim, rules, asks, wishes, when, outcome = cells
    now = _moment(when)
    last = _options(when).get("last")
    return PolicyCase(
        claim=claim,
        placed=dict(_placed(rules)),
        context=RuleContext(
            requester=_requester(asks, now),
            request=_request(wishes),
            now=now,
            last_request_at=None if last is None else now - _seconds(last),
            refused_lately=_refused(_options(when).get("refused"), now),
            server=SERVER_FACTS,
        ),
        outcome=outcome,
    )


def _refused(text: str | None, now: float) -> RefusedLately:
    """Read "4x30s": four refusals in a day, the latest 30 seconds ago."""
    if text is None:
        return RefusedLately()
    count, _, ago = text.partition("x")
    return RefusedLately(count=int(count), last_at=now - _seconds(ago))


def _placed(text: str) -> Iterator[tuple[Scope, Rules]]:
    for part in filter(None, text.split(";")):
        place, _, settings = part.partition(":")
        yield _SCOPES[place.strip()], rules_of(settings)


def rules_of(text: str) -> Rules:
    values = [_READERS[name](value) for name, value in _options(text).items()]
    return Rules(**dict(values))


def _requester(text: str, now: float) -> Requester:
    words = text.split()
    kind, *roles = words[0].split("+")
    options = _options(text)
    joined = options.get("joined", "1h" if kind == "newcomer" else "100d")
    where = next((word for word in words if word.startswith("@")), "@art")
    return Requester(
        user_id=7,
        place=_place(where),
        role_ids=_roles(",".join(roles)),
        is_moderator=kind == "moderator",
        is_manager=kind == "manager",
        joined_at=None if joined == "unknown" else now - _seconds(joined),
    )


def _place(where: str) -> Place:
    if where == "@dm":
        return Place(channel_id=90)
    channel_id = {"@plain": PLAIN_ID, "@first": SERVER_ID}.get(where, CHANNEL_ID)
    return Place(
        channel_id=channel_id,
        guild_id=SERVER_ID,
        category_id=CATEGORY_ID if channel_id == CHANNEL_ID else None,
        thread_id={"@thread": THREAD_ID, "@adult-thread": THREAD_ID, "@post": POST_ID}.get(where),
        is_age_restricted=where.startswith("@adult"),
    )


def _request(text: str) -> RequestSummary:
    options = _options(text)
    label = options.get("model", "Quick")
    return RequestSummary(
        model=f"a/{label.lower()}",
        model_label=label,
        image_count=int(options.get("count", "1")),
        style=options.get("style"),
        is_own_style="own" in text.split(),
        megapixels=float(options["size"]) if "size" in options else None,
        has_image="image" in text.split(),
        is_private="private" in text.split(),
    )


def _moment(text: str) -> float:
    words = [word for word in text.split() if "=" not in word]
    day = words[0] if len(words) > 1 else _USUAL_DAY
    time = words[-1] if words else "12:00"
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=UTC).timestamp()


def _options(text: str) -> dict[str, str]:
    pairs = (word.partition("=") for word in text.split() if "=" in word)
    return {name: value for name, _, value in pairs}


def _roles(names: str) -> tuple[int, ...]:
    return tuple(
        OLD_ROLE_ID if name == "Old" else ROLE_IDS[name] for name in names.split(",") if name
    )


def _models(names: str) -> tuple[str, ...]:
    return tuple(f"a/{name.lower()}" for name in names.split(","))


def _styles(names: str) -> Selection:
    if names == "any":
        return ANY
    return () if names == "none" else tuple(names.split(","))


def _hours(text: str) -> QuietHours:
    hours, _, timezone = text.partition("@")
    start, _, end = hours.partition("-")
    return QuietHours(start_minute=_minute(start), end_minute=_minute(end), timezone=timezone)


def _minute(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def _seconds(text: str) -> int:
    return int(text[:-1]) * _UNITS[text[-1]]


def _audience(text: str) -> Audience:
    kind, _, roles = text.partition(":")
    return Audience(kind=Who(kind), role_ids=_roles(roles))


def _review(text: str) -> ReviewMode:
    kind, _, roles = text.replace("except:", "except-roles:").partition(":")
    return ReviewMode(kind=Reviewed(kind), role_ids=_roles(roles))


_READERS: Mapping[str, Callable[[str], tuple[str, object]]] = {
    "who": lambda text: ("who", _audience(text)),
    "denied": lambda text: ("denied_roles", () if text == "none" else _roles(text)),
    "wait": lambda text: ("newcomer_wait_seconds", _seconds(text)),
    "quiet": lambda text: ("quiet_hours", NEVER if text == "never" else _hours(text)),
    "refused": lambda text: ("refused_wait_seconds", _seconds(text)),
    "slow": lambda text: ("slow_mode_seconds", _seconds(text)),
    "models": lambda text: ("models", ANY if text == "any" else _models(text)),
    "styles": lambda text: ("styles", _styles(text)),
    "usual": lambda text: ("usual_count", int(text)),
    "count": lambda text: ("maximum_count", int(text)),
    "size": lambda text: ("maximum_megapixels", float(text)),
    "image": lambda text: ("image_input", text == "yes"),
    "private": lambda text: ("private", text == "yes"),
    "relaxed": lambda text: ("age_restricted_relaxed", text == "yes"),
    "ai": lambda text: ("ai_line", AiLine(text)),
    "strictness": lambda text: ("filter_strictness", int(text)),
    "review": lambda text: ("review", _review(text)),
}
