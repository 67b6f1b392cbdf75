"""The words of a refused request: given back to whoever typed them, to be changed and sent.

A refusal holds all it takes to ask again: the words and what was said beside them as one line, and
in its buttons' custom ids where that begins, and the form that takes it. So nothing is stored.
"""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, cast

import discord

from bot.catalog.addresses import without_addresses
from bot.catalog.inline import NameLength, take_parameter
from bot.catalog.options import MODEL, OPTIONS, Option
from bot.catalog.typed_line import read_said, said_line
from cogs.kit.panels import MOST_TEXT, chosen_in, texts_in
from cogs.kit.rest import ERRORS
from cogs.kit.router import Press, Written, custom_id_of, digits

PROMPT, PICTURE, PICTURES = "prompt", "picture", "pictures"
"""The fields of forms that hold what shall be drawn, and which picture it starts from, or which of
those that were given to a command; a refusal shows their addresses, in this order."""
ROOM_CHARACTERS = 1_700
"""Of a message's 2,000: what is done about a refusal is said below it."""
FILENAME = "what-you-typed.txt"
READ_SECONDS = 1.5
"""A form has to be shown within Discord's 3 s."""
LONG_CHARACTERS = 15
"""So long a text of any other command is given back as well; of a form, whatever was typed."""
_WORDS_OF = {"imagine": "prompt", "edit": "instruction", "blend": "prompt"}
"""The commands that draw, each with the option that holds the words."""
_TEXT = discord.AppCommandOptionType.string.value
_ATTACHMENT = discord.AppCommandOptionType.attachment.value
_FENCE = "```"
_APART = "`\u200b"
"""Backticks that end no block: a character that nobody sees keeps them apart."""
_FENCED = re.compile(rf"(.*?)\n[^\n]*\n{_FENCE}\n(.*)\n{_FENCE}.*", re.DOTALL)

_Said = Annotated[int, digits(4)]
_Form = Annotated[str, Written("[a-z][a-z0-9:.,_-]*")]


class AgainPress(Press, tag="again"):
    """The button under words that were given back; as a form, the words as they are now."""

    said: _Said | None = None
    """How many characters at the end of the line were said beside the words."""
    about: (
        Annotated[str, Written("@[a-z_]+", read=lambda text: text[1:], write=lambda tag: f"@{tag}")]
        | None
    ) = None
    """The option that was wrong."""
    form: _Form | None = None
    """The command, or the custom id of the form, that took them; None: /imagine."""


class RatioPress(Press, tag="again-ratio"):
    """The button that draws the same in the nearest aspect ratio; it stands for the form then."""

    ratio: Annotated[
        str,
        Written(
            "[0-9.]+x[0-9.]+",
            read=lambda text: text.replace("x", ":"),
            write=lambda ratio: ratio.replace(":", "x"),
        ),
    ]
    said: _Said
    form: _Form | None = None


class ModelPress(Press, tag="again-model"):
    """The button that asks for another model; as a form, the model that draws the same."""

    said: _Said
    form: _Form | None = None


GivenBackPress = AgainPress | RatioPress | ModelPress


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody asked for: their words, and what they said beside them."""

    words: str
    pictures: tuple[str, ...] = ()
    """The addresses of what was attached."""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    """As they would be typed, by the options' tags."""
    form: str | None = None

    @property
    def said(self) -> str:
        """What was said beside the words, as the end of a line."""
        said = said_line(self.values)
        return f" {said}" if said and self._start else said

    @property
    def line(self) -> str:
        """All of it as one line that can be typed as a prompt."""
        return f"{self._start}{self.said}"

    @property
    def _start(self) -> str:
        return " ".join(filter(None, [*self.pictures, self.words]))

    def prompt_and_fields(
        self, tags: Iterable[str], length_of_model: NameLength | None = None
    ) -> tuple[str, Mapping[str, str]]:
        """Return what is in fields of their own, by these tags, and before it all else as words.

        What the words say of an option that has a field is there alone, and where its field says
        something as well, that holds; of models only where ``length_of_model`` tells how far their
        names reach.
        """
        words, fields = self.words, {tag: self.values.get(tag, "") for tag in tags}
        names = _names(length_of_model)
        for option in OPTIONS:
            if option.tag in fields and (option is not MODEL or names):
                words, said = take_parameter(words, option, names)
                fields[option.tag] = fields[option.tag] or said
        rest = {tag: value for tag, value in self.values.items() if tag not in fields}
        return replace(self, words=words, values=rest).line, fields

    def with_(
        self, option: Option[Any], value: str, length_of_model: NameLength | None = None
    ) -> "Typed":
        """Return the same with another value of one option, wherever it was said."""
        words, _ = take_parameter(self.words, option, _names(length_of_model))
        return replace(self, words=words, values={**self.values, option.tag: value})

    def send_as_form(self, interaction: discord.Interaction) -> None:
        """Turn an interaction into that of a form which holds all this, to be routed once more."""
        prompt, fields = self.prompt_and_fields(fields_of(self.form))
        interaction.type = discord.InteractionType.modal_submit
        interaction.data = cast(
            "Any",
            {
                "custom_id": form_id(self.form),
                "components": [
                    {"custom_id": PROMPT, "value": prompt},
                    *(
                        {"custom_id": tag, "values": [text] if text else []}
                        if tag == MODEL.tag
                        else {"custom_id": tag, "value": text}
                        for tag, text in fields.items()
                    ),
                ],
            },
        )


def _names(length_of_model: NameLength | None) -> Mapping[str, NameLength]:
    return {} if length_of_model is None else {MODEL.tag: length_of_model}


_REWORDING, _EDITING = "easel:rephrase:", ("easel:use:", "pick:")
"""How the custom ids of forms begin that ask for words alone, and for what to change."""
_FIELDS = tuple(option.tag for option in OPTIONS if option.edit_field is not None)


def fields_of(form: str | None) -> tuple[str, ...]:
    """Return the tags of those options that have fields in a form."""
    if is_rewording(form):
        return _FIELDS
    return (MODEL.tag,) if form in _WORDS_OF or str(form).startswith(_EDITING) else ()


def is_rewording(form: str | None) -> bool:
    """Whether a form asks for words alone, so that any picture may come of them."""
    return form is None or form.startswith(_REWORDING)


def form_id(form: str | None) -> str:
    """Return the custom id of the form that takes words again."""
    is_command = form is None or form in _WORDS_OF
    return AgainPress(form=form).custom_id if is_command else str(form)


def typed_in(interaction: Mapping[str, Any]) -> Typed | None:
    """Return what an interaction, as it came, asks to be drawn; None where it is no such one."""
    its, kind = _object(interaction.get("data")), interaction.get("type")
    if kind == discord.InteractionType.modal_submit.value:
        return _in_form(its, "\n".join(_texts_of(interaction.get("message"))))
    return _in_command(its) if kind == discord.InteractionType.application_command.value else None


def _in_form(data: Mapping[str, Any], shown: str) -> Typed | None:
    texts, chosen = texts_in(data), chosen_in(data)
    if PROMPT not in texts:
        return None
    custom_id = str(data.get("custom_id"))
    again = AgainPress.read(custom_id)
    form = custom_id if again is None else again.form
    number = next(iter(chosen.get(PICTURE, ())), None)
    # A model was chosen by its id, and is typed by its name.
    models = {name: values[0].rpartition("/")[2] for name, values in chosen.items() if values}
    fields = {**texts, **models}
    words = texts[PROMPT]
    return Typed(
        words=words,
        pictures=pictures_kept(shown, chosen),
        values={
            option.tag: text
            for option in OPTIONS
            if (text := fields.get(option.tag))
            # In the forms of cards, which show what was drawn, words win over it.
            and (again is not None or not take_parameter(words, option)[1])
        },
        # Which of several pictures was meant stands behind the record's id, as on buttons.
        form=form if number is None else f"{form}:{number}",
    )


def pictures_kept(shown: str, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the addresses that were chosen in a form, of those that a refusal shows."""
    _, addresses = without_addresses(read_copy(shown)[1])
    numbers = dict(enumerate(addresses))
    return tuple(
        numbers[int(number)]
        for number in chosen.get(PICTURES, ())
        if number.isdecimal() and int(number) in numbers
    )


def _in_command(data: Mapping[str, Any]) -> Typed | None:
    name = str(data.get("name"))
    if name not in _WORDS_OF:
        return None
    options = data.get("options")
    given = [_object(one) for one in cast("list[object]", options or ())]
    values = {str(one.get("name")): one.get("value") for one in given}
    words = str(values.pop(_WORDS_OF[name], ""))
    return Typed(
        words=words.strip(),
        pictures=tuple(_pictures(data, given)),
        values={
            option.tag: option.inline.show(value)
            for option in OPTIONS
            if option.inline is not None
            and (value := values.get(option.tag)) is not None
            and str(value).strip()
        },
        form=None if name == "imagine" else name,
    )


def _pictures(data: Mapping[str, Any], given: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the addresses of what was attached."""
    attached = _object(_object(data.get("resolved")).get("attachments"))
    for one in given:
        if one.get("type") == _ATTACHMENT:
            picture = _object(attached.get(str(one.get("value"))))
            yield from [str(picture["url"])] if "url" in picture else []


def _object(value: object) -> Mapping[str, Any]:
    """Return an object of JSON; an empty one in the place of anything else."""
    return cast("Mapping[str, Any]", value) if isinstance(value, dict) else {}


def other_text_in(interaction: Mapping[str, Any], least: int = LONG_CHARACTERS) -> str:
    """Return what else would be lost: all texts of a form, or the longest of a command."""
    its = _object(interaction.get("data"))
    if interaction.get("type") == discord.InteractionType.modal_submit.value:
        return "\n".join(filter(None, texts_in(its).values()))
    # What is one word is an id or a link: it was not typed, and is there to be copied again.
    text = max((text for text in _texts(its) if " " in text.strip()), key=len, default="")
    return text if len(text) >= least else ""


def _texts(command: Mapping[str, Any]) -> Iterator[str]:
    """Walk through the options of a command and of its subcommands."""
    options = command.get("options")
    for given in cast("list[object]", options) if isinstance(options, list) else []:
        one = _object(given)
        if isinstance(value := one.get("value"), str) and one.get("type") == _TEXT:
            yield value
        yield from _texts(one)


async def typed_of(interaction: discord.Interaction) -> Typed | None:
    """Return what an interaction asks to be drawn, also where it was given back before."""
    kind = interaction.type
    if kind is discord.InteractionType.component:
        custom_id = custom_id_of(interaction)
        for press in (AgainPress, RatioPress, ModelPress):
            if (read := press.read(custom_id)) is not None:
                return (await read_back(interaction.message, read))[1]
    message = {"content": shown_by(interaction.message)}
    return typed_in({"type": kind.value, "data": interaction.data, "message": message})


def to_copy(hint: str, typed: str, room: int = MOST_TEXT) -> str:
    """Return what somebody typed below a hint, to be copied; both within ``room`` characters."""
    above, below = f"{hint}\n{_FENCE}\n", f"\n{_FENCE}"
    shown = typed.replace(_FENCE, f"{_APART}{_APART}`")
    return f"{above}{shown[: room - len(above) - len(below)]}{below}"


def with_words(sentence: str, hint: str, typed: str, room: int = ROOM_CHARACTERS) -> str | None:
    """Return a refusal with the words below it, to be copied; None where they do not fit."""
    content = to_copy(f"{sentence}\n{hint}", typed, room + 1)
    return content if len(content) <= room else None


def read_copy(text: str) -> tuple[str, str]:
    """Return what a text made by ``to_copy`` says: the line above its hint, and the words."""
    found = _FENCED.fullmatch(text)
    return ("", "") if found is None else (found[1], found[2].replace(_APART, "`"))


async def read_back(message: discord.Message | None, press: GivenBackPress) -> tuple[str, Typed]:
    """Return what a refusal says, and what was typed, as a button below it tells."""
    text = shown_by(message)
    refusal, line = read_copy(text) if _FENCED.fullmatch(text) else (text, "")
    # What a form shows apart is looked up in the message again: a file would take too long.
    is_apart = press.form in _WORDS_OF
    for file in [] if message is None else message.attachments:
        if file.filename == FILENAME:
            refusal, line = text.rpartition("\n")[0], (await _text_of(file)).replace(_APART, "`")
            is_apart = False
    at = len(line) - (press.said or 0)
    words, pictures = without_addresses(line[:at]) if is_apart else (line[:at], ())
    return refusal, Typed(
        words=words, pictures=pictures, values=read_said(line[at:]), form=press.form
    )


def said_in(message: discord.Message) -> str:
    """Return what a refusal says above the words; nothing where it is no such message."""
    found = _FENCED.fullmatch(message.content)
    return "" if found is None else found[1]


def shown_by(message: discord.Message | None) -> str:
    """Return the text of a message, or of its components."""
    return "" if message is None else message.content or "\n".join(_shown(message.components))


def _texts_of(message: object) -> Iterator[str]:
    """Yield the same of a message as it came."""
    its = _object(message)
    yield from filter(None, [str(its.get("content") or "")])
    for one in cast("list[object]", its.get("components") or ()):
        yield from _texts_of(one)


def _shown(components: object) -> Iterator[str]:
    for one in cast("list[object]", components):
        if isinstance(one, discord.TextDisplay):
            yield one.content
        yield from _shown(getattr(one, "children", []))


async def _text_of(file: discord.Attachment) -> str:
    """Return what is in the file; nothing where Discord does not give it in time."""
    try:
        async with asyncio.timeout(READ_SECONDS):
            return (await file.read()).decode(errors="replace")
    except (*ERRORS, TimeoutError):
        return ""
