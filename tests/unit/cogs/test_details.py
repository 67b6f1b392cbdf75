"""The line to be copied asks for the same when it is typed."""

from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import Wishes, load_catalog, parse_prompt, plan, plan_all, wishes_of
from cogs.results.details import as_typed

CATALOG = load_catalog(None, "black-forest-labs/flux-schnell")
BEGINNING = "/imagine prompt: "

wishes = st.builds(
    Wishes,
    prompt=st.sampled_from(["a boat", "a  boat\nat sea", "it's — well, a boat: red"]),
    model=st.sampled_from([None, "black-forest-labs/flux-dev", "stability-ai/sdxl"]),
    aspect_ratio=st.sampled_from([None, "1:1", "16:9"]),
    count=st.integers(1, 8),
    output_format=st.sampled_from([None, "png", "webp"]),
    output_quality=st.none() | st.integers(0, 100),
    negative_prompt=st.sampled_from([None, "text, hands"]),
)


@given(wishes, st.none() | st.integers(0, 2**32 - 1))
def test_every_wish_comes_back(asked: Wishes, seed: int | None) -> None:
    line = as_typed(asked, seed=seed)

    read = parse_prompt(line.removeprefix(BEGINNING))
    assert "\n" not in line
    assert read.prompt == " ".join(asked.prompt.split())
    assert (read.aspect_ratio, read.seed) == (asked.aspect_ratio, seed)
    assert (read.count or 1) == asked.count
    assert (read.output_format, read.output_quality) == (asked.output_format, asked.output_quality)
    assert read.negative_prompt == asked.negative_prompt
    if asked.model is not None:
        assert CATALOG.resolve(read.model or "").id == asked.model


def test_a_request_on_record_is_asked_for_again_by_its_line() -> None:
    request = plan(Wishes(prompt="a boat --ar 16:9 --format png", model="dev", seed=7), CATALOG)

    line = as_typed(wishes_of(request, CATALOG), seed=request.seed)

    again = plan(Wishes(prompt=line.removeprefix(BEGINNING)), CATALOG)
    assert again.predictions == request.predictions


def test_braces_that_were_meant_as_such_ask_for_one_picture() -> None:
    (request,) = plan_all(Wishes(prompt=r"a \{wooden, painted\} boat"), CATALOG)

    line = as_typed(wishes_of(request, CATALOG), seed=None)

    (again,) = plan_all(Wishes(prompt=line.removeprefix(BEGINNING)), CATALOG)
    assert again.prompt == request.prompt == "a {wooden, painted} boat"
