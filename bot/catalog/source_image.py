"""The attached pictures: whether the model takes them, and where."""

import math
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NoReturn

from bot.catalog.catalog import Catalog
from bot.catalog.model import ImageInput, ImageType, Model
from bot.catalog.wishes import Attachment
from bot.errors import (
    ImageInputRequiredError,
    ImageInputUnsupportedError,
    ImageTooLargeError,
    ImageTypeRefusedError,
    RefusedError,
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


class TooManyImagesError(RefusedError):
    """The model takes fewer pictures.

    Facts: ``count``, ``limit``, ``model``, ``able`` (how many models), ``models`` (which).
    """

    words_id = "refusal-images-too-many"


_SAYS_NOTHING = frozenset({"", "application/octet-stream"})


def source_images(
    attachments: Sequence[Attachment], *, model: Model, catalog: Catalog
) -> tuple[SourceImage, ...]:
    """Check attached pictures against the model.

    Raises:
        RefusedError: the model takes none or fewer, needs one, or not one of this type or size.
    """
    if not attachments:
        if model.image is not None and model.image.is_required:
            raise ImageInputRequiredError(model=model.label)
        return ()
    if model.image is None or len(attachments) > model.image.maximum:
        refuse_images(len(attachments), model=model, catalog=catalog)
    return tuple(_source_image(one, model=model, image=model.image) for one in attachments)


def refuse_images(count: int, *, model: Model, catalog: Catalog) -> NoReturn:
    """Say that the model does not take so many pictures, and which models do.

    Raises:
        RefusedError: always.
    """
    able = tuple(other.label for other in catalog.with_image(count))
    if model.image is None:
        raise ImageInputUnsupportedError(model=model.label, models=able)
    raise TooManyImagesError(
        count=count, limit=model.image.maximum, model=model.label, able=len(able), models=able
    )


def _source_image(attachment: Attachment, *, model: Model, image: ImageInput) -> SourceImage:
    image_type = _type_of(attachment)
    if image_type is None or image_type not in image.types:
        raise ImageTypeRefusedError(
            filename=attachment.filename,
            model=model.label,
            allowed=tuple(name.upper() for name in image.types),
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
        parameter=image.parameter,
        is_list=image.is_list,
        width=attachment.width,
        height=attachment.height,
    )


def _type_of(attachment: Attachment) -> ImageType | None:
    """Tell the type by the stated content type, by the name only where that says nothing."""
    stated = (attachment.content_type or "").partition(";")[0].strip().lower()
    if stated in _SAYS_NOTHING:
        return _SUFFIXES.get(PurePosixPath(attachment.filename).suffix.lower())
    return _TYPES.get(stated)


def is_picture_name(filename: str) -> bool:
    """Whether a file is called as pictures are."""
    return PurePosixPath(filename).suffix.lower() in _SUFFIXES


def _megabytes(size_bytes: int) -> int:
    # Rounded up, so that what is refused never reads as what is allowed.
    return math.ceil(size_bytes / (1024 * 1024))
