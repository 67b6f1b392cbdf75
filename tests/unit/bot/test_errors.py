"""Each error says what others decide by."""

from collections.abc import Iterator

import pytest

from bot.errors import PredictionError, ServiceState


def kinds(base: type[PredictionError] = PredictionError) -> Iterator[type[PredictionError]]:
    for kind in base.__subclasses__():
        if kind.__module__ == PredictionError.__module__:
            yield kind
            yield from kinds(kind)


@pytest.mark.parametrize("kind", list(kinds()))
def test_an_error_of_the_image_service_says_what_it_tells_of_the_service(
    kind: type[PredictionError],
) -> None:
    assert kind.service_state in ServiceState


@pytest.mark.parametrize("kind", list(kinds()))
def test_what_was_certainly_not_begun_may_be_asked_for_again(kind: type[PredictionError]) -> None:
    # Only what is no fault of the request itself: sent again as it is, it could succeed.
    may_wait = {
        ServiceState.KEY_REFUSED,
        ServiceState.BALANCE_EMPTY,
        ServiceState.LIMITED,
        ServiceState.AWAY,
    }
    assert not kind.leaves_start_undone or kind.service_state in may_wait
