"""US dollars, counted in millionths so that sums are exact."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from bot.catalog import Catalog, price_of, usual_price
from bot.errors import RefusedError
from bot.imagine.request import ImagineRequest
from bot.locales import Words
from bot.locales.amounts import MICROS_PER_USD, Dollars
from bot.locales.typed import amount_of, is_nothing
from cogs.server import Budget

MOST_USD = 1_000_000
_SHOWN_CHARACTERS = 20
_CENT, _SMALLEST_SHOWN = Decimal("0.01"), Decimal("0.0001")


class AmountUnreadableError(RefusedError):
    """What was typed is no amount of money. Facts: ``typed``, ``most``."""

    words_id = "refusal-amount-unreadable"


def micros_of(request: ImagineRequest, catalog: Catalog) -> int | None:
    """Return what the request costs; None where the catalog names no price for its model."""
    price = price_of(request, catalog)
    return None if price is None else to_micros(price)


def to_micros(usd: Decimal) -> int:
    """Return dollars as millionths."""
    return int((usd * MICROS_PER_USD).to_integral_value(ROUND_HALF_UP))


def dollars(micros: int) -> Dollars:
    """Return an amount as a fact, which each language writes its way."""
    return Dollars(_shown(micros))


def usd(micros: int) -> str:
    """Write an amount for the record: $12.50, and $0.003 where cents are too coarse."""
    amount = _shown(micros)
    return f"${amount:,}" if amount % _CENT == 0 or amount >= 1 else f"${amount:f}"


def _shown(micros: int) -> Decimal:
    """Return dollars with as many digits as people look at."""
    amount = Decimal(micros) / MICROS_PER_USD
    if amount % _CENT == 0 or amount >= 1:
        return amount.quantize(_CENT, ROUND_HALF_UP)
    return amount.quantize(_SMALLEST_SHOWN, ROUND_HALF_UP).normalize()


def read_usd(typed: str) -> int:
    """Read an amount as people write it: "5", "$5.50", "5,50", "1.234,50 $".

    Raises:
        AmountUnreadableError: it is none, negative, or absurd.
    """
    try:
        amount = Decimal(amount_of(typed))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount <= MOST_USD:
        raise AmountUnreadableError(typed=typed[:_SHOWN_CHARACTERS], most=MOST_USD)
    return to_micros(amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetFields:
    """What was typed into the command's options; None: left as it is."""

    day: str | None = None
    month: str | None = None
    confirm: str | None = None
    refunds: int | None = None
    """Pictures a day for each person."""

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
        if self.refunds is not None:
            budget = replace(budget, refunded_images=self.refunds)
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
    limits = [one for one in (budget.day_micros, budget.month_micros) if one is not None]
    cheapest = cheapest_picture(catalog)
    return cheapest if limits and min(limits) < cheapest else None


def cheapest_picture(catalog: Catalog) -> int:
    """Return what a picture costs at least, in micros; 0 where a model has no price."""
    prices = [usual_price(model) for model in catalog.models]
    known = [price for price in prices if price is not None]
    return 0 if len(known) < len(prices) else to_micros(min(known))


def unpriced_lines(catalog: Catalog, words: Words, locale: str) -> list[str]:
    """Say of which models no price is known; of none, nothing."""
    unpriced = catalog.unpriced
    if len(unpriced) == len(catalog.all_models):
        return [words.say("budget-unpriced-all", locale)]
    if not unpriced:
        return []
    models = tuple(model.label for model in unpriced)
    return [words.say("budget-unpriced", locale, models=models, count=len(models))]


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
    found = {
        name: f"{shown(old)} → {shown(new)}" for name, (old, new) in pairs.items() if old != new
    }
    if before.refunded_images != after.refunded_images:
        found["refunds_a_day"] = f"{before.refunded_images} → {after.refunded_images}"
    return found
