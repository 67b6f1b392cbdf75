import json
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import (
    AllFilteredError,
    AnswerUnreadableError,
    FlaggedError,
    PredictionError,
    PredictionFailedError,
)
from bot.imagine.prediction import Prediction, PredictionStatus
from bot.replicate.wire import is_id, read_prediction, read_result
from tests.servers.replicate import ID, prediction

_FILES = sorted((Path(__file__).parents[3] / "data" / "predictions").glob("*.json"))

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda children: (
        st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=10), children, max_size=4)
    ),
    max_leaves=20,
)
_FIELDS = st.sampled_from(
    [
        *("id", "status", "output", "error", "logs", "metrics", "input", "data", "task_id"),
        *("fail_reason", "message", "code"),
    ]
)
_STATUS_WORDS = st.sampled_from(
    ["starting", "SUCCESS", "failed", "FAILURE", "canceled", "aborted", "IN_PROGRESS", "new"]
)
_NEARLY = st.recursive(
    st.dictionaries(_FIELDS, _JSON | _STATUS_WORDS, max_size=8),
    lambda inner: st.dictionaries(_FIELDS, _JSON | _STATUS_WORDS | inner, max_size=8),
    max_leaves=4,
)


def test_there_are_fixtures() -> None:
    assert len(_FILES) > 20


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_reads_every_known_shape(path: Path) -> None:
    case = json.loads(path.read_text())
    expected = case["expected"]

    read = read_prediction(case["answer"])

    assert read.id == ID
    assert read.status == expected["status"]
    assert list(read.outputs) == expected.get("outputs", [])
    assert read.seed == expected.get("seed")
    assert read.progress == expected.get("progress")
    assert read.predict_seconds == expected.get("predict_seconds")
    assert read.withheld == expected.get("withheld", 0)
    assert (type(read.failure).__name__ if read.failure else None) == expected.get("failure")


@given(answer=_JSON | _NEARLY, known_id=st.sampled_from(["", ID]))
def test_any_json_is_a_prediction_or_a_named_error(answer: object, known_id: str) -> None:
    try:
        read = read_prediction(answer, known_id=known_id)
    except PredictionError:
        return
    assert is_id(read.id)
    assert (read.failure is not None) == (
        read.status
        in {PredictionStatus.FAILED, PredictionStatus.CANCELED, PredictionStatus.ABORTED}
    )
    assert read.progress is None or 0 <= read.progress <= 1


@given(
    status=st.sampled_from([status for status in PredictionStatus if status != "unknown"]),
    upper=st.booleans(),
    wrapped=st.booleans(),
    outputs=st.lists(
        st.integers(0, 99).map(lambda n: f"https://replicate.delivery/{n}.webp"), unique=True
    ),
    seed=st.integers(-(2**63) + 1, 2**63 - 1),
    percent=st.integers(0, 100),
    seconds=st.floats(0, 1e6),
)
def test_what_was_written_is_read_back(  # noqa: PLR0913 - one argument for each field
    status: PredictionStatus,
    *,
    upper: bool,
    wrapped: bool,
    outputs: list[str],
    seed: int,
    percent: int,
    seconds: float,
) -> None:
    word = status.value.upper() if upper else status.value
    flat = prediction(
        word,
        output=outputs,
        logs=f"Using seed: {seed}\n {percent}%|███       | 3/16 [00:00<00:01,  7.86it/s]\n",
        metrics={"predict_time": seconds},
    )
    answer = {"code": "success", "data": {"status": word, "data": flat}} if wrapped else flat

    read = read_prediction(json.loads(json.dumps(answer)))

    expected = Prediction(
        id=ID,
        status=status,
        outputs=tuple(outputs) if status.is_over else (),
        failure=read.failure,
        progress=percent / 100,
        seed=seed if status.is_over else None,
        predict_seconds=seconds,
    )
    assert read == expected


def test_the_id_that_was_asked_for_stays() -> None:
    answer = {"data": {"status": "SUCCESS", "task_id": "task_1", "data": prediction("succeeded")}}

    assert read_prediction(answer, known_id="asked-for").id == "asked-for"


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        "text",
        {},
        {"id": ""},
        {"id": "../x y"},
        {"id": ".."},
        {"id": "x" * 201, "status": "starting"},
        {"status": "starting"},
        {"status": "Task not found", "id": None},
        {"id": "abc", "error": {"message": "no"}},
        {"title": "Unauthenticated", "detail": "x", "status": 401},
        {"code": "x", "message": "y", "data": None},
    ],
)
def test_what_is_no_prediction_is_refused(answer: object) -> None:
    with pytest.raises(AnswerUnreadableError):
        read_prediction(answer)


@pytest.mark.parametrize(
    ("logs", "progress"),
    [
        ("", None),
        ("Generating image...\n", None),
        (" 250%|███| 5/2 [00:00<00:01]", 1.0),
        ("100%|███| 16/16 [00:01]\n  0%|   | 0/5 [00:00]\r 40%|█  | 2/5 [00:00]", 0.4),
        ("50%|███| 1/2\nthen words", 0.5),
        (f"{'9' * 5000}%|███| 1/2", None),
    ],
)
def test_progress_is_the_last_bar(logs: str, progress: float | None) -> None:
    assert read_prediction(prediction("processing", logs=logs)).progress == progress


@pytest.mark.parametrize(
    ("logs", "withheld"),
    [
        ("Total safe images: 3 out of 4", 1),
        ("NSFW content detected in image 0\nNSFW content detected in image 2", 2),
        ("NSFW content detected in image 1\nTotal safe images: 3 out of 4", 1),
        ("Total safe images: 5 out of 4", 0),
        ("nothing", 0),
    ],
)
def test_pictures_held_back_are_counted(logs: str, withheld: int) -> None:
    assert read_prediction(prediction("succeeded", logs=logs)).withheld == withheld


def test_a_failure_without_words_after_held_back_pictures_is_the_filter() -> None:
    read = read_prediction(prediction("failed", logs="NSFW content detected in image 0"))

    assert isinstance(read.failure, AllFilteredError)


@pytest.mark.parametrize(
    "output", ["ftp://x/y.png", "javascript:x", "data:text/html,x", 7, True, [None, {"a": "b"}]]
)
def test_only_web_and_picture_data_addresses_are_outputs(output: object) -> None:
    assert read_prediction(prediction("succeeded", output=output)).outputs == ()


@pytest.mark.parametrize(
    "output", ["data:application/octet-stream;base64,AAAA", "data:;base64,AAAA", "DATA:image/png,A"]
)
def test_a_data_url_of_no_certain_kind_may_be_a_picture(output: str) -> None:
    assert read_prediction(prediction("succeeded", output=output)).outputs == (output,)


def test_outputs_are_not_read_before_the_end() -> None:
    partial = ["https://replicate.delivery/0.webp"]

    assert read_prediction(prediction("processing", output=partial)).outputs == ()


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("IN_QUEUE", PredictionStatus.STARTING),
        ("queuing", PredictionStatus.STARTING),
        ("In Progress", PredictionStatus.PROCESSING),
        ("in-progress", PredictionStatus.PROCESSING),
        ("canceling", PredictionStatus.PROCESSING),
        ("Complete", PredictionStatus.SUCCEEDED),
        ("DONE", PredictionStatus.SUCCEEDED),
        ("Ready", PredictionStatus.SUCCEEDED),
        ("FAIL", PredictionStatus.FAILED),
        ("timed_out", PredictionStatus.FAILED),
    ],
)
def test_a_status_is_read_however_a_gateway_spells_it(word: str, status: PredictionStatus) -> None:
    assert read_prediction(prediction(word), known_id=ID).status == status
    assert read_prediction({"data": {"status": word}}, known_id=ID).status == status


def test_a_word_nobody_knows_does_not_hide_a_finished_picture() -> None:
    url = "https://replicate.delivery/0.webp"
    made = read_prediction(prediction("成功", output=url))
    broken = read_prediction(prediction("erred", error="CUDA out of memory"))

    assert (made.status, made.outputs) == (PredictionStatus.SUCCEEDED, (url,))
    assert isinstance(broken.failure, PredictionFailedError)


@pytest.mark.parametrize(
    "task",
    [
        {"output": "https://replicate.delivery/0.webp", "data": {"id": "x"}},
        {"data": ["https://replicate.delivery/0.webp"]},
    ],
)
def test_the_output_may_lie_in_the_task(task: dict[str, object]) -> None:
    answer = {"code": "success", "data": {"task_id": "t", "status": "SUCCESS"} | task}

    assert len(read_prediction(answer).outputs) == 1


def test_an_output_named_twice_is_one_picture() -> None:
    url = "https://replicate.delivery/0.webp"

    assert read_prediction(
        prediction("succeeded", output={"image": url, "all": [url]})
    ).outputs == (url,)


def test_a_deeply_nested_answer_is_read() -> None:
    output: object = "https://replicate.delivery/0.webp"
    for _ in range(5000):
        output = cast("list[object]", [output])

    assert len(read_prediction(prediction("succeeded", output=output)).outputs) == 1


@pytest.mark.parametrize(
    ("answer", "status", "failure"),
    [
        ({"status": "Pending", "result": None}, PredictionStatus.STARTING, None),
        ({"status": "processing"}, PredictionStatus.PROCESSING, None),
        (
            {"status": "Ready", "result": {"sample": "https://a/b.png"}},
            PredictionStatus.SUCCEEDED,
            None,
        ),
        ({"status": "Content Moderated"}, PredictionStatus.FAILED, FlaggedError),
        ({"status": "Request Moderated", "result": {}}, PredictionStatus.FAILED, FlaggedError),
        ({"status": "Error", "details": "CUDA"}, PredictionStatus.FAILED, PredictionFailedError),
        (
            {"code": "success", "data": {"status": "READY", "result": {"sample": "https://a/b"}}},
            PredictionStatus.SUCCEEDED,
            None,
        ),
    ],
)
def test_a_result_in_bfls_shape_is_read(
    answer: object, status: PredictionStatus, failure: type[PredictionError] | None
) -> None:
    read = read_result(answer, known_id="p")

    assert (read.id, read.status) == ("p", status)
    assert len(read.outputs) == (status is PredictionStatus.SUCCEEDED)
    assert (None if read.failure is None else type(read.failure)) is failure


@pytest.mark.parametrize(
    "answer",
    [{}, [], "", {"status": "Task not found"}, {"status": "Ready"}, {"status": 7}, {"id": "p"}],
    ids=str,
)
def test_what_tells_of_no_result_is_no_prediction(answer: object) -> None:
    with pytest.raises(AnswerUnreadableError):
        read_result(answer, known_id="p")
