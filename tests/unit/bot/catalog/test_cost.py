"""What a request costs, and how large its pictures become."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.catalog import Catalog, megapixels_of, plan_upscale, price_of
from bot.catalog.parameter import EnumParameter
from tests.unit.bot.catalog.planned import CATALOG, PICTURE, planned


def priced(price_usd: float) -> Catalog:
    models = [replace(model, price_usd=price_usd) for model in CATALOG.models]
    return Catalog(models=models, default=CATALOG.default.id)


def test_each_picture_has_its_price() -> None:
    assert price_of(planned(count=3), priced(0.003)) == Decimal("0.009")
    assert price_of(planned(model="2-pro", count=3), priced(0.05)) == Decimal("0.15")


def test_without_a_price_nothing_is_claimed() -> None:
    assert price_of(planned(), CATALOG) is None
    assert price_of(replace(planned(), model="acme/gone"), priced(0.003)) is None


@pytest.mark.parametrize(
    ("options", "megapixels"),
    [
        ({}, 1.0),
        ({"model": "ultra"}, 4.0),
        ({"model": "2-pro"}, 1.0),
        ({"model": "sdxl", "aspect_ratio": "1:1"}, 1.0),
        ({"model": "sdxl", "aspect_ratio": "16:9"}, 0.984375),
    ],
)
def test_the_size_of_a_picture_is_known(options: dict[str, object], megapixels: float) -> None:
    assert megapixels_of(planned(**options), CATALOG) == megapixels


def test_a_size_that_is_always_sent_counts() -> None:
    resolution = EnumParameter(allowed=("1 MP", "4 MP"), default="4 MP", sent="always")
    model = CATALOG.resolve("2-pro")
    model = replace(model, parameters={**model.parameters, "resolution": resolution})
    catalog = Catalog(models=[model], default=model.id)

    assert megapixels_of(planned(model="2-pro"), catalog) == 4.0


def test_an_upscaled_picture_is_as_large_as_its_source_makes_it() -> None:
    known = replace(PICTURE, width=1024, height=512)

    (esrgan,) = (model for model in CATALOG.upscalers if "esrgan" in model.id)
    told = Catalog(models=[CATALOG.default, esrgan], default=CATALOG.default.id)

    assert megapixels_of(plan_upscale(known, 4, told), told) == 8.0
    assert megapixels_of(plan_upscale(PICTURE, 4, told), told) is None
    # How much larger this one makes it, nobody tells.
    assert megapixels_of(plan_upscale(known, None, CATALOG), CATALOG) is None
