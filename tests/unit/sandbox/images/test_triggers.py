import asyncio
import base64
import io
import json
from pathlib import Path

import aiohttp
import pytest
from PIL import Image

from sandbox.images.script import TRIGGERS
from sandbox.images.service import ImageService
from tests.patience import PATIENCE_SECONDS
from tests.unit.sandbox.images.caller import Caller

PRO = "black-forest-labs/flux-1.1-pro"


@pytest.mark.parametrize(
    ("word", "status", "error"),
    [
        ("!nsfw", "failed", "(E005)"),
        ("!filtered", "failed", "All generated images contained NSFW content."),
        ("!fail", "failed", "https://billing.example.invalid"),
        ("!busy", "failed", "(E003)"),
        ("!interrupted", "failed", "(code: PA)"),
        ("!aborted", "aborted", None),
        ("!canceled", "canceled", None),
    ],
)
async def test_it_ends_badly(caller: Caller, word: str, status: str, error: str | None) -> None:
    done = (await caller.finished(f"a boat {word}")).json

    assert done["status"] == status
    assert done["output"] is None
    assert (error in done["error"]) if error else done["error"] is None
    assert ("started_at" in done) is (word != "!aborted")


@pytest.mark.parametrize(
    ("word", "status", "part"),
    [
        ("!401", 401, "Invalid token"),
        ("!402", 402, "billing"),
        ("!quota", 403, "insufficient_user_quota"),
        ("!gone", 503, "model_not_found"),
        ("!422", 422, "input.aspect_ratio"),
        ("!500invalid", 500, "invalid_request"),
        ("!429", 429, "throttled"),
    ],
)
async def test_it_is_refused(caller: Caller, word: str, status: int, part: str) -> None:
    for _ in range(2):
        refused = await caller.create(f"a boat {word}")
        assert refused.status == status
        assert part in refused.content.decode()
    assert [create.prediction_id for create in caller.service.creates] == [None, None]


async def test_at_first_it_does_not_know_its_own_prediction(caller: Caller) -> None:
    started = await caller.create("a boat !forgets")

    statuses = [(await caller.query(started.json["id"])).status for _ in range(3)]

    assert statuses == [404, 404, 200]


async def test_it_takes_long_to_tell_and_another_route_tells_it_at_once(caller: Caller) -> None:
    started = await caller.create("a boat !slowlook", seed=7)
    caller.clock.now += 90
    url = f"{caller.service.url}/flux/v1/get_result?id="

    asking = asyncio.create_task(caller.query(started.json["id"]), name="slow look")
    told = (await caller.call("GET", f"{url}{started.json['id']}")).json
    unknown = (await caller.call("GET", f"{url}none")).json

    assert not asking.done()
    assert (told["status"], told["result"]["seed"]) == ("Ready", 7)
    assert told["result"]["sample"].startswith(caller.service.url)
    assert unknown["status"] == "Task not found"
    asking.cancel()
    await asyncio.wait([asking])


async def test_more_images_come_than_were_asked_for(caller: Caller) -> None:
    done = (await caller.finished("a boat !many")).json

    assert len(done["output"]) == 12


async def test_the_image_lies_where_nobody_expects_it(caller: Caller) -> None:
    done = (await caller.finished("a boat !elsewhere")).json

    assert done["output"] == ["https://pictures.example.invalid/picture.png"]


async def test_429_says_how_long_to_wait_in_body_and_header(caller: Caller) -> None:
    refused = await caller.create("a boat !429")

    assert refused.headers["Retry-After"] == "2"
    assert (refused.json["retry_after"], refused.json["status"]) == (2, 429)


async def test_429once_refuses_once(caller: Caller) -> None:
    statuses = [(await caller.create("a boat !429once")).status for _ in range(3)]

    assert statuses == [429, 201, 429]


async def test_partial_drops_one_of_several(caller: Caller) -> None:
    several = (await caller.finished("a boat !partial", num_outputs=4)).json
    one = (await caller.finished("a boat !partial")).json

    assert len(several["output"]) == 3
    assert "Total safe images: 3 out of 4" in several["logs"]
    assert len(one["output"]) == 1


async def test_slow_takes_a_minute_with_progress(caller: Caller) -> None:
    created = await caller.create("a boat !slow", model=PRO)
    caller.clock.now += 31
    half = (await caller.query(created.json["id"])).json
    caller.clock.now += 31
    done = (await caller.query(created.json["id"])).json

    assert half["status"] == "processing"
    assert "/60 [" in half["logs"]
    assert done["status"] == "succeeded"


async def test_stuck_never_ends(caller: Caller) -> None:
    created = await caller.create("a boat !stuck")
    caller.clock.now += 3000

    assert (await caller.query(created.json["id"])).json["status"] == "processing"


async def test_html_instead_of_json(caller: Caller) -> None:
    asked = await caller.finished("a boat !html")
    posted = await caller.create("a boat !htmlpost")

    for answer in (asked, posted):
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("text/html")
    assert caller.service.creates[-1].prediction_id is None


async def test_empty_succeeds_with_nothing(caller: Caller) -> None:
    done = (await caller.finished("a boat !empty")).json

    assert (done["status"], done["output"]) == ("succeeded", None)


async def test_truncated_breaks_off(caller: Caller) -> None:
    answer = await caller.finished("a boat !truncated")

    assert answer.status == 200
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer.content)


async def test_huge_is_20_mb_of_json(caller: Caller) -> None:
    answer = await caller.finished("a boat !huge")

    assert len(answer.content) > 20 * 1024 * 1024
    assert answer.json["status"] == "succeeded"


async def test_redirect_points_elsewhere(caller: Caller) -> None:
    answer = await caller.finished("a boat !redirect")

    assert answer.status == 302
    assert "127.0.0.1" not in answer.headers["Location"]


async def test_flaky_stumbles_then_works(caller: Caller) -> None:
    created = await caller.create("a boat !flaky")
    caller.clock.now += 9
    statuses = [(await caller.query(created.json["id"])).status for _ in range(5)]

    assert statuses == [502, 503, 502, 503, 200]


async def test_lost_is_not_found(caller: Caller) -> None:
    assert (await caller.finished("a boat !lost")).status == 404


async def test_expired_files_are_gone(caller: Caller) -> None:
    url = (await caller.finished("a boat !expired")).json["output"][0]

    assert (await caller.download(url)).status == 404


async def test_badimage_is_no_image(caller: Caller) -> None:
    url = (await caller.finished("a boat !badimage")).json["output"][0]
    file = await caller.download(url)

    assert (file.status, file.headers["Content-Type"]) == (200, "image/webp")
    assert file.content.startswith(b"<!doctype html>")


async def test_big_is_a_png_of_14_mb(caller: Caller) -> None:
    url = (await caller.finished("a boat !big")).json["output"][0]
    file = await caller.download(url)

    assert Image.open(io.BytesIO(file.content)).format == "PNG"
    assert 11_000_000 < len(file.content) < 18_000_000


async def test_weird_reports_an_unknown_state_then_succeeds(caller: Caller) -> None:
    created = await caller.create("a boat !weird")
    caller.clock.now += 2
    first = (await caller.query(created.json["id"])).json["status"]
    caller.clock.now += 6
    last = (await caller.query(created.json["id"])).json["status"]

    assert (first, last) == ("reticulating", "succeeded")


async def test_wrapped_is_a_task(caller: Caller) -> None:
    done = (await caller.finished("a boat !wrapped")).json
    failed = (await caller.finished("a boat !wrapped !fail")).json

    assert (done["code"], done["data"]["status"]) == ("success", "SUCCESS")
    assert done["data"]["data"]["output"]
    assert failed["data"]["status"] == "FAILURE"
    assert failed["data"]["fail_reason"]


async def test_datauri_carries_the_image(caller: Caller) -> None:
    (url,) = (await caller.finished("a boat !datauri", output_format="png")).json["output"]
    head, _, payload = url.partition(",")

    assert head == "data:image/png;base64"
    assert base64.b64decode(payload).startswith(b"\x89PNG")


async def test_dict_names_the_image(caller: Caller) -> None:
    one = (await caller.finished("a boat !dict")).json["output"]
    two = (await caller.finished("a boat !dict", num_outputs=2)).json["output"]

    assert one["image"].startswith(caller.service.url)
    assert len(two["images"]) == 2


async def test_evil_points_at_a_forbidden_address(caller: Caller) -> None:
    (url,) = (await caller.finished("a boat !evil")).json["output"]

    assert url.startswith("http://169.254.169.254/")


@pytest.mark.parametrize("word", ["!reset", "!hang"])
async def test_the_line_is_cut_but_the_prediction_exists(word: str) -> None:
    async with (
        ImageService(paint=False, pace=0.001) as service,
        aiohttp.ClientSession() as session,
    ):
        url = f"{service.url}/v1/models/{PRO}/predictions"
        headers = {"Authorization": "Bearer sandbox"}
        with pytest.raises(aiohttp.ClientError):
            await session.post(url, json={"input": {"prompt": word}}, headers=headers)
        prediction_id = service.creates[0].prediction_id
        async with session.get(
            f"{service.url}/v1/predictions/{prediction_id}", headers=headers
        ) as response:
            assert response.status == 200


async def test_a_hanging_answer_does_not_hold_up_the_end() -> None:
    async with asyncio.timeout(PATIENCE_SECONDS), aiohttp.ClientSession() as session:
        async with ImageService(paint=False) as service:
            url = f"{service.url}/v1/models/{PRO}/predictions"
            headers = {"Authorization": "Bearer sandbox"}
            body = {"input": {"prompt": "!hang"}}
            call = asyncio.create_task(
                session.post(url, json=body, headers=headers), name="hanging post"
            )
            while not service.creates:  # noqa: ASYNC110  # the service tells nobody
                await asyncio.sleep(0)
        with pytest.raises(aiohttp.ClientError):
            await call


def test_every_trigger_is_tried_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [trigger.word for trigger in TRIGGERS if trigger.word not in text] == []
