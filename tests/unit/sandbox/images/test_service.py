import base64
import io
import re

import aiohttp
import pytest
from PIL import Image, ImageStat

from sandbox.images.models import MODELS
from sandbox.images.service import ImageService
from tests.unit.sandbox.images.caller import Caller, HandClock

PRO = "black-forest-labs/flux-1.1-pro"
KONTEXT = "black-forest-labs/flux-kontext-pro"
FLUX_2 = "black-forest-labs/flux-2-pro"
FILL = "black-forest-labs/flux-fill-pro"
UPSCALER = "nightmareai/real-esrgan"


def _sent(colour: tuple[int, int, int], *, size: tuple[int, int] = (300, 150)) -> str:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def _redness(picture: Image.Image) -> float:
    red, _, blue = ImageStat.Stat(picture.convert("RGB")).mean
    return red - blue


async def test_a_prediction_starts_draws_and_succeeds(caller: Caller) -> None:
    created = await caller.create("a boat", seed=7)
    assert created.status == 201
    assert re.fullmatch(r"[0-9a-z]{26}", created.json["id"])
    assert created.json["status"] == "starting"
    assert created.json["urls"]["get"].startswith("https://api.replicate.com/v1/predictions/")

    caller.clock.now += 0.5
    running = (await caller.query(created.json["id"])).json
    assert running["status"] == "processing"
    assert running["output"] is None
    assert re.search(r"^\s*\d+%\s*\|.+?\|\s*\d+/4", running["logs"], re.MULTILINE)

    caller.clock.now += 3
    done = (await caller.query(created.json["id"])).json
    assert done["status"] == "succeeded"
    assert "Using seed: 7\n" in done["logs"]
    assert "100%|" in done["logs"]
    assert "Total safe images: 1 out of 1" in done["logs"]
    assert done["metrics"]["image_count"] == 1
    assert len(done["output"]) == 1


async def test_closed_models_answer_a_bare_string_and_log_prose(caller: Caller) -> None:
    done = (await caller.finished("a boat", model=PRO)).json

    assert isinstance(done["output"], str)
    assert "Generating image..." in done["logs"]
    assert "%|" not in done["logs"]
    assert re.search(r"Using seed: \d+", done["logs"])


@pytest.mark.parametrize("count", [1, 2, 3, 4])
async def test_num_outputs_gives_that_many_files(caller: Caller, count: int) -> None:
    done = (await caller.finished("a boat", num_outputs=count, output_format="png")).json

    assert len(done["output"]) == count
    for url in done["output"]:
        file = await caller.download(url)
        assert (file.status, file.headers["Content-Type"]) == (200, "image/png")
        assert file.content.startswith(b"\x89PNG")


async def test_files_need_no_key_and_a_key_that_came_along_is_noted(caller: Caller) -> None:
    url = (await caller.finished("a boat")).json["output"][0]

    assert (await caller.download(url)).status == 200
    assert (await caller.call("GET", url)).status == 200
    assert [download.authorized for download in caller.service.downloads] == [False, True]


async def test_everything_is_gone_after_an_hour(caller: Caller) -> None:
    done = (await caller.finished("a boat")).json
    caller.clock.now += 3600

    assert (await caller.download(done["output"][0])).status == 404
    later = (await caller.query(done["id"])).json
    assert (later["output"], later["logs"], later["data_removed"]) == (None, "", True)


async def test_a_wrong_key_is_refused_in_the_dialect_of_the_path(caller: Caller) -> None:
    caller.key = "other"
    comet = await caller.create("a boat")
    caller.base = "/v1"
    replicate = await caller.create("a boat")

    assert comet.status == replicate.status == 401
    assert comet.json["error"]["type"] == "comet_api_error"
    assert replicate.json["title"] == "Unauthenticated"
    assert replicate.headers["Content-Type"].startswith("application/problem+json")
    assert caller.service.creates == []


async def test_both_paths_know_the_same_predictions(caller: Caller) -> None:
    created = await caller.create("a boat")
    caller.base = "/v1"

    assert (await caller.query(created.json["id"])).json["id"] == created.json["id"]


async def test_a_wrong_ratio_is_named(caller: Caller) -> None:
    refused = await caller.create("a boat", model=PRO, aspect_ratio="21:9")

    assert refused.status == 422
    (field,) = refused.json["invalid_fields"]
    assert field["field"] == "input.aspect_ratio"
    assert '"16:9"' in field["description"]
    assert "input.aspect_ratio" in refused.json["detail"]
    assert caller.service.creates[0].prediction_id is None


async def test_an_unknown_model_is_no_channel(caller: Caller) -> None:
    refused = await caller.create("a boat", model="nobody/nothing")

    assert refused.status == 503
    assert refused.json["error"]["code"] == "model_not_found"


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        ({"input": {"prompt": "x"}, "prompt": "x"}, 422, "additional_property_not_allowed"),
        ({}, 422, "required"),
        ([], 500, "invalid_request"),
        ({"input": {}}, 422, "prompt is required"),
    ],
)
async def test_a_wrong_body_is_refused(
    caller: Caller, body: object, status: int, word: str
) -> None:
    url = f"{caller.service.url}/replicate/v1/models/{PRO}/predictions"
    refused = await caller.call("POST", url, body=body)

    assert refused.status == status
    assert word in refused.content.decode()


async def test_cancelling_ends_a_prediction(caller: Caller) -> None:
    created = await caller.create("a boat !slow")
    caller.clock.now += 5
    answer = await caller.cancel(created.json["id"])

    assert (answer.status, answer.json["status"]) == (200, "canceled")
    caller.clock.now += 90
    assert (await caller.query(created.json["id"])).json["status"] == "canceled"


async def test_cancelling_what_is_over_changes_nothing(caller: Caller) -> None:
    done = (await caller.finished("a boat")).json

    await caller.cancel(done["id"])
    assert (await caller.query(done["id"])).json["status"] == "succeeded"


async def test_without_a_cancel_route_a_page_answers(caller: Caller) -> None:
    caller.service.cancel_route = False
    created = await caller.create("a boat")
    answer = await caller.cancel(created.json["id"])

    assert answer.status == 404
    assert answer.content.startswith(b"<!doctype html>")
    assert [cancel.accepted for cancel in caller.service.cancels] == [False]


async def test_every_answer_can_be_wrapped(caller: Caller) -> None:
    caller.service.wrapped = True
    created = await caller.create("a boat")
    caller.clock.now += 0.5
    running = (await caller.query(created.json["id"])).json["data"]
    caller.clock.now += 9
    done = (await caller.query(created.json["id"])).json["data"]

    assert running["status"] == "IN_PROGRESS"
    assert (done["status"], done["progress"]) == ("SUCCESS", "100%")
    assert done["data"]["output"]


async def test_what_reached_the_service_is_on_record(caller: Caller) -> None:
    created = await caller.create("a boat", seed=3)
    await caller.query(created.json["id"])

    (create,) = caller.service.creates
    assert create.prediction_id == created.json["id"]
    assert create.input == {"prompt": "a boat", "seed": 3}
    assert [query.prediction_id for query in caller.service.queries] == [created.json["id"]]


async def test_a_painting_follows_the_sent_image() -> None:
    sent = _sent((230, 30, 30))
    async with ImageService(pace=0) as service, aiohttp.ClientSession() as session:
        base = f"{service.url}/replicate/v1"
        headers = {"Authorization": "Bearer sandbox"}
        body = {"input": {"prompt": "softer", "input_image": sent}}
        async with session.post(
            f"{base}/models/{KONTEXT}/predictions", json=body, headers=headers
        ) as response:
            created = await response.json()
        async with session.get(f"{base}/predictions/{created['id']}", headers=headers) as response:
            done = await response.json()
        async with session.get(done["output"]) as response:
            picture = Image.open(io.BytesIO(await response.read())).convert("RGB")

    assert picture.size == (1456, 720)
    red, green, blue = picture.resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]  # RGB: three
    assert red > 1.4 * max(green, blue)


async def test_a_picture_is_made_larger_without_words(caller: Caller) -> None:
    sent = _sent((90, 40, 30), size=(60, 40))
    url = f"{caller.service.url}/replicate/v1/predictions"
    body = {"version": MODELS[UPSCALER].version, "input": {"image": sent, "scale": 2}}

    created = await caller.call("POST", url, body=body)
    caller.clock.now += 90
    done = (await caller.query(created.json["id"])).json

    assert done["status"] == "succeeded"
    assert done["output"].endswith(".png")
    assert "seed" not in done["logs"]


@pytest.mark.parametrize(
    ("base", "status", "words"), [("/v1", 404, "Not found"), ("/replicate/v1", 503, "no available")]
)
async def test_a_community_model_is_refused_without_its_version(
    caller: Caller, base: str, status: int, words: str
) -> None:
    body = {"input": {"image": _sent((9, 9, 9)), "scale": 2}}

    official = await caller.call(
        "POST", f"{caller.service.url}{base}/models/{UPSCALER}/predictions", body=body
    )
    nobodys = [
        await caller.call("POST", f"{caller.service.url}{base}/predictions", body=body | version)
        for version in ({}, {"version": "0" * 64}, {"version": 7})
    ]

    assert (official.status, words in official.content.decode()) == (status, True)
    assert [answer.status for answer in nobodys] == [422] * 3


async def test_a_version_may_come_with_its_models_name(caller: Caller) -> None:
    model = MODELS[UPSCALER]
    body = {
        "version": f"{model.name}:{model.version}",
        "input": {"image": _sent((9, 9, 9))},
    }

    answer = await caller.call("POST", f"{caller.service.url}/v1/predictions", body=body)

    assert answer.status == 201


async def test_every_picture_of_a_list_has_its_part_in_the_result() -> None:
    red, blue = _sent((230, 20, 20)), _sent((20, 20, 230))
    async with ImageService(pace=0) as service, aiohttp.ClientSession() as session:
        caller = Caller(service=service, session=session, clock=HandClock())
        done = await caller.finished("one picture", model=FLUX_2, input_images=[red, blue])
        picture = Image.open(io.BytesIO((await caller.download(done.json["output"])).content))

    width, height = picture.size
    left = picture.crop((0, 0, width // 4, height))
    right = picture.crop((width * 3 // 4, 0, width, height))
    assert _redness(left) > 50
    assert _redness(right) < -50


async def test_one_broken_picture_of_several_fails_the_prediction(caller: Caller) -> None:
    text = "data:text/plain;base64,aGVsbG8="

    done = await caller.finished("x", model=FLUX_2, input_images=[_sent((9, 9, 9)), text])

    assert done.json["status"] == "failed"


async def test_an_image_from_this_machine_is_fetched_and_no_other(caller: Caller) -> None:
    own = (await caller.finished("a boat")).json["output"][0]

    near = (await caller.finished("x", model=KONTEXT, input_image=own)).json
    far = (await caller.finished("x", model=KONTEXT, input_image="https://a.invalid/b.png")).json
    gone = (await caller.finished("x", model=KONTEXT, input_image=own[:-5] + "9.png")).json

    assert near["status"] == far["status"] == "succeeded"
    assert gone["status"] == "failed"
    assert "downloading input image" in gone["error"]


async def test_what_is_no_image_fails_the_prediction(caller: Caller) -> None:
    text = "data:text/plain;base64,aGVsbG8="

    done = (await caller.finished("x", model=KONTEXT, input_image=text)).json
    assert done["status"] == "failed"
    assert "cannot identify image file" in done["error"]


async def test_a_taken_port_is_an_error() -> None:
    async with ImageService() as first:
        second = ImageService(port=first.port)
        with pytest.raises(OSError, match="address already in use"):
            await second.__aenter__()
        await second.__aexit__(None, None, None)


async def test_thousands_in_flight_are_answered(caller: Caller) -> None:
    ids = [(await caller.create("a boat")).json["id"] for _ in range(300)]
    caller.clock.now += 9

    answers = [(await caller.query(one)).json["status"] for one in ids]
    assert set(answers) == {"succeeded"}


async def test_a_mask_of_another_size_fails_the_prediction(caller: Caller) -> None:
    image, mask, small = _sent((9, 9, 9)), _sent((0, 0, 0)), _sent((0, 0, 0), size=(8, 8))

    fine = (await caller.finished("x", model=FILL, image=image, mask=mask)).json
    other = (await caller.finished("x", model=FILL, image=image, mask=small)).json

    assert fine["status"] == "succeeded"
    assert "must have the same size" in other["error"]
