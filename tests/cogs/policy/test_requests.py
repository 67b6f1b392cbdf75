"""What rules look at of a request, read from the shipped catalog's own inputs."""

from dataclasses import replace

import pytest

from bot.catalog import Attachment, Catalog, load_catalog, plan, plan_upscale
from bot.imagine.request import SourceImage, Way
from cogs.policy.requests import summary_of
from tests.fakes.options import an_imagine

CATALOG = load_catalog()
UPLOADED = SourceImage(
    url="https://cdn.discordapp.com/attachments/1/2/boat.png",
    filename="boat.png",
    content_type="image/png",
    size_bytes=1000,
    parameter="input_image",
)
REQUEST = plan(an_imagine(prompt="a boat", count=3, private=True), CATALOG)


def test_a_wish_is_what_was_asked_for() -> None:
    summary = summary_of(replace(REQUEST, style="noir"), CATALOG)

    assert (summary.model, summary.model_label) == (REQUEST.model, REQUEST.model_label)
    assert (summary.image_count, summary.style) == (3, "noir")
    assert summary.is_private
    assert not summary.has_image


@pytest.mark.parametrize(
    ("way", "has_image"),
    [
        (Way.IMAGINE, True),
        (Way.EDIT, True),
        (Way.BLEND, True),
        (Way.REROLL, True),
        (Way.UPSCALE, False),
        (Way.VARY_SUBTLE, False),
        (Way.VARY_STRONG, False),
    ],
)
def test_a_picture_counts_where_somebody_brings_it_in(way: Way, has_image: bool) -> None:  # noqa: FBT001 -- a column of the table
    summary = summary_of(replace(REQUEST, images=(UPLOADED,), way=way), CATALOG)

    assert summary.has_image is has_image


@pytest.mark.parametrize("model", ["flux-schnell", "flux-2-pro", "sdxl"])
def test_a_model_that_is_not_told_a_size_draws_its_usual_one(model: str) -> None:
    summary = summary_of(plan(an_imagine(prompt="a boat", model=model), CATALOG), CATALOG)

    assert summary.megapixels is not None
    assert 0.9 < summary.megapixels <= 1


def test_of_a_model_no_longer_offered_the_size_is_unknown() -> None:
    assert summary_of(replace(REQUEST, model="a/gone"), CATALOG).megapixels is None


@pytest.mark.parametrize(
    ("catalog", "megapixels"),
    [
        # One decides by itself how large; nobody knows before.
        (CATALOG, None),
        (
            Catalog(models=[*CATALOG.models, *CATALOG.upscalers[:-1]], default=CATALOG.default.id),
            2.0,
        ),
    ],
)
def test_a_larger_picture_is_no_wish_for_a_model(
    catalog: Catalog, megapixels: float | None
) -> None:
    image = Attachment(
        url=UPLOADED.url,
        filename="boat.png",
        content_type="image/png",
        size_bytes=1000,
        width=1024,
        height=512,
    )

    summary = summary_of(replace(plan_upscale(image, 2, catalog), way=Way.UPSCALE), catalog)

    assert summary.is_upscale
    assert summary.megapixels == megapixels
