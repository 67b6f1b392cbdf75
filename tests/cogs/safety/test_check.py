"""Safety at the gate: what no place, no setting, no right and no way around it lets through."""

import logging
from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest

from bot.catalog import plan
from bot.db.database import Database
from bot.imagine.request import SourceImage, SubmittedRequest, submitted
from bot.imagine.requester import Place, Requester
from cogs.filter.appeal import AppealState
from cogs.filter.model import Kind
from cogs.safety.check import SafetyRefusedError
from tests.cogs.filter.filtered import ANN, CATALOG, MIRA, Filtered, asked, entry
from tests.fakes.options import an_imagine

MINORS, UNDRESSING = "refusal-safety-minors", "refusal-safety-undressing"
IN_DIRECT_MESSAGES = Requester(user_id=101, place=Place(channel_id=77))
PICTURE = SourceImage(
    url="https://cdn.example/a.png",
    filename="a.png",
    content_type="image/png",
    size_bytes=9,
    parameter="input_image",
)


@pytest.fixture
async def server(store: Database) -> AsyncGenerator[Filtered]:
    """A server whose filter is empty, so that it refuses nothing."""
    async with Filtered.open(store) as server:
        yield server


def on_a_picture(
    prompt: str, *, parent_id: str | None = None, is_composite: bool = True
) -> SubmittedRequest:
    """A request that starts from a picture, which somebody brought along unless told otherwise."""
    return replace(asked(prompt), images=(PICTURE,), parent_id=parent_id, is_composite=is_composite)


def sent(request: SubmittedRequest, **input_: str) -> SubmittedRequest:
    """A request that sends more to the model than its prompt."""
    (planned,) = request.predictions
    return replace(request, predictions=(replace(planned, input={**planned.input, **input_}),))


async def refusal(server: Filtered, request: SubmittedRequest) -> SafetyRefusedError:
    with pytest.raises(SafetyRefusedError) as refused:
        await server.ask(request)
    return refused.value


async def passes(server: Filtered, request: SubmittedRequest) -> bool:
    return (await server.services.gate.admit(request)).request == request


@pytest.mark.parametrize(
    "requester",
    [
        pytest.param(ANN, id="member"),
        pytest.param(replace(ANN, is_manager=True, is_moderator=True), id="manager"),
        pytest.param(replace(ANN, place=replace(ANN.place, is_age_restricted=True)), id="adults"),
        pytest.param(IN_DIRECT_MESSAGES, id="direct messages or a user install"),
    ],
)
async def test_minors_are_safe_everywhere_and_from_everybody(
    server: Filtered, requester: Requester
) -> None:
    refused = await refusal(server, asked("a child, nude", requester))

    assert refused.words_id == MINORS
    assert refused.is_final
    assert await passes(server, asked("a child in a garden", requester))


async def test_no_list_and_no_appeal_lets_it_through(server: Filtered) -> None:
    await server.name_channel()
    await server.add(entry("nude"), entry("a child, nude", kind=Kind.ALLOW))

    offered = await server.appeals.offer(ANN, "a child, nude")
    appeal = await server.appeals.open(offered, ANN.user_id)
    # As of the days when only the server's list was asked.
    await server.appeals.decide(appeal, AppealState.ACCEPTED, by=MIRA)

    assert (await refusal(server, asked("a child, nude"))).appeal_id is None


async def test_what_was_drawn_once_is_not_shown_again(server: Filtered) -> None:
    with pytest.raises(SafetyRefusedError):
        await server.services.showing_gate.admit(asked("a child, nude"))


async def test_the_text_of_a_style_counts(server: Filtered) -> None:
    request = asked("a child")

    await refusal(server, sent(request, prompt="a child, erotic"))


class TestNegativePrompt:
    async def test_no_clothes_is_nude(self, server: Filtered) -> None:
        options = an_imagine(prompt="a girl --no clothes", model="sdxl")

        await refusal(server, submitted(plan(options, CATALOG), ANN))

    async def test_what_shall_be_absent_may_be_named(self, server: Filtered) -> None:
        options = an_imagine(prompt="a girl --no nudity", model="sdxl")

        assert await passes(server, submitted(plan(options, CATALOG), ANN))


class TestPictures:
    @pytest.mark.parametrize("prompt", ["remove her clothes", "nude version", "see-through dress"])
    async def test_nobody_in_a_picture_is_undressed(self, server: Filtered, prompt: str) -> None:
        assert (await refusal(server, on_a_picture(prompt))).words_id == UNDRESSING
        # Made by Easel from a picture that was brought along.
        again = on_a_picture(prompt, parent_id="gone")
        assert (await refusal(server, again)).words_id == UNDRESSING

    @pytest.mark.parametrize("prompt", ["remove the coat rack", "a nude-coloured wall"])
    async def test_neighbours_pass(self, server: Filtered, prompt: str) -> None:
        assert await passes(server, on_a_picture(prompt))

    async def test_the_words_of_the_picture_it_starts_from_count(self, server: Filtered) -> None:
        child = await server.ask(asked("a child on a beach"))
        later = await server.ask(on_a_picture("at night", parent_id=child.id, is_composite=False))
        grown = await server.ask(asked("a woman of forty on a beach"))

        refused = await refusal(
            server, on_a_picture("topless", parent_id=later.id, is_composite=False)
        )

        assert refused.words_id == MINORS
        assert await passes(server, on_a_picture("topless", parent_id=grown.id, is_composite=False))


async def test_where_nobody_moderates_the_log_has_no_words(
    server: Filtered, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "cogs.safety.report"):
        await refusal(server, asked("a child, nude", IN_DIRECT_MESSAGES))

    (record,) = [one for one in caplog.records if one.name == "cogs.safety.report"]
    assert "101" in record.getMessage()
    assert "nude" not in record.getMessage()
