"""Buttons, selects and modals: whether a person may use them so, and what goes on the wire."""

from collections.abc import Sequence

from sandbox.discord.backend import Message
from sandbox.discord.components import walk_components
from sandbox.discord.refusal import RefusedError
from sandbox.discord.resolved import ATTACHMENT, CHANNEL, MENTIONABLE, ROLE, USER, Resolver
from sandbox.discord.wire import Json, as_object, as_objects, as_strings

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT, LABEL, FILE_UPLOAD = 1, 2, 3, 4, 18, 19
RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 21, 22, 23
_OPTION_TYPES = {5: USER, 6: ROLE, 7: MENTIONABLE, 8: CHANNEL}


def find_control(message: Message, custom_id: str) -> Json:
    """The button or select of the message that can be used; RefusedError if there is none."""
    for component in walk_components(message.components):
        if component.get("custom_id") == custom_id:
            if component.get("disabled"):
                raise RefusedError("This button is disabled.")
            return component
    raise RefusedError("This button is no longer there.", status=404)


def press(control: Json, values: Sequence[str], resolver: Resolver) -> Json:
    """The data of a component interaction."""
    data: Json = {"component_type": control["type"], "custom_id": control["custom_id"]}
    if control.get("id") is not None:
        data["id"] = control["id"]
    if control["type"] != BUTTON:
        data["values"] = _chosen(control, values, resolver)
        if resolver.found:
            data["resolved"] = resolver.found
    return data


def fill_in(modal: Json, submitted: Sequence[Json], resolver: Resolver) -> Json:
    """The data of a modal's submission, checked against the modal the bot showed."""
    values = {str(leaf["custom_id"]): leaf for leaf in _leaves(submitted)}
    data: Json = {
        "custom_id": modal["custom_id"],
        "components": [_filled(node, values, resolver) for node in modal["components"]],
    }
    if resolver.found:
        data["resolved"] = resolver.found
    return data


def _leaves(nodes: Sequence[Json]) -> list[Json]:
    return [node for node in walk_components(list(nodes)) if "custom_id" in node]


def _filled(node: Json, values: dict[str, Json], resolver: Resolver) -> Json:
    """The modal's tree again, with values in place of what describes the fields."""
    shape: Json = {key: node[key] for key in ("type", "id") if key in node}
    if node["type"] == ACTION_ROW:
        children = as_objects(node["components"])
        return {**shape, "components": [_filled(child, values, resolver) for child in children]}
    if node["type"] == LABEL:
        child = {**as_object(node["component"]), "label": node.get("label")}
        return {**shape, "component": _filled(child, values, resolver)}
    if "custom_id" not in node:
        return shape
    given = values.get(str(node["custom_id"]), {})
    return {**shape, "custom_id": node["custom_id"], **_answer(node, given, resolver)}


def _answer(field: Json, given: Json, resolver: Resolver) -> Json:
    """The `value` or `values` of one field."""
    if field["type"] == TEXT_INPUT:
        return {"value": _text(field, str(given.get("value") or ""))}
    if field["type"] == CHECKBOX:
        return {"value": given.get("value") is True}
    if field["type"] == RADIO_GROUP:
        chosen = _chosen(field, as_strings(given.get("value")), resolver)
        return {"value": chosen[0] if chosen else None}
    return {"values": _chosen(field, as_strings(given.get("values")), resolver)}


def _text(field: Json, value: str) -> str:
    label = field.get("label") or field["custom_id"]
    if not value:
        if field.get("required", True):
            raise RefusedError(f"{label}: please fill this in.")
        return value
    if len(value) < (field.get("min_length") or 0):
        raise RefusedError(f"{label}: at least {field['min_length']} characters.")
    # 4,000 characters is Discord's own limit for a text input.
    if len(value) > (field.get("max_length") or 4000):
        raise RefusedError(f"{label}: at most {field.get('max_length') or 4000} characters.")
    return value


def _chosen(control: Json, values: Sequence[str], resolver: Resolver) -> list[str]:
    name = str(control.get("label") or control.get("placeholder") or "This list")
    optional = control.get("required") is False
    low, high = _bounds(control)
    if not (optional and not values) and not low <= len(values) <= high:
        raise RefusedError(f"{name}: choose between {low} and {high}.")
    kind = control["type"]
    if kind == FILE_UPLOAD:
        return [resolver.add(ATTACHMENT, value, name=name) for value in values]
    if kind in _OPTION_TYPES:
        of_types = control.get("channel_types")
        return [
            resolver.add(_OPTION_TYPES[kind], value, name=name, of_types=of_types)
            for value in values
        ]
    known = {option["value"] for option in as_objects(control.get("options"))}
    if not known.issuperset(values):
        raise RefusedError(f"{name}: this choice is no longer there.")
    return list(values)


def _bounds(control: Json) -> tuple[int, int]:
    """How few and how many may be chosen; a group of boxes allows all of them."""
    all_of_it = len(control["options"]) if control["type"] == CHECKBOX_GROUP else 1
    low, high = control.get("min_values"), control.get("max_values")
    return 1 if low is None else low, high or all_of_it
