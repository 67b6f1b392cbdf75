"""Parameters inside a prompt, as people type them: ``a cat --ar 16:9 —seed 7``.

What counts as one: at the start of a word, two dashes (of any kind) or a single long one (phones
turn "--" into it), and a letter right behind. A single long dash before a name nobody knows is
punctuation and stays; two dashes before one are refused, because a person meant something by them.
Glued to the word before it ("cat--ar 16:9"), only a name that is known counts, and only with a
value that is no word, or beside another parameter that is beyond doubt.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from bot.catalog.addresses import without_addresses
from bot.catalog.foreign import is_foreign, is_other_quality, values_of
from bot.catalog.quoting import quoted
from bot.errors import (
    ParameterUnknownError,
    ParameterValueMissingError,
    ValueNotNumberError,
)
from bot.imagine.request import Note

InlineName = Literal[
    "ar", "seed", "no", "model", "quality", "count", "format", "style", "private", "foreign"
]
"""``foreign``: a flag of another bot, which is left out with a word about it, because a refusal
would only make people delete it by hand."""

_NAMES: Mapping[InlineName, tuple[str, ...]] = {
    "ar": ("ar", "aspect", "ratio", "aspectratio"),
    "seed": ("seed",),
    "no": ("no", "neg", "negative", "negativeprompt"),
    "model": ("model", "m"),
    "quality": ("quality", "q", "outputquality"),
    "count": ("count", "n", "images", "num", "numoutputs"),
    "format": ("format", "f", "outputformat"),
    "private": ("private",),
    "style": ("style",),
}
_BY_NAME: Mapping[str, InlineName] = {
    spelling: name for name, spellings in _NAMES.items() for spelling in spellings
}
_NEAR_SCORE = 65

# hyphen-minus, hyphen, non-breaking hyphen; then figure dash, en dash, em dash, bar, minus sign,
# small and full-width forms: all that keyboards and "smart punctuation" make of a dash.
SHORT_DASHES = "-\u2010\u2011\ufe63\uff0d"
LONG_DASHES = "\u2012\u2013\u2014\u2015\u2212\ufe58"
_MARKER = re.compile(
    rf"(?P<glue>(?<=\S))?(?P<dashes>[{SHORT_DASHES}{LONG_DASHES}]{{2,}}|[{LONG_DASHES}])"
    r"(?P<name>[^\W\d_]+(?:[_-][^\W\d_]+)*)"
    rf"(?P<behind>[ \t]*[=:：][ \t]*|(?=\.?\d|\s|[{SHORT_DASHES}{LONG_DASHES}]{{2}})|$)?"  # noqa: RUF001 -- phones type it
)
_RATIO = re.compile(
    r"\d+(?:\.\d+)?\s*(?:[:x×/*∶：]|by\b)\s*\d+(?:\.\d+)?(?![0-9a-z_])",  # noqa: RUF001 -- phones type these
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]")
_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"[+-]?\d{1,20}")
_NO_WORD_BEHIND = re.compile(r"\s*(?:[+-]?[.,]?\d|<?https?://)")
_NUMERIC: frozenset[InlineName] = frozenset({"seed", "quality", "count"})
_COMMAS = ",;，、；،؛"  # noqa: RUF001 -- as keyboards make them
_TRAILING = f"{_COMMAS}.。"
_WEIGHT = re.compile(r"(?<=\S)::\s?-?\d+(?:\.\d+)?(?=[\s,，]|$)")  # noqa: RUF001 -- as above
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPrompt:
    """A prompt without its inline parameters, and what these said; None: not said."""

    prompt: str
    aspect_ratio: str | None = None
    seed: int | None = None
    negative_prompt: str | None = None
    model: str | None = None
    output_quality: int | None = None
    count: int | None = None
    output_format: str | None = None
    style: str | None = None
    private: bool | None = None
    addresses: tuple[str, ...] = ()
    """Those the prompt began with."""
    read: tuple[tuple[InlineName, str], ...] = ()
    """Every parameter that was read, by its short name, with the value that counts."""
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
    name: InlineName
    plain: str
    """The name as typed, in small letters without signs."""
    is_joined: bool
    """The value is bound to the name by "=" or ":"."""
    is_glued: bool
    """It begins inside a word."""
    is_doubtful: bool
    """It is prose, unless another parameter is beyond doubt."""


def parse_prompt(
    text: str, *, names: Mapping[InlineName, NameLength] | None = None
) -> ParsedPrompt:
    """Take the inline parameters out of a prompt; of one given twice the last counts.

    ``names`` tell where the name of a model or a style ends; without them it is one word, and
    styles are another bot's.

    Raises:
        RefusedError: a parameter nobody knows, without its value, or with no number for one.
    """
    pieces: list[str] = []
    said: dict[InlineName, str] = {}
    foreign: list[str] = []
    at = 0
    markers = _beyond_doubt(list(_markers(text)), text)
    ends = [*(marker.start for marker in markers[1:]), len(text)]
    for marker, end in zip(markers, ends, strict=False):
        pieces.append(text[at : marker.start].strip())
        name, value, at = _value(text, marker, end, names or {})
        if name == "foreign":
            foreign.append(f"--{marker.typed} {value}".strip())
            continue
        before = said.pop(name, None)
        said[name] = f"{before}, {value}" if name == "no" and before else value
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
        aspect_ratio=said.get("ar"),
        seed=_number("seed", said),
        negative_prompt=said.get("no"),
        model=said.get("model"),
        output_quality=_number("quality", said),
        count=_number("count", said),
        output_format=said.get("format"),
        style=said.get("style"),
        private=_plain(said["private"]) not in _FALSE if "private" in said else None,
        read=tuple(said.items()),
        foreign=(*foreign, *weights),
    )


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
    for found in _MARKER.finditer(text):
        typed, end = found["name"], found.end()
        plain = _plain(typed).replace("-", "").replace("_", "")
        name = _BY_NAME.get(plain) or ("foreign" if is_foreign(plain) else None)
        is_glued = found["glue"] is not None and text[found.start() - 1] not in _TRAILING
        is_prose = is_glued or len(found["dashes"]) == 1
        has_no_word = _NO_WORD_BEHIND.match(text, end) is not None
        if is_prose:
            is_word = name is None or found["behind"] is None
            if is_word or (is_glued and len(found["dashes"]) == 1):
                # "—images of war", "state--of-the-art", "a man—in black": dashes of prose.
                continue
            if not has_no_word and name in _NUMERIC:
                continue
        elif name is None and found["behind"] is None:
            # "--he's": a parameter ends at a blank, a digit, "=" or ":".
            continue
        if name is None:
            raise ParameterUnknownError(parameter=quoted(typed), parameters=_nearest(typed))
        yield _Marker(
            start=found.start(),
            end=end,
            typed=typed,
            name=name,
            plain=plain,
            is_joined=bool((found["behind"] or "").strip()),
            is_glued=is_glued,
            is_doubtful=is_prose and not has_no_word and (is_glued or name in {"foreign", "style"}),
        )


def _value(
    text: str, marker: _Marker, limit: int, names: Mapping[InlineName, NameLength]
) -> tuple[InlineName, str, int]:
    """Return what a parameter is, its value, and where the text goes on."""
    name, rest = marker.name, text[marker.end : limit]
    start = marker.end + len(rest) - len(rest.lstrip())
    value, end = _named(text, start, limit, names[name]) if name in names else ("", start)
    if name == "style" and not value:
        name = "foreign"
    if name == "foreign":
        found = values_of(marker.plain, rest)
        value, end = found.strip().rstrip(_TRAILING), marker.end + len(found)
    elif name == "private":
        value, end = _word(text, start, limit, _WORD) if marker.is_joined else ("", marker.end)
        if _plain(value) not in _TRUE | _FALSE:
            value, end = "", marker.end
    elif name == "no":
        value, end = rest.strip(f" \t\r\n{_COMMAS}"), limit
    elif not value:
        value, end = _word(text, start, limit, _RATIO if name == "ar" else _WORD)
        name = "foreign" if name == "quality" and is_other_quality(value) else name
    if not value and name not in {"foreign", "private"}:
        raise ParameterValueMissingError(parameter=marker.typed)
    while end < limit and text[end] in _TRAILING:
        end += 1
    return name, value, end


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


def _number(name: InlineName, said: Mapping[InlineName, str]) -> int | None:
    if name not in said:
        return None
    plain = _plain(said[name])
    if name == "quality":
        plain = plain.removesuffix("%")
    if not _NUMBER.fullmatch(plain):
        raise ValueNotNumberError(parameter=name, value=quoted(said[name]))
    return int(plain)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _nearest(typed: str) -> tuple[str, ...]:
    found = process.extract(_plain(typed), list(_BY_NAME), scorer=fuzz.ratio, limit=3)
    near = dict.fromkeys(_BY_NAME[spelling] for spelling, score, _ in found if score >= _NEAR_SCORE)
    return tuple(f"--{name}" for name in near or _NAMES)
