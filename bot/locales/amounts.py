"""Numbers that each language writes its own way, as facts of a sentence."""

from decimal import Decimal
from typing import cast

from babel import Locale
from babel.numbers import format_currency
from fluent.runtime.types import FluentFloat

MICROS_PER_USD = 1_000_000
"""Money is counted in millionths, so that sums are exact."""


class Dollars(float):
    """An amount of US dollars: "$12.50" in English, "12,50 $" in German."""

    __slots__ = ()

    def written(self, locale: Locale) -> str:
        """Write it with its cents, and with further digits where it has them."""
        # Fluent would round a currency to its cents.
        return format_currency(
            Decimal(str(float(self))),
            "USD",
            locale=locale,
            currency_digits=False,
            decimal_quantization=False,
        )


def tenths(value: float) -> float:
    """Return a number as a fact that is said with one digit behind its point."""
    said = FluentFloat(
        round(value, 1), minimumFractionDigits=1, maximumFractionDigits=1, useGrouping=False
    )
    return cast("float", said)  # the library's constructor names its other base
