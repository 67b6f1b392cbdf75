"""How careful a request lets its model be: as careful as usual, or less where that may be."""

from dataclasses import replace

from bot.catalog import Model
from bot.imagine.request import ImagineRequest, InputValue, PlannedPrediction


def with_safety(request: ImagineRequest, model: Model, *, is_relaxed: bool) -> ImagineRequest:
    """Return the request with the model's safety settings as its place wants them.

    It may have been planned elsewhere: a retry or a variation brings the settings of its first
    place along.
    """
    if not model.relaxed:
        return request
    image = model.image if request.images else None

    def careful(name: str) -> InputValue | None:
        parameter = model.parameters.get(name)
        if parameter is None or parameter.sent != "always":
            return None
        return parameter.default

    def safe(planned: PlannedPrediction) -> PlannedPrediction:
        values = dict(planned.input)
        for name, relaxed in model.relaxed.items():
            value = relaxed if is_relaxed else careful(name)
            values.pop(name, None)
            if value is not None:
                values[name] = value
        for name, highest in image.at_most.items() if image is not None else ():
            value = values.get(name)
            if name in model.relaxed and isinstance(value, int | float):
                values[name] = min(value, highest)
        return replace(planned, input=values)

    return replace(request, predictions=tuple(safe(one) for one in request.predictions))
