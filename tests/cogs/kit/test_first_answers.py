"""A crowd larger than can be answered in time, as its members see it."""

import asyncio
import contextvars
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.app import EaselBot
from bot.db.database import Database
from bot.first_answers import AT_ONCE, BUSY_SECONDS, FirstAnswers, first_answer_given
from cogs.kit.arrivals import Arrivals
from tests.fakes.backend import PICTURE, Script, held, succeeded
from tests.fakes.clock import FakeClock
from tests.harness.app_harness import eventually
from tests.harness.world import EPHEMERAL, Json, World, open_world


@dataclass(kw_only=True)
class Crowd:
    """A world in which so many wait for their answer that nobody else has a turn."""

    world: World
    clock: FakeClock
    answers: FirstAnswers

    others: list[contextvars.Context] = field(default_factory=list[contextvars.Context])

    def fill(self, turns: int = AT_ONCE) -> None:
        def begin() -> None:
            self.others.append(contextvars.copy_context())

        for _ in range(turns):
            self.answers.enter(age_seconds=0.0, answer=begin, refuse=None)

    def answer_one(self) -> None:
        """Let somebody have their answer, whose turn is the next one's then."""
        self.others.pop().run(first_answer_given)

    def answer_all(self) -> None:
        while self.others:
            self.answer_one()

    async def wait(self, *, answers: int = 0) -> None:
        """Let the time pass after which the waiting are told that Easel is busy."""
        before = len(self.said())
        await self.clock.advance(BUSY_SECONDS + 0.1)
        await eventually(lambda: len(self.said()) >= before + answers)
        await self.world.env.settle()

    def said(self) -> list[Json]:
        """What interactions were answered."""
        return [one.json for one in self.world.requests("POST", "/callback")]


@pytest.fixture
async def crowd(store: Database) -> AsyncGenerator[Crowd]:
    clock = FakeClock(auto=False)
    answers = FirstAnswers(clock=clock)
    async with open_world(store, first_answers=answers) as world:
        crowd = Crowd(world=world, clock=clock, answers=answers)
        try:
            yield crowd
        finally:
            crowd.answer_all()
            await answers.close()


def text_of(answer: Json) -> str:
    shown, *_ = answer["data"]["components"]
    return str(shown["content"])


@pytest.mark.parametrize("locale", ["en-US", "de", "fr", "es-ES"])
async def test_who_waits_too_long_is_told_in_their_language_and_has_their_words(
    crowd: Crowd, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, emit = crowd.world, crowd.world.env.backend.emit
    crowd.fill()

    def emit_in_language(event: str, payload: Any) -> None:  # noqa: ANN401 - Discord's own JSON
        emit(event, {**payload, "locale": locale} if event == "INTERACTION_CREATE" else payload)

    monkeypatch.setattr(world.env.backend, "emit", emit_in_language)
    await world.imagine("a ```paper``` boat\u0000", aspect_ratio="1:1")
    await crowd.wait(answers=1)

    (answer,) = crowd.said()
    assert world.words.say("refusal-busy", locale) in text_of(answer)
    assert "a ```paper``` boat --ar 1:1" in text_of(answer).replace("\u200b", "")
    (again,) = answer["data"]["components"][1]["components"]
    assert again["label"] == world.words.say("given-back-again", locale)
    assert again["custom_id"] == "again:9"
    assert answer["data"]["flags"] & EPHEMERAL
    assert not await world.harness.ledger.unfinished()
    assert world.harness.backend.creates == []


async def test_words_as_long_as_they_may_be_are_given_back(crowd: Crowd) -> None:
    crowd.fill()
    await crowd.world.imagine("boat " * 800)
    await crowd.wait(answers=1)

    said = text_of(crowd.said()[0])
    assert said.count("boat") > 700
    assert len(said) <= 4_000
    assert said.endswith("\n```")


async def test_a_press_waits_for_its_turn_and_is_told_that_easel_is_busy(crowd: Crowd) -> None:
    result = await crowd.world.imagine("a boat")
    await crowd.world.harness.all_over()
    crowd.fill()
    await crowd.world.click(result, "Reroll")
    await crowd.wait(answers=1)

    assert text_of(crowd.said()[-1]) == crowd.world.say("refusal-busy")
    assert len(crowd.world.harness.backend.creates) == 1


async def test_a_form_gives_all_back_that_was_typed(crowd: Crowd) -> None:
    world = crowd.world
    result = await world.imagine("a boat")
    await world.harness.all_over()
    form = await world.click(result, "Edit prompt")
    crowd.fill()
    await world.ann.submit_modal(form, {"prompt": "a tin ship", "seed": "7"})
    await crowd.wait(answers=1)

    assert "a tin ship" in text_of(crowd.said()[-1])
    assert "--seed 7" in text_of(crowd.said()[-1])
    assert len(world.harness.backend.creates) == 1


async def test_suggestions_that_would_come_late_are_left_out_without_a_word(crowd: Crowd) -> None:
    crowd.fill()
    asking = asyncio.create_task(
        crowd.world.ann.autocomplete(crowd.world.channel, "imagine", "model", "")
    )
    await asyncio.sleep(0)
    await crowd.wait()
    await asyncio.gather(asking, return_exceptions=True)

    assert crowd.said() == []


async def test_what_came_too_late_does_nothing_and_costs_nothing(crowd: Crowd) -> None:
    world, late_seconds = crowd.world, 0.0
    bot = world.env.bot
    assert isinstance(bot, EaselBot)
    bot._refusals.arrivals = Arrivals(
        monotonic=lambda: world.env.now().timestamp() + late_seconds  # of this machine
    )
    for _ in range(2):
        await world.ann.slash(world.channel, "history")
    answers = len(crowd.said())
    await world.env.advance_time(10.0)
    late_seconds = 3.0
    await world.imagine("a boat")

    assert len(crowd.said()) == answers
    assert not await world.harness.ledger.unfinished()
    assert world.harness.backend.creates == []


async def test_the_thirteenth_begins_when_one_before_it_has_its_answer(crowd: Crowd) -> None:
    world = crowd.world
    crowd.fill()
    result = await world.imagine("a boat")
    assert crowd.said() == []

    crowd.answer_one()
    await world.env.settle()
    assert world.was_deferred(result)

    crowd.answer_all()
    await world.harness.all_over()
    assert world.shown(result).files


async def test_polls_wait_while_somebody_waits_and_pictures_come_afterwards(crowd: Crowd) -> None:
    world, backend = crowd.world, crowd.world.harness.backend
    backend.plan(held(Script(answers=(succeeded(PICTURE),))))
    result = await world.imagine("a boat")
    await backend.created.wait()
    crowd.fill()
    backend.release.set()
    await world.env.settle()
    await asyncio.sleep(0)
    assert backend.gets == []

    crowd.answer_all()
    await world.harness.all_over()

    assert backend.gets
    assert world.shown(result).files


async def test_a_start_waits_while_somebody_waits_but_not_for_ever(crowd: Crowd) -> None:
    world, backend = crowd.world, crowd.world.harness.backend
    crowd.fill(AT_ONCE - 1)
    result = await world.imagine("a boat")
    assert world.was_deferred(result)
    assert backend.creates == []

    # Somebody new waits all the time; on a busy machine the start comes to its wait late.
    for second in range(100):
        if second >= 20 and backend.creates:
            break
        await crowd.clock.advance(1.0)
        crowd.fill()
    await eventually(lambda: bool(backend.creates))
    crowd.answer_all()
    await world.harness.all_over()

    assert world.shown(result).files
