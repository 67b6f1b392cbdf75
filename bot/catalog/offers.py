"""What a service says that it offers, read from its list and held against the catalog."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import cast

from bot.catalog.catalog import Catalog, compact
from bot.catalog.cost import usual_price
from bot.catalog.model import Model
from bot.catalog.price import Price

MOST_RECORDS = 20_000
_MOST_USD = 1000
_ID = re.compile(r"[A-Za-z0-9._-]{1,100}(?:/[A-Za-z0-9._-]{1,100})?")
"""What can be a model's id; anything else in a list is none of ours."""
_AMOUNT = re.compile(r"\s*\$?\s*(\d{1,6}(?:\.\d{1,12})?)\s*(?:USD)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One model on a service's list."""

    id: str
    """As the service writes it, with its owner or without."""
    per_request_usd: float | None = None
    """None where the list names no price for a request, or none in US dollars."""
    parameters: frozenset[str] = frozenset()
    """The names of its parameters; none where the service does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A model's price as it was known, and as the list has it."""

    model: Model
    before: Decimal | None
    now: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A service's list held against the models that Easel knows."""

    changed: Sequence[Difference]
    missing: Sequence[Model]
    """Offered to people here, and not on the list."""
    found: Sequence[Model]
    """Not offered to people here, and on the list."""
    unpriced: Sequence[Model]
    """On the list without a price for a request."""
    outdated: Sequence[tuple[Model, Sequence[str]]]
    """Models with the parameters here that the service does not have any more."""
    prices: Mapping[str, Price]
    """What the list asks for each model, by its id here."""


def read_offers(answer: object) -> list[Offer]:
    """Read a list of models in any of the shapes such lists have; what is none is left out.

    The records are a list, or below ``data`` or ``models``. Of several with one id the dearest
    counts.
    """
    records = answer
    if isinstance(answer, dict):
        table = cast("Mapping[str, object]", answer)
        records = next((table[key] for key in ("data", "models") if key in table), None)
    if not isinstance(records, list):
        return []
    found: dict[str, Offer] = {}
    for record in cast("list[object]", records)[:MOST_RECORDS]:
        offer = _offer(record)
        if offer is None:
            continue
        other = found.get(offer.id)
        if other is None or (offer.per_request_usd or 0) > (other.per_request_usd or 0):
            found[offer.id] = offer
    return list(found.values())


def compare(catalog: Catalog, offers: Iterable[Offer]) -> Comparison:
    """Hold a list against the catalog; a model is found by its id, or by its id without owner."""
    by_name: dict[str, Offer] = {}
    for listed_one in offers:
        for name in (listed_one.id, listed_one.id.rpartition("/")[2]):
            by_name.setdefault(compact(name), listed_one)
    listed = {
        model.id: offer
        for model in (*catalog.all_models, *catalog.asked)
        if (offer := _of(model, by_name)) is not None
    }
    prices = {
        model_id: Price(per_run=offer.per_request_usd)
        for model_id, offer in listed.items()
        if offer.per_request_usd is not None
    }
    known = [model for model in (*catalog.all_models, *catalog.asked) if model.id in listed]
    return Comparison(
        changed=[
            Difference(model=model, before=before, now=now)
            for model in known
            if model.id in prices
            and (now := Decimal(str(prices[model.id].per_run))) != (before := usual_price(model))
        ],
        missing=[model for model in catalog.all_models if model.id not in listed],
        found=[model for model in catalog.asked if model.id in listed],
        unpriced=[model for model in known if model.id not in prices],
        outdated=[
            (model, gone)
            for model in known
            if (names := listed[model.id].parameters)
            and (gone := sorted(name for name in model.parameters if name not in names))
        ],
        prices=prices,
    )


def _of(model: Model, by_name: Mapping[str, Offer]) -> Offer | None:
    """Return the model's offer; one that another owner's model has is not its own."""
    exact = by_name.get(compact(model.id))
    offer = exact or by_name.get(compact(model.name))
    if offer is None:
        return None
    owner = offer.id.rpartition("/")[0]
    return offer if not owner or compact(offer.id) == compact(model.id) else None


def _offer(record: object) -> Offer | None:
    if not isinstance(record, dict):
        return None
    table = cast("Mapping[str, object]", record)
    id_ = table.get("id")
    if not isinstance(id_, str) or not _ID.fullmatch(id_):
        return None
    if table.get("upcoming") is True:
        return None
    pricing = table.get("pricing")
    usd = _usd(cast("Mapping[str, object]", pricing)) if isinstance(pricing, dict) else None
    return Offer(id=id_, per_request_usd=usd)


def _usd(pricing: Mapping[str, object]) -> float | None:
    currency = pricing.get("currency", "USD")
    if not isinstance(currency, str) or currency.strip().upper() not in {"USD", "US$", "$"}:
        return None
    amount = pricing.get("per_request")
    if isinstance(amount, str):
        written = _AMOUNT.fullmatch(amount)
        try:
            amount = float(Decimal(written[1])) if written else None
        except InvalidOperation:
            return None
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        return None
    # Nothing is drawn for nothing: a list with a zero says that it does not know.
    is_price = 0 < amount <= _MOST_USD and math.isfinite(amount)
    return float(amount) if is_price else None
