import asyncio
import itertools
from dataclasses import replace

import discord
import pytest

from bot.imagine.image import read_image
from bot.imagine.job import Job, JobState, PredictionRecord
from bot.imagine.progress import ProgressBoard, Stage
from bot.imagine.result import Result, ResultInfo
from bot.jobs.runner import HAND_OVER_SECONDS
from cogs.kit.components import Card
from cogs.kit.language import packaged_words
from cogs.reply.card import Cards
from cogs.reply.delivery import Delivery
from cogs.reply.progress_edits import EDITS_PER_SECOND, SPACING_SECONDS
from cogs.reply.replies import MakeContent, Replies, ReplyContent, uploads
from tests.cogs.reply.test_card import text_of
from tests.fakes.clock import FakeClock
from tests.fakes.pictures import picture
from tests.fakes.requests import a_reply, a_request


class Screen(Replies):
    """Notes when which face was shown, instead of sending it."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(client=discord.Client(intents=discord.Intents.none()), clock=clock)
        self._time = clock
        self.faces: list[tuple[float, str]] = []
        self.arrives = asyncio.Event()
        self.arrives.set()
        self.is_sending = asyncio.Event()

    async def show(self, job: Job, face: ReplyContent) -> None:
        self.is_sending.set()
        await self.arrives.wait()
        self.faces.append((self._time.monotonic(), _text(face)))

    async def settle(self, job: Job, make_content: MakeContent, **_: object) -> int | None:
        face = make_content(names_person=False, is_plain=False)
        self.faces.append((self._time.monotonic(), _text(face)))
        return 1

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.faces]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(auto=False)


@pytest.fixture
def screen(clock: FakeClock) -> Screen:
    return Screen(clock)


@pytest.fixture
def delivery(screen: Screen, clock: FakeClock) -> Delivery:
    return Delivery(replies=screen, cards=Cards(words=packaged_words()), clock=clock)


def a_job() -> Job:
    return Job(
        id="a" * 32,
        state=JobState.DRAWING,
        created_at=1_790_000_000.0,
        request=a_request(),
        reply=a_reply(),
        predictions=(PredictionRecord(),),
    )


def a_drawing() -> Result:
    return Result(images=(read_image(picture()),), info=ResultInfo(got=1, asked=1, seconds=1.0))


async def test_progress_edits_keep_their_distance(
    delivery: Delivery, screen: Screen, clock: FakeClock
) -> None:
    board = ProgressBoard(1)
    async with delivery.follow(a_job(), board):
        for step in range(200):
            board.reached(0, Stage.DRAWING, step / 200)
            await clock.advance(0.1)

    times = [time for time, _ in screen.faces]
    gaps = [later - sooner for sooner, later in itertools.pairwise(times)]
    assert len(times) >= 6
    assert min(gaps) >= SPACING_SECONDS - 0.01


async def test_a_picture_that_comes_at_once_has_no_progress_before_it(
    delivery: Delivery, screen: Screen, clock: FakeClock
) -> None:
    board = ProgressBoard(1)
    async with delivery.follow(a_job(), board):
        board.reached(0, Stage.DRAWING)
        await clock.advance(0.5)

    assert screen.faces == []


async def test_no_progress_comes_after_the_last_word(
    delivery: Delivery, screen: Screen, clock: FakeClock
) -> None:
    job, board = a_job(), ProgressBoard(1)
    async with delivery.follow(job, board):
        board.reached(0, Stage.DRAWING)
        await clock.advance(1.0)
    await delivery.deliver(job, a_drawing())

    board.reached(0, Stage.DRAWING, 0.9)
    await clock.advance(60.0)

    assert "seconds" not in screen.texts[-1]
    assert " s" in screen.texts[-1]
    assert len(screen.faces) == 2


async def test_the_last_word_waits_for_an_edit_that_is_on_the_wire(
    delivery: Delivery, screen: Screen, clock: FakeClock
) -> None:
    job, board = a_job(), ProgressBoard(1)
    screen.arrives.clear()

    async def draw() -> None:
        async with delivery.follow(job, board):
            board.reached(0, Stage.DRAWING)
            await screen.is_sending.wait()
        await delivery.deliver(job, a_drawing())

    drawing = asyncio.create_task(draw(), name="draw")
    await clock.advance(1.0)
    assert screen.faces == []
    screen.arrives.set()
    await drawing

    assert ["Drawing" in text for text in screen.texts] == [True, False]


async def test_what_did_not_change_is_not_shown_again(
    delivery: Delivery, screen: Screen, clock: FakeClock
) -> None:
    board = ProgressBoard(1)
    async with delivery.follow(a_job(), board):
        for _ in range(20):
            board.reached(0, Stage.DRAWING, 0.501)
            await clock.advance(3.0)

    assert len(screen.faces) == 1


async def test_a_hand_over_is_shown(delivery: Delivery, screen: Screen, clock: FakeClock) -> None:
    board = ProgressBoard(1)
    async with delivery.follow(a_job(), board):
        board.reached(0, Stage.DRAWING)
        await clock.advance(1.0)
        board.handed_over()
        await clock.advance(3.0)

    assert "Easel is restarting" in screen.texts[-1]


async def test_a_job_of_minutes_is_not_told_by_the_second(
    delivery: Delivery, screen: Screen, clock: FakeClock
) -> None:
    board = ProgressBoard(1)
    async with delivery.follow(a_job(), board):
        for second in range(75):
            board.reached(0, Stage.DRAWING, second / 75)
            await clock.advance(1.0)

    began = 1_000.0
    assert sum(time - began < 12 for time, _ in screen.faces) >= 3
    assert len(screen.faces) <= 12
    assert [text for text in screen.texts if "▰▰▰▰▰▰▰▰" in text]


async def test_a_hand_over_is_shown_in_time_however_rare_the_edits_are(
    delivery: Delivery, screen: Screen, clock: FakeClock
) -> None:
    board = ProgressBoard(1)
    async with delivery.follow(a_job(), board):
        board.reached(0, Stage.DRAWING, 0.1)
        await clock.advance(60.0)
        board.reached(0, Stage.DRAWING, 0.5)
        await clock.advance(1.0)
        board.handed_over()
        await clock.advance(HAND_OVER_SECONDS)

    assert "Easel is restarting" in screen.texts[-1]


async def test_leaving_the_queue_is_told_soon_however_long_it_was(
    delivery: Delivery, screen: Screen, clock: FakeClock
) -> None:
    board = ProgressBoard(1)
    places = itertools.count(100, -1)
    async with delivery.follow(a_job(), board):
        for _ in range(120):
            board.waits(0, lambda: next(places))
            await clock.advance(1.0)
        board.reached(0, Stage.DRAWING, 0.1)
        await clock.advance(SPACING_SECONDS + 2.6)

    assert "Drawing" in screen.texts[-1]


async def test_a_crowd_keeps_to_so_many_edits_a_second_and_is_told_when_it_has_gone(
    screen: Screen, clock: FakeClock, delivery: Delivery
) -> None:
    async def draw(seconds: float) -> None:
        board = ProgressBoard(1)
        async with delivery.follow(a_job(), board):
            for step in range(int(seconds)):
                board.reached(0, Stage.DRAWING, step / seconds)
                await clock.sleep(1.0)

    crowd = [asyncio.create_task(draw(40.0), name=f"draw-{number}") for number in range(300)]
    last = asyncio.create_task(draw(90.0), name="draw-last")
    await clock.advance(39.0)
    in_a_crowd = len(screen.faces)
    await clock.advance(60.0)
    await asyncio.wait([*crowd, last])

    assert 300 <= in_a_crowd <= 39 * EDITS_PER_SECOND
    assert len(screen.faces) - in_a_crowd >= 3


async def test_a_bug_on_the_way_out_of_a_followed_job_is_not_swallowed(
    delivery: Delivery,
) -> None:
    with pytest.raises(ZeroDivisionError):
        async with delivery.follow(a_job(), ProgressBoard(1)):
            raise ZeroDivisionError


async def test_files_are_named_after_the_job_and_told_apart(delivery: Delivery) -> None:
    drawing = a_drawing()
    two = replace(drawing, images=drawing.images * 2)

    face = delivery._picture(a_job(), two, names_person=False, is_plain=False)

    assert face.filenames == ["easel-aaaaaaaa-1.png", "easel-aaaaaaaa-2.png"]
    assert [file.filename for file in face.files()] == face.filenames


def _text(face: ReplyContent) -> str:
    assert isinstance(face.shows, Card)
    return text_of(face.shows)


def test_a_picture_is_gone_from_memory_when_it_was_sent() -> None:
    (upload,) = uploads(a_drawing().images, ["a.png"])

    upload.close()

    assert upload.fp.closed
