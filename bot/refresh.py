"""``python -m bot models --refresh``: asks the service for its models and prices."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.catalog import Catalog
from bot.catalog.offers import Comparison, Offer, compare, read_offers
from bot.catalog.price_list import PriceList, keep_prices, kept_prices, service_of
from bot.configured import configured_catalog
from bot.errors import AnswerUnreadableError
from bot.locales import Words
from bot.replicate import open_session
from bot.replicate.offers import REPLICATE, fetch_list, fetch_schemas
from bot.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What the service said, and where its prices are kept."""

    service: str
    count: int
    """Models on its list, or found there."""
    comparison: Comparison
    path: Path | None
    """None where it names no prices."""


async def ask_service(settings: Settings, catalog: Catalog) -> tuple[int, Comparison]:
    """Return how many models the service has, and what that means for those that Easel knows.

    Raises:
        PredictionError: it cannot be reached, refuses the key, or its answer is no list of models.
    """
    url = settings.prediction_api_url
    async with open_session(proxy=settings.image_service_proxy) as session:
        if service_of(url) == REPLICATE:
            ids = [model.id for model in (*catalog.all_models, *catalog.asked)]
            key = settings.cometapi_key.get_secret_value()
            found = await fetch_schemas(session, url, key, ids)
            offers = [Offer(id=one, parameters=names) for one, names in found.items()]
        else:
            offers = read_offers(await fetch_list(session, url))
    if not offers:
        raise AnswerUnreadableError(f"{service_of(url)} lists no models")
    return len(offers), compare(catalog, offers)


async def refresh(settings: Settings) -> Refreshed:
    """Ask the service, and keep the prices that it names for when Easel starts.

    Raises:
        SettingsError: the models cannot be read.
        PredictionError: as ``ask_service``.
        OSError: the file cannot be written.
    """
    service = service_of(settings.prediction_api_url)
    catalog = await asyncio.to_thread(configured_catalog, settings)
    count, comparison = await ask_service(settings, catalog)
    path = None
    if comparison.prices:
        today = datetime.now(UTC).date().isoformat()
        before = await asyncio.to_thread(kept_prices, settings.data_dir, service)
        # What it no longer names was its price, and is the best that is known.
        prices = {**(before.prices if before else {}), **comparison.prices}
        kept = PriceList(service=service, read_on=today, prices=prices)
        path = await asyncio.to_thread(keep_prices, settings.data_dir, kept)
    return Refreshed(service=service, count=count, comparison=comparison, path=path)


def lines_of(found: Refreshed, words: Words) -> Iterator[str]:
    """Say what a refresh found, for whoever sits at the terminal."""
    its = found.comparison
    yield words.say("terminal-refresh-read", service=found.service, count=found.count)
    for one in its.changed:
        before = "?" if one.before is None else f"${one.before:f}"
        price = {"before": before, "now": f"${one.now:f}"}
        yield words.say("terminal-refresh-price", model=one.model.label, **price)
    for model, names in its.outdated:
        yield words.say("terminal-refresh-outdated", model=model.label, names=tuple(names))
    parts = {"found": its.found, "missing": its.missing, "unpriced": its.unpriced}
    for part, models in parts.items():
        if models:
            labels = tuple(f"{model.label} ({model.id})" for model in models)
            yield words.say(f"terminal-refresh-{part}", models=labels, count=len(labels))
    if found.path is None:
        yield words.say("terminal-refresh-no-prices")
    else:
        yield words.say("terminal-refresh-kept", path=str(found.path))
