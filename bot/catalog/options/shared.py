"""Functions that several options share: to read, plan, show and recall values."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeVar

from bot.catalog.catalog import Catalog
from bot.catalog.model import Model
from bot.catalog.options.option import Circumstances, Extent, Inline, Planned, Problem
from bot.catalog.parameter import IntegerParameter, NumberParameter, Parameter
from bot.catalog.quoting import quoted
from bot.errors import ValueNotDecimalError, ValueNotNumberError, ValueOutOfRangeError
from bot.imagine.request import ImagineRequest, Note

V = TypeVar("V")
N = TypeVar("N", int, float)

_WHOLE = re.compile(r"[+-]?\d{1,20}")
# As many decimals as the smallest number that a computer tells from 0.
_DECIMAL = re.compile(r"[+-]?\d{1,20}(?:[.,]\d{1,400})?|[+-]?[.,]\d{1,400}")
YES = frozenset({"true", "yes", "on", "1"})
NO = frozenset({"false", "no", "off", "0"})


def plain(text: str) -> str:
    """Return a text as values are compared: in one case, without full-width forms."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


# --- Reading and showing --------------------------------------------------------------------------


def as_it_is(text: str) -> str:
    """Read, or show, a text that only the model can tell the sense of."""
    return text


def whole_number(name: str) -> Callable[[str], int]:
    """Return what reads a whole number; ``name`` is what a refusal calls it."""

    def read(text: str) -> int:
        typed = plain(text)
        if not _WHOLE.fullmatch(typed):
            raise ValueNotNumberError(parameter=name, value=quoted(text))
        return int(typed)

    return read


def decimal_number(name: str) -> Callable[[str], float]:
    """Return what reads a number with decimals, behind a point or a comma."""

    def read(text: str) -> float:
        typed = plain(text)
        if not _DECIMAL.fullmatch(typed):
            raise ValueNotDecimalError(parameter=name, value=quoted(text))
        return float(typed.replace(",", "."))

    return read


def shown_number(value: float) -> str:
    """Write a number with as many decimals as it has, never with an exponent."""
    return str(value) if isinstance(value, int) else format(Decimal(str(value)).normalize(), "f")


def yes_or_no(name: str) -> Inline[bool]:
    """Return how a mark is typed whose value, if it has one, is a word bound to its name."""
    return Inline(
        spellings=(name,),
        extent=Extent.YES_NO,
        is_foreign=never,
        # Nothing is a yes.
        read=lambda text: plain(text) not in NO,
        show=lambda value: "yes" if value else "no",
    )


def never(_: str) -> bool:
    """Tell that no value is another bot's."""
    return False


# --- Comparing ------------------------------------------------------------------------------------


def same_text(one: object, other: object, _: Catalog) -> bool:
    """Whether both are the same but for case and blanks."""
    return str(one).strip().casefold() == str(other).strip().casefold()


# --- A model's entry ------------------------------------------------------------------------------


def no_problems(_: Parameter) -> Iterator[Problem]:
    """Find nothing wrong."""
    return iter(())


# --- Planning -------------------------------------------------------------------------------------


def kept(value: V | None, _: Circumstances) -> Planned[V]:
    """Plan what is no parameter of a model."""
    return Planned(value=value)


def left_out(tag: str, model: Model) -> Note:
    """Say that a model has no such parameter."""
    return Note(words_id="note-left-out", facts={"parameter": tag, "model": model.label})


def number_within(
    tag: str, lowest: N, highest: N
) -> Callable[[N | None, Circumstances], Planned[N]]:
    """Return the plan of a number; the ends hold where the model's entry leaves one open.

    A model without it gets a note. What is out of its range is a ``ValueOutOfRangeError``.
    """

    def plan(value: N | None, circumstances: Circumstances) -> Planned[N]:
        model = circumstances.model
        name, parameter = model.fulfilling(tag)
        if value is None:
            return Planned()
        if not isinstance(parameter, IntegerParameter | NumberParameter):
            return Planned(notes=(left_out(tag, model),))
        minimum, maximum = _range(parameter, lowest, highest)
        if not minimum <= value <= maximum:
            # As texts: a seed with thousands separators could not be typed back.
            raise ValueOutOfRangeError(
                parameter=tag,
                value=quoted(shown_number(value)),
                model=model.label,
                minimum=shown_number(minimum),
                maximum=shown_number(maximum),
            )
        return Planned(value=value, input={name: value})

    return plan


def _range(
    parameter: IntegerParameter | NumberParameter, lowest: float, highest: float
) -> tuple[float, float]:
    """Return the range of a number; where the entry leaves an end open, the one given here."""
    return (
        lowest if parameter.minimum is None else parameter.minimum,
        highest if parameter.maximum is None else parameter.maximum,
    )


# --- Recalling ------------------------------------------------------------------------------------


def sent_text(tag: str) -> Callable[[ImagineRequest, Model | None], str | None]:
    """Return what finds a text in what was sent."""

    def recall(request: ImagineRequest, model: Model | None) -> str | None:
        value = _sent(tag, request, model)
        return value if isinstance(value, str) else None

    return recall


def sent_whole_number(tag: str) -> Callable[[ImagineRequest, Model | None], int | None]:
    """Return what finds a whole number in what was sent."""

    def recall(request: ImagineRequest, model: Model | None) -> int | None:
        value = _sent(tag, request, model)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    return recall


def sent_number(tag: str) -> Callable[[ImagineRequest, Model | None], float | None]:
    """Return what finds a number in what was sent."""

    def recall(request: ImagineRequest, model: Model | None) -> float | None:
        value = _sent(tag, request, model)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    return recall


def _sent(tag: str, request: ImagineRequest, model: Model | None) -> object:
    name = "" if model is None else model.fulfilling(tag)[0]
    return request.predictions[0].input.get(name)
