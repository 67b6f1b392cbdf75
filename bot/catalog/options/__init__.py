"""The options of /imagine besides its prompt, each in a file of its own.

How to add one: docs/adding.md, "An option of /imagine".
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.catalog.options.aspect_ratio import ASPECT_RATIO
from bot.catalog.options.count import COUNT, MAX_IMAGES
from bot.catalog.options.image import IMAGE
from bot.catalog.options.model import MODEL
from bot.catalog.options.negative_prompt import NEGATIVE_PROMPT
from bot.catalog.options.option import Inline, Option, Preference
from bot.catalog.options.output_format import OUTPUT_FORMAT
from bot.catalog.options.output_quality import OUTPUT_QUALITY
from bot.catalog.options.private import PRIVATE
from bot.catalog.options.seed import SEED
from bot.catalog.options.spoiler import SPOILER
from bot.catalog.options.style import STYLE
from bot.catalog.options.values import Given, OptionValues

Inlined = tuple[Option[Any], Inline[Any]]
"""An option that may be said in a prompt, and how."""


class Options:
    """Options in the order in which Discord shows them, and in which they are planned."""

    def __init__(self, *options: Option[Any]) -> None:
        self._options = options

    def __iter__(self) -> Iterator[Option[Any]]:
        return iter(self._options)

    @property
    def preferred(self) -> Mapping[str, tuple[Option[Any], Preference[Any]]]:
        """Those that may be kept as a preference, by their tags."""
        return {
            option.tag: (option, option.preference)
            for option in self._options
            if option.preference is not None
        }

    @property
    def by_spelling(self) -> Mapping[str, Inlined]:
        """Those that may be said in a prompt, by what may follow the dashes."""
        return {
            spelling: (option, option.inline)
            for option in self._options
            if option.inline is not None
            for spelling in option.inline.spellings
        }


OPTIONS = Options(
    MODEL,
    ASPECT_RATIO,
    COUNT,
    SEED,
    OUTPUT_FORMAT,
    OUTPUT_QUALITY,
    IMAGE,
    STYLE,
    PRIVATE,
    SPOILER,
    NEGATIVE_PROMPT,
)

__all__ = [
    "ASPECT_RATIO",
    "COUNT",
    "IMAGE",
    "MAX_IMAGES",
    "MODEL",
    "NEGATIVE_PROMPT",
    "OPTIONS",
    "OUTPUT_FORMAT",
    "OUTPUT_QUALITY",
    "PRIVATE",
    "SEED",
    "SPOILER",
    "STYLE",
    "Given",
    "Inlined",
    "Option",
    "OptionValues",
    "Options",
]
