"""What the shape of an entry cannot say: that its values go together."""

from collections.abc import Iterable, Iterator, Mapping

from bot.catalog.entries import Path
from bot.catalog.model import PROMPT_PARAMETER, SCALES, FillInput, ImageInput, Model
from bot.catalog.options import ASPECT_RATIO, OPTIONS
from bot.catalog.options.option import Fulfilment
from bot.catalog.options.shared import no_problems
from bot.catalog.parameter import EnumParameter, IntegerParameter, NumberParameter, Parameter
from bot.catalog.price import Price

Problem = tuple[Path, str]
"""Where in the entry, and what is wrong there."""

_SCALE = Fulfilment(kind="number", usual_names=(), problems=no_problems)
"""What an upscaler is told, which is no option of /imagine."""
_SIZE_STEP = 8
"""Diffusion models work on blocks of 8 pixels."""


def fulfilments() -> Mapping[str, Fulfilment]:
    """Return what a parameter may stand for, by the tag that its ``fulfils`` says."""
    of_options = {one.tag: one.fulfilment for one in OPTIONS if one.fulfilment is not None}
    return {**of_options, "scale": _SCALE}


def problems_of(model: Model) -> Iterator[Problem]:
    """Yield what does not go together in one model."""
    if model.deadline_seconds < model.expected_seconds:
        yield ("deadline_seconds",), "must not be less than expected_seconds"
    if model.price is not None:
        yield from _price_problems(model, model.price)
    for name, parameter in model.parameters.items():
        yield from _parameter_problems(name, parameter)
    yield from _fulfilment_problems(model)
    yield from _size_problems(model)
    yield from _value_problems(model, ("with_seed",), model.with_seed.items())
    yield from _value_problems(model, ("relaxed",), model.relaxed.items())
    if model.kind == "upscale":
        yield from _upscaler_problems(model)
    if model.kind == "fill" and (model.image is None or model.fill is None):
        yield ("fill",), "a fill model needs image and fill"
    if model.fill is not None:
        yield from _fill_problems(model, model.fill)
    if model.image is not None:
        yield from _image_problems(model, model.image)


def _price_problems(model: Model, price: Price) -> Iterator[Problem]:
    if model.price_usd is not None:
        yield ("price",), "says it already; leave out price_usd"
    for name, amounts in price.by.items():
        if name not in model.parameters:
            yield ("price", "by", name), "there is no such parameter in this model"
        elif not amounts:
            yield ("price", "by", name), "must name at least one value"


def _parameter_problems(name: str, parameter: Parameter) -> Iterator[Problem]:
    here: Path = ("parameters", name)
    if name == PROMPT_PARAMETER:
        yield here, "every model has this one; leave it out"
    if isinstance(parameter, EnumParameter) and not parameter.allowed:
        yield (*here, "allowed"), "must name at least one value"
    if (
        isinstance(parameter, IntegerParameter | NumberParameter)
        and parameter.minimum is not None
        and parameter.maximum is not None
        and parameter.minimum > parameter.maximum
    ):
        yield (*here, "minimum"), "must not be more than maximum"
    elif parameter.default is not None and not parameter.allows(parameter.default):
        yield (*here, "default"), f"{parameter.default!r} is not a value this parameter allows"
    if parameter.sent == "always" and parameter.default is None:
        yield (*here, "sent"), 'cannot be "always" without a default'


def _fulfilment_problems(model: Model) -> Iterator[Problem]:
    known = fulfilments()
    taken: dict[str, str] = {}
    for name, parameter in model.parameters.items():
        tag = parameter.fulfils
        if tag is None or parameter.sent == "never":
            continue
        here: Path = ("parameters", name)
        if tag not in known:
            yield (*here, "fulfils"), f"must be one of {', '.join(known)}"
            continue
        if tag in taken:
            yield here, f"{taken[tag]} already stands for {tag}"
        taken.setdefault(tag, name)
        if parameter.kind != known[tag].kind:
            yield (*here, "kind"), f"must be {known[tag].kind!r}, because it stands for {tag}"
            continue
        for field, sentence in known[tag].problems(parameter):
            yield (*here, field), sentence


def _size_problems(model: Model) -> Iterator[Problem]:
    if model.sizes and model.fulfilling(ASPECT_RATIO.tag)[1] is not None:
        yield ("sizes",), "a model with an aspect ratio parameter needs no sizes"
    for ratio, size in model.sizes.items():
        for name, value in zip(("width", "height"), size, strict=True):
            if not model.allows(name, value):
                yield ("sizes", ratio), f"the parameter {name} does not allow {value}"
            elif value % _SIZE_STEP:
                yield ("sizes", ratio), f"{value} is not a multiple of {_SIZE_STEP}"


def _upscaler_problems(model: Model) -> Iterator[Problem]:
    if model.image is None:
        yield ("image",), "is missing: an upscaler takes a picture"
    name, parameter = model.fulfilling("scale")
    if parameter is not None and not model.scales:
        yield ("parameters", name), f"an upscaler's scale must allow one of {SCALES}"


def _fill_problems(model: Model, fill: FillInput) -> Iterator[Problem]:
    if model.kind != "fill":
        yield ("fill",), 'only for models of kind = "fill"'
    taken = {*model.parameters, PROMPT_PARAMETER, model.image.parameter if model.image else ""}
    if fill.mask in taken:
        yield ("fill", "mask"), f"{fill.mask} is already a parameter"
    if (fill.outpaint is None) != (not fill.values):
        yield ("fill", "outpaint"), "goes together with values"
    elif fill.outpaint is not None:
        values = ((fill.outpaint, value) for value in fill.values.values())
        yield from _value_problems(model, ("fill", "values"), values)


def _image_problems(model: Model, image: ImageInput) -> Iterator[Problem]:
    if image.parameter in model.parameters or image.parameter == PROMPT_PARAMETER:
        yield ("image", "parameter"), f"{image.parameter} is already a parameter"
    if not image.types:
        yield ("image", "types"), "must name at least one type"
    if image.maximum > 1 and not image.is_list:
        yield ("image", "maximum"), "must be 1 where the model takes no list"
    yield from _value_problems(model, ("image", "sets"), image.sets.items())
    if image.strength is not None:
        name = image.strength.parameter
        values = ((name, image.strength.subtle), (name, image.strength.strong))
        yield from _value_problems(model, ("image", "strength"), values)
    yield from _value_problems(model, ("image", "at_most"), image.at_most.items())


def _value_problems(
    model: Model, here: Path, values: Iterable[tuple[str, str | float | bool]]
) -> Iterator[Problem]:
    for name, value in values:
        if name not in model.parameters:
            yield (*here, name), "there is no such parameter in this model"
        elif not model.allows(name, value):
            yield (*here, name), f"{value!r} is not a value this parameter allows"
