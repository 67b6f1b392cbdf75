"""What was said of each option, by its tag; what is not there was not said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

if TYPE_CHECKING:
    from bot.catalog.options.option import Option

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Given:
    """A value for one option, or None for what was not said; ``Option.given`` makes it."""

    tag: str
    value: object


@dataclass(frozen=True, slots=True)
class OptionValues:
    """Values of options; an option gives back the type of value that it takes."""

    by_tag: Mapping[str, object] = field(default_factory=dict[str, object])

    @classmethod
    def of(cls, *given: Given) -> Self:
        """Return the values that are not None."""
        return cls().with_(*given)

    def get(self, option: "Option[V]") -> V | None:
        """Return what was said of an option."""
        # Under its tag stands only what the option itself gave, or Discord, by its slash option.
        return cast("V | None", self.by_tag.get(option.tag))

    def with_(self, *given: Given) -> Self:
        """Return these values with others for some options; None takes one back."""
        values = {**self.by_tag, **{one.tag: one.value for one in given}}
        return type(self)({tag: value for tag, value in values.items() if value is not None})

    def without(self, *options: "Option[Any]") -> Self:
        """Return these values as if nothing had been said of some options."""
        return self.with_(*(option.given(None) for option in options))
