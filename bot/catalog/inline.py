"""Parameters inside a prompt, as people type them: ``a cat --ar 16:9 —seed 7``.

What counts as one: at the start of a word, two dashes (of any kind) or a single long one (phones
turn "--" into it), and a letter right behind. A single long dash before a name nobody knows is
punctuation and stays; two dashes before one are refused, because a person meant something by them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from bot.catalog.quoting import quoted
from bot.errors import (
    ParameterUnknownError,
    ParameterValueMissingError,
    ValueNotNumberError,
)
from bot.imagine.request import Note

InlineName = Literal[
    "ar", "seed", "no", "model", "quality", "count", "format", "private", "foreign"
]

_NAMES: Mapping[InlineName, tuple[str, ...]] = {
    "ar": ("ar", "aspect", "ratio", "aspectratio"),
    "seed": ("seed",),
    "no": ("no", "neg", "negative", "negativeprompt"),
    "model": ("model", "m"),
    "quality": ("quality", "q", "outputquality"),
    "count": ("count", "n", "images", "num", "numoutputs"),
    "format": ("format", "f", "outputformat"),
    "private": ("private",),
    # What people bring along from Midjourney, and no model here understands: left out with a word
    # about it, because a refusal would only make them delete it by hand.
    "foreign": (
        *("v", "version", "niji", "style", "stylize", "s", "chaos", "c", "weird", "w", "tile"),
        *("iw", "cref", "cw", "sref", "sw", "oref", "ow", "stop", "fast", "relax", "turbo"),
        *("draft", "raw", "hd", "exp", "p", "profile", "personalize"),
    ),
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
    rf"(?<!\S)(?P<dashes>[{SHORT_DASHES}{LONG_DASHES}]{{2,}}|[{LONG_DASHES}])"
    r"(?P<name>[^\W\d_]+(?:[_-][^\W\d_]+)*)"
    r"(?P<behind>[ \t]*[=:][ \t]*|(?=\d)|(?=\s)|$)?"
)
_RATIO = re.compile(
    r"\d+(?:\.\d+)?\s*(?:[:x×/*∶：]|by\b)\s*\d+(?:\.\d+)?(?!\w)",  # noqa: RUF001 -- phones type these
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]")
_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"[+-]?\d{1,20}")
_NUMBER_BEHIND = re.compile(r"\s*[+-]?\d")
_NUMERIC: frozenset[InlineName] = frozenset({"seed", "quality", "count"})
_FOREIGN_VALUE = re.compile(r"\s*(?:[+-]?\d[\d.]*|raw|https?://\S+)(?!\w)", re.IGNORECASE)
_TRAILING = ",;."
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
    private: bool | None = None
    read: tuple[tuple[InlineName, str], ...] = ()
    """Every parameter that was read, by its short name, with the value that counts."""
    foreign: tuple[str, ...] = ()
    """Parameters of other bots, which were left out."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """How the parameters were read, to be said on the card."""
        read = tuple(quoted(f"{name} {value}".strip()) for name, value in self.read)
        left_out = tuple(quoted(f"--{typed}") for typed in self.foreign)
        said = (("note-read-as", read), ("note-foreign", left_out))
        return tuple(
            Note(words_id=words_id, facts={"parameters": parameters})
            for words_id, parameters in said
            if parameters
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marker:
    """One parameter as it stands in the text, up to where its value begins."""

    start: int
    end: int
    typed: str
    name: InlineName
    is_joined: bool
    """The value is bound to the name by "=" or ":"."""


def parse_prompt(text: str) -> ParsedPrompt:
    """Take the inline parameters out of a prompt; of one given twice the last counts.

    Raises:
        RefusedError: a parameter nobody knows, without its value, or with no number for one.
    """
    pieces: list[str] = []
    said: dict[InlineName, str] = {}
    foreign: list[str] = []
    at = 0
    markers = list(_markers(text))
    ends = [*(marker.start for marker in markers[1:]), len(text)]
    for marker, end in zip(markers, ends, strict=False):
        pieces.append(text[at : marker.start].strip())
        value, at = _value(text, marker, end)
        if marker.name == "foreign":
            foreign.append(f"{marker.typed} {value}".strip())
            continue
        before = said.pop(marker.name, None)
        said[marker.name] = f"{before}, {value}" if marker.name == "no" and before else value
    pieces.append(text[at:].strip())
    return ParsedPrompt(
        prompt=" ".join(piece for piece in pieces if piece),
        aspect_ratio=said.get("ar"),
        seed=_number("seed", said),
        negative_prompt=said.get("no"),
        model=said.get("model"),
        output_quality=_number("quality", said),
        count=_number("count", said),
        output_format=said.get("format"),
        private=_plain(said["private"]) not in _FALSE if "private" in said else None,
        read=tuple(said.items()),
        foreign=tuple(foreign),
    )


def _markers(text: str) -> Iterator[_Marker]:
    for found in _MARKER.finditer(text):
        typed = found["name"]
        name = _BY_NAME.get(_plain(typed).replace("-", "").replace("_", ""))
        if len(found["dashes"]) == 1:
            is_number = _NUMBER_BEHIND.match(text, found.end()) is not None
            if (
                name in {None, "foreign"}
                or found["behind"] is None
                or (name in _NUMERIC and not is_number)
            ):
                # "—no, never", "—images of war": a dash of prose.
                continue
        elif name is None and found["behind"] is None:
            # "--he's": a parameter ends at a blank, a digit, "=" or ":".
            continue
        if name is None:
            raise ParameterUnknownError(parameter=quoted(typed), parameters=_nearest(typed))
        yield _Marker(
            start=found.start(),
            end=found.end(),
            typed=typed,
            name=name,
            is_joined=bool((found["behind"] or "").strip()),
        )


def _value(text: str, marker: _Marker, limit: int) -> tuple[str, int]:
    """Return a parameter's value and where the text goes on."""
    rest = text[marker.end : limit]
    if marker.name == "foreign":
        found = _FOREIGN_VALUE.match(rest)
        value = found[0].strip() if found else ""
        return value, _past_punctuation(text, marker.end + (found.end() if found else 0))
    if marker.name == "private":
        word = _WORD.match(rest) if marker.is_joined else None
        if word and _plain(word[0].rstrip(_TRAILING)) in _TRUE | _FALSE:
            return word[0].rstrip(_TRAILING), marker.end + word.end()
        return "", _past_punctuation(text, marker.end)
    start = marker.end + len(rest) - len(rest.lstrip())
    rest = text[start:limit]
    if marker.name == "no":
        value, end = rest.strip(" \t\r\n,;"), limit
    else:
        pattern = _RATIO if marker.name == "ar" and _RATIO.match(rest) else _WORD
        found = _QUOTED.match(rest) or pattern.match(rest)
        value = (found[found.lastindex or 0] if found else "").rstrip(_TRAILING).strip()
        end = _past_punctuation(text, start + found.end() if found else start)
    if not value:
        raise ParameterValueMissingError(parameter=marker.typed)
    return value, end


def _past_punctuation(text: str, at: int) -> int:
    while at < len(text) and text[at] in _TRAILING:
        at += 1
    return at


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
    ours = [spelling for spelling, name in _BY_NAME.items() if name != "foreign"]
    found = process.extract(_plain(typed), ours, scorer=fuzz.ratio, limit=3)
    near = dict.fromkeys(_BY_NAME[spelling] for spelling, score, _ in found if score >= _NEAR_SCORE)
    known = (name for name in _NAMES if name != "foreign")
    return tuple(f"--{name}" for name in near or known)
