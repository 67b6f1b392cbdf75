"""The filter at the gate: what is refused, reviewed, noted, and let through after an appeal."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest

from bot.db.database import Database
from bot.imagine.job import JobState
from bot.imagine.request import Review
from bot.imagine.requester import Place, Requester
from cogs.audit.model import EventKind
from cogs.cases import Notice
from cogs.filter.appeal import (
    Appeal,
    AppealDecidedError,
    AppealGoneError,
    AppealMadeError,
    AppealNotYoursError,
    AppealState,
    TooManyAppealsError,
)
from cogs.filter.appeals import MOST_OPEN, OFFER_SECONDS, REMEMBERED_SECONDS, UNPOSTED_SECONDS
from cogs.filter.check import FilterRefusedError
from cogs.filter.excerpts import masked
from cogs.filter.model import Action, FilterResult, Kind
from cogs.policy.model import Rules
from tests.cogs.filter.filtered import (
    ANN,
    BOB,
    CHANNEL,
    MANAGER,
    MIRA,
    SERVER,
    Filtered,
    asked,
    entry,
)


@pytest.fixture
async def unmoderated(store: Database) -> AsyncGenerator[Filtered]:
    """A server whose moderators have no channel."""
    async with Filtered.open(store) as server:
        yield server


@pytest.fixture
async def server(unmoderated: Filtered) -> Filtered:
    await unmoderated.name_channel()
    return unmoderated


async def refusal(server: Filtered, prompt: str, requester: Requester = ANN) -> FilterRefusedError:
    with pytest.raises(FilterRefusedError) as refused:
        await server.services.gate.admit(asked(prompt, requester))
    return refused.value


async def appealed(server: Filtered, prompt: str, requester: Requester = ANN) -> Appeal:
    refused = await refusal(server, prompt, requester)
    assert refused.appeal_id is not None
    return await server.appeals.open(refused.appeal_id, requester.user_id)


class TestActions:
    async def test_a_listed_word_is_refused_without_being_repeated(self, server: Filtered) -> None:
        await server.add(entry("gore"))

        refused = await refusal(server, "a scene of G0RE")

        assert refused.words_id == "refusal-filter-listed"
        assert refused.facts == {"found": "G•••"}

    async def test_the_refusal_names_the_rule_of_the_worst_entry(self, server: Filtered) -> None:
        await server.add(
            entry("boat", action=Action.LOG, note="curious"), entry("gore", note="No blood")
        )

        refused = await refusal(server, "a boat of gore")

        assert refused.words_id == "refusal-filter-listed-because"
        assert refused.facts["reason"] == "No blood"

    async def test_what_is_not_listed_passes_unchanged(self, server: Filtered) -> None:
        await server.add(entry("ass"))
        request = asked("a classic cocktail in Scunthorpe")

        assert (await server.services.gate.admit(request)).request == request

    async def test_review_is_asked_for(self, server: Filtered) -> None:
        await server.add(entry("gore", action=Action.REVIEW))

        admitted = await server.services.gate.admit(asked("gore"))

        assert admitted.request.review is Review.FILTER

    async def test_what_is_let_through_is_noted_once_it_is_recorded(self, server: Filtered) -> None:
        await server.add(entry("boat", action=Action.LOG))

        await server.services.gate.admit(asked("a boat"))
        assert await server.events(EventKind.FILTER_LOGGED) == []
        job = await server.ask(asked("a boat"))

        (event,) = await server.events(EventKind.FILTER_LOGGED)
        assert (event.user_id, event.channel_id, event.job_id) == (ANN.user_id, CHANNEL, job.id)
        assert event.facts == {"entry": "boat", "action": "log"}

    async def test_what_shall_not_be_in_the_picture_may_be_named(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        request = asked("a boat")
        planned = replace(
            request.predictions[0],
            input={**request.predictions[0].input, "negative_prompt": "gore"},
        )

        named = replace(request, predictions=(planned,))

        assert (await server.services.gate.admit(named)).request == named

    async def test_a_style_is_read_together_with_the_words(self, server: Filtered) -> None:
        await server.add(entry("bad word", kind=Kind.PHRASE))
        request = asked("something bad")
        planned = replace(request.predictions[0], input={"prompt": "something bad, word art"})

        with pytest.raises(FilterRefusedError):
            await server.services.gate.admit(replace(request, predictions=(planned,)))

    async def test_an_expression_out_of_time_is_reviewed(
        self, server: Filtered, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("cogs.filter.matcher.REGEX_LIMIT_SECONDS", 1e-9)
        monkeypatch.setattr("cogs.filter.matcher.REGEX_BUDGET_SECONDS", 0.0)
        await server.add(entry("go+re", kind=Kind.REGEX))

        admitted = await server.services.gate.admit(asked("a boat"))
        await server.ask(asked("a boat"))

        assert admitted.request.review is Review.FILTER
        (event,) = await server.events(EventKind.FILTER_LOGGED)
        assert event.facts == {"entry": "go+re", "problem": "slow"}

    async def test_an_expression_that_had_to_wait_is_tried_again(
        self, server: Filtered, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await server.add(entry("go+re", kind=Kind.REGEX))
        its = await server.filters.list_of(SERVER)
        budgets = iter([0.0, 1.0])
        assert its.matcher is not None
        check = its.matcher.check

        def check_while_busy(prompt: str, *, level: int) -> FilterResult:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("cogs.filter.matcher.REGEX_BUDGET_SECONDS", next(budgets))
                return check(prompt, level=level)

        monkeypatch.setattr(its.matcher, "check", check_while_busy)

        assert (await refusal(server, "gooore")).words_id == "refusal-filter-listed"
        assert list(budgets) == []

    async def test_without_moderators_channel_it_is_only_noted(
        self, unmoderated: Filtered, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("cogs.filter.matcher.REGEX_BUDGET_SECONDS", 0.0)
        await unmoderated.add(entry("go+re", kind=Kind.REGEX))

        assert (await unmoderated.services.gate.admit(asked("a boat"))).request.review is None


class TestStrictness:
    @pytest.mark.parametrize(
        ("level", "is_refused"), [(0, False), (1, False), (2, True), (3, True)]
    )
    async def test_a_place_decides_how_strict_it_is(
        self,
        server: Filtered,
        level: int,
        is_refused: bool,  # noqa: FBT001 - a parameter of the test
    ) -> None:
        await server.add(entry("gore", strictness=2))
        await server.services.rules.change(
            SERVER, CHANNEL, Rules(filter_strictness=level), by=MANAGER, shown_version=0
        )

        if is_refused:
            assert (await refusal(server, "gore")).words_id == "refusal-filter-listed"
        else:
            assert (await server.services.gate.admit(asked("gore"))).request == asked("gore")

    async def test_direct_messages_have_no_filter(self, server: Filtered) -> None:
        await server.add(entry("gore"))

        request = asked("gore", Requester(user_id=ANN.user_id, place=Place(channel_id=7)))
        assert (await server.services.gate.admit(request)).request == request


class TestAppeals:
    async def test_without_a_channel_of_moderators_none_is_offered(
        self, unmoderated: Filtered
    ) -> None:
        await unmoderated.add(entry("gore"))

        assert (await refusal(unmoderated, "gore")).appeal_id is None

    async def test_it_is_made_once(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        first, second = await refusal(server, "gore"), await refusal(server, "gore")
        assert first.appeal_id is not None
        assert second.appeal_id is not None

        appeal = await server.appeals.open(first.appeal_id, ANN.user_id)

        assert (appeal.state, appeal.words, appeal.channel_id) == ("open", "gore", CHANNEL)
        for appeal_id in (first.appeal_id, second.appeal_id):
            with pytest.raises(AppealMadeError):
                await server.appeals.open(appeal_id, ANN.user_id)
        (event,) = await server.events(EventKind.APPEALED)
        assert (event.actor_id, event.facts) == (ANN.user_id, {"prompt": "gore"})

    async def test_nobody_else_makes_it_nor_a_day_later(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        refused = await refusal(server, "gore")

        with pytest.raises(AppealNotYoursError):
            await server.appeals.open(refused.appeal_id or "", BOB.user_id)
        await server.clock.advance(OFFER_SECONDS + 1)
        with pytest.raises(AppealGoneError):
            await server.appeals.open(refused.appeal_id or "", ANN.user_id)

    async def test_one_person_does_not_flood_the_moderators(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        for number in range(MOST_OPEN):
            await appealed(server, f"gore number {number}")
            # Whoever is refused so often waits.
            await server.clock.advance(3600)

        with pytest.raises(TooManyAppealsError):
            await appealed(server, "more gore")

    async def test_while_it_waits_the_refusal_says_so(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        await appealed(server, "gore")

        refused = await refusal(server, "gore")

        assert refused.words_id == "refusal-filter-appeal-waits"
        assert refused.appeal_id is None

    async def test_accepted_the_words_pass_once_for_that_person(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        appeal = await appealed(server, "gore")

        await server.appeals.decide(appeal, AppealState.ACCEPTED, by=MIRA)

        await refusal(server, "gore", BOB)
        await refusal(server, "gore and more")
        await server.ask(asked("gore"))
        assert (await refusal(server, "gore")).appeal_id is not None
        (event,) = await server.events(EventKind.APPEAL_ACCEPTED)
        assert (event.actor_id, event.user_id) == (MIRA, ANN.user_id)

    async def test_of_two_requests_at_once_one_passes(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        appeal = await appealed(server, "gore")
        await server.appeals.decide(appeal, AppealState.ACCEPTED, by=MIRA)

        results = await asyncio.gather(
            server.ask(asked("gore")), server.ask(asked("gore")), return_exceptions=True
        )

        assert sorted(isinstance(one, FilterRefusedError) for one in results) == [False, True]

    async def test_what_failed_may_be_tried_again(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        appeal = await appealed(server, "gore")
        await server.appeals.decide(appeal, AppealState.ACCEPTED, by=MIRA)
        job = await server.ask(asked("gore"))
        await refusal(server, "gore")
        await server.end(job, JobState.FAILED)

        again = await server.ask(asked("gore"))

        assert (again.request, again.id == job.id) == (job.request, False)
        assert (await refusal(server, "gore")).words_id == "refusal-filter-listed"

    async def test_dismissed_the_refusal_says_so(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        appeal = await appealed(server, "gore")

        await server.appeals.decide(appeal, AppealState.DISMISSED, by=MIRA)

        refused = await refusal(server, "gore")
        assert refused.words_id == "refusal-filter-appeal-dismissed"
        assert refused.appeal_id is None

    async def test_the_second_to_decide_is_told_who_was_quicker(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        appeal = await appealed(server, "gore")
        await server.appeals.decide(appeal, AppealState.DISMISSED, by=MIRA)

        with pytest.raises(AppealDecidedError) as late:
            await server.appeals.decide(appeal, AppealState.ACCEPTED, by=MANAGER)

        assert late.value.facts == {"person": f"<@{MIRA}>"}

    async def test_old_ones_are_forgotten(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        old = await appealed(server, "gore")
        await server.appeals.decide(old, AppealState.DISMISSED, by=MIRA)
        await server.clock.advance(REMEMBERED_SECONDS + 1)

        assert (await refusal(server, "gore")).appeal_id is not None
        new = await appealed(server, "gore")

        assert await server.appeals.find(old.id) is None
        assert await server.appeals.find(new.id) == new

    async def test_what_a_killed_process_left_is_found(self, server: Filtered) -> None:
        await server.add(entry("gore"))
        appeal = await appealed(server, "gore")
        assert await server.appeals.leases.unattended() == []
        await server.clock.advance(UNPOSTED_SECONDS + 1)

        assert await server.appeals.leases.unattended() == [appeal]
        await server.appeals.posted(appeal, Notice(channel_id=21, message_id=22))
        assert await server.appeals.leases.unattended() == []


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ("gore", "g•••"),
        ("bad  word", "b•• w•••"),
        ("$ex", "•••"[:3]),
        ("*", "•"),
        ("x" * 100, "x" + "•" * 39),
    ],
)
def test_a_masked_word_shows_its_first_letter(found: str, shown: str) -> None:
    assert masked(found) == shown
