"""Buttons, selects and forms: what their custom ids carry, and which feature answers them."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import Field, dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import (
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    Self,
    TypeVar,
    dataclass_transform,
    get_args,
    get_type_hints,
)

import discord

from bot.errors import RefusedError

CUSTOM_ID_CHARACTERS = 100
"""Discord's limit."""
PRESS, FORM = discord.InteractionType.component, discord.InteractionType.modal_submit
_ANSWERS = "__answers__"


class PressUnknownError(RefusedError):
    """A button, select or form that nothing here answers: of an older version, or forged."""

    words_id = "refusal-press-unknown"


OldForms = Mapping[str, Callable[[re.Match[str]], str]]

# --- what a custom id carries ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Written:
    """How the value of a field is written between the colons of a custom id."""

    pattern: str
    read: Callable[[str], Any] = str
    """It raises ValueError where the text says nothing, although it has the pattern."""
    write: Callable[[Any], str] = str


def digits(most: int) -> Written:
    """Return how a whole number of 1 to ``most`` digits is written."""
    return Written(rf"[0-9]{{1,{most}}}", read=int)


HexId = Annotated[str, Written("[0-9a-f]{32}")]
"""The id of a job, or of another record."""
Snowflake = Annotated[int, digits(20)]


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Press:
    """One kind of custom ids: a tag, then a part for each field of the subclass, between colons.

    A subclass is a frozen dataclass. A field of it is a StrEnum, or ``Annotated`` with ``Written``;
    one that is declared as ``... | None`` is left out where it is None.
    """

    tag: ClassVar[str]
    """Never reuse a tag, nor a value of a field's enumeration: messages with them stay on Discord
    for years. What is to be written differently from now on gets a line in ``old_forms``."""
    old_forms: ClassVar[OldForms] = MappingProxyType({})
    """Patterns of custom ids that the version before this one wrote, with what makes today's custom
    id of a match. They are read for one release."""
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init_subclass__(cls, *, tag: str, old_forms: OldForms | None = None) -> None:
        cls.tag = tag
        # Written in the class's body, they hold as well.
        cls.old_forms = cls.old_forms if old_forms is None else old_forms
        dataclass(frozen=True, kw_only=True)(cls)

    @property
    def custom_id(self) -> str:
        """The text that ``read`` reads.

        Raises:
            ValueError: it is longer than Discord allows.
        """
        values = ((field, getattr(self, field.name)) for field in shape_of(type(self)).fields)
        parts = [
            field.written.write(value)
            for field, value in values
            if value is not None or not field.is_optional
        ]
        custom_id = ":".join((self.tag, *parts))
        if len(custom_id) > CUSTOM_ID_CHARACTERS:
            raise ValueError(f"{self.tag}: {len(custom_id)} characters are too many")
        return custom_id

    @classmethod
    def read(cls, custom_id: str) -> Self | None:
        """Read a custom id, also in an old form; None where it is none of this kind."""
        for pattern, renew in cls.old_forms.items():
            old = re.fullmatch(pattern, custom_id)
            if old is not None:
                custom_id = renew(old)
        shape = shape_of(cls)
        found = shape.pattern.fullmatch(custom_id)
        if found is None:
            return None
        texts = ((field, found[field.name]) for field in shape.fields)
        try:
            values = {
                field.name: None if text is None else field.written.read(text)
                for field, text in texts
            }
        except ValueError:
            return None
        return cls(**values)


class _Field(NamedTuple):
    name: str
    written: Written
    is_optional: bool


class Shape(NamedTuple):
    """What the custom ids of a kind look like."""

    fields: tuple[_Field, ...]
    pattern: re.Pattern[str]


_SHAPES: dict[type[Press], Shape] = {}


def shape_of(kind: type[Press]) -> Shape:
    """Return what the custom ids of a kind look like."""
    if kind not in _SHAPES:
        hints = get_type_hints(kind, include_extras=True)
        its = tuple(_field(field.name, hints[field.name]) for field in fields(kind))
        parts = (
            f"(?::(?P<{field.name}>{field.written.pattern})){'?' if field.is_optional else ''}"
            for field in its
        )
        pattern = re.compile(re.escape(kind.tag) + "".join(parts), re.DOTALL)
        _SHAPES[kind] = Shape(its, pattern)
    return _SHAPES[kind]


def _field(name: str, hint: Any) -> _Field:  # noqa: ANN401 - a type, of any kind
    is_optional = type(None) in get_args(hint)
    if is_optional:
        (hint,) = (one for one in get_args(hint) if one is not type(None))
    for written in get_args(hint)[1:]:
        if isinstance(written, Written):
            return _Field(name, written, is_optional)
    if not (isinstance(hint, type) and issubclass(hint, StrEnum)):
        raise TypeError(f"{name}: a StrEnum, or Annotated with a Written")
    return _Field(name, Written("|".join(map(re.escape, hint)), read=hint), is_optional)


def custom_id_of(interaction: discord.Interaction) -> str:
    """Return the custom id of what was pressed, chosen or submitted; empty where there is none."""
    custom_id = dict(interaction.data or {}).get("custom_id")
    is_one = isinstance(custom_id, str) and len(custom_id) <= CUSTOM_ID_CHARACTERS
    return str(custom_id) if is_one else ""


# --- who answers it -------------------------------------------------------------------------------

P = TypeVar("P", bound=Press)
Method = TypeVar("Method", bound=Callable[..., Awaitable[None]])
PressMethod = Callable[[Any, discord.Interaction, P], Awaitable[None]]
"""A cog's method, which answers an interaction whose custom id was read as this."""
Answer = Callable[..., Awaitable[None]]
Answered = tuple[discord.InteractionType, object]


def on_press(kind: type[P]) -> Callable[[PressMethod[P]], PressMethod[P]]:
    """Let a cog's method answer a button or select of this kind."""
    return answering(PRESS, kind)


def on_form(kind: type[P]) -> Callable[[PressMethod[P]], PressMethod[P]]:
    """Let a cog's method answer a form of this kind."""
    return answering(FORM, kind)


def answering(type_: discord.InteractionType, what: object) -> Callable[[Method], Method]:
    """Mark a method as the one that answers this."""

    def mark(method: Method) -> Method:
        setattr(method, _ANSWERS, (*getattr(method, _ANSWERS, ()), (type_, what)))
        return method

    return mark


_ANSWERED_BY: dict[type, tuple[tuple[Answered, str], ...]] = {}


def answered_by(feature: type) -> tuple[tuple[Answered, str], ...]:
    """Return what the methods of a class answer, with their names; looks for it once."""
    if feature not in _ANSWERED_BY:
        _ANSWERED_BY[feature] = tuple(
            (answered, name)
            for name in dir(feature)
            for answered in getattr(getattr(feature, name), _ANSWERS, ())
        )
    return _ANSWERED_BY[feature]


class PressRouter:
    """Reads each custom id once, and hands it to the one method that answers its kind."""

    def __init__(self) -> None:
        self._answers: dict[Answered, Answer] = {}
        self._kinds: dict[str, type[Press]] = {}

    def register(self, feature: object) -> None:
        """Take what the methods of a cog answer.

        Raises:
            ValueError: another method answers it, or another kind has its tag.
        """
        for (type_, kind), name in answered_by(type(feature)):
            if not (isinstance(kind, type) and issubclass(kind, Press)):
                continue
            if (type_, kind) in self._answers or self._kinds.setdefault(kind.tag, kind) is not kind:
                raise ValueError(f"{kind.tag}: answered twice")
            self._answers[type_, kind] = getattr(feature, name)

    async def route(self, interaction: discord.Interaction) -> None:
        """Let a press, a choice or a form be answered.

        Raises:
            PressUnknownError: nothing answers it.
        """
        custom_id = custom_id_of(interaction)
        press = self._read(custom_id)
        answer = None if press is None else self._answers.get((interaction.type, type(press)))
        if answer is not None:
            await answer(interaction, press)
        if interaction.response.is_done():
            return
        if custom_id_of(interaction) == custom_id:
            raise PressUnknownError
        # Its method made it the form that it stands for.
        await self.route(interaction)

    def _read(self, custom_id: str) -> Press | None:
        """Read a custom id as the kind whose tag is the longest beginning of it."""
        beginning = custom_id
        while beginning and beginning not in self._kinds:
            beginning = beginning.rpartition(":")[0]
        kind = self._kinds.get(beginning)
        return None if kind is None else kind.read(custom_id)
