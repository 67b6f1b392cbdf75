"""The gate is asked once more before a picture is shown."""

from dataclasses import dataclass, field

import pytest

from bot.db.errors import StoreUnavailableError
from bot.errors import RefusedError, StoppingError
from bot.imagine.request import ImagineRequest
from bot.jobs.gate import Gate
from tests.fakes.requests import a_request


@dataclass(slots=True)
class Answers:
    """Says no with these in turn, then lets everything pass."""

    refusals: list[RefusedError] = field(default_factory=list[RefusedError])
    asked: int = 0

    async def recheck(self, request: ImagineRequest) -> None:
        assert request.prompt
        self.asked += 1
        if self.refusals:
            raise self.refusals.pop(0)


async def test_each_may_say_no() -> None:
    gate = Gate(rechecks=[Answers().recheck, Answers([StoppingError()]).recheck])

    with pytest.raises(StoppingError):
        await gate.require_still_allowed(a_request())


async def test_a_database_that_is_away_says_neither_yes_nor_no() -> None:
    answers = Answers([*[StoreUnavailableError("unreachable")] * 2])

    await Gate(rechecks=[answers.recheck]).require_still_allowed(a_request())

    assert answers.asked == 3
