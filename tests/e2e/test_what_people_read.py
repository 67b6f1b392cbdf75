"""Each thing that can go wrong at the image service, and the sentence people read then."""

import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
import pytest_asyncio

from bot.errors import Fact
from sandbox.images.script import TRIGGERS
from tests.e2e.invariants import SECRET_TOKEN, problems_for_people
from tests.e2e.real_bot import RESULT_BUTTONS, BotBench, grid_of, has_picture, real_bot, words
from tests.e2e.watched_images import SECRET_KEY, WatchedImages

pytestmark = pytest.mark.asyncio(loop_scope="module")

HELD_OFF = "!429"
ELSEWHERE = "!elsewhere"
"""Does not end by itself for ten minutes: it has a test of its own."""
DEFAULT_MODEL = "black-forest-labs/flux-schnell"


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a job ends that a trigger spoils; without words it ends well."""

    words_id: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
    retry: bool = False
    refused: int = 0
    """How many paid requests were definitely refused before."""
    started: int = 1
    count: int = 1

    @property
    def is_given_up(self) -> bool:
        """Whether it is asked about until its time is over."""
        return self.words_id in {"failure-timed-out", "failure-lost"}


ENDINGS: Mapping[str, Ending] = {
    "!nsfw": Ending(words_id="failure-flagged"),
    "!filtered": Ending(words_id="failure-all-filtered", retry=True),
    "!partial": Ending(count=4),
    "!fail": Ending(words_id="failure-failed", retry=True),
    "!slow": Ending(),
    "!stuck": Ending(words_id="failure-timed-out", facts={"minutes": 1}, retry=True),
    "!429once": Ending(refused=1),
    "!html": Ending(words_id="failure-lost", retry=True),
    "!htmlpost": Ending(words_id="failure-start-ambiguous", retry=True, refused=1, started=0),
    "!empty": Ending(words_id="failure-no-output", retry=True),
    "!truncated": Ending(words_id="failure-lost", retry=True),
    "!huge": Ending(words_id="failure-lost", retry=True),
    "!redirect": Ending(words_id="failure-lost", retry=True),
    "!401": Ending(words_id="failure-key-refused", refused=1, started=0),
    "!402": Ending(words_id="failure-no-balance", retry=True, refused=1, started=0),
    "!quota": Ending(words_id="failure-no-balance", retry=True, refused=1, started=0),
    "!gone": Ending(words_id="failure-model-unavailable", refused=1, started=0),
    "!422": Ending(
        words_id="failure-input-invalid",
        facts={"parameter": "aspect_ratio"},
        refused=1,
        started=0,
    ),
    "!500invalid": Ending(words_id="failure-input-invalid-unnamed", refused=1, started=0),
    "!busy": Ending(words_id="failure-busy", retry=True),
    "!interrupted": Ending(words_id="failure-interrupted", retry=True),
    "!aborted": Ending(words_id="failure-aborted", retry=True),
    "!canceled": Ending(words_id="failure-canceled-upstream", retry=True),
    "!hang": Ending(words_id="failure-start-ambiguous", retry=True),
    "!reset": Ending(words_id="failure-start-ambiguous", retry=True),
    "!flaky": Ending(),
    "!slowlook": Ending(),
    "!forgets": Ending(),
    "!lost": Ending(words_id="failure-lost", retry=True),
    "!expired": Ending(words_id="failure-output-gone", retry=True),
    "!badimage": Ending(words_id="failure-output-unreadable", retry=True),
    "!big": Ending(),
    "!weird": Ending(),
    "!wrapped": Ending(),
    "!datauri": Ending(),
    "!dict": Ending(),
    "!many": Ending(),
    "!evil": Ending(words_id="failure-output-address"),
}

SUCCESS_NOTES: Mapping[str, str] = {
    "!partial": words("card-withheld", got=3, asked=4, withheld=1),
    "!big": words("card-reduced"),
    "!many": words("card-left-out", count=11),
}


@asynccontextmanager
async def _bench() -> AsyncGenerator[BotBench, None]:
    environment = {"MAX_CONCURRENT_PER_PERSON": "100", "MAX_CONCURRENT_PREDICTIONS": "200"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sandbox.images.refusals.RETRY_AFTER_SECONDS", 1)
        async with real_bot(images=WatchedImages(pace=0.05), environment=environment) as bench:
            yield bench


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def spoiled() -> AsyncGenerator[BotBench, None]:
    """A bot that everything goes wrong for at once, which may well be an outage to it."""
    async with _bench() as bench:
        yield bench


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench, None]:
    """A bot that one thing at a time goes wrong for."""
    async with _bench() as bench:
        yield bench


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def asked(spoiled: BotBench) -> dict[str, int]:
    """Every trigger's job, all begun together: some need seconds to end."""
    return {
        word: spoiled.imagine(
            f"{word} a kettle",
            count=ending.count,
            # So many at once can take a busy machine longer than schnell is given here; with it are
            # those that are given up only when their time is over.
            model=DEFAULT_MODEL if ending.is_given_up else "black-forest-labs/flux-dev",
        )
        for word, ending in ENDINGS.items()
    }


async def test_every_trigger_has_its_ending_here() -> None:
    assert {*ENDINGS, HELD_OFF, ELSEWHERE} == {trigger.word for trigger in TRIGGERS}


@pytest.mark.parametrize("word", ENDINGS)
async def test_each_trigger_ends_in_its_own_words(
    spoiled: BotBench, asked: dict[str, int], word: str
) -> None:
    ending = ENDINGS[word]
    shown = await spoiled.over(asked[word])

    assert f"> {word} a kettle" in shown.text
    if ending.words_id:
        assert words(ending.words_id, **ending.facts) in shown.text
        assert not has_picture(shown)
        assert (words("button-retry") in shown.buttons) == ending.retry
        assert words("button-change") in shown.buttons
    else:
        assert has_picture(shown), shown.text
        number = len(shown.attachments)
        assert list(shown.buttons) == (RESULT_BUTTONS if number == 1 else grid_of(number))
        assert spoiled.opened(shown).width >= 64
        assert SUCCESS_NOTES.get(word, "") in shown.text
        assert number == ending.count - (word == "!partial")
    created = spoiled.images.created(f"{word} a kettle")
    assert sum(one.prediction_id is None for one in created) == ending.refused
    assert sum(one.prediction_id is not None for one in created) == ending.started
    assert {one.id for one in spoiled.messages() if f"{word} a kettle" in one.text} == {shown.id}


async def test_a_start_that_is_refused_again_and_again_says_when_it_goes_on(
    bench: BotBench,
) -> None:
    asked = bench.imagine(f"{HELD_OFF} a patient kettle")
    shown = await bench.reply(asked)

    held_off = await bench.message_is(shown, lambda one: "next try" in one.text)
    await bench.until(
        lambda: len(bench.images.created(f"{HELD_OFF} a patient kettle")) >= 3,
        "the third try",
    )
    bench.press(held_off, label=words("button-cancel"))
    over = await bench.over(asked)

    assert words("failure-canceled", canceler=f"<@{bench.me.id}>") in over.text
    assert bench.images.started(f"{HELD_OFF} a patient kettle") == []


async def test_a_picture_at_a_strange_place_is_waited_for_until_somebody_cancels_it(
    bench: BotBench,
) -> None:
    asked = bench.imagine(f"{ELSEWHERE} a kettle")
    shown = await bench.reply(asked)

    waiting = await bench.message_is(shown, lambda one: words("progress-unlisted") in one.text)
    bench.press(waiting, label=words("button-cancel"))
    over = await bench.over(asked)

    assert words("failure-canceled-after-start", canceler=f"<@{bench.me.id}>") in over.text


async def test_what_stays_stuck_is_cancelled_at_the_provider(
    spoiled: BotBench, asked: dict[str, int]
) -> None:
    await spoiled.over(asked["!stuck"])

    (created,) = spoiled.images.started("!stuck a kettle")
    assert created.prediction_id in {one.prediction_id for one in spoiled.images.cancels}


async def test_a_picture_that_is_too_large_is_made_to_fit(
    spoiled: BotBench, asked: dict[str, int]
) -> None:
    shown = await spoiled.over(asked["!big"])

    assert shown.attachments[0]["size"] <= 10 * 1024 * 1024
    assert max(spoiled.opened(shown).size) >= 512


async def test_nobody_ever_reads_what_other_programs_say(
    spoiled: BotBench, asked: dict[str, int]
) -> None:
    for interaction in asked.values():
        await spoiled.over(interaction)

    assert list(problems_for_people(spoiled)) == []


async def test_pictures_are_fetched_without_the_key(
    spoiled: BotBench, asked: dict[str, int]
) -> None:
    await spoiled.over(asked["!big"])

    assert spoiled.images.downloads
    assert not any(one.authorized for one in spoiled.images.downloads)


async def test_retry_runs_once_and_edits_the_same_message(bench: BotBench) -> None:
    shown = await bench.over(bench.imagine("!fail a teapot", seed=5))
    bench.press(shown, label=words("button-retry"))
    bench.press(shown, label=words("button-retry"))
    await bench.sees(lambda one: one.text == words("refusal-retried"))
    again = await bench.message_is(
        shown, lambda one: words("failure-failed") in one.text and one.payload != shown.payload
    )

    assert again.id == shown.id
    assert [one.input["seed"] for one in bench.images.created("!fail a teapot")] == [5, 5]


async def test_a_retry_that_works_puts_the_picture_on_the_same_message(bench: BotBench) -> None:
    with bench.images.away():
        shown = await bench.over(bench.imagine("a stubborn mule"))
    assert words("failure-start-ambiguous") in shown.text
    assert bench.images.created("a stubborn mule") == []

    bench.press(shown, label=words("button-retry"))
    again = await bench.message_is(shown, has_picture)

    assert again.id == shown.id
    assert list(again.buttons) == RESULT_BUTTONS
    assert len(bench.pictures_of("a stubborn mule")) == 1
    assert len(bench.images.created("a stubborn mule")) == 1


async def test_a_stranger_cannot_retry(bench: BotBench) -> None:
    shown = await bench.over(bench.imagine("!fail a sieve"))
    nova = bench.as_(bench.world.nova)
    pressed = nova.press(shown, label=words("button-retry"))
    refused = await nova.reply(pressed)

    assert refused.ephemeral
    assert refused.text == words("refusal-not-yours", person=f"<@{bench.me.id}>")
    assert len(bench.images.created("!fail a sieve")) == 1


@pytest.mark.parametrize("style", ["console", "json"])
async def test_the_log_of_a_debugging_operator_has_no_secrets_and_no_prompts(style: str) -> None:
    environment = {"LOG_LEVEL": "debug", "LOG_FORMAT": style}
    async with real_bot(environment=environment) as bench:
        shown = await bench.over(bench.imagine("a quiet pond"))
        await bench.over(bench.press(shown, label=words("button-reroll")))
        await bench.over(bench.imagine("!401 a loud pond", private=True))
        lines = list(bench.bot.log_lines)
        tokens = list(bench.discord.backend.interaction_tokens)

    assert any("DEBUG" in line and "discord" in line for line in lines)
    hidden = [SECRET_KEY, SECRET_TOKEN, *tokens, "quiet pond", "loud pond", "hm="]
    assert [line for line in lines for one in hidden if one in line] == []


async def test_every_line_of_a_json_log_is_json() -> None:
    async with real_bot(environment={"LOG_FORMAT": "json"}) as bench:
        await bench.over(bench.imagine("a structured pond"))
        lines = [json.loads(line) for line in bench.bot.log_lines]

    assert any("runs as prediction" in line["message"] for line in lines)
    assert all({"time", "level", "logger", "message"} <= set(line) for line in lines)
