"""The options of an /imagine as they were given, not checked yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeVar

from bot.catalog.options import MAX_IMAGES, Given, Option, OptionValues
from bot.catalog.wildcards import WildcardLists

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualStyle:
    """The member's own style that they prefer."""

    name: str
    text: str
    is_allowed: bool
    """Whether the rules of the place let members draw in styles of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImagineOptions:
    """One /imagine as it was given; the prompt may hold inline parameters."""

    prompt: str
    values: OptionValues = field(default_factory=OptionValues)
    """The slash options that were given."""
    defaults: OptionValues = field(default_factory=OptionValues)
    """The member's preferences, for options given neither as slash option nor in the prompt."""
    most_images: int = MAX_IMAGES
    """As many as a rule of the place allows; no preference asks for more."""
    image_strength: float | None = None
    """How near to the picture, in the model's own measure (``ImageInput.strength``)."""
    variation: str | None = None
    """What is sent behind the words to vary an earlier picture (``WORDINGS``)."""
    style_text: str | None = None
    """The text of the style that is laid around the words (``apply_style``)."""
    styles: Mapping[str, str] = field(default_factory=dict[str, str])
    """The texts of the styles there are by their names, for a "--style" in the prompt."""
    own_styles: frozenset[str] = frozenset()
    """The names of those styles that are the member's own."""
    usual_style: UsualStyle | None = None
    """For a request that names no style."""
    wildcards: WildcardLists | None = None
    """The lists that marks in the prompt pick from; None: what looks like one is words."""
    reads_parameters: bool = True
    """Whether parameters inside the prompt are read; not in words they were taken out of before."""

    def get(self, option: Option[V]) -> V | None:
        """Return the value given for an option, or None."""
        return self.values.get(option)

    def with_(self, *given: Given) -> Self:
        """Return a copy with other values for some options; None removes one."""
        return replace(self, values=self.values.with_(*given))

    def without(self, *options: Option[Any]) -> Self:
        """Return a copy without some options."""
        return replace(self, values=self.values.without(*options))
