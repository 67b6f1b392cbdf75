"""A slash command's options, checked as Discord's client and server check them."""

from collections.abc import Callable, Sequence
from typing import cast

from sandbox.discord.refusal import RefusedError
from sandbox.discord.resolved import ATTACHMENT, CHANNEL, MENTIONABLE, ROLE, USER, Resolver
from sandbox.discord.wire import Json, as_objects

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, NUMBER = 1, 2, 3, 4, 5, 10
_BY_ID = {USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT}


def flatten(given: Sequence[Json]) -> tuple[list[str], list[Json]]:
    """A subcommand's path and its options, out of the nesting they have on the wire."""
    path: list[str] = []
    options = list(given)
    while len(options) == 1 and options[0].get("type") in {SUBCOMMAND, GROUP}:
        path.append(str(options[0].get("name")))
        options = as_objects(options[0].get("options"))
    return path, options


def find_leaf(command: Json, path: Sequence[str]) -> Json:
    """The subcommand at this path, or the command itself for an empty path."""
    leaf = command
    for name in path:
        children = as_objects(leaf.get("options"))
        nested = [child for child in children if child["type"] in {SUBCOMMAND, GROUP}]
        found = next((child for child in nested if child["name"] == name), None)
        if found is None:
            raise RefusedError(f"/{command['name']} has no subcommand {name}.", status=404)
        leaf = found
    if any(child["type"] in {SUBCOMMAND, GROUP} for child in as_objects(leaf.get("options"))):
        raise RefusedError(f"/{command['name']}: choose a subcommand.")
    return leaf


def nest(command: Json, path: Sequence[str], options: list[Json]) -> list[Json]:
    """The options inside their subcommands, as they go on the wire."""
    kinds: list[tuple[str, int]] = []
    level = command
    for name in path:
        level = next(child for child in level["options"] if child["name"] == name)
        kinds.append((name, level["type"]))
    for name, kind in reversed(kinds):
        options = [{"name": name, "type": kind, "options": options}]
    return options


def read_options(spec: Json, given: Sequence[Json], resolver: Resolver) -> list[Json]:
    """The options of a finished command; RefusedError names the first that will not do."""
    declared = {option["name"]: option for option in as_objects(spec.get("options"))}
    _refuse_unknown(declared, given)
    for name, option in declared.items():
        if option.get("required") and name not in {item["name"] for item in given}:
            raise RefusedError(f"{name}: this option is required.")
    return [_read(declared[item["name"]], item["value"], resolver) for item in given]


def read_partial_options(spec: Json, given: Sequence[Json], resolver: Resolver) -> list[Json]:
    """The options of a command still being typed: the focused one raw, unfit others left out."""
    declared = {option["name"]: option for option in as_objects(spec.get("options"))}
    _refuse_unknown(declared, given)
    read: list[Json] = []
    for item in given:
        option = declared[item["name"]]
        if item.get("focused"):
            if not option.get("autocomplete"):
                raise RefusedError(f"{option['name']}: this option suggests nothing.")
            typed = str(item.get("value", ""))
            read.append(
                {"name": option["name"], "type": option["type"], "value": typed, "focused": True}
            )
            continue
        try:
            read.append(_read(option, item["value"], resolver))
        except RefusedError:
            continue
    return read


def _refuse_unknown(declared: dict[str, Json], given: Sequence[Json]) -> None:
    names = [item.get("name") for item in given]
    for name in names:
        if name not in declared:
            raise RefusedError(f"{name}: this command has no such option.")
        if names.count(name) > 1:
            raise RefusedError(f"{name}: this option is there twice.")


def _read(option: Json, value: object, resolver: Resolver) -> Json:
    name, kind = option["name"], option["type"]
    if kind in _BY_ID:
        wire: object = resolver.add(kind, value, name=name, of_types=option.get("channel_types"))
    else:
        wire = _SIMPLE[kind](option, value)
    choices = [choice["value"] for choice in as_objects(option.get("choices"))]
    if choices and wire not in choices:
        raise RefusedError(f"{name}: choose one of {', '.join(map(str, choices))}.")
    return {"name": name, "type": kind, "value": wire}


def _string(option: Json, value: object) -> str:
    name = option["name"]
    if not isinstance(value, str):
        raise RefusedError(f"{name}: this must be text.")
    if not value and option.get("required"):
        raise RefusedError(f"{name}: this option is required.")
    if len(value) < option.get("min_length", 0):
        raise RefusedError(f"{name}: at least {option['min_length']} characters.")
    # 6,000 characters is Discord's own limit for an option.
    if len(value) > option.get("max_length", 6000):
        raise RefusedError(f"{name}: at most {option.get('max_length', 6000)} characters.")
    return value


def _integer(option: Json, value: object) -> int:
    number = _as_number(value)
    if number is None or number != int(number):
        raise RefusedError(f"{option['name']}: this must be a whole number.")
    _check_range(option, number)
    return int(number)


def _number(option: Json, value: object) -> float:
    number = _as_number(value)
    if number is None:
        raise RefusedError(f"{option['name']}: this must be a number.")
    _check_range(option, number)
    return number


def _boolean(option: Json, value: object) -> bool:
    if not isinstance(value, bool):
        raise RefusedError(f"{option['name']}: this must be true or false.")
    return value


def _as_number(value: object) -> float | None:
    """The number, if Discord could carry it: up to 2**53."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value) if isinstance(value, str | float) else value
    except ValueError:
        return None
    return number if abs(number) <= 2**53 else None


def _check_range(option: Json, number: float) -> None:
    low, high = option.get("min_value"), option.get("max_value")
    if low is not None and number < low:
        raise RefusedError(f"{option['name']}: at least {low}.")
    if high is not None and number > high:
        raise RefusedError(f"{option['name']}: at most {high}.")


_SIMPLE = cast(
    "dict[int, Callable[[Json, object], object]]",
    {STRING: _string, INTEGER: _integer, BOOLEAN: _boolean, NUMBER: _number},
)
