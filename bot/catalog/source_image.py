"""The attached pictures: whether the model takes them, and where."""

import math
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NoReturn

from bot.catalog.attachment import Attachment
from bot.catalog.catalog import Catalog
from bot.catalog.model import ImageInput, Model
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

_TYPES = {
    "image/jpeg": "jpeg",
    "image/jpg": "jpeg",
    "image/pjpeg": "jpeg",
    "image/mpo": "jpeg",
    "image/png": "png",
    "image/apng": "png",
    "image/vnd.mozilla.apng": "png",
    "image/x-png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/heic": "heic",
    "image/heif": "heic",
    "image/heic-sequence": "heic",
    "image/heif-sequence": "heic",
    "image/avif": "avif",
    "image/avif-sequence": "avif",
    "image/bmp": "bmp",
    "image/x-bmp": "bmp",
    "image/x-ms-bmp": "bmp",
    "image/tiff": "tiff",
    "image/x-icon": "ico",
    "image/vnd.microsoft.icon": "ico",
}
_SUFFIXES = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".jfif": "jpeg",
    ".pjpeg": "jpeg",
    ".pjp": "jpeg",
    ".mpo": "jpeg",
    ".png": "png",
    ".apng": "png",
    ".webp": "webp",
    ".gif": "gif",
    ".heic": "heic",
    ".heif": "heic",
    ".hif": "heic",
    ".avif": "avif",
    ".bmp": "bmp",
    ".dib": "bmp",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".ico": "ico",
}


class TooManyImagesError(RefusedError):
    """The model takes fewer pictures.

    Facts: ``count``, ``limit``, ``model``, ``able`` (how many models), ``models`` (which).
    """

    words_id = "refusal-images-too-many"
    is_about_model = True


_SAYS_NOTHING = frozenset({"", "application/octet-stream", "binary/octet-stream"})


def source_images(
    attachments: Sequence[Attachment], *, model: Model, catalog: Catalog
) -> tuple[SourceImage, ...]:
    """Check attached pictures against the model.

    Raises:
        RefusedError: the model takes none or fewer, needs one, or it is no picture, or too large.
    """
    if not attachments:
        if model.image is not None and model.image.is_required:
            raise ImageInputRequiredError(model=model.label)
        return ()
    if model.image is None or len(attachments) > model.image.maximum:
        refuse_images(len(attachments), model=model, catalog=catalog)
    return tuple(_source_image(one, model.image) for one in attachments)


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


def _source_image(attachment: Attachment, image: ImageInput) -> SourceImage:
    return SourceImage(
        url=attachment.url,
        filename=attachment.filename,
        content_type=f"image/{require_usable(attachment)}",
        size_bytes=attachment.size_bytes,
        parameter=image.parameter,
        is_list=image.is_list,
        width=attachment.width,
        height=attachment.height,
        types=image.types,
        is_spoiler=attachment.is_spoiler,
        is_private=attachment.is_private,
    )


def require_usable(attachment: Attachment) -> str:
    """Return what kind of picture it says it is: models read it, or what is made of it.

    Raises:
        RefusedError: it is none, or too large.
    """
    image_type = type_of(attachment.content_type, attachment.filename)
    if image_type is None:
        raise ImageTypeRefusedError(filename=attachment.filename)
    if attachment.size_bytes > MAX_IMAGE_BYTES:
        raise ImageTooLargeError(
            filename=attachment.filename,
            size_mb=_megabytes(attachment.size_bytes),
            limit_mb=_megabytes(MAX_IMAGE_BYTES),
        )
    return image_type


def type_of(content_type: str | None, filename: str) -> str | None:
    """Tell the kind by the stated content type, by the name only where that says nothing.

    None: no picture that can be read.
    """
    stated = (content_type or "").partition(";")[0].strip().lower()
    if stated in _SAYS_NOTHING:
        return _SUFFIXES.get(PurePosixPath(filename).suffix.lower())
    return _TYPES.get(stated)


def is_picture_name(filename: str) -> bool:
    """Whether a file is called as pictures are."""
    return PurePosixPath(filename).suffix.lower() in _SUFFIXES


def _megabytes(size_bytes: int) -> int:
    # Rounded up, so that what is refused never reads as what is allowed.
    return math.ceil(size_bytes / (1024 * 1024))
