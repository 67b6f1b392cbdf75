from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imagine.progress import Progress, ProgressBoard, Stage

fractions = st.none() | st.floats(0.0, 1.0)


def test_nothing_heard_yet_is_waiting() -> None:
    assert ProgressBoard(2).now() == Progress(stage=Stage.QUEUED)


def test_the_nearest_place_in_the_queue_counts() -> None:
    board = ProgressBoard(2)
    board.waits(0, lambda: 4)
    board.waits(1, lambda: 7)

    assert board.now() == Progress(stage=Stage.QUEUED, place=4)


def test_a_place_is_asked_for_anew_each_time() -> None:
    board = ProgressBoard(1)
    places = [3, 2, 1]
    board.waits(0, lambda: places.pop(0))

    assert [board.now().place for _ in range(3)] == [3, 2, 1]


def test_a_held_off_start_tells_when_it_goes_on() -> None:
    board = ProgressBoard(1)

    board.held_off(0, 1_790_000_012.0)

    assert board.now() == Progress(stage=Stage.HELD_OFF, resumes_at=1_790_000_012.0)


def test_the_time_of_a_held_off_start_goes_when_it_does_go_on() -> None:
    board = ProgressBoard(1)
    board.held_off(0, 1_790_000_012.0)

    board.reached(0, Stage.STARTING)

    assert board.now() == Progress(stage=Stage.STARTING)


def test_the_picture_in_work_is_the_news_while_another_waits() -> None:
    board = ProgressBoard(2)
    board.waits(1, lambda: 9)

    board.reached(0, Stage.DRAWING, 0.5)

    assert board.now() == Progress(stage=Stage.DRAWING, fraction=0.25)


def test_it_is_not_finishing_while_another_waits() -> None:
    board = ProgressBoard(2)
    board.waits(1, lambda: 9)

    board.reached(0, Stage.FETCHING)

    assert board.now().stage is Stage.DRAWING


def test_a_finished_prediction_counts_whole() -> None:
    board = ProgressBoard(2)
    board.reached(0, Stage.FETCHING)
    board.reached(1, Stage.DRAWING, 0.5)

    assert board.now() == Progress(stage=Stage.DRAWING, fraction=0.75)


def test_a_hand_over_is_the_last_word() -> None:
    board = ProgressBoard(1)
    board.handed_over()

    board.reached(0, Stage.DRAWING, 0.9)

    assert board.now() == Progress(stage=Stage.HANDED_OVER)


@pytest.mark.parametrize(
    "tell",
    [
        lambda board: board.waits(0, lambda: 1),
        lambda board: board.held_off(0, 1.0),
        lambda board: board.reached(0, Stage.STARTING),
        lambda board: board.handed_over(),
    ],
)
def test_every_news_is_told_to_whoever_follows(tell: Callable[[ProgressBoard], None]) -> None:
    board = ProgressBoard(1)
    heard: list[Progress] = []
    board.on_change = lambda: heard.append(board.now())

    tell(board)

    assert heard == [board.now()]


@given(st.integers(1, 4), st.data())
def test_the_bar_never_goes_back(predictions: int, data: st.DataObject) -> None:
    board = ProgressBoard(predictions)
    news = st.tuples(st.integers(0, predictions - 1), fractions)
    last = 0.0

    for position, fraction in data.draw(st.lists(news, max_size=20)):
        board.reached(position, Stage.DRAWING, fraction)
        shown = board.now().fraction or 0.0

        assert last <= shown <= 1.0
        last = shown
