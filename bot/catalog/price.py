"""What the pictures of a model cost, as data, with where that was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import ConfigDict, Field, with_config

_DATA = ConfigDict(extra="forbid", strict=True)
_Usd = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]


@with_config(_DATA)
@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """US dollars for one picture: the sum of what is given here."""

    per_run: _Usd = 0.0
    """For each picture, whatever its size; a run that makes four counts four times."""
    per_megapixel: _Usd = 0.0
    """For each megapixel of it, begun ones too."""
    per_input_megapixel: _Usd = 0.0
    """For each megapixel of the pictures that are sent along, begun ones too."""
    by: Mapping[str, Mapping[str, _Usd]] = field(default_factory=dict[str, Mapping[str, float]])
    """By the value of a parameter, such as ``resolution`` or ``quality``."""
    source: str = ""
    read_on: Annotated[str, Field(pattern=r"^(\d{4}-\d\d-\d\d)?$")] = ""
    """The day on which somebody read it there (ISO)."""
