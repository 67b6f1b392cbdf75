"""How many pictures: ``--count 4``."""

from collections.abc import Iterator

from bot.catalog.options.option import (
    Adopted,
    Circumstances,
    Extent,
    Fulfilment,
    Inline,
    Option,
    Planned,
    Preference,
    Problem,
    WholeNumberSlash,
)
from bot.catalog.options.shared import never, same_text, whole_number
from bot.catalog.parameter import IntegerParameter, Parameter
from bot.errors import ValueOutOfRangeError
from bot.imagine.request import Note

MAX_IMAGES = 8
"""Two full predictions of the models that draw four at once; a gallery holds ten pictures
(Discord, "Media Gallery"), which leaves room for the picture that was sent in."""


def _problems(parameter: Parameter) -> Iterator[Problem]:
    if not isinstance(parameter, IntegerParameter):
        return
    if parameter.maximum is None or parameter.maximum < 1:
        yield "maximum", "must be at least 1"
    if parameter.minimum is not None and parameter.minimum > 1:
        yield "minimum", "must be 1: people ask for one picture"


def _plan(asked: int | None, circumstances: Circumstances) -> Planned[int]:
    """Only check it: the pictures are split into predictions when all is planned."""
    count = 1 if asked is None else asked
    if not 1 <= count <= MAX_IMAGES:
        raise ValueOutOfRangeError(
            parameter="count",
            value=str(count),
            model=circumstances.model.label,
            minimum="1",
            maximum=str(MAX_IMAGES),
        )
    return Planned(value=count)


def _adopt(preferred: int, circumstances: Circumstances) -> Adopted[int]:
    """Return it, or as many as a rule of the place allows."""
    most = circumstances.most_images or MAX_IMAGES
    if preferred <= most:
        return Adopted(value=max(1, preferred))
    facts = {"count": preferred, "limit": most}
    return Adopted(value=most, notes=(Note(words_id="note-preferences-count", facts=facts),))


COUNT: Option[int] = Option(
    tag="count",
    slash=WholeNumberSlash(minimum=1, maximum=MAX_IMAGES),
    inline=Inline(
        spellings=("count", "n", "images", "num", "numoutputs"),
        extent=Extent.NUMBER,
        is_foreign=never,
        read=whole_number("count"),
        show=str,
    ),
    fulfilment=Fulfilment(kind="integer", usual_names=("num_outputs",), problems=_problems),
    is_same=same_text,
    plan=_plan,
    # One is what is drawn where nobody says.
    recall=lambda request, _: request.image_count if request.image_count > 1 else None,
    is_copied=True,
    edit_field=None,
    preference=Preference(
        value_type=int,
        offered=lambda _: range(1, MAX_IMAGES + 1),
        shown="pictures",
        read=int,
        write=str,
        adopt=_adopt,
    ),
)
