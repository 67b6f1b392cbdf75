"""What a model accepts for one of its parameters.

``fulfils`` is the tag of the option that it stands for; ``load_catalog`` fills it in where the
entry does not say and the name does.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import ConfigDict, Field, with_config

from bot.imagine.request import InputValue

Kind = Literal["enum", "integer", "number", "boolean", "text"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Sent = Literal["asked", "always", "never"]
"""When a value goes out: if a member asked for it; also as the default; or never."""

_DATA = ConfigDict(extra="forbid", strict=True)
_Finite = Annotated[float, Field(allow_inf_nan=False)]


@with_config(_DATA)
@dataclass(frozen=True, slots=True, kw_only=True)
class EnumParameter:
    """One of a few strings. ``hidden`` ones the model knows too, but they are not offered."""

    kind: Literal["enum"] = "enum"
    allowed: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    default: str | None = None
    sent: Sent = "asked"
    fulfils: str | None = None

    def allows(self, value: InputValue) -> bool:
        """Whether the model accepts this value."""
        return value in self.allowed or value in self.hidden


@with_config(_DATA)
@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerParameter:
    """A whole number; both ends belong to the range, an end not given is open."""

    kind: Literal["integer"] = "integer"
    minimum: int | None = None
    maximum: int | None = None
    default: int | None = None
    sent: Sent = "asked"
    fulfils: str | None = None

    def allows(self, value: InputValue) -> bool:
        """Whether the model accepts this value."""
        return (
            isinstance(value, int)
            and not isinstance(value, bool)
            and _within(value, self.minimum, self.maximum)
        )


@with_config(_DATA)
@dataclass(frozen=True, slots=True, kw_only=True)
class NumberParameter:
    """A number; both ends belong to the range, an end not given is open."""

    kind: Literal["number"] = "number"
    minimum: _Finite | None = None
    maximum: _Finite | None = None
    default: _Finite | None = None
    sent: Sent = "asked"
    fulfils: str | None = None

    def allows(self, value: InputValue) -> bool:
        """Whether the model accepts this value."""
        return (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and _within(value, self.minimum, self.maximum)
        )


@with_config(_DATA)
@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanParameter:
    """True or false."""

    kind: Literal["boolean"] = "boolean"
    default: bool | None = None
    sent: Sent = "asked"
    fulfils: str | None = None

    def allows(self, value: InputValue) -> bool:
        """Whether the model accepts this value."""
        return isinstance(value, bool)


@with_config(_DATA)
@dataclass(frozen=True, slots=True, kw_only=True)
class TextParameter:
    """Any text."""

    kind: Literal["text"] = "text"
    default: str | None = None
    sent: Sent = "asked"
    fulfils: str | None = None

    def allows(self, value: InputValue) -> bool:
        """Whether the model accepts this value."""
        return isinstance(value, str)


Parameter = EnumParameter | IntegerParameter | NumberParameter | BooleanParameter | TextParameter


def _within(value: float, minimum: float | None, maximum: float | None) -> bool:
    return (minimum is None or value >= minimum) and (maximum is None or value <= maximum)
