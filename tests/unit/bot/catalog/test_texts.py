"""Prompts as people of other bots type them: what is drawn, what is said about it."""

import tomllib
from pathlib import Path
from typing import NotRequired, TypedDict, cast

import pytest

from bot.catalog import plan_all
from bot.errors import RefusedError
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.planned import CATALOG, WORDS, notes


class Case(TypedDict):
    typed: str
    drawn: NotRequired[list[str]]
    sent: NotRequired[dict[str, object]]
    left_out: NotRequired[list[str]]
    notes: NotRequired[list[str]]
    images: NotRequired[list[str]]
    spoiler: NotRequired[bool]
    model: NotRequired[str]
    style: NotRequired[str]
    refused: NotRequired[str]


FILE = Path(__file__).parents[3] / "data" / "texts" / "prompts.toml"
DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))
CASES = cast("list[Case]", DATA["prompt"])
STYLES = {cast("str", name): f"in {name}" for name in DATA["styles"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: cast("Case", case)["typed"][:60])
def test_a_prompt_is_read_as_it_was_meant(case: Case) -> None:
    wishes = an_imagine(prompt=case["typed"], styles=STYLES)
    if "refused" in case:
        with pytest.raises(RefusedError) as caught:
            plan_all(wishes, CATALOG)
        assert caught.value.words_id == case["refused"]
        assert WORDS.say(caught.value.words_id, **caught.value.facts)
        return

    requests = plan_all(wishes, CATALOG)

    assert [request.prompt for request in requests] == case.get("drawn", [case["typed"]])
    first = requests[0]
    said = notes(first)
    foreign = said.pop("note-foreign", {"parameters": ()})
    assert foreign["parameters"] == tuple(case.get("left_out", ()))
    assert len([note for note in first.notes if note.words_id == "note-foreign"]) <= 1
    if "notes" in case:
        assert list(said) == case["notes"]
    else:
        assert said.keys() <= {"note-read-as"}
    values = first.predictions[0].input
    assert values.items() >= case.get("sent", {}).items()
    assert "output_quality" in case.get("sent", {}) or values.get("output_quality", 80) == 80
    assert [image.filename for image in first.images] == case.get("images", [])
    assert first.is_spoiler is case.get("spoiler", False)
    assert first.style == case.get("style")
    assert first.style_text == STYLES.get(case.get("style", ""))
    if "model" in case or not case.get("images"):
        assert first.model == case.get("model", CATALOG.default.id)
