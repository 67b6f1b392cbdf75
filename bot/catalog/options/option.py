"""What one option of /imagine is: where it is said, how it is read, what becomes of it.

Everything that deals with options loops over ``OPTIONS`` and asks each. No field has a default:
an option that leaves one out does not type-check, so none can be forgotten where it is recalled,
edited or shown.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, Literal, TypeVar

from bot.catalog.catalog import Catalog
from bot.catalog.model import Model
from bot.catalog.options.values import Given
from bot.catalog.parameter import Kind, Parameter
from bot.imagine.request import ImagineRequest, InputValue, Note

V = TypeVar("V")


# --- In Discord -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What Discord offers while somebody types."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """What is known while somebody types an option."""

    text: str
    """What stands there so far."""
    model: str | None
    """What was chosen as the model before."""
    catalog: Catalog
    name_of: Callable[[Model], str]
    """A model's name and purpose, in the language of whoever types."""
    name_of_ratio: Callable[[str], str]
    """An aspect ratio and what the shape is called, in the same language."""
    styles: Callable[[], Awaitable[Mapping[str, str]]]
    """The texts of the styles that may be used there, by their names."""


Suggest = Callable[[Typing], Awaitable[Sequence[Suggestion]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSlash:
    """A text: one of a few ``choices``, or any with suggestions."""

    choices: tuple[str, ...] = ()
    suggest: Suggest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeNumberSlash:
    """A whole number; both ends belong to the range."""

    minimum: int
    maximum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSlash:
    """A number with decimals; both ends belong to the range."""

    minimum: float
    maximum: float


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoSlash:
    """True or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSlash:
    """A picture that is attached; its value is a tuple of ``Attachment``."""


Slash = TextSlash | WholeNumberSlash | NumberSlash | YesNoSlash | PictureSlash


# --- In a prompt ----------------------------------------------------------------------------------


class Extent(Enum):
    """How far a value inside a prompt reaches."""

    WORD = "word"
    """One word, or what stands in quotes."""
    NUMBER = "number"
    """One word, which is a number: behind a single dash, the name before anything else is prose."""
    NAME = "name"
    """A name of several words, as far as there is one; else one word."""
    KNOWN_NAME = "known name"
    """A name of several words that there is, or nothing."""
    REST = "rest"
    """To the next parameter; said twice, both count."""
    YES_NO = "yes or no"
    """Nothing for yes; or a word, bound to the name by "=" or ":" or alone behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline(Generic[V]):
    """How an option stands in a prompt, such as ``--seed 7``."""

    spellings: tuple[str, ...]
    """What may follow the dashes: small letters without signs. The first is said back."""
    extent: Extent | re.Pattern[str]
    """A pattern: as far as it fits, such as "16 : 9", else one word."""
    is_foreign: Callable[[str], bool]
    """Whether a value is meant for another bot's parameter of this name."""
    read: Callable[[str], V]
    """Reads a value. Raises ``RefusedError`` where it is none."""
    show: Callable[[V], str]
    """Writes a value so that ``read`` understands it again."""

    def written(self, value: V) -> str:
        """Return the parameter as it is typed, name and value."""
        return self.spelled(self.show(value))

    def spelled(self, shown: str) -> str:
        """Return the same of a value as it is shown, whether it can be read or not."""
        if self.extent is Extent.YES_NO:
            return f"--{self.spellings[0]}={shown}"
        if len(shown.split()) > 1 and self.extent is not Extent.REST:
            shown = '"{}"'.format(shown.replace('"', "'"))
        return f"--{self.spellings[0]} {shown}"


# --- In a model's entry ---------------------------------------------------------------------------

Problem = tuple[str, str]
"""The field of a parameter, and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """Which parameter of a model an option stands for."""

    kind: Kind
    usual_names: tuple[str, ...]
    """What models call it; a parameter of another name says ``fulfils``."""
    problems: Callable[[Parameter], Iterator[Problem]]
    """Says what no entry may say of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is settled when an option's turn comes; they are planned in their order."""

    model: Model
    catalog: Catalog
    has_image: bool
    most_images: int | None = None
    """As many as a rule of the place allows; None where a request is only planned."""
    input: Mapping[str, InputValue] = field(default_factory=dict[str, InputValue])
    """What the options before this one put into the input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Generic[V]):
    """What becomes of an option's value with a model."""

    value: V | None = None
    """What holds in the end: the model's own where nothing was said, None where it has no part."""
    input: Mapping[str, InputValue] = field(default_factory=dict[str, InputValue])
    notes: tuple[Note, ...] = ()


# --- Kept for a person ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted(Generic[V]):
    """What a preference comes to with a model; None where the model cannot do it."""

    value: V | None
    notes: tuple[Note, ...] = ()


Shown = Literal["model", "value", "words", "pictures", "own"]
"""How a choice of a preference reads: as a model's name, as it is, as its own words
(``preferences-<tag>-<value>``), as a number of pictures, or as what a person has added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference(Generic[V]):
    """How somebody keeps a value for wherever they don't say one.

    In /preferences it is ``preferences-<tag>-unsaid`` where nothing is chosen, and
    ``preferences-<tag>-chosen`` with what is.
    """

    value_type: type[V]
    """What it is recorded as, in JSON."""
    offered: Callable[[Catalog], Iterable[V]]
    """What there is to choose from, for everybody."""
    shown: Shown
    """How a choice reads."""
    read: Callable[[str], V]
    """Reads what ``write`` wrote, also from a panel that was shown before an update."""
    write: Callable[[V], str]
    adopt: Callable[[V, Circumstances], Adopted[V]]
    """Holds it against the model. A preference is never a reason to refuse."""


EditField = Literal["text", "model"]
"""What an option is in the form of "Edit prompt": a line to type in, or a list of models."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Generic[V]):
    """One option of /imagine.

    Its name and description in Discord are the words ``command-imagine-<tag>``; those of its field
    in "Edit prompt" are ``results-form-<tag>`` and, of a text, ``results-form-<tag>-hint``.
    """

    tag: str
    """Its name in the command, in kept preferences and in ``fulfils``. Never reuse one."""
    slash: Slash | None
    inline: Inline[V] | None
    fulfilment: Fulfilment | None
    is_same: Callable[[V, V, Catalog], bool]
    """Whether two values ask for the same, so that nobody is told that one of them won."""
    plan: Callable[[V | None, Circumstances], Planned[V]]
    """Holds what was said against the model. Raises ``RefusedError`` where it cannot be."""
    recall: Callable[[ImagineRequest, Model | None], V | None]
    """Finds it again in a request on record; without its model, what does not depend on it."""
    is_copied: bool
    """Whether Details write it into the line to be typed again."""
    edit_field: EditField | None
    """Its field in "Edit prompt"; without one it stays as it was unless the new words say it."""
    preference: Preference[V] | None

    def given(self, value: V | None) -> Given:
        """Return this value of this option, for ``OptionValues``."""
        return Given(self.tag, value)
