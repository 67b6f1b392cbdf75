"""The results of a job's predictions, combined into one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import AllFilteredError, Failure, ImagineError, NoOutputError
from bot.imagine.image import Image

_CLEAR = math.log(1.06)
"""5:4 and 4:3 differ by 6.7 %; 3:2 in multiples of 64 pixels by up to 3 %."""
_NAMED_RATIOS = {
    f"{width}:{height}": width / height
    for one, other in ((1, 1), (5, 4), (4, 3), (3, 2), (16, 9), (2, 1), (21, 9), (3, 1), (4, 1))
    for width, height in ((one, other), (other, one))
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionResult:
    """The pictures of one prediction."""

    images: tuple[Image, ...]
    seed: int | None = None
    withheld: int = 0
    """How many pictures the provider's safety filter held back."""
    seconds: float | None = None
    """How long the prediction took, where the service tells it."""
    short: int = 0
    """How many of the requested pictures it did not make."""
    left_out: int = 0
    """How many pictures it made beyond the requested ones."""
    failure: Failure | None = None
    """Why some of its pictures could not be downloaded, while others could."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultInfo:
    """Everything about a finished job's result except its pictures; kept with the job's record."""

    got: int
    asked: int
    seeds: tuple[int, ...] = ()
    withheld: int = 0
    failure: Failure | None = None
    """Why some predictions failed while others succeeded."""
    is_reduced: bool = False
    """Whether a picture was made smaller to fit the upload limit."""
    seconds: float
    """From the request to the last picture."""
    short: int = 0
    """How many pictures finished predictions did not make, and so are not charged."""
    left_out: int = 0
    """How many pictures the model made beyond the requested ones."""
    came_as: str | None = None
    """The pictures' aspect ratio, if it clearly differs from the requested one."""
    prediction_seconds: tuple[float, ...] = ()
    """How long each prediction took, for planning the polls of later ones."""
    polls: int | None = None
    """How often the predictions were asked for, by the process that finished; None on older
    records."""
    size: tuple[int, int] | None = None
    """Width and height of the first picture, in pixels; None on older records."""
    is_covered: bool | None = None
    """Whether it was covered or uncovered since; None: it is as it was asked for."""
    is_held_covered: bool = False
    """Whether moderators covered it: its requester cannot take that back."""
    descriptions: tuple[str, ...] = ()
    """How its requester describes the pictures; where empty, their prompt does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The pictures of one job, and what the card says about them."""

    images: tuple[Image, ...]
    info: ResultInfo


def combine_results(
    results: Sequence[PredictionResult | ImagineError],
    *,
    asked: int,
    ratio: str | None = None,
    seconds: float,
    polls: int | None = None,
) -> Result:
    """Combine what all predictions returned into one result.

    Raises:
        ImagineError: there is no picture; it is the first prediction's failure.
    """
    drawn = [result for result in results if isinstance(result, PredictionResult)]
    errors = [result for result in results if isinstance(result, ImagineError)]
    failures = [*(error.failure for error in errors), *(s.failure for s in drawn if s.failure)]
    images = tuple(image for one in drawn for image in one.images)
    withheld = sum(one.withheld for one in drawn)
    if not images:
        if errors:
            raise errors[0]
        raise AllFilteredError if withheld else NoOutputError("succeeded without a picture")
    info = ResultInfo(
        got=len(images),
        asked=asked,
        seeds=tuple(one.seed for one in drawn if one.seed is not None),
        withheld=withheld,
        failure=next(iter(failures), None),
        is_reduced=any(image.was_reduced for image in images),
        seconds=seconds,
        short=sum(one.short for one in drawn),
        left_out=sum(one.left_out for one in drawn),
        came_as=_came_as(images, ratio),
        prediction_seconds=tuple(s.seconds for s in drawn if s.seconds is not None),
        polls=polls,
        size=(images[0].width, images[0].height),
    )
    return Result(images=images, info=info)


def _came_as(images: Sequence[Image], asked: str | None) -> str | None:
    """Return the ratio of the first picture that clearly differs from the requested one."""
    width, _, height = (asked or "").partition(":")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        return None
    wanted = int(width) / int(height)
    found = (image for image in images if not _is_near(image.width / image.height, wanted))
    image = next(found, None)
    if image is None:
        return None
    ratio = image.width / image.height
    near = min(_NAMED_RATIOS, key=lambda name: abs(math.log(_NAMED_RATIOS[name] / ratio)))
    is_named = _is_near(ratio, _NAMED_RATIOS[near])
    return near if is_named else f"{image.width} × {image.height}"  # noqa: RUF001 - a times sign


def _is_near(ratio: float, other: float) -> bool:
    """Whether two ratios are equal, given that models round sides to multiples of 64."""
    return abs(math.log(ratio / other)) < _CLEAR
