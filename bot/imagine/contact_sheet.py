"""Pictures shown small beside what was made of them: one, or several in a square."""

import math
from collections.abc import Sequence
from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageOps

from bot.errors import OutputError
from bot.imagine.image import Image
from bot.imagine.pixels import decoded

SHEET_SIDE = 240
"""Clients show it at a third of that, some on dense screens, and cut it square."""
_GAP = 4
_QUALITY = 80


def contact_sheet(contents: Sequence[bytes]) -> Image | None:
    """Return the pictures as one small WebP, without anything else that their files say.

    What cannot be read is left out; None where nothing is left. Takes time, so off the loop.
    """
    pictures: list[Pillow.Image] = []
    for content in contents:
        try:
            # Of what is cut to fill its place, both sides have to be long enough.
            longest_side = SHEET_SIDE if len(contents) == 1 else 2 * SHEET_SIDE
            pictures.append(decoded(content, longest_side=longest_side))
        except OutputError:
            continue
    if not pictures:
        return None
    sheet = pictures[0] if len(pictures) == 1 else _square(pictures)
    buffer = BytesIO()
    sheet.save(buffer, "WEBP", quality=_QUALITY)
    return Image(
        content=buffer.getvalue(), extension="webp", width=sheet.width, height=sheet.height
    )


def _square(pictures: Sequence[Pillow.Image]) -> Pillow.Image:
    """Fill a square with rows of pictures; the last row may have fewer, and wider ones."""
    sheet = Pillow.new("RGBA", (SHEET_SIDE, SHEET_SIDE))
    rows = round(math.sqrt(len(pictures)))
    in_a_row = math.ceil(len(pictures) / rows)
    height = (SHEET_SIDE - _GAP * (rows - 1)) // rows
    for row in range(rows):
        shown = pictures[row * in_a_row : (row + 1) * in_a_row]
        width = (SHEET_SIDE - _GAP * (len(shown) - 1)) // len(shown)
        for column, picture in enumerate(shown):
            place = column * (width + _GAP), row * (height + _GAP)
            sheet.paste(ImageOps.fit(picture, (width, height)), place)
    return sheet
