"""A budget as managers type it, and what to warn of before it holds."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.catalog import Catalog
from bot.locales.typed import is_nothing
from cogs.limits.money import read_usd, to_micros, usd
from cogs.server import Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetFields:
    """What was typed into the command's options; None: left as it is."""

    day: str | None = None
    month: str | None = None
    confirm: str | None = None

    def applied(self, budget: Budget) -> Budget:
        """Return the budget with these changes.

        Raises:
            AmountUnreadableError: something is no amount.
        """
        if self.day is not None:
            budget = replace(budget, day_micros=read_amount(self.day))
        if self.month is not None:
            budget = replace(budget, month_micros=read_amount(self.month))
        if self.confirm is not None:
            budget = replace(budget, confirm_micros=read_amount(self.confirm))
        return budget


def read_amount(typed: str) -> int | None:
    """Read an amount in millionths; None for "none" in any of the languages.

    Raises:
        AmountUnreadableError: it is neither.
    """
    return None if is_nothing(typed) else read_usd(typed)


def cheapest_beyond(budget: Budget, catalog: Catalog) -> int | None:
    """Return the price of the cheapest picture, if the budget does not even reach for that.

    None also where a model has no price: its pictures are not held against the budget.
    """
    prices = [model.price_usd for model in catalog.models]
    limits = [one for one in (budget.day_micros, budget.month_micros) if one is not None]
    known = [price for price in prices if price is not None]
    if not limits or len(known) < len(prices):
        return None
    cheapest = to_micros_of(min(known))
    return cheapest if min(limits) < cheapest else None


def to_micros_of(price: float) -> int:
    """Return a catalog's price in millionths, by its text, so that 0.003 stays 0.003."""
    return to_micros(Decimal(str(price)))


def shown(micros: int | None) -> str:
    """Write an amount for the audit log."""
    return "none" if micros is None else usd(micros)


def changes(before: Budget, after: Budget) -> dict[str, str]:
    """Return each changed field as "before → after", for the audit log."""
    pairs = {
        "budget_day": (before.day_micros, after.day_micros),
        "budget_month": (before.month_micros, after.month_micros),
        "price_shown_from": (before.confirm_micros, after.confirm_micros),
    }
    return {
        name: f"{shown(old)} → {shown(new)}" for name, (old, new) in pairs.items() if old != new
    }
