"""What came out of a job's predictions, put together under one reply."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import AllFilteredError, Failure, ImagineError, NoOutputError
from bot.imagine.image import Image


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one prediction gave."""

    images: tuple[Image, ...]
    seed: int | None = None
    withheld: int = 0
    """How many pictures the provider's safety filter held back."""
    seconds: float | None = None
    """How long the prediction took, where the service tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What is worth knowing of a finished job beside its pictures; kept with its record."""

    got: int
    asked: int
    seeds: tuple[int, ...] = ()
    withheld: int = 0
    failure: Failure | None = None
    """Why some predictions gave nothing, while others did."""
    is_reduced: bool = False
    """Whether a picture was made smaller to fit the upload limit."""
    seconds: float
    """From the request to the last picture."""
    prediction_seconds: tuple[float, ...] = ()
    """How long each prediction took, for planning the looks at later ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The pictures of one job, with what is worth knowing about them."""

    images: tuple[Image, ...]
    drawn: Drawn


def put_together(results: Sequence[Sheet | ImagineError], *, asked: int, seconds: float) -> Drawing:
    """Make one drawing of what all predictions gave.

    Raises:
        ImagineError: the first failure, where there is not one picture.
    """
    sheets = [result for result in results if isinstance(result, Sheet)]
    errors = [result for result in results if isinstance(result, ImagineError)]
    images = tuple(image for sheet in sheets for image in sheet.images)
    withheld = sum(sheet.withheld for sheet in sheets)
    if not images:
        if errors:
            raise errors[0]
        raise AllFilteredError if withheld else NoOutputError("succeeded without a picture")
    drawn = Drawn(
        got=len(images),
        asked=asked,
        seeds=tuple(sheet.seed for sheet in sheets if sheet.seed is not None),
        withheld=withheld,
        failure=errors[0].failure if errors else None,
        is_reduced=any(image.was_reduced for image in images),
        seconds=seconds,
        prediction_seconds=tuple(s.seconds for s in sheets if s.seconds is not None),
    )
    return Drawing(images=images, drawn=drawn)
