"""Pictures as bytes, in the format asked for."""

import io

from PIL import Image

from sandbox.images.pillow import resized

CONTENT_TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
_BIG_SIDE = 2176
_BIG_NOISE = 60


def encode(picture: Image.Image, *, format_name: str, quality: int) -> bytes:
    """Return the picture as webp, jpg or png; the quality counts for the first two."""
    buffer = io.BytesIO()
    rgb = picture.convert("RGB")
    if format_name == "png":
        rgb.save(buffer, "PNG", compress_level=3)
    elif format_name == "jpg":
        rgb.save(buffer, "JPEG", quality=max(1, min(quality, 95)))
    else:
        # method 2 of 6: half the time of the default for a few percent more bytes
        rgb.save(buffer, "WEBP", quality=quality, method=2)
    return buffer.getvalue()


def encode_big(picture: Image.Image) -> bytes:
    """Return the picture as a PNG of about 14 MB: enlarged, with grain no PNG can squeeze."""
    large = resized(picture.convert("RGB"), (_BIG_SIDE, _BIG_SIDE))
    grain = [Image.effect_noise(large.size, _BIG_NOISE) for _ in range(3)]
    grainy = Image.blend(large, Image.merge("RGB", grain), 0.5)
    buffer = io.BytesIO()
    grainy.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
