r"""Many prompts from one: ``a {red, green} car`` and ``--repeat 4``.

Each group of braces stands for one of its options, with commas or bars between them; several
groups give all combinations, and an option may hold groups again. ``\{``, ``\}`` and ``\,`` stand
for themselves. Braces that make nothing of one prompt stay as they are typed: one option, a brace
without its partner, and what is JSON, CSS or LaTeX.
"""

import contextlib
import json
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from bot.catalog.inline import DASHES, EQUALS
from bot.catalog.quoting import quoted
from bot.errors import ParameterValueMissingError, RefusedError, ValueNotNumberError

MAX_PROMPTS = 40
"""As many as Midjourney's largest plan runs at once; all have to be looked through, too."""

_MAX_DEPTH = 10
_OPENING, _CLOSING, _ESCAPE = "{\uff5b", "}\uff5d", "\\"
"""Braces, also as wide as Chinese and Japanese letters."""
# The comma, and what stands for one on Chinese, Japanese and Arabic keyboards; bars.
_SEPARATORS = ",\uff0c\u3001\u060c|\uff5c"
_ESCAPABLE = frozenset({*_OPENING, *_CLOSING, *_SEPARATORS, _ESCAPE})
_BRACE = re.compile(f"[{_OPENING}{_CLOSING}]")
_ESCAPED_BRACE = re.compile(rf"\\[{_OPENING}{_CLOSING}]")
_QUOTES = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02", '"')
)
_QUOTE = "[\"'\u2018\u2019\u201a\u201c-\u201f\u00ab\u00bb\u300c-\u300f\uff02\uff07]"
_CODE = re.compile(
    rf"\s*{_QUOTE}[^\"{{}}]*?{_QUOTE}\s*[:\uff1a]"  # an object of JSON, with whatever quotes
    r"|\s*[\w-]+\s*:[^;]*;|.*;[\s}]*$"  # CSS, and other code
    r"|\s*[\w-]+:\s[^,|]*(?:[,|]\s*[\w-]+:\s[^,|]*)+$",  # keys without quotes
    re.DOTALL,
)
_LATEX = re.compile(r"(?:[\^_]|\\[a-zA-Z]+\*?)$")
_REPEAT = re.compile(
    rf"(?:(?<!\S)|(?<=[,;\uff0c]))(?P<dashes>{DASHES})(?P<name>repeat|r)"
    rf"(?:[ \t]*[{EQUALS}][ \t]*|[ \t]+(?=[+-]?\d)|(?=\d)|(?=\s|$))(?P<value>[^\s,;]*)[,;.]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[+-]?\d{1,9}")
_JSON = json.JSONDecoder()


class BracesNestedError(RefusedError):
    """Braces stand in each other too often. Facts: ``limit``."""

    words_id = "refusal-permutation-nested"


class OptionEmptyError(RefusedError):
    """Between two commas there is nothing. Facts: ``near`` (the text there)."""

    words_id = "refusal-permutation-empty"


class TooManyPromptsError(RefusedError):
    """Facts: ``count``, ``limit``."""

    words_id = "refusal-permutation-too-many"


class RepeatRefusedError(RefusedError):
    """Facts: ``parameter`` (as typed), ``value``, ``limit``."""

    words_id = "refusal-permutation-repeat"


@dataclass(frozen=True, slots=True)
class _Group:
    options: list["_Sequence"]
    depth: int


_Sequence = list[str | _Group]


@dataclass(slots=True)
class _Open:
    """A group whose closing brace is still to come; the outermost one is the prompt itself."""

    start: int
    brace: str = ""
    is_latex: bool = False
    options: list[_Sequence] = field(default_factory=lambda: [[]])
    separators: list[str] = field(default_factory=list[str])

    @property
    def as_typed(self) -> _Sequence:
        """Its options as one text, from its brace on."""
        parts: _Sequence = [self.brace, *self.options[0]]
        for separator, option in zip(self.separators, self.options[1:], strict=True):
            parts += [separator, *option]
        return parts

    def say(self, *parts: str | _Group) -> None:
        self.options[-1] += parts


def permutations_of(text: str) -> tuple[str, ...]:
    """Return the prompts a member means, in the order they are written; most often it is one.

    A prompt without braces and without ``--repeat`` comes back as it is. Other inline parameters
    stay, also in options: ``{--ar 1:1, --ar 16:9}``.

    Raises:
        RefusedError: a choice is empty, the number makes no sense, or there are too many prompts.
    """
    rest, repeat = _without_repeat(text)
    prompts: Sequence[str] = (rest,)
    count = 1
    sequence = _read(rest) if _BRACE.search(rest) else []
    if _ESCAPED_BRACE.search(rest) or any(isinstance(part, _Group) for part in sequence):
        count = _count(sequence)
        if count * repeat <= MAX_PROMPTS:
            prompts = list(_expanded(sequence))
    if count * repeat > MAX_PROMPTS:
        raise TooManyPromptsError(count=_sayable(count * repeat), limit=MAX_PROMPTS)
    return tuple(prompt for prompt in prompts for _ in range(repeat))


def as_literal(text: str) -> str:
    """Return a prompt that stands for this one alone, whatever braces are in it."""
    if not _BRACE.search(text):
        return text
    with contextlib.suppress(RefusedError):
        if permutations_of(text) == (text,):
            return text
    return re.sub(rf"[\\{_OPENING}{_CLOSING}]", r"\\\g<0>", text)


def as_one(prompts: Sequence[str]) -> str:
    """Return one prompt that stands for all of these, each as it is."""
    if len(prompts) == 1:
        return as_literal(prompts[0])
    signs = rf"[\\{_OPENING}{_CLOSING}{re.escape(_SEPARATORS)}]"
    return "{{{}}}".format(" | ".join(re.sub(signs, r"\\\g<0>", one) for one in prompts))


def _without_repeat(text: str) -> tuple[str, int]:
    repeat = 1
    pieces: list[str] = []
    at = 0
    for found in _REPEAT.finditer(text):
        value, typed = found["value"].rstrip("."), f"--{found['name']}"
        plain = unicodedata.normalize("NFKC", value)
        if not _NUMBER.fullmatch(plain):
            if len(found["dashes"]) == 1:
                continue  # "—repeat after me": a dash of prose.
            if not value:
                raise ParameterValueMissingError(parameter=typed)
            raise ValueNotNumberError(parameter=typed, value=quoted(value))
        repeat = int(plain)
        if not 1 <= repeat <= MAX_PROMPTS:
            raise RepeatRefusedError(parameter=typed, value=quoted(value), limit=MAX_PROMPTS)
        pieces.append(text[at : found.start()].rstrip())
        at = found.end()
    if not pieces:
        return text, 1
    pieces.append(text[at:].lstrip())
    return " ".join(piece for piece in pieces if piece), repeat


def _read(text: str) -> _Sequence:
    groups = [_Open(0)]
    latex_end = -1
    for start, token in _tokens(text):
        if token in _OPENING:
            is_latex = start == latex_end or _LATEX.search(text, max(0, start - 30), start)
            groups.append(_Open(start, token, is_latex=bool(is_latex)))
        elif token in _CLOSING and len(groups) > 1:
            group = groups.pop()
            groups[-1].say(*_closed(group, text, start + 1))
            latex_end = start + 1 if group.is_latex else latex_end
        elif token in _SEPARATORS and len(groups) > 1:
            groups[-1].options.append([])
            groups[-1].separators.append(token)
        elif len(token) > 1 and token.startswith(_ESCAPE):
            groups[-1].say(token[1:])
        else:
            groups[-1].say(token)
    while len(groups) > 1:
        group = groups.pop()
        groups[-1].say(*group.as_typed)
    return groups[0].options[0]


def _closed(group: _Open, text: str, end: int) -> _Sequence:
    """Return what a group of braces is, up to its end: a choice, or text."""
    if len(group.options) == 1:
        return [*group.as_typed, text[end - 1]]
    typed = text[group.start : end]
    if group.is_latex or _CODE.match(typed[1:-1]):
        return [typed]
    if any(_is_empty(option) for option in group.options):
        raise OptionEmptyError(near=quoted(typed))
    inner = (part.depth for option in group.options for part in option if isinstance(part, _Group))
    depth = 1 + max(inner, default=0)
    if depth > _MAX_DEPTH:
        raise BracesNestedError(limit=_MAX_DEPTH)
    return [_Group([_stripped(one) for one in group.options], depth)]


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """Yield braces, separators, escapes, objects of JSON and characters, with their place."""
    at = 0
    straight = text.translate(_QUOTES)
    while at < len(text):
        end = at + 1
        if text[at] in _OPENING:
            end = _end_of_json(straight, at) or end
        elif text[at] == _ESCAPE and text[at + 1 : at + 2] in _ESCAPABLE:
            end = at + 2
        yield at, text[at:end]
        at = end


def _end_of_json(text: str, at: int) -> int | None:
    if not text[at + 1 :].lstrip().startswith('"'):
        return None
    try:
        _, end = _JSON.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None
    return end


def _is_empty(option: _Sequence) -> bool:
    return all(isinstance(part, str) and not part.strip() for part in option)


def _stripped(option: _Sequence) -> _Sequence:
    parts = option.copy()
    while isinstance(parts[0], str) and not parts[0].strip():
        del parts[0]
    while isinstance(parts[-1], str) and not parts[-1].strip():
        del parts[-1]
    return parts


def _count(sequence: _Sequence) -> int:
    return math.prod(
        sum(_count(option) for option in part.options)
        for part in sequence
        if isinstance(part, _Group)
    )


def _expanded(sequence: _Sequence) -> Iterator[str]:
    choices = [
        [part]
        if isinstance(part, str)
        else [text for option in part.options for text in _expanded(option)]
        for part in sequence
    ]
    for chosen in product(*choices):
        yield "".join(chosen)


def _sayable(count: int) -> str | int:
    # Dozens of groups make a number nobody wants to read.
    return count if count < 10**6 else "1000000+"
