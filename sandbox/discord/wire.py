"""JSON as it crosses the sockets."""

import json
from typing import Any, TypeAlias, cast

from aiohttp import web

# Discord's objects pass through the sandbox unread, so their values stay untyped here.
Json: TypeAlias = dict[str, Any]


def encode(value: object) -> str:
    """The compact text of a JSON value."""
    return json.dumps(value, separators=(",", ":"))


def decode(text: str | bytes) -> object:
    """The JSON value in a text; raises ValueError if it is none."""
    return cast("object", json.loads(text))


def copy(value: Json) -> Json:
    """A copy that later changes of the original cannot reach."""
    return cast("Json", json.loads(json.dumps(value)))


def as_object(value: object) -> Json:
    """The value if it is a JSON object, else an empty one."""
    return cast("Json", value) if isinstance(value, dict) else {}


def as_objects(value: object) -> list[Json]:
    """The JSON objects in a list; anything else counts as none."""
    if not isinstance(value, list):
        return []
    return [cast("Json", item) for item in cast("list[object]", value) if isinstance(item, dict)]


def as_strings(value: object) -> list[str]:
    """The items of a list as text; a single value counts as a list of one, null as none."""
    if value is None:
        return []
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    return [str(item) for item in items]


def json_answer(
    value: object, *, status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    """Answer as Discord does: its clients parse JSON only under exactly this content type."""
    return web.Response(
        body=encode(value).encode(),
        status=status,
        headers={**(headers or {}), "Content-Type": "application/json"},
    )
