"""What a member sees when all goes well: the bot's own process, real sockets, real pictures."""

import asyncio
import contextlib
import io
import itertools
import re
import resource
from collections.abc import AsyncGenerator
from http import HTTPStatus

import aiohttp
import pytest
import pytest_asyncio
from PIL import Image

from sandbox.discord.wire import as_object
from tests.e2e.real_bot import (
    PRIVATE_BUTTONS,
    RESULT_BUTTONS,
    BotBench,
    has_picture,
    is_over,
    real_bot,
    words,
)
from tests.e2e.watched_images import WatchedImages
from tests.harness.metrics import names_asked_for, samples_of, text_of
from tests.patience import PATIENCE_SECONDS
from tests.servers.ports import free_port

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def health_port() -> int:
    return free_port()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(health_port: int) -> AsyncGenerator[BotBench, None]:
    environment = {"HTTP_PORT": str(health_port), "MAX_CONCURRENT_PER_PERSON": "20"}
    images = WatchedImages(pace=0.1, paint=True)
    async with real_bot(images=images, environment=environment) as bench:
        yield bench


def png(width: int = 320, height: int = 200) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (30, 120, 200)).save(buffer, "PNG")
    return buffer.getvalue()


async def test_the_deferred_reply_itself_becomes_the_picture(bench: BotBench) -> None:
    asked = bench.imagine("a paper boat on calm water at sunrise", seed=7, aspect_ratio="16:9")
    outcome = await bench.outcome(asked)
    shown = await bench.over(asked)

    token = bench.discord.backend.interactions[asked].token
    sent = [one for one in bench.requests() if token in one.path]
    assert sent[0].method == "POST"
    assert sent[0].path.endswith("/callback")
    assert sent[0].json == {"type": 5}
    assert {(one.method, one.path.rpartition("/")[2]) for one in sent[1:]} == {
        ("PATCH", "@original")
    }
    assert shown.id == outcome.message_id
    assert bench.states(shown)[0].thinking
    assert not shown.ephemeral
    assert "> a paper boat on calm water at sunrise" in shown.text
    assert "FLUX schnell · 16:9 · seed 7 · for <@" in shown.text
    assert shown.alt_texts == ["a paper boat on calm water at sunrise"]
    picture = bench.opened(shown)
    assert picture.format == "WEBP"
    assert picture.width / picture.height == pytest.approx(16 / 9, abs=0.05)
    assert len(bench.images.created("calm water at sunrise")) == 1
    assert list(shown.buttons) == RESULT_BUTTONS
    url = shown.components[2]["items"][0]["media"]["url"]
    assert url.startswith(f"{bench.discord.origin}/cdn/")
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert await answer.read() == bench.picture(shown)


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def lighthouse(bench: BotBench) -> int:
    """A picture that takes seconds, begun before the first test."""
    return bench.imagine("!slow a lighthouse in fog", model="dev")


async def test_progress_comes_in_order_and_never_goes_back(
    bench: BotBench, lighthouse: int
) -> None:
    shown = await bench.over(lighthouse)

    states = bench.states(shown)
    assert states[0].thinking
    assert has_picture(states[-1])
    told = [one.text for one in states[1:-1]]
    assert 2 <= len(told) <= 5
    assert all("Cancel" in one.buttons for one in states[1:-1])
    percents = [int(found[1]) for one in told if (found := re.search(r"(\d+) %", one))]
    assert percents
    assert percents == sorted(set(percents))
    stages = [
        words("progress-starting", model="FLUX dev"),
        "**Drawing**",
        words("progress-fetching"),
    ]
    at = [next(n for n, stage in enumerate(stages) if stage in one) for one in told]
    assert at == sorted(at)
    when = [one.at for one in bench.discord.journal.states(shown.id)]
    spaces = [later - earlier for earlier, later in itertools.pairwise(when[1:-1])]
    assert all(space > 2 for space in spaces)


async def test_a_fast_picture_comes_without_any_progress_before_it(bench: BotBench) -> None:
    shown = await bench.over(bench.imagine("a quick fox"))

    states = bench.states(shown)
    assert len(states) <= 3
    assert states[0].thinking
    assert has_picture(states[-1])


async def test_the_models_own_seed_stands_on_the_card(bench: BotBench) -> None:
    shown = await bench.over(bench.imagine("a hill without a seed"))

    (created,) = bench.images.started("a hill without a seed")
    prediction = bench.images._desk.find(created.prediction_id or "")
    assert prediction is not None
    assert "seed" not in created.input
    assert f"seed {prediction.seed} " in shown.text


async def test_several_pictures_of_one_prediction_come_on_one_message(bench: BotBench) -> None:
    shown = await bench.over(bench.imagine("four seasons", count=4))

    assert len(shown.attachments) == 4
    assert shown.alt_texts == [f"four seasons ({n} of 4)" for n in (1, 2, 3, 4)]
    assert len({bench.picture(shown, n) for n in range(4)}) == 4
    (created,) = bench.images.created("four seasons")
    assert created.input["num_outputs"] == 4


async def test_more_pictures_than_a_prediction_makes_become_several(bench: BotBench) -> None:
    shown = await bench.over(bench.imagine("three bridges", model="pro", count=3))

    assert len(shown.attachments) == 3
    created = bench.images.created("three bridges")
    assert [one.model for one in created] == ["black-forest-labs/flux-pro"] * 3
    assert len({one.prediction_id for one in created}) == 3
    assert len({bench.picture(shown, n) for n in range(3)}) == 3


async def test_an_attached_picture_reaches_the_model_and_comes_back_changed(
    bench: BotBench,
) -> None:
    given = bench.upload("boat.png", png())
    shown = await bench.over(bench.imagine("make it evening", model="kontext-pro", image=given))

    (created,) = bench.images.created("make it evening")
    sent = str(created.input["input_image"])
    assert sent.startswith("data:image/png;base64,")
    assert created.input["aspect_ratio"] == "match_input_image"
    picture = bench.opened(shown)
    assert picture.width / picture.height == pytest.approx(320 / 200, abs=0.05)


async def test_a_model_that_takes_a_list_of_pictures_gets_one(bench: BotBench) -> None:
    given = bench.upload("boat.png", png())
    shown = await bench.over(bench.imagine("put it in a list", model="2-pro", image=given))

    (created,) = bench.images.created("put it in a list")
    sent = created.input["input_images"]
    assert isinstance(sent, list)
    assert [str(one)[:22] for one in sent] == ["data:image/png;base64,"]
    assert has_picture(shown)


async def test_a_large_attached_picture_is_made_smaller_for_the_model(bench: BotBench) -> None:
    noise = Image.effect_noise((1000, 1000), 90).convert("RGB")
    buffer = io.BytesIO()
    noise.save(buffer, "PNG")
    given = bench.upload("noise.png", buffer.getvalue())
    await bench.over(bench.imagine("calm this noise", model="kontext-pro", image=given))

    (created,) = bench.images.created("calm this noise")
    assert len(str(created.input["input_image"])) <= 1_000_000


async def test_a_private_picture_is_seen_by_its_requester_alone_until_published(
    bench: BotBench,
) -> None:
    nova = bench.as_(bench.world.nova)
    shown = await bench.over(bench.imagine("a secret garden", private=True))

    assert shown.ephemeral
    assert list(shown.buttons) == [*PRIVATE_BUTTONS, words("button-publish")]
    assert not any("a secret garden" in one.text for one in nova.messages())

    bench.press(shown, label=words("button-publish"))
    public = await nova.sees(lambda one: "a secret garden" in one.text and has_picture(one))
    mine = await bench.message_is(shown, lambda one: words("button-publish") not in one.buttons)
    assert not public.ephemeral
    assert bench.picture(public) == bench.picture(shown)
    assert public.alt_texts == ["a secret garden"]
    assert has_picture(mine)
    assert len(bench.images.created("a secret garden")) == 1


async def test_parameters_in_the_prompt_are_read_and_said(bench: BotBench) -> None:
    typed = "an old map —ar 16x9 --seed 7 --model dev --quality 90"
    shown = await bench.over(bench.imagine(typed))

    (created,) = bench.images.created("an old map")
    assert created.model == "black-forest-labs/flux-dev"
    assert created.input["prompt"] == "an old map"
    assert created.input["aspect_ratio"] == "16:9"
    assert created.input["seed"] == 7
    assert created.input["output_quality"] == 90
    assert "Read from the prompt: " in shown.text
    assert "FLUX dev · 16:9 · seed 7" in shown.text


async def test_a_prompt_pings_nobody_and_shows_as_typed(bench: BotBench) -> None:
    typed = f"@everyone <@{bench.world.mira.id}> **bold** ||hidden||"
    asked = bench.imagine(typed)
    shown = await bench.over(asked)

    token = bench.discord.backend.interactions[asked].token
    edits = [as_object(one.json) for one in bench.requests("PATCH") if token in one.path]
    assert all(one["allowed_mentions"] == {"parse": []} for one in edits)
    assert f"<@{bench.world.mira.id}>" not in shown.text
    assert "@everyone" not in shown.text
    assert r"\*\*bold\*\*" in shown.text
    (created,) = bench.images.created("**bold**")
    assert created.input["prompt"] == typed


async def test_suggestions_come_for_models_and_ratios(bench: BotBench) -> None:
    models = await bench.suggestions("imagine", {"model": "konte"}, prompt="x")
    ratios = await bench.suggestions("imagine", {"aspect_ratio": ""}, prompt="x", model="sdxl")

    assert "Kontext" in models[0]["name"]
    named = {one["value"]: one["name"] for one in ratios}
    assert (named["16:9"], named["1:1"]) == ("16:9 · wide", "1:1 · square")


async def test_health_and_metrics_tell_that_it_is_ready(bench: BotBench, health_port: int) -> None:
    base = f"http://127.0.0.1:{health_port}"
    ready = words("terminal-ready", name="Easel", servers=1)
    await bench.until(lambda: any(ready in line for line in bench.bot.log_lines), ready)
    async with aiohttp.ClientSession() as session:
        with bench.images.holding("query"):
            asked = bench.imagine("a healthy tree")
            await bench.images.wait_created("a healthy tree")
            async with session.get(f"{base}/health") as answer:
                assert answer.status == 200
                health = await answer.json()
            before = samples_of(await text_of(session, f"{base}/metrics"))
        await bench.over(asked)
        assert await text_of(session, f"{base}/livez") == "ok\n"
        text, after = "", dict[str, float]()
        async with asyncio.timeout(PATIENCE_SECONDS):
            # The picture is seen a moment before its job is closed, and counted.
            while not after.get("easel_job_seconds_count"):
                text = await text_of(session, f"{base}/metrics")
                after = samples_of(text)

    assert health["ready"] is True
    assert health["jobs_under_way"] >= 1
    assert before["easel_jobs_under_way"] >= 1
    assert after["easel_ready"] == after["easel_shards_connected"] == 1
    counted = ["easel_jobs_total", "easel_start_seconds_count", "easel_job_polls_sum"]
    counted += ["easel_acknowledgement_seconds_count", "easel_http_answers_total"]
    counted += ["easel_database_wait_seconds_count", "easel_figures_timestamp_seconds"]
    assert [name for name in counted if not after[name]] == []
    # What a dashboard or an alert asks for is there; nobody allowed this bot an amount a day.
    assert names_asked_for() - after.keys() == {"easel_left_today_usd"}
    assert re.findall(r'(?:user|guild|channel|prompt)="|healthy', text) == []


async def test_connections_left_open_take_nothing_from_the_bot(
    bench: BotBench, health_port: int
) -> None:
    assert bench.bot.pid is not None
    _, most = resource.prlimit(bench.bot.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(bench.bot.pid, resource.RLIMIT_NOFILE, (256, most))
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(600):
            _, writer = await asyncio.open_connection("127.0.0.1", health_port)
            writer.write(b"GET /health HTTP/1.1\r\n")
            stack.callback(writer.close)
        shown = await bench.over(bench.imagine("a door with many visitors"))
        async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE_SECONDS):
            # A bot on a busy machine may just then wait for its database.
            status = 0
            while status != HTTPStatus.OK:
                async with session.get(f"http://127.0.0.1:{health_port}/health") as answer:
                    status = answer.status
    resource.prlimit(bench.bot.pid, resource.RLIMIT_NOFILE, (most, most))

    assert has_picture(shown)
    assert not any("Too many open files" in line for line in bench.bot.log_lines)


async def test_two_people_at_once_each_get_their_own(bench: BotBench) -> None:
    nova = bench.as_(bench.world.nova, channel=bench.world.general)
    mine, hers = bench.imagine("theo draws a kite"), nova.imagine("nova draws a kite")

    assert "theo draws a kite" in (await bench.reply(mine, until=is_over)).text
    assert "nova draws a kite" in (await nova.reply(hers, until=is_over)).text
    assert not any("nova draws" in one.text for one in bench.messages())
