"""What is used of limits and budgets, as lines of an explanation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from bot.db.charges import UsedRow
from bot.errors import RefusedError
from bot.imagine.request import SubmittedRequest
from bot.jobs.explanation import Explanation, Outcome
from bot.locales.phrase import phrase
from cogs.audit import EVERYWHERE
from cogs.limits.active_limits import ActiveLimit
from cogs.limits.model import PeriodLimitError
from cogs.limits.money import dollars
from cogs.server import BudgetPeriod, Limit

if TYPE_CHECKING:
    from cogs.limits.accounting import BudgetCheck

_FIELDS = ("concurrent", "cooldown_seconds", "per_hour", "per_day")
"""The parts of a limit, in the order in which they refuse."""


def limits_explained(
    connection: Connection,
    limits: Sequence[ActiveLimit],
    request: SubmittedRequest,
    now: float,
    *,
    are_exempt: bool,
) -> Iterator[Explanation]:
    """Yield a line for each part of each limit, or one that says that nothing is set.

    ``are_exempt``: the requester moderates, and the limits of a person do not apply to them.
    """
    if are_exempt:
        name, reason = phrase("explain-name-limits"), phrase("limits-are-exempt")
        yield Explanation(name=name, outcome=Outcome.EXEMPT, reason=reason)
    elif not limits:
        yield unset("limits")
    for one in limits:
        used = one.used(connection, now)
        for field in _FIELDS:
            if getattr(one.limit, field):
                yield _part_explained(connection, one, field, used, request.image_count, now)


def _part_explained(  # noqa: PLR0913, PLR0917 - one limit, and what is held against it
    connection: Connection, whole: ActiveLimit, field: str, used: UsedRow, asked: int, now: float
) -> Explanation:
    refusal = _refusal(connection, whole, (field,), asked, now)
    if isinstance(refusal, PeriodLimitError):
        # Where both are used up, the member is told of the one that has room later.
        refusal = _refusal(connection, whole, ("per_hour", "per_day"), asked, now)
    counts = {"concurrent": used.under_way, "per_hour": used.images_lately, "per_day": used.images}
    return Explanation(
        name=phrase("explain-name-limit", scope=whole.scope.value),
        outcome=Outcome.PASSES if refusal is None else Outcome.DENIES,
        reason=phrase(
            f"explain-limit-{field.replace('_', '-')}",
            used=counts.get(field, 0),
            limit=getattr(whole.limit, field),
            asked=asked,
        ),
        refusal=refusal,
        fix=None if refusal is None else phrase("explain-fix-limits"),
    )


def _refusal(
    connection: Connection, whole: ActiveLimit, fields: Sequence[str], asked: int, now: float
) -> RefusedError | None:
    """Return what is said of these parts of a limit alone; None where there is room."""
    limit = Limit(**{field: getattr(whole.limit, field) for field in fields})
    try:
        replace(whole, limit=limit).require(connection, asked=asked, now=now)
    except RefusedError as error:
        return error
    return None


def budget_explained(
    connection: Connection, check: "BudgetCheck", now: float
) -> Iterator[Explanation]:
    """Yield a line for each period of a budget; the operator's is told without amounts."""
    reached = check.reached(connection, now)
    for period in BudgetPeriod:
        most, is_reached = check.budget.of(period), period is reached
        if most is None:
            continue
        reason = phrase("explain-budget-everywhere", left="none" if is_reached else "some")
        fix = None
        if check.guild_id != EVERYWHERE:
            spent = dollars(check.spent(connection, period, now))
            reason = phrase(
                "explain-budget", period=period.value, spent=spent, budget=dollars(most)
            )
            fix = phrase("explain-fix-budget") if is_reached else None
        yield Explanation(
            name=phrase("explain-name-budget"),
            outcome=Outcome.DENIES if is_reached else Outcome.PASSES,
            reason=reason,
            refusal=check.refusal(period, now) if is_reached else None,
            fix=fix,
        )


def unset(what: str) -> Explanation:
    """Return a line that says that there are no limits, or no budget."""
    name, reason = phrase(f"explain-name-{what}"), phrase("explain-unset")
    return Explanation(name=name, outcome=Outcome.NOTES, reason=reason, is_set=False)
