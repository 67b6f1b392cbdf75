"""Discord's own description of its API, to hold a bot's requests against."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from jsonschema_rs import Draft202012, Draft202012Validator, Registry, ValidationError

from sandbox.discord.journal import RecordedRequest
from sandbox.discord.wire import Json, as_object, as_objects, copy

DESCRIPTION = Path(__file__).parent.parent / "data" / "discord_openapi.json.gz"
_URI = "urn:discord"
_BOOLEANS = {"0", "1", "true", "false", "True", "False"}

UNDESCRIBED = frozenset({("POST", "/attachments/refresh-urls")})
"""What Discord answers bots and does not describe; without an answer, the bot goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Operation:
    method: str
    path: re.Pattern[str]
    variables: int
    query: dict[str, Json]
    body: Draft202012Validator | None
    needs_body: bool


class DiscordDescription:
    """Says what of a request is not as Discord describes it."""

    def __init__(self, document: Json) -> None:
        self._registry = Registry([(_URI, document)], draft=Draft202012)
        self._document = document
        # The more of a path is fixed, the nearer it is: "@original" before "{message_id}".
        self._operations = sorted(self._read(), key=lambda one: one.variables)

    @classmethod
    @cache
    def load(cls) -> Self:
        """Read the description that lies beside the tests."""
        return cls(json.loads(gzip.decompress(DESCRIPTION.read_bytes())))

    def problems(self, request: RecordedRequest) -> list[str]:
        """Everything that is wrong with the request; nothing if it is as described."""
        if (request.method, request.path) in UNDESCRIBED:
            return []
        operation = self._operation(request)
        if operation is None:
            return [f"{request.method} {request.path}: there is no such route"]
        found = [*_query_problems(request, operation), *_body_problems(request, operation)]
        return [f"{request.method} {request.path}: {problem}" for problem in found]

    def _operation(self, request: RecordedRequest) -> _Operation | None:
        for operation in self._operations:
            if operation.method == request.method and operation.path.fullmatch(request.path):
                return operation
        return None

    def _read(self) -> Iterator[_Operation]:
        for template, item in self._document["paths"].items():
            for method, described in item.items():
                if method not in {"get", "put", "post", "patch", "delete"}:
                    continue
                shared = [*as_objects(item.get("parameters"))]
                parameters = [*shared, *as_objects(described.get("parameters"))]
                yield _Operation(
                    method=method.upper(),
                    path=_pattern(template, parameters),
                    variables=template.count("{"),
                    query={one["name"]: one for one in parameters if one["in"] == "query"},
                    body=self._body(template, method, as_object(described.get("requestBody"))),
                    needs_body=bool(as_object(described.get("requestBody")).get("required")),
                )

    def _body(self, template: str, method: str, described: Json) -> Draft202012Validator | None:
        if "application/json" not in as_object(described.get("content")):
            return None
        steps = (template, method, "requestBody", "content", "application/json", "schema")
        pointer = "/".join(
            step.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
            for step in ("paths", *steps)
        )
        return Draft202012Validator(
            {"$ref": f"{_URI}#/{pointer}"}, registry=self._registry, validate_formats=False
        )


def _pattern(template: str, parameters: list[Json]) -> re.Pattern[str]:
    schemas = {one["name"]: as_object(one.get("schema")) for one in parameters}

    def variable(match: re.Match[str]) -> str:
        is_id = "Snowflake" in str(schemas.get(match[1], {}).get("$ref"))
        return r"[0-9]+" if is_id else r"[^/]+"

    parts = re.split(r"(\{\w+\})", template)
    return re.compile(
        "".join(
            re.sub(r"\{(\w+)\}", variable, part) if part.startswith("{") else re.escape(part)
            for part in parts
        )
    )


def _query_problems(request: RecordedRequest, operation: _Operation) -> Iterator[str]:
    for name, value in request.query.items():
        if name not in operation.query:
            yield f"there is no parameter {name}"
            continue
        kind = as_object(operation.query[name].get("schema")).get("type")
        if kind == "boolean" and value not in _BOOLEANS:
            yield f"{name}={value} is not a boolean"
    yield from (
        f"{name} is missing"
        for name, described in operation.query.items()
        if described.get("required") and name not in request.query
    )


def _body_problems(request: RecordedRequest, operation: _Operation) -> Iterator[str]:
    if request.json is None:
        if operation.needs_body:
            yield "has no body"
        return
    if operation.body is None:
        yield "has a body that is not described"
        return
    for error in operation.body.iter_errors(_with_ids_as_text(request.json)):
        yield _said(error)


def _said(error: ValidationError) -> str:
    place = "/".join(str(step) for step in error.instance_path) or "the body"
    branches = [*error.kind.context] if hasattr(error.kind, "context") else []
    # Of what it could have been, what it came nearest to.
    nearest = max(
        (one for branch in branches for one in branch),
        key=lambda one: len(one.instance_path),
        default=None,
    )
    said = f"{place}: {error.message[:300]}"
    return said if nearest is None else f"{said}; {_said(nearest)}"


def _with_ids_as_text(body: object) -> object:
    """The same body with ids as text where discord.py, like other libraries, sends numbers.

    The one known difference: the description wants snowflakes (text) in `attachments[].id`,
    `allowed_mentions`, `message_reference` and `recipient_id`. Discord's guide "Uploading Files"
    itself numbers new files with integers, and its API reads ids in JSON in both forms.
    """
    if not isinstance(body, dict):
        return body
    changed = copy(as_object(body))
    if "recipient_id" in changed:
        changed["recipient_id"] = _id_as_text(changed["recipient_id"])
    for message in (changed, as_object(changed.get("data"))):
        for attachment in as_objects(message.get("attachments")):
            if "id" in attachment:
                attachment["id"] = _id_as_text(attachment["id"])
        reference = as_object(message.get("message_reference"))
        reference |= {name: _id_as_text(its) for name, its in reference.items() if name != "type"}
        allowed = as_object(message.get("allowed_mentions"))
        for kind in {"users", "roles"} & allowed.keys():
            allowed[kind] = [_id_as_text(one) for one in allowed[kind]]
    return changed


def _id_as_text(value: object) -> object:
    return str(value) if type(value) is int else value
