"""The dry run on recorded prompts: what it counts, and what it shows."""

from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest

from bot.db.database import Database
from cogs.filter.changes import ListChange, addition, removal
from cogs.filter.model import Action, FilterEntry, Kind
from cogs.filter.trials import TRIAL_SECONDS, Trial
from tests.cogs.filter.filtered import ANN, CHANNEL, MANAGER, SERVER, Filtered, asked, entry


@pytest.fixture
async def server(store: Database) -> AsyncGenerator[Filtered]:
    async with Filtered.open(store) as server:
        yield server


async def tried(server: Filtered, change: ListChange, *, hidden: tuple[int, ...] = ()) -> Trial:
    its = await server.filters.list_of(SERVER)
    return await server.services.filter_trials.of_change(
        SERVER, its, change, may_see=lambda channel: channel not in hidden
    )


async def adding(server: Filtered, new: FilterEntry, *, hidden: tuple[int, ...] = ()) -> Trial:
    its = await server.filters.list_of(SERVER)
    return await tried(server, addition(its.entries, new), hidden=hidden)


async def test_it_counts_the_prompts_of_seven_days_that_a_new_entry_would_catch(
    server: Filtered,
) -> None:
    await server.add(entry("blood", action=Action.LOG))
    await server.ask(asked("an old g0re"))
    await server.clock.advance(TRIAL_SECONDS)
    for prompt in ("g.o.r.e at night", "blood and gore", "a gorge", "blood orange"):
        await server.ask(asked(prompt))
        await server.clock.advance(1)

    trial = await adding(server, entry("gore"))

    assert (trial.total, trial.caught, trial.is_complete) == (4, 2, True)
    assert (trial.caught_before, trial.caught_after) == (2, 3)
    assert trial.newly == {Action.REFUSE: 2}
    assert [one.text for one in trial.examples] == ["blood and gore", "g.o.r.e at night"]


async def test_what_a_phrase_would_let_through_is_counted(server: Filtered) -> None:
    await server.add(entry("blood", action=Action.LOG), entry("moon", action=Action.REVIEW))
    await server.ask(asked("a blood orange"))
    its = (await server.filters.list_of(SERVER)).entries

    allowed = await adding(server, entry("blood orange", kind=Kind.ALLOW))
    removed = await tried(server, removal(its, "blood"))

    assert (allowed.caught, allowed.eased, allowed.caught_after) == (0, 1, 0)
    assert (removed.caught, removed.eased, removed.caught_after) == (0, 1, 0)


async def test_private_and_hidden_prompts_are_counted_and_not_shown(server: Filtered) -> None:
    await server.ask(replace(asked("private gore"), is_private=True))
    await server.ask(asked("gore"))

    shown = await adding(server, entry("gore"))
    elsewhere = await adding(server, entry("gore"), hidden=(CHANNEL,))

    assert (shown.caught, shown.hidden) == (2, 1)
    assert [one.text for one in shown.examples] == ["gore"]
    assert (elsewhere.caught, elsewhere.hidden, elsewhere.examples) == (2, 2, ())


async def test_only_places_whose_strictness_reaches_the_entry_count(server: Filtered) -> None:
    await server.ask(asked("gore"))  # medium

    assert (await adding(server, entry("gore", strictness=3))).caught == 0
    assert (await adding(server, entry("gore", strictness=2))).caught == 1


async def test_another_strictness_is_tried(server: Filtered) -> None:
    await server.add(entry("gore", strictness=3), entry("blood", strictness=2, action=Action.LOG))
    await server.ask(asked("gore and blood"))
    await server.ask(asked("blood"))

    async def at(before: int, after: int, *, is_here: bool = True) -> Trial:
        return await server.services.filter_trials.of_levels(
            SERVER,
            lambda _: before,
            lambda _: after,
            holds=lambda place: is_here and place == ANN.place,
            may_see=lambda _: True,
        )

    stricter, milder = await at(2, 3), await at(2, 1)
    assert (stricter.caught, stricter.newly) == (1, {Action.REFUSE: 1})
    assert (stricter.caught_before, stricter.caught_after) == (2, 2)
    assert (milder.caught, milder.eased, milder.caught_after) == (0, 2, 0)
    assert (await at(2, 3, is_here=False)).total == 0


@pytest.mark.parametrize(("most", "total", "is_complete"), [(2, 2, False), (5, 3, True)])
async def test_it_is_bounded(
    server: Filtered,
    monkeypatch: pytest.MonkeyPatch,
    most: int,
    total: int,
    is_complete: bool,  # noqa: FBT001 - a table
) -> None:
    monkeypatch.setattr("cogs.filter.trials.MOST_PROMPTS", most)
    monkeypatch.setattr("cogs.filter.trials._PAGE", 1)
    for number in range(3):
        await server.ask(asked(f"gore {number}"))
        await server.clock.advance(1)

    trial = await adding(server, entry("gore"))

    assert (trial.total, trial.is_complete) == (total, is_complete)


async def test_it_ends_when_its_time_is_over(
    server: Filtered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.filter.trials.BUDGET_SECONDS", -1.0)
    await server.ask(asked("gore"))

    trial = await adding(server, entry("gore"))

    assert (trial.total, trial.is_complete) == (0, False)


async def test_it_records_nothing(server: Filtered) -> None:
    await server.ask(asked("gore"))
    await adding(server, entry("gore"))

    assert await server.texts() == []
    assert [one for one in await server.events() if one.actor_id == MANAGER] == []
