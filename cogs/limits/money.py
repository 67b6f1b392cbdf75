"""US dollars, counted in millionths so that sums are exact."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from bot.catalog import Catalog, price_of
from bot.errors import RefusedError
from bot.imagine.request import ImagineRequest
from bot.locales.amounts import Dollars
from bot.locales.typed import amount_of

MICROS_PER_USD = 1_000_000
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
