"""How large a picture becomes."""

import math
from collections.abc import Mapping

from sandbox.images.filling import canvas_size
from sandbox.images.models import Model

# FLUX.1's own table for one megapixel (replicate/cog-flux).
_FLUX_SIZES = {
    "1:1": (1024, 1024),
    "16:9": (1344, 768),
    "21:9": (1536, 640),
    "3:2": (1216, 832),
    "2:3": (832, 1216),
    "4:5": (896, 1088),
    "5:4": (1088, 896),
    "3:4": (896, 1152),
    "4:3": (1152, 896),
    "9:16": (768, 1344),
    "9:21": (640, 1536),
    "2:1": (1440, 720),
    "1:2": (720, 1440),
}
_MULTIPLE_OF = 16
_USUAL_SCALE = 4
_LARGEST_ENLARGED_SIDE = 8192
_LARGEST_SIDE = 2752
_RESOLUTIONS = {"0.5 MP": 0.5, "1 MP": 1.0, "2 MP": 2.0, "4 MP": 4.0}


def picture_size(
    model: Model, given: Mapping[str, object], source: tuple[int, int] | None
) -> tuple[int, int]:
    """Return width and height for a validated input; `source` is the size of its image."""
    if model.enlarges:
        scale = _number(given.get("scale"), _USUAL_SCALE)
        before = source or _FLUX_SIZES["1:1"]
        return _enlarged(before[0] * scale), _enlarged(before[1] * scale)
    if model.fills and source is not None:
        canvas = canvas_size(source, str(given.get("outpaint")))
        scale = min(1.0, _LARGEST_SIDE / max(canvas))
        return _rounded(canvas[0] * scale), _rounded(canvas[1] * scale)
    ratio = given.get("aspect_ratio", model.default_ratio)
    if (ratio == "custom" or "aspect_ratio" not in model.parameters) and "width" in given:
        return _side(given.get("width")), _side(given.get("height"))
    megapixels = model.megapixels
    if given.get("megapixels") == "0.25":
        megapixels = 0.25
    megapixels = _RESOLUTIONS.get(str(given.get("resolution")), megapixels)
    # Image to image in FLUX.1 dev and SD follows the image, whatever ratio is asked for.
    if source and (ratio == "match_input_image" or model.image_parameter == "image"):
        width, height = _of_ratio(source[0] / max(1, source[1]))
    else:
        width, height = _FLUX_SIZES.get(str(ratio), _FLUX_SIZES["1:1"])
    scale = math.sqrt(megapixels)
    return _rounded(width * scale), _rounded(height * scale)


def _of_ratio(ratio: float) -> tuple[float, float]:
    ratio = min(max(ratio, 9 / 21), 21 / 9)
    return 1024 * math.sqrt(ratio), 1024 / math.sqrt(ratio)


def _side(value: object) -> int:
    return _rounded(float(value)) if isinstance(value, int | float) else 1024


def _enlarged(side: float) -> int:
    return min(_LARGEST_ENLARGED_SIDE, max(1, round(side)))


def _number(value: object, otherwise: float) -> float:
    return value if isinstance(value, int | float) else otherwise


def _rounded(side: float) -> int:
    return min(_LARGEST_SIDE, max(_MULTIPLE_OF, round(side / _MULTIPLE_OF) * _MULTIPLE_OF))
