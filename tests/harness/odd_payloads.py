"""What Discord may send, and what is wrong with it: from the library's own payload types."""

import __future__

import ast
import copy
import random
import re
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord

DEPTH = 3
"""Below that, lists and mappings are empty."""
ODD: Sequence[object] = (
    *(None, True, 0, -1, 2**70, 1.5, "", "odd", "\ud800", "\0", "9" * 30, [], {}, [None], [[]]),
    *({"id": None}, {"id": {}}, {"": {"": [None]}}, ["1", 2, {}], [{}]),
)
PLAIN: Mapping[Any, Sequence[object]] = {
    str: ["", "pictures", "1003", "2026-11-30T12:00:00+00:00"],
    int: [0, 1, 2, 4, 1_000_000],
    float: [0.0, 1.5],
    bool: [True, False],
}
LEFT_OUT = 0.4
"""So often something is missing rather than odd."""


def _names() -> dict[str, Any]:
    """Every name of the library's payload types, whose modules import each other in circles."""
    names = dict(vars(typing))
    folder = Path(discord.__file__).parent / "types"
    left = [
        node
        for file in sorted(folder.glob("*.py"))
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef | ast.Assign)
    ]
    while left:
        waiting = []
        for node in left:
            code = compile(
                ast.Module([node], []),
                "types",
                "exec",
                __future__.annotations.compiler_flag,
                dont_inherit=True,
            )
            try:
                exec(code, names)
            except NameError:
                waiting.append(node)
        assert len(waiting) < len(left), [ast.unparse(node) for node in waiting]
        left = waiting
    return names


NAMES = _names()


def events() -> Mapping[str, Any]:
    """The payload type of each event of the gateway, by the event's name."""
    found = {}
    for name, kind in NAMES.items():
        if name.endswith("Event") and not name.startswith("_"):
            words = re.findall(r"[A-Z][a-z]+", name.removesuffix("Event"))
            found["_".join(words).upper()] = kind
    return found


@dataclass(frozen=True, kw_only=True)
class Payloads:
    """Makes payloads as Discord documents them, and spoils them; the same for the same chance."""

    chance: random.Random
    ids: Sequence[str]
    """Of what there is."""

    def valid(self, kind: Any, depth: int = 0) -> Any:  # noqa: ANN401, PLR0911 - any JSON
        """Return a payload of a type."""
        if isinstance(kind, str):
            kind = NAMES.get(kind, Any)
        if isinstance(kind, typing.ForwardRef):
            kind = eval(kind.__forward_code__, NAMES)
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if kind == NAMES["Snowflake"]:
            return self.chance.choice(self.ids)
        if origin in {typing.Required, typing.NotRequired}:
            return self.valid(inner[0], depth)
        if origin in {typing.Union, types.UnionType}:
            return self.valid(self.chance.choice(inner), depth)
        if origin is typing.Literal:
            return self.chance.choice(inner)
        if origin is list:
            size = 0 if depth > DEPTH else self.chance.randrange(3)
            return [self.valid(inner[0], depth + 1) for _ in range(size)]
        if origin is dict:
            return {} if depth > DEPTH else {self.ids[0]: self.valid(inner[1], depth + 1)}
        if typing.is_typeddict(kind):
            return {name: self.valid(one, depth + 1) for name, one in _fields(kind).items()}
        return self.chance.choice(PLAIN.get(kind, [None]))

    def spoiled(self, valid: object) -> Any:  # noqa: ANN401 - any JSON
        """Return a payload with one to three things wrong with it."""
        whole = [copy.deepcopy(valid)]
        for _ in range(self.chance.randint(1, 3)):
            *way, last = self.chance.choice(list(_paths(whole)))
            place: Any = whole
            for step in way:
                place = place[step]
            if way and self.chance.random() < LEFT_OUT:
                del place[last]
            else:
                place[last] = copy.deepcopy(self.chance.choice(ODD))
        return whole[0]


def _fields(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a TypedDict has no type of its own
    return {
        name: one
        for base in reversed((kind, *getattr(kind, "__orig_bases__", ())))
        for name, one in getattr(base, "__annotations__", {}).items()
    }


def _paths(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the ways to everything inside."""
    inner: Any = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for key, one in inner:
        yield (*path, key)
        yield from _paths(one, (*path, key))
