"""The Fluent files and the code that speaks them, read as data."""

import ast
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

from bot.locales import FALLBACK

ROOT = Path(__file__).parents[4]
FOLDER = ROOT / "bot" / "locales"
FOR_OPERATORS = ("terminal.ftl", "settings.ftl")
"""Files whose sentences stand in a terminal, which speaks English."""
CODE = sorted(path for top in ("bot", "cogs", "sandbox") for path in (ROOT / top).rglob("*.py"))


class _Variables(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)


@cache
def languages() -> tuple[str, ...]:
    """Every language there is a folder for."""
    return tuple(path.name for path in FOLDER.iterdir() if any(path.glob("*.ftl")))


@cache
def operator_messages() -> frozenset[str]:
    """The ids of what is read in a terminal."""
    return frozenset(
        entry.id.name
        for name in FOR_OPERATORS
        for entry in parse((FOLDER / FALLBACK / name).read_text(encoding="utf-8")).body
        if isinstance(entry, fluent.Message)
    )


@cache
def messages(language: str = FALLBACK) -> Mapping[str, frozenset[str]]:
    """Every message's id, with the names of the facts its sentence takes."""
    found: dict[str, frozenset[str]] = {}
    for path in (FOLDER / language).glob("*.ftl"):
        for entry in parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands there twice"
                variables = _Variables()
                variables.visit(entry)
                found[entry.id.name] = frozenset(variables.names)
    return found


@cache
def texts_in_code() -> frozenset[str]:
    """Every literal text in our code."""
    return frozenset(
        text.value
        for text in _texts()
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    )


@cache
def families_in_code() -> tuple[re.Pattern[str], ...]:
    """Every text with gaps (``f"progress-{stage}"``) that can make an id."""
    return tuple(
        re.compile(pattern)
        for text in _texts()
        if isinstance(text, ast.JoinedStr)
        for pattern in [_pattern(text)]
        if re.match(r"[a-z]+\\?-", pattern)
    )


@cache
def _texts() -> tuple[ast.Constant | ast.JoinedStr, ...]:
    """Every text and number in our code, without the trees that they stand in."""
    return tuple(
        node
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant | ast.JoinedStr)
    )


def _pattern(text: ast.JoinedStr) -> str:
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_-]+"
        for part in text.values
    )
