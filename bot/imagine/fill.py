"""What a fill model paints anew: the surroundings of a picture, or parts of it."""

from dataclasses import dataclass
from enum import StrEnum

Size = tuple[int, int]
"""Width and height in pixels."""
Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; the last two are the first ones outside."""

GRID = 3
"""A picture has so many parts in a row, and in a column."""
PARTS = tuple(range(1, GRID * GRID + 1))
"""They are counted from the top left, row by row."""

_PAN = 1.5
"""How many times as wide, or as high, a picture becomes that is extended to one side."""


class Outpaint(StrEnum):
    """How a picture is extended. The values stand in custom ids and records: never reuse one."""

    ZOOM_15 = "zoom15"
    ZOOM_2 = "zoom2"
    SQUARE = "square"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


ZOOMS = {Outpaint.ZOOM_15: 1.5, Outpaint.ZOOM_2: 2.0}
"""How many times as much is shown on the same number of pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """Either the surroundings (``outpaint``) or some ``parts`` of a picture are painted."""

    outpaint: Outpaint | None = None
    parts: tuple[int, ...] = ()
    mask_parameter: str | None = None
    """Where the model takes the mask that Easel makes; None where it needs none, because it
    extends pictures by itself."""


def canvas_size(size: Size, outpaint: Outpaint) -> Size:
    """Return how large a picture of this size becomes."""
    width, height = size
    match outpaint:
        case Outpaint.ZOOM_15 | Outpaint.ZOOM_2:
            return size
        case Outpaint.SQUARE:
            return (max(size), max(size))
        case Outpaint.LEFT | Outpaint.RIGHT:
            return (round(width * _PAN), height)
        case Outpaint.UP | Outpaint.DOWN:
            return (width, round(height * _PAN))


def kept_box(size: Size, outpaint: Outpaint) -> Box:
    """Return where a picture of this size lies on its canvas."""
    wide, high = canvas_size(size, outpaint)
    factor = ZOOMS.get(outpaint, 1.0)
    width, height = round(size[0] / factor), round(size[1] / factor)
    left, top = (wide - width) // 2, (high - height) // 2
    match outpaint:
        case Outpaint.LEFT:
            left = wide - width
        case Outpaint.RIGHT:
            left = 0
        case Outpaint.UP:
            top = high - height
        case Outpaint.DOWN:
            top = 0
        case Outpaint.ZOOM_15 | Outpaint.ZOOM_2 | Outpaint.SQUARE:
            pass
    return left, top, left + width, top + height


def part_box(size: Size, part: int) -> Box:
    """Return where a part lies in a picture of this size; together the parts cover all of it."""
    row, column = divmod(part - 1, GRID)
    width, height = size
    return (
        column * width // GRID,
        row * height // GRID,
        (column + 1) * width // GRID,
        (row + 1) * height // GRID,
    )
