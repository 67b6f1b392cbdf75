"""What a member asks for, as it comes in: nothing checked yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeVar

from bot.catalog.options import Given, Option, OptionValues

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImagineOptions:
    """One /imagine as it was given; the prompt may hold inline parameters."""

    prompt: str
    values: OptionValues = field(default_factory=OptionValues)
    """What was said beside the prompt."""
    defaults: OptionValues = field(default_factory=OptionValues)
    """What the member prefers where neither an option nor the prompt says."""
    image_strength: float | None = None
    """How near to the picture, in the model's own measure (``ImageInput.strength``)."""
    style_text: str | None = None
    """The text of the server's style that is laid around the words (``apply_style``)."""
    styles: Mapping[str, str] = field(default_factory=dict[str, str])
    """The texts of the server's styles by their names, for a "--style" in the prompt."""
    reads_parameters: bool = True
    """Whether parameters inside the prompt are read; not in words they were taken out of before."""

    def get(self, option: Option[V]) -> V | None:
        """Return what was said of an option beside the prompt."""
        return self.values.get(option)

    def with_(self, *given: Given) -> Self:
        """Return the same with other values for some options; None takes one back."""
        return replace(self, values=self.values.with_(*given))

    def without(self, *options: Option[Any]) -> Self:
        """Return the same as if nothing had been said of some options."""
        return replace(self, values=self.values.without(*options))
