"""What the catalog plans from a picture that is there, an image service on a socket understands."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from random import Random

import pytest

from bot.catalog import (
    BLEND_PROMPT,
    Attachment,
    Catalog,
    load_catalog,
    plan,
    plan_upscale,
    vary,
)
from bot.catalog.variation import WORDINGS, Strength
from bot.clock import SystemClock
from bot.imagine.image import Image, read_image
from bot.imagine.prediction import PredictionStatus
from bot.imagine.request import ImagineRequest
from bot.imagine.request_limit import RequestLimit
from bot.imagine.source import SourceImages
from bot.replicate import (
    AllowedOrigins,
    Downloader,
    ReplicateClient,
    open_download_session,
    open_session,
)
from sandbox.images.service import ImageService
from tests.fakes.options import an_imagine
from tests.patience import PATIENCE_SECONDS

CATALOG = load_catalog()
SIZED = Catalog(
    models=[*CATALOG.models, *CATALOG.upscalers[:-1]],
    default=CATALOG.default.id,
)
"""With the upscaler that can be told how large."""
KEY = "sk-contract-1234"
LARGEST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Easel:
    """The way of a request's inputs to the service, and of its picture back."""

    backend: ReplicateClient
    sources: SourceImages
    downloads: Downloader
    clock: SystemClock

    async def drawn(self, request: ImagineRequest) -> tuple[Image, Attachment]:
        """Draw the first prediction; return its picture, and as what it can be sent in again."""
        give_up_at = self.clock.monotonic() + PATIENCE_SECONDS
        carried = await self.sources.input_for(*request.images)
        prediction = await self.backend.create(
            request.model,
            {**request.predictions[0].input, **carried},
            version=request.version,
        )
        while not prediction.status.is_over:
            await self.clock.sleep(0.02)
            prediction = await self.backend.get(prediction.id, give_up_at=give_up_at)
        assert prediction.status is PredictionStatus.SUCCEEDED
        (url,) = prediction.outputs
        content = await self.downloads.fetch(url, give_up_at=give_up_at)
        image = read_image(content)
        return image, Attachment(
            url=url,
            filename="picture.webp",
            content_type=image.media_type,
            size_bytes=len(content),
            width=image.width,
            height=image.height,
        )


@pytest.fixture
async def easel() -> AsyncIterator[Easel]:
    async with AsyncExitStack() as stack:
        service = await stack.enter_async_context(ImageService(key=KEY, pace=0.01))
        allowed = AllowedOrigins.for_outputs((service.url,))
        clock = SystemClock()
        downloads = Downloader(
            session=await stack.enter_async_context(open_download_session(allowed=allowed)),
            allowed=allowed,
            clock=clock,
            max_bytes=LARGEST_BYTES,
        )
        backend = ReplicateClient(
            session=await stack.enter_async_context(open_session()),
            base_url=f"{service.url}/replicate/v1",
            key=KEY,
            clock=clock,
            limit=RequestLimit(requests_per_minute=60_000, clock=clock),
        )
        yield Easel(
            backend=backend,
            sources=SourceImages(downloads=downloads, clock=clock),
            downloads=downloads,
            clock=clock,
        )


async def test_a_picture_becomes_larger(easel: Easel) -> None:
    small, picture = await easel.drawn(plan(an_imagine(prompt="a boat at sea"), CATALOG))

    large, _ = await easel.drawn(plan_upscale(picture, None, CATALOG))

    assert (large.width, large.height) == (4 * small.width, 4 * small.height)


async def test_a_picture_becomes_twice_as_large_by_a_community_model(easel: Easel) -> None:
    small, picture = await easel.drawn(plan(an_imagine(prompt="a boat at sea"), SIZED))

    large, _ = await easel.drawn(plan_upscale(picture, 2, SIZED))

    assert (large.width, large.height) == (2 * small.width, 2 * small.height)


@pytest.mark.parametrize("strength", WORDINGS)
async def test_a_variation_starts_from_the_picture(easel: Easel, strength: Strength) -> None:
    first = plan(an_imagine(prompt="a boat at sea", model="dev", aspect_ratio="3:2"), CATALOG)
    before, picture = await easel.drawn(first)

    wishes = vary(
        first,
        strength,
        CATALOG,
        chance=Random(1),
        picture=picture,
    )
    after, _ = await easel.drawn(plan(wishes, CATALOG))

    assert after.content != before.content
    assert after.width / after.height == pytest.approx(before.width / before.height, rel=0.03)


async def test_a_picture_is_edited_and_two_are_blended(easel: Easel) -> None:
    wide, one = await easel.drawn(
        plan(an_imagine(prompt="a boat at sea", aspect_ratio="16:9"), CATALOG)
    )
    _, other = await easel.drawn(plan(an_imagine(prompt="a fox in snow"), CATALOG))

    edited, _ = await easel.drawn(plan(an_imagine(prompt="make it night", image=(one,)), CATALOG))
    blended, _ = await easel.drawn(
        plan(an_imagine(prompt=BLEND_PROMPT, image=(one, other)), CATALOG)
    )

    for picture in (edited, blended):
        assert picture.width / picture.height == pytest.approx(wide.width / wide.height, rel=0.03)
