"""The attached picture: whether the model takes it, and where."""

import math
from pathlib import PurePosixPath

from bot.catalog.catalog import Catalog
from bot.catalog.model import ImageType, Model
from bot.catalog.wishes import Attachment
from bot.errors import (
    ImageInputRequiredError,
    ImageInputUnsupportedError,
    ImageTooLargeError,
    ImageTypeRefusedError,
)
from bot.imagine.request import SourceImage

MAX_IMAGE_BYTES = 25 * 1024 * 1024
"""More than any camera's JPEG; it is downloaded and made smaller before it is sent on."""

_TYPES: dict[str, ImageType] = {
    "image/jpeg": "jpeg",
    "image/jpg": "jpeg",
    "image/pjpeg": "jpeg",
    "image/png": "png",
    "image/apng": "png",
    "image/webp": "webp",
    "image/gif": "gif",
}
_SUFFIXES: dict[str, ImageType] = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".jfif": "jpeg",
    ".png": "png",
    ".webp": "webp",
    ".gif": "gif",
}
_SAYS_NOTHING = frozenset({"", "application/octet-stream"})


def source_image(
    attachment: Attachment | None, *, model: Model, catalog: Catalog
) -> SourceImage | None:
    """Check an attached picture against the model.

    Raises:
        RefusedError: the model takes none, needs one, or not one of this type or size.
    """
    if attachment is None:
        if model.image is not None and model.image.is_required:
            raise ImageInputRequiredError(model=model.label)
        return None
    if model.image is None:
        raise ImageInputUnsupportedError(
            model=model.label, models=tuple(other.label for other in catalog.with_image())
        )
    image_type = _type_of(attachment)
    if image_type is None or image_type not in model.image.types:
        raise ImageTypeRefusedError(
            filename=attachment.filename,
            model=model.label,
            allowed=tuple(name.upper() for name in model.image.types),
        )
    if attachment.size_bytes > MAX_IMAGE_BYTES:
        raise ImageTooLargeError(
            filename=attachment.filename,
            size_mb=_megabytes(attachment.size_bytes),
            limit_mb=_megabytes(MAX_IMAGE_BYTES),
        )
    return SourceImage(
        url=attachment.url,
        filename=attachment.filename,
        content_type=f"image/{image_type}",
        size_bytes=attachment.size_bytes,
        parameter=model.image.parameter,
        is_list=model.image.is_list,
    )


def _type_of(attachment: Attachment) -> ImageType | None:
    """Tell the type by the stated content type, by the name only where that says nothing."""
    stated = (attachment.content_type or "").partition(";")[0].strip().lower()
    if stated in _SAYS_NOTHING:
        return _SUFFIXES.get(PurePosixPath(attachment.filename).suffix.lower())
    return _TYPES.get(stated)


def _megabytes(size_bytes: int) -> int:
    # Rounded up, so that what is refused never reads as what is allowed.
    return math.ceil(size_bytes / (1024 * 1024))
