"""Many jobs at once: people take turns, and the limits hold where the money is spent."""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from tests.e2e.real_bot import BotBench, has_picture, is_over, real_bot
from tests.e2e.watched_images import WatchedImages

pytestmark = pytest.mark.asyncio(loop_scope="module")

OVERALL, PER_PERSON = 4, 3


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench, None]:
    environment = {
        "MAX_CONCURRENT_PREDICTIONS": str(OVERALL),
        "MAX_CONCURRENT_PER_PERSON": str(PER_PERSON),
    }
    async with real_bot(images=WatchedImages(pace=0.1), environment=environment) as bench:
        yield bench


async def test_a_flood_of_one_person_hardly_delays_another(bench: BotBench) -> None:
    nova = bench.as_(bench.world.nova)
    with bench.images.holding("query"):
        flood = [bench.imagine(f"flood {number}.") for number in range(20)]
        await bench.until(lambda: len(bench.images.created("flood")) == PER_PERSON, "his turns")
        single = nova.imagine("a single rose")
        await bench.images.wait_created("a single rose")
        assert len(bench.images.created("flood")) == PER_PERSON
    hers = await nova.reply(single, until=is_over)
    his = [await bench.over(interaction) for interaction in flood]

    assert has_picture(hers)
    assert all(has_picture(one) for one in his)
    assert len(bench.images.created("flood")) == 20
    assert 1 <= bench.images.most_at_once(bench.images.started("flood")) <= PER_PERSON


async def test_the_limits_hold_at_the_image_service(bench: BotBench) -> None:
    people = [bench.as_(person) for person in bench.world.people[-4:]]
    asked = [
        (one, one.imagine(f"crowd of {one.me.name} {number}."))
        for number in range(5)
        for one in people
    ]
    for one, interaction in asked:
        assert has_picture(await one.reply(interaction, until=is_over))

    crowd = bench.images.started("crowd of")
    assert len(crowd) == len(asked)
    assert bench.images.most_at_once(crowd) <= OVERALL
    for one in people:
        hers = bench.images.started(f"crowd of {one.me.name}")
        assert 1 <= bench.images.most_at_once(hers) <= PER_PERSON
    order = [str(one.input["prompt"]).split()[2] for one in crowd]
    assert set(order[: 2 * OVERALL]) == {one.me.name for one in people}
