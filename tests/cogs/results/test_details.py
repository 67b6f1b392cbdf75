"""The line to be copied asks for the same when it is typed."""

from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import ImagineOptions, load_catalog, options_of, parse_prompt, plan, plan_all
from bot.catalog.options import MODEL
from cogs.results.details import as_typed
from tests.fakes.options import an_imagine

CATALOG = load_catalog(None, "black-forest-labs/flux-schnell")
BEGINNING = "/imagine prompt: "

asked = st.builds(
    an_imagine,
    prompt=st.sampled_from(["a boat", "a  boat\nat sea", "it's — well, a boat: red"]),
    model=st.sampled_from([None, "black-forest-labs/flux-dev", "stability-ai/sdxl"]),
    aspect_ratio=st.sampled_from([None, "1:1", "16:9"]),
    count=st.integers(1, 8),
    seed=st.none() | st.integers(0, 2**32 - 1),
    output_format=st.sampled_from([None, "png", "webp"]),
    output_quality=st.none() | st.integers(0, 100),
    negative_prompt=st.sampled_from([None, "text, hands"]),
)


@given(asked)
def test_every_option_comes_back(asked: ImagineOptions) -> None:
    line = as_typed(asked)

    read = parse_prompt(line.removeprefix(BEGINNING))
    assert "\n" not in line
    assert read.prompt == " ".join(asked.prompt.split())
    assert read.values.without(MODEL) == asked.values.without(MODEL)
    model = asked.get(MODEL)
    if model is not None:
        assert CATALOG.resolve(read.values.get(MODEL) or "").id == model


def test_a_request_on_record_is_asked_for_again_by_its_line() -> None:
    request = plan(an_imagine(prompt="a boat --ar 16:9 --format png", model="dev", seed=7), CATALOG)

    line = as_typed(options_of(request, CATALOG))

    again = plan(an_imagine(prompt=line.removeprefix(BEGINNING)), CATALOG)
    assert again.predictions == request.predictions


def test_braces_that_were_meant_as_such_ask_for_one_picture() -> None:
    (request,) = plan_all(an_imagine(prompt=r"a \{wooden, painted\} boat"), CATALOG)

    line = as_typed(options_of(request, CATALOG))

    (again,) = plan_all(an_imagine(prompt=line.removeprefix(BEGINNING)), CATALOG)
    assert again.prompt == request.prompt == "a {wooden, painted} boat"
