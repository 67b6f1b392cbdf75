"""The pictures to start from: attached, or at addresses that a prompt begins with."""

from bot.catalog.attachment import Attachment
from bot.catalog.options.option import Option, PictureSlash
from bot.catalog.options.shared import kept
from bot.imagine.request import SourceImage


def _attachment(image: SourceImage) -> Attachment:
    return Attachment(
        url=image.url,
        filename=image.filename,
        content_type=image.content_type,
        size_bytes=image.size_bytes,
        width=image.width,
        height=image.height,
        is_spoiler=image.is_spoiler,
        is_private=image.is_private,
    )


IMAGE: Option[tuple[Attachment, ...]] = Option(
    tag="image",
    slash=PictureSlash(),
    inline=None,
    # How a model takes a picture is a part of its entry for itself (``ImageInput``).
    fulfilment=None,
    is_same=lambda one, other, _: one == other,
    plan=kept,
    recall=lambda request, _: tuple(_attachment(image) for image in request.images) or None,
    is_copied=False,
    edit_field=None,
    preference=None,
)
