"""A perceptual hash of 64 bits: it recognises a picture that was saved and uploaded again.

A difference hash: the picture, 9 by 8 pixels small and grey; each bit says whether a pixel is
brighter than the one right of it. Re-encoding, resizing and small changes of colour flip few bits.
"""

from PIL import Image as Pillow

from bot.imagine.image import Image
from bot.imagine.pixels import in_eight_bits, opened

WIDTH, HEIGHT = 9, 8
SAME_BITS = 6
"""Hashes that differ in at most this many bits count as the same picture."""
_DRAFT = (64, 64)


def fingerprint(image: Image) -> int:
    """Return the 64 bits as a signed number, as databases keep them.

    Decodes the picture, which takes some milliseconds: not for the event loop.

    Raises:
        OutputUnreadableError: it cannot be decoded.
    """
    with opened(image.content) as picture:
        picture.draft("L", _DRAFT)  # JPEG alone: decodes no more than that
        whole = in_eight_bits(picture, image.content).convert("L")
        # Pillow's own hints leave a part of this open.
        grey = whole.resize((WIDTH, HEIGHT), Pillow.Resampling.BOX)  # pyright: ignore[reportUnknownMemberType]
    pixels, bits = grey.tobytes(), 0
    for start in range(0, WIDTH * HEIGHT, WIDTH):
        for at in range(start, start + WIDTH - 1):
            bits = bits << 1 | (pixels[at] > pixels[at + 1])
    return bits - (1 << 64) if bits >> 63 else bits


def distance(one: int, other: int) -> int:
    """Return the Hamming distance of two fingerprints."""
    return ((one ^ other) & (1 << 64) - 1).bit_count()
