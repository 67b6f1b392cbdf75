"""The settings file, as editors and shells of all systems write it."""

import codecs
import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dotenv.parser import Binding, parse_stream
from rapidfuzz import fuzz, process

from bot.errors import Fact, SettingsError
from bot.locales import Words

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""PowerShell's ">" writes UTF-16. The longer marks begin with the shorter ones."""

_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
_NEAR = 75
"""From which similarity (0 to 100) a name counts as a misspelt setting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvFile:
    """The settings file, if there is one."""

    encoding: str = "utf-8"
    values: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    """By their names as they are written; some are secrets."""
    warnings: tuple[str, ...] = ()
    """Its lines that have no effect, one sentence each."""


def examine(path: Path, *, known: Collection[str], words: Words) -> EnvFile:
    """Read a file; find its encoding, and the names that are not among the ``known`` ones.

    No line is quoted: one that is not understood may be half of a key.

    Raises:
        SettingsError: it cannot be read, or some of its lines cannot.
    """

    def wrong(words_id: str, **facts: Fact) -> SettingsError:
        return SettingsError(f"{path}: {words.say(words_id, **facts)}")

    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise wrong("settings-file-missing") from None
    except IsADirectoryError:
        raise wrong("settings-file-folder") from None
    except OSError as error:
        raise wrong("settings-file-unreadable", reason=error.strerror or str(error)) from error
    encoding = next(
        (name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8-sig"
    )
    if encoding == "utf-8-sig" and b"\0" in content:
        line = content.partition(b"\0")[0].count(b"\n") + 1
        raise wrong("settings-file-nul", line=str(line))
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise wrong(
            "settings-file-encoding", line=str(content[: error.start].count(b"\n") + 1)
        ) from None
    bindings = list(parse_stream(io.StringIO(text)))
    problems = [
        wrong("settings-file-line", line=_line(binding))
        for binding in bindings
        if binding.error or (binding.key is not None and binding.value is None)
    ]
    if problems:
        raise SettingsError(*(str(problem) for problem in problems))
    warnings = (*_unknown(path, bindings, known, words), *_repeated(path, bindings, known, words))
    values = {one.key: one.value for one in bindings if one.key and one.value is not None}
    return EnvFile(encoding=encoding, values=values, warnings=warnings)


def _unknown(
    path: Path, bindings: list[Binding], known: Collection[str], words: Words
) -> Iterator[str]:
    for binding in bindings:
        name = (binding.key or "").upper()
        if not name or name in known:
            continue
        near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
        is_name = near is not None or _NAME.fullmatch(binding.key or "") is not None
        yield words.say(
            "settings-unknown" if near is None else "settings-unknown-near",
            file=str(path),
            line=_line(binding),
            name=name if is_name else "…",
            near="" if near is None else near[0],
        )


def _repeated(
    path: Path, bindings: list[Binding], known: Collection[str], words: Words
) -> Iterator[str]:
    lines: dict[str, str] = {}
    for binding in bindings:
        name = (binding.key or "").upper()
        if name in lines:
            yield words.say(
                "settings-twice",
                file=str(path),
                line=_line(binding),
                name=name,
                before=lines[name],
            )
        if name in known:
            lines[name] = _line(binding)


def _line(binding: Binding) -> str:
    """Return its line; a binding begins with the empty lines before it."""
    text = binding.original.string
    empty = text[: len(text) - len(text.lstrip())].count("\n")
    return str(binding.original.line + empty)
