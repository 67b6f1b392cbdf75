"""What pictures cost: each service's list, an operator's own price, and the dearest that may be."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bot.catalog import Catalog, load_catalog, price_of, usual_price
from bot.catalog.price import Price
from bot.catalog.price_list import (
    PriceList,
    keep_prices,
    kept_path,
    kept_prices,
    service_of,
    shipped_prices,
)
from bot.configured import configured_catalog
from bot.errors import SettingsError
from bot.settings import Settings
from tests.unit.bot.catalog.planned import CATALOG, PICTURE, planned

SCHNELL, PRO = "black-forest-labs/flux-schnell", "black-forest-labs/flux-2-pro"
FLEX = "black-forest-labs/flux-2-flex"
HD = replace(PICTURE, width=1920, height=1080)  # not quite 2 megapixels
BY_MEGAPIXEL = Price(per_run=0.015, per_megapixel=0.015, per_input_megapixel=0.015)


def costing(price: Price) -> Catalog:
    return Catalog(
        models=[replace(model, price=price) for model in CATALOG.models], default=CATALOG.default.id
    )


def settings(
    folder: Path, *, url: str = "https://api.replicate.com/v1", text: str = ""
) -> Settings:
    file = folder / "own.toml"
    file.write_text(text)
    return Settings(prediction_api_url=url, data_dir=folder, models_file=file)


@pytest.mark.parametrize(
    ("price", "options", "usd"),
    [
        (BY_MEGAPIXEL, {"model": "2-pro"}, "0.030"),
        (BY_MEGAPIXEL, {"model": "2-pro", "count": 3}, "0.090"),
        (BY_MEGAPIXEL, {"model": "2-pro", "image": (HD,)}, "0.060"),
        # What nobody tells the size of counts as a very large one.
        (BY_MEGAPIXEL, {"model": "2-pro", "image": (PICTURE,)}, "0.270"),
        # Four megapixels at once, and a begun one counts.
        (Price(per_megapixel=0.01), {"model": "ultra"}, "0.04"),
        (Price(per_megapixel=0.01), {"model": "sdxl", "aspect_ratio": "16:9"}, "0.01"),
        (Price(by={"megapixels": {"1": 0.02, "0.25": 0.01}}), {"model": "schnell"}, "0.02"),
        # A value without an amount costs as much as the dearest.
        (Price(by={"megapixels": {"0.25": 0.01, "4": 0.08}}), {"model": "schnell"}, "0.08"),
    ],
)
def test_a_price_is_the_most_that_a_request_may_cost(
    price: Price, options: dict[str, object], usd: str
) -> None:
    assert price_of(planned(**options), costing(price)) == Decimal(usd)


@pytest.mark.parametrize(
    ("written", "megapixels"),
    [("0.25", 1), ("2 MP", 2), ("2K", 4), ("4K", 16), ("2048x1024", 2), ("auto", 1)],
)
def test_sizes_are_read_as_models_write_them(written: str, megapixels: int) -> None:
    request = planned(model="2-pro")
    (one,) = request.predictions
    sized = replace(one, input={**one.input, "resolution": written})

    price = price_of(replace(request, predictions=(sized,)), costing(Price(per_megapixel=0.1)))

    assert price == Decimal("0.1") * megapixels


def test_a_picture_as_large_as_the_one_sent_costs_what_that_one_does() -> None:
    request = planned(model="2-pro", image=(HD,))
    (one,) = request.predictions
    same = replace(one, input={**one.input, "resolution": "match_input_image"})

    price = price_of(replace(request, predictions=(same,)), costing(Price(per_megapixel=0.1)))

    assert price == Decimal("0.2")


def test_each_service_has_prices_of_its_own(tmp_path: Path) -> None:
    replicate = configured_catalog(settings(tmp_path))
    comet = configured_catalog(settings(tmp_path, url="https://api.cometapi.com/replicate/v1"))
    unknown = configured_catalog(settings(tmp_path, url="http://127.0.0.1:1/v1"))

    prices = [
        [usual_price(model) for model in map(catalog.resolve, ("schnell", "flex"))]
        for catalog in (replicate, comet, unknown)
    ]

    assert prices == [
        [Decimal("0.003"), Decimal("0.06")],
        [None, Decimal("0.24")],
        [None, None],
    ]


def test_an_operators_price_wins_over_what_was_read_and_that_over_ours(tmp_path: Path) -> None:
    own = f'[[models]]\nid = "{SCHNELL}"\nprice = {{ per_run = 0.5 }}\n'
    service = service_of("https://api.replicate.com/v1")
    read = {SCHNELL: Price(per_run=0.4), PRO: Price(per_run=0.4)}
    path = keep_prices(tmp_path, PriceList(service=service, read_on="2026-11-30", prices=read))

    catalog = configured_catalog(settings(tmp_path, text=own))

    found = [usual_price(catalog.resolve(name)) for name in ("schnell", "2-pro", "flex")]
    assert found == [Decimal("0.5"), Decimal("0.4"), Decimal("0.06")]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "service = 1",
        "service = 'x'\nread_on = '2026-01-01'\n[prices]\n'a/b' = { per_run = -1 }",
        "service = 'x'\nread_on = '2026-01-01'\n[prices]\n'a/b' = { per_run = 'free' }",
        "\x00",
    ],
)
def test_a_kept_list_that_is_none_stops_the_start_and_says_so(tmp_path: Path, text: str) -> None:
    path = kept_path(tmp_path, "api.replicate.com")
    path.write_text(text)

    with pytest.raises(SettingsError, match=path.name):
        configured_catalog(settings(tmp_path))


def test_there_is_no_list_of_a_service_nobody_asked(tmp_path: Path) -> None:
    assert kept_prices(tmp_path, "127.0.0.1:8402") is None
    assert shipped_prices("127.0.0.1:8402") is None


@pytest.mark.parametrize("service", ["api.replicate.com", "api.cometapi.com"])
def test_every_shipped_price_is_a_models_with_a_source_and_a_day(service: str) -> None:
    prices = shipped_prices(service)
    assert prices is not None
    known = {model.id: model for model in (*CATALOG.all_models, *load_catalog().asked)}

    assert set(prices.prices) <= set(known)
    assert all(price.source for price in prices.prices.values())
    assert prices.read_on.startswith("2026-")
    for model_id, price in prices.prices.items():
        assert set(price.by) <= set(known[model_id].parameters)


def test_models_to_ask_for_are_hidden_and_fit_discords_lists_when_all_are_turned_on(
    tmp_path: Path,
) -> None:
    asked = load_catalog().asked
    file = tmp_path / "own.toml"
    file.write_text("".join(f'[[models]]\nid = "{one.id}"\nis_offered = true\n' for one in asked))

    every = load_catalog(file)

    assert not {one.id for one in asked} & {one.id for one in CATALOG.all_models}
    assert every.asked == ()
    assert {one.id for one in asked} < {one.id for one in every.all_models}
    assert len(every.models) <= 25
    assert every.default.id == CATALOG.default.id
