"""Making a picture larger: a request without words for the catalog's upscaler."""

from bot.catalog.attachment import Attachment
from bot.catalog.catalog import Catalog
from bot.catalog.source_image import source_images
from bot.errors import RefusedError
from bot.imagine.pixels import MAX_PIXELS
from bot.imagine.request import ImagineRequest, InputValue, PlannedPrediction


class UpscalerMissingError(RefusedError):
    """No model makes pictures larger."""

    words_id = "refusal-upscale-no-model"


class ScaleRefusedError(RefusedError):
    """The upscaler does not do it so many times. Facts: ``scale``, ``allowed``."""

    words_id = "refusal-upscale-scale"


class UpscaledTooLargeError(RefusedError):
    """The result would be too large to be handled. Facts: ``megapixels``, ``limit``."""

    words_id = "refusal-upscale-too-large"


def plan_upscale(
    image: Attachment,
    scale: int | None,
    catalog: Catalog,
    *,
    prompt: str = "",
    is_private: bool = False,
) -> ImagineRequest:
    """Return the request that makes a picture ``scale`` times as wide and high.

    An upscaler that cannot be told makes it as large as it always does, whatever ``scale`` says.
    ``prompt`` is the one the picture was drawn from, for the card; it is not sent.

    Raises:
        RefusedError: there is no upscaler, or none for this picture or scale.
    """
    model = catalog.upscaler
    if model is None:
        raise UpscalerMissingError
    name, parameter = model.fulfilling("scale")
    if parameter is not None and scale not in model.scales:
        raise ScaleRefusedError(scale=scale or 0, allowed=tuple(f"{one}x" for one in model.scales))
    images = source_images((image,), model=model, catalog=catalog)
    if parameter is not None and scale and image.width and image.height:
        pixels = image.width * image.height * scale**2
        if pixels > MAX_PIXELS:
            raise UpscaledTooLargeError(
                megapixels=round(pixels / 1_000_000), limit=MAX_PIXELS // 1_000_000
            )
    values: dict[str, InputValue] = {
        name: parameter.default
        for name, parameter in model.parameters.items()
        if parameter.sent == "always" and parameter.default is not None
    }
    if parameter is not None and scale:
        values[name] = scale
    return ImagineRequest(
        prompt=prompt,
        is_theirs=False,
        model=model.id,
        model_label=model.label,
        version=model.version,
        predictions=(PlannedPrediction(input=values),),
        expected_seconds=model.expected_seconds,
        deadline_seconds=model.deadline_seconds,
        images=images,
        is_private=is_private,
        is_spoiler=image.is_spoiler,
    )
