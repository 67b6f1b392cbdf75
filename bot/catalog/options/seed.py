"""What makes a picture come out alike again: ``--seed 7``."""

from bot.catalog.model import Model
from bot.catalog.options.option import Extent, Fulfilment, Inline, Option, WholeNumberSlash
from bot.catalog.options.shared import never, no_problems, number_within, same_text, whole_number
from bot.catalog.parameter import IntegerParameter

_LOWEST, _HIGHEST = 0, 2**32 - 1

SEED: Option[int] = Option(
    tag="seed",
    slash=WholeNumberSlash(minimum=0),
    inline=Inline(
        spellings=("seed",),
        extent=Extent.NUMBER,
        is_foreign=never,
        read=whole_number("seed"),
        show=str,
    ),
    fulfilment=Fulfilment(kind="integer", usual_names=("seed",), problems=no_problems),
    is_same=same_text,
    plan=number_within("seed", _LOWEST, _HIGHEST),
    recall=lambda request, _: request.seed,
    is_copied=True,
    edit_field="text",
    preference=None,
)


def seeds_of(model: Model) -> tuple[int, int] | None:
    """Return a model's lowest and highest seed; None where it takes none."""
    parameter = model.fulfilling(SEED.tag)[1]
    if not isinstance(parameter, IntegerParameter):
        return None
    return (
        _LOWEST if parameter.minimum is None else parameter.minimum,
        _HIGHEST if parameter.maximum is None else parameter.maximum,
    )
