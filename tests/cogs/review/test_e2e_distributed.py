"""A review where workers draw and others decide: nobody in the one process knows of the other."""

import json
import time
from collections.abc import AsyncGenerator
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio

from cogs.policy.model import Rules, rules_to_json
from cogs.policy.rules.review import Reviewed, ReviewMode
from sandbox.discord.world import World
from tests.e2e.fleet import Fleet, fleet
from tests.e2e.real_bot import has_picture, words
from tests.servers.postgres import PostgresServer
from tests.servers.shown import Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(
    postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Fleet, None]:
    folder: Path = tmp_path_factory.mktemp("fleet")
    url = postgres.create_database()
    async with fleet(url=url, data_dir=folder) as bench:
        review_everything_in_art(url, bench.world)
        yield bench


def review_everything_in_art(url: str, world: World) -> None:
    rules = rules_to_json(Rules(review=ReviewMode(kind=Reviewed.EVERYONE)))
    settings = json.dumps({"review_channel_id": world.mod_review})
    now = time.time()
    with psycopg.connect(url) as rows:
        rows.execute(
            "INSERT INTO servers VALUES (%s, %s, 1, %s, %s)",
            (world.guild_id, settings, world.mira.id, now),
        )
        rows.execute(
            "INSERT INTO place_rules VALUES (%s, %s, %s, 1, %s, %s)",
            (world.guild_id, world.art, rules, world.mira.id, now),
        )


async def test_what_a_worker_laid_before_the_moderators_another_process_shows(
    bench: Fleet,
) -> None:
    await bench.workers_draw()
    prompt = "a lighthouse far away"
    asked = bench.imagine(prompt)
    moderator = bench.as_(bench.world.mira, channel=bench.world.mod_review)

    def is_notice(one: Shown) -> bool:
        return prompt in one.text and words("button-review-approve") in one.buttons

    notice = await moderator.sees(is_notice)
    waiting = await bench.reply(asked, until=lambda one: "Waiting for approval" in one.text)
    (prediction,) = bench.images.started(prompt)
    drew = f"runs as prediction {prediction.prediction_id}"
    drawers = [name for name in bench.processes if bench.count_said(name, drew)]
    assert [name.partition("-")[0] for name in drawers] == ["worker"]
    assert not has_picture(waiting)
    moderator.press(notice, label=words("button-review-approve"))

    shown = await bench.message_is(waiting, has_picture)
    await bench.message_is(notice, lambda one: not one.buttons)
    public = [one for one in bench.pictures_of(prompt) if one.channel_id != notice.channel_id]
    assert [one.id for one in public] == [shown.id]
