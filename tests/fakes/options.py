"""What members ask for, as they give it."""

from dataclasses import fields

from bot.catalog import ImagineOptions
from bot.catalog.options import OPTIONS, OptionValues

_FIELDS = frozenset(field.name for field in fields(ImagineOptions))


def an_imagine(prompt: str = "a boat", **said: object) -> ImagineOptions:
    """One /imagine with options by their tags; what is a field of ``ImagineOptions`` goes there."""
    values = values_of(**{tag: value for tag, value in said.items() if tag not in _FIELDS})
    # The fields are those of ImagineOptions; a table of cases cannot say so.
    own = {name: value for name, value in said.items() if name in _FIELDS}
    return ImagineOptions(prompt=prompt, values=values, **own)  # type: ignore[arg-type]


def values_of(**by_tag: object) -> OptionValues:
    """Values of options, by their tags."""
    by_option = {option.tag: option for option in OPTIONS}
    return OptionValues.of(*(by_option[tag].given(value) for tag, value in by_tag.items()))
