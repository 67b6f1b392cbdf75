import pytest

from bot.errors import AllFilteredError, BusyError, NoOutputError, OutputGoneError
from bot.imagine.image import Image, read_image
from bot.imagine.result import PredictionResult, combine_results
from tests.fakes.pictures import picture


def an_image() -> Image:
    return read_image(picture())


def test_the_first_reason_is_given_when_there_is_no_picture_at_all() -> None:
    with pytest.raises(BusyError):
        combine_results(
            [PredictionResult(images=()), BusyError("a"), OutputGoneError("b")],
            asked=3,
            seconds=1.0,
        )


def test_pictures_that_were_all_held_back_are_not_called_lost() -> None:
    with pytest.raises(AllFilteredError):
        combine_results([PredictionResult(images=(), withheld=2)], asked=2, seconds=1.0)


def test_nothing_at_all_is_no_output() -> None:
    with pytest.raises(NoOutputError):
        combine_results([PredictionResult(images=())], asked=1, seconds=1.0)


def test_pictures_keep_the_order_of_their_predictions() -> None:
    first, second, third = an_image(), an_image(), an_image()

    result = combine_results(
        [PredictionResult(images=(first, second), seed=1), PredictionResult(images=(third,))],
        asked=3,
        seconds=1.0,
    )

    assert [id(image) for image in result.images] == [id(first), id(second), id(third)]
    assert result.info.seeds == (1,)
    assert result.info.failure is None


@pytest.mark.parametrize(
    ("asked", "size", "came_as"),
    [
        ("16:9", (1024, 1024), "1:1"),
        ("1:1", (1216, 832), "3:2"),
        ("4:3", (1280, 1024), "5:4"),
        ("2:3", (768, 1344), "9:16"),
        ("16:9", (1000, 130), "1000 × 130"),  # noqa: RUF001 - a times sign
        # What models make of a ratio in multiples of 64, and what is no ratio.
        ("16:9", (1344, 768), None),
        ("21:9", (1536, 640), None),
        ("3:2", (1216, 832), None),
        ("4:5", (896, 1088), None),
        ("match_input_image", (8, 600), None),
        ("0:1", (8, 600), None),
        (None, (8, 600), None),
    ],
)
def test_a_picture_of_another_shape_than_was_asked_for_is_told(
    asked: str | None, size: tuple[int, int], came_as: str | None
) -> None:
    image = read_image(picture(size=size))

    result = combine_results([PredictionResult(images=(image,))], asked=1, ratio=asked, seconds=1.0)

    assert result.info.came_as == came_as
