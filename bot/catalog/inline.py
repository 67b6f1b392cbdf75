"""Parameters inside a prompt, as people type them: ``a cat --ar 16:9 —seed 7``.

What counts as one: at the start of a word, two dashes (of any kind) or a single long one (phones
turn "--" into it), and a letter right behind, or behind a gap where a ratio or a number follows. A
single long dash before a name nobody knows is punctuation and stays; two dashes before one are
refused, because a person meant something by them.
Glued to the word before it ("cat--ar 16:9"), only a name that is known counts, and only with a
value that is no word, or beside another parameter that is beyond doubt.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from rapidfuzz import fuzz, process

from bot.catalog.addresses import without_addresses
from bot.catalog.foreign import is_foreign, values_of
from bot.catalog.options import OPTIONS, PRIVATE, Inlined, Option, OptionValues
from bot.catalog.options.option import Extent, Inline
from bot.catalog.options.shared import NO, YES
from bot.catalog.quoting import quoted
from bot.errors import (
    NoParameterNearError,
    ParameterUnknownError,
    ParameterValueMissingError,
    RefusedError,
)
from bot.imagine.request import Note

_NEAR_SCORE = 65
MANY_TIMES = "repeat"
"""How often to draw: of the prompt as a whole, so read before its parameters are."""

# hyphen-minus, hyphen, non-breaking hyphen; then figure dash, en dash, em dash, bar, minus sign,
# small and full-width forms: all that keyboards and "smart punctuation" make of a dash.
SHORT_DASHES = "-\u2010\u2011\ufe63\uff0d"
LONG_DASHES = "\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58"
_STROKES = "\u2500\u2501\u2796\u30fc\uff70"
"""What keyboards make of two dashes where none is at hand, as of "ー" in Japanese. Prose has such
strokes, too, so only a name that is known counts behind them."""
DASHES = rf"[{SHORT_DASHES}{LONG_DASHES}]{{2,}}|[{LONG_DASHES}]|[{_STROKES}]{{2,}}"
EQUALS = "=:：＝∶"  # noqa: RUF001 -- phones type these
_MARKER = re.compile(
    rf"(?P<glue>(?<=\S))?(?P<dashes>{DASHES})(?P<gap>[ \t]+)?"
    r"(?P<name>[^\W\d_]+(?:[_-][^\W\d_]+)*)"
    rf"(?P<behind>[ \t]*[{EQUALS}][ \t]*|(?=\.?\d|\s|[{SHORT_DASHES}{LONG_DASHES}]{{2}})|$)?"
)
_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]")
_WORD = re.compile(r"\S+")
_NO_WORD_BEHIND = re.compile(r"\s*(?:[+-]?[.,]?\d|<?https?://)")
_COMMAS = ",;，、；،؛"  # noqa: RUF001 -- as keyboards make them
_TRAILING = f"{_COMMAS}.。"
_WEIGHT = re.compile(
    r"(?<=\S)::\s?-?\d+(?:\.\d+)?(?=[\s,，]|$)"  # noqa: RUF001 -- as above
    r"|(?<!\S)\d+(?:\.\d+)?::(?=[^\s\d:])"  # before the word, as in dynamic prompts
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPrompt:
    """A prompt without its inline parameters, and what these said."""

    prompt: str
    values: OptionValues = field(default_factory=OptionValues)
    typed: Mapping[str, str] = field(default_factory=dict[str, str])
    """How each option was typed ("--ar"), by its tag."""
    addresses: tuple[str, ...] = ()
    """Those the prompt began with."""
    read: tuple[tuple[str, str], ...] = ()
    """Every parameter that a card may name, by its short name, with the value that counts."""
    foreign: tuple[str, ...] = ()
    """Parameters of other bots, and weights of words ("::2"), which were left out."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """How the parameters were read, to be said on the card."""
        read = tuple(quoted(f"{name} {value}".strip()) for name, value in self.read)
        left_out = tuple(dict.fromkeys(quoted(typed) for typed in self.foreign))
        said = (("note-read-as", read), ("note-foreign", left_out))
        return tuple(
            Note(words_id=words_id, facts={"parameters": parameters})
            for words_id, parameters in said
            if parameters
        )


NameLength = Callable[[Sequence[str]], int]
"""How many of some words are a name, from the first on; 0 where none are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marker:
    """One parameter as it stands in the text, up to where its value begins."""

    start: int
    end: int
    typed: str
    said: Inlined | None
    """The option that it says; None: a flag of another bot, which is left out with a word about
    it, because a refusal would only make people delete it by hand."""
    plain: str
    """The name as typed, in small letters without signs."""
    is_joined: bool
    """The value is bound to the name by "=" or ":"."""
    is_glued: bool
    """It begins inside a word."""
    is_doubtful: bool
    """It is prose, unless another parameter is beyond doubt."""


@dataclass(frozen=True, slots=True)
class _Said:
    option: Option[Any]
    inline: Inline[Any]
    typed: str
    value: str

    def read(self) -> object:
        """Read the value; what is wrong with it is said of the parameter as it was typed."""
        try:
            return self.inline.read(self.value)
        except RefusedError as error:
            error.facts["parameter"] = self.typed
            raise


def parse_prompt(text: str, *, names: Mapping[str, NameLength] | None = None) -> ParsedPrompt:
    """Take the inline parameters out of a prompt; of one given twice the last counts.

    ``names`` tell, by an option's tag, where the name of a model or a style ends; without them it
    is one word, and styles are another bot's.

    Raises:
        RefusedError: a parameter nobody knows, without its value, or with no number for one.
    """
    pieces: list[str] = []
    said: dict[str, _Said] = {}
    foreign: list[str] = []
    at = 0
    markers = _beyond_doubt(list(_markers(text)), text)
    ends = [*(marker.start for marker in markers[1:]), len(text)]
    for marker, end in zip(markers, ends, strict=False):
        pieces.append(text[at : marker.start].strip())
        its, value, at = _value(text, marker, end, names or {})
        if its is None:
            foreign.append(f"--{marker.typed} {value}".strip())
            continue
        option, inline = its
        before = said.pop(option.tag, None)
        if before is not None and inline.extent is Extent.REST:
            value = f"{before.value}, {value}"
        said[option.tag] = _Said(option, inline, f"--{marker.typed}", value)
    pieces.append(text[at:].strip())
    prompt = " ".join(piece for piece in pieces if piece)
    weights = [found[0].replace(" ", "") for found in _WEIGHT.finditer(prompt)]
    if weights:
        prompt = re.sub(r"(?<=\S)::(?=\s|$)", "", _WEIGHT.sub("", prompt)).strip()
    if markers:
        prompt = prompt.rstrip(f"{_COMMAS} ") if at == len(text) else prompt
    prompt, addresses = without_addresses(prompt)
    return ParsedPrompt(
        prompt=prompt,
        addresses=addresses,
        values=OptionValues.of(*(one.option.given(one.read()) for one in said.values())),
        typed={tag: one.typed for tag, one in said.items()},
        read=tuple(
            (one.inline.spellings[0], one.value)
            for one in said.values()
            # That it was for one person alone is nothing for a card that was published.
            if one.option is not PRIVATE
        ),
        foreign=(*foreign, *weights),
    )


def take_parameter(
    text: str, option: Option[Any], names: Mapping[str, NameLength] | None = None
) -> tuple[str, str]:
    """Return a prompt without one of its parameters, and what that said, whether it can be read.

    ``names`` are as in ``parse_prompt``. Where the prompt cannot be read it stays as it is.
    """
    pieces: list[str] = []
    at, said = 0, ""
    try:
        markers = _beyond_doubt(list(_markers(text)), text)
        ends = [*(marker.start for marker in markers[1:]), len(text)]
        for marker, limit in zip(markers, ends, strict=False):
            its, value, end = _value(text, marker, limit, names or {})
            if its is not None and its[0] is option:
                pieces.append(text[at : marker.start].rstrip())
                at, said = end, value
    except RefusedError:
        return text, ""
    pieces.append(text[at:].lstrip() if pieces else text)
    return " ".join(piece for piece in pieces if piece), said


def _beyond_doubt(markers: list[_Marker], text: str) -> list[_Marker]:
    """Return the markers without those that are prose."""
    if all(marker.is_doubtful for marker in markers):
        return []
    ends = [*(marker.start for marker in markers[1:]), len(text)]
    return [
        marker
        for marker, end in zip(markers, ends, strict=True)
        # "—tile", "—style raw"; but not "—style of old— by night".
        if not marker.is_doubtful or marker.is_glued or len(text[marker.end : end].split()) <= 1
    ]


def _markers(text: str) -> Iterator[_Marker]:
    known = OPTIONS.by_spelling
    for found in _MARKER.finditer(text):
        typed, end = found["name"], found.end()
        plain = _plain(typed).replace("-", "").replace("_", "")
        said = known.get(plain)
        inline = None if said is None else said[1]
        is_known = said is not None or is_foreign(plain)
        is_glued = found["glue"] is not None and text[found.start() - 1] not in _TRAILING
        is_prose = is_glued or len(found["dashes"]) == 1 or found["dashes"][0] in _STROKES
        has_no_word = _NO_WORD_BEHIND.match(text, end) is not None
        has_pattern = (
            inline is not None
            and isinstance(inline.extent, re.Pattern)
            and inline.extent.match(text[end:].lstrip()) is not None
        )
        if found["gap"] is not None:
            # "-- ar 16:9", as keyboards space it out; "a list -- no 5" is prose.
            takes_number = inline is None or inline.extent is Extent.NUMBER
            is_number = has_no_word and is_known and takes_number
            if is_glued or not (has_pattern or (is_number and len(found["dashes"]) > 1)):
                continue
        if is_prose:
            is_word = not is_known or found["behind"] is None
            if is_word or (is_glued and len(found["dashes"]) == 1):
                # "—images of war", "state--of-the-art", "a man—in black": dashes of prose.
                continue
            if not has_no_word and inline is not None and inline.extent is Extent.NUMBER:
                continue
        elif not is_known and found["behind"] is None:
            # "--he's": a parameter ends at a blank, a digit, "=" or ":".
            continue
        if not is_known:
            _refuse_unknown(typed)
        yield _Marker(
            start=found.start(),
            end=end,
            typed=typed,
            said=said,
            plain=plain,
            is_joined=bool((found["behind"] or "").strip()),
            is_glued=is_glued,
            is_doubtful=(found["gap"] is not None and not has_pattern)
            or (
                is_prose
                and not has_no_word
                and (is_glued or inline is None or inline.extent is Extent.KNOWN_NAME)
            ),
        )


def _value(
    text: str, marker: _Marker, limit: int, names: Mapping[str, NameLength]
) -> tuple[Inlined | None, str, int]:
    """Return the option that is meant, its value, and where the text goes on."""
    said = marker.said
    value, end = "", marker.end
    if said is not None:
        option, inline = said
        value, end = _extent(text, marker, limit, inline, names.get(option.tag))
        if inline.is_foreign(value):
            said = None
        elif not value and inline.extent is not Extent.YES_NO:
            raise ParameterValueMissingError(parameter=f"--{marker.typed}")
    if said is None and not value:
        found = values_of(marker.plain, text[marker.end : limit])
        value, end = found.strip().rstrip(_TRAILING), marker.end + len(found)
    while end < limit and text[end] in _TRAILING:
        end += 1
    return said, value, end


def _extent(
    text: str, marker: _Marker, limit: int, inline: Inline[Any], length: NameLength | None
) -> tuple[str, int]:
    """Return the value behind a marker, and where it ends."""
    rest = text[marker.end : limit]
    start = marker.end + len(rest) - len(rest.lstrip())
    match inline.extent:
        case Extent.REST:
            return rest.strip(f" \t\r\n{_COMMAS}"), limit
        case Extent.YES_NO:
            value, end = _word(text, start, limit, _WORD)
            is_alone = marker.is_joined or not text[end:limit].strip(f"{_TRAILING} \t\r\n")
            is_one = is_alone and _plain(value) in YES | NO
            return (value, end) if is_one else ("", marker.end)
        case Extent.NAME | Extent.KNOWN_NAME:
            value, end = ("", start) if length is None else _named(text, start, limit, length)
            if value or inline.extent is Extent.KNOWN_NAME:
                return value, end
            return _word(text, start, limit, _WORD)
        case Extent.WORD | Extent.NUMBER:
            return _word(text, start, limit, _WORD)
        case pattern:
            return _word(text, start, limit, pattern)


def _word(text: str, start: int, limit: int, pattern: re.Pattern[str]) -> tuple[str, int]:
    """Return what stands in quotes, or fits the pattern, or is one word."""
    rest = text[start:limit]
    found = _QUOTED.match(rest) or pattern.match(rest) or _WORD.match(rest)
    if found is None:
        return "", start
    return found[found.lastindex or 0].rstrip(_TRAILING).strip(), start + found.end()


def _named(text: str, start: int, limit: int, length: NameLength) -> tuple[str, int]:
    """Return a name of several words, in quotes or as long as there is one of that name."""
    rest = text[start:limit]
    found = _QUOTED.match(rest)
    if found is not None:
        return found[1].strip() if length(found[1].split()) else "", start + found.end()
    words = list(_WORD.finditer(rest))
    count = length([word[0].rstrip(_TRAILING) for word in words])
    if not count:
        return "", start
    end = words[count - 1].end()
    return " ".join(rest[:end].split()).rstrip(_TRAILING), start + end


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _refuse_unknown(typed: str) -> NoReturn:
    """Name the nearest parameters; where none is near, all."""
    known = {spelling: inline.spellings[0] for spelling, (_, inline) in OPTIONS.by_spelling.items()}
    known |= {MANY_TIMES: MANY_TIMES}
    found = process.extract(_plain(typed), list(known), scorer=fuzz.ratio, limit=3)
    near = [known[spelling] for spelling, score, _ in found if score >= _NEAR_SCORE]
    shown = tuple(f"--{name}" for name in dict.fromkeys(near or known.values()))
    error = ParameterUnknownError if near else NoParameterNearError
    raise error(parameter=quoted(f"--{typed}"), parameters=shown)
