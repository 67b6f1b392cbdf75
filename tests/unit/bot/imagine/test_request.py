"""Requests that were recorded by an earlier Easel."""

import json

import pytest
from pydantic import TypeAdapter

from bot.imagine.request import ImagineRequest, SourceImage
from tests.fakes.requests import a_request, unsubmitted

REQUEST = TypeAdapter(ImagineRequest)
SOURCE = SourceImage(
    url="https://cdn.discordapp.com/a.png",
    filename="a.png",
    content_type="image/png",
    size_bytes=9,
    parameter="input_image",
)


@pytest.mark.parametrize("source", [SOURCE, None])
def test_the_one_picture_of_an_older_record_is_read(source: SourceImage | None) -> None:
    recorded = json.loads(REQUEST.dump_json(unsubmitted(a_request(image=source))))
    recorded["image"] = next(iter(recorded.pop("images")), None)

    assert REQUEST.validate_json(json.dumps(recorded)) == unsubmitted(a_request(image=source))


def test_a_picture_of_an_older_record_was_not_covered() -> None:
    recorded = json.loads(REQUEST.dump_json(unsubmitted(a_request(image=SOURCE))))
    for newer in ("types", "is_spoiler"):
        del recorded["images"][0][newer]
    del recorded["is_spoiler"]

    assert REQUEST.validate_json(json.dumps(recorded)) == unsubmitted(a_request(image=SOURCE))


def test_a_record_without_any_picture_is_read() -> None:
    recorded = json.loads(REQUEST.dump_json(unsubmitted(a_request())))
    del recorded["images"]

    assert REQUEST.validate_json(json.dumps(recorded)) == unsubmitted(a_request())
