"""What people do beyond commands and buttons: context menus, filled forms, direct messages."""

from collections.abc import Mapping
from typing import Any

from sandbox.discord.desk import MESSAGE_MENU, USER_MENU, Actor, Outcome
from sandbox.discord.wire import Json, as_objects
from sandbox.discord.world import Person
from tests.servers.sandbox import Bench
from tests.servers.shown import Shown

LABEL, ROW = 18, 1
# Fields that hold one value; all others hold a list.
SINGLE = {4, 21, 23}


def use_on_message(bench: Bench, name: str, message: Shown | int) -> int:
    """Use a message command; returns the interaction's id."""
    target = message if isinstance(message, int) else message.id
    return bench.discord.desk.use_menu(
        _actor(bench), kind=MESSAGE_MENU, name=name, target_id=target
    )


def use_on_person(bench: Bench, name: str, person: Person) -> int:
    """Use a command on a person; returns the interaction's id."""
    return bench.discord.desk.use_menu(
        _actor(bench), kind=USER_MENU, name=name, target_id=person.id
    )


def direct_channel(bench: Bench) -> int:
    """The direct message between this member and the bot."""
    return bench.discord.backend.dm_channels[bench.me.id]


def labels(opened: Outcome) -> list[str]:
    """The labels of an open form."""
    assert opened.modal is not None
    return [str(_field(one).get("label") or one.get("label")) for one in opened.modal["components"]]


def fill(bench: Bench, opened: Outcome, answers: Mapping[str, Any]) -> int:
    """Send an open form back, its fields named by their labels; the others stay as they came."""
    assert opened.modal is not None
    rows = [one for one in opened.modal["components"] if one["type"] in {LABEL, ROW}]
    known = dict(zip(labels(opened), opened.modal["components"], strict=True))
    assert known.keys() >= answers.keys(), f"this form has {list(known)}"
    components = [_filled(row, answers) for row in rows]
    return bench.discord.desk.submit_modal(
        _actor(bench), custom_id=opened.modal["custom_id"], components=components
    )


def _filled(row: Json, answers: Mapping[str, Any]) -> Json:
    field = _field(row)
    label = str(field.get("label") or row.get("label"))
    if field["type"] in SINGLE:
        given: Json = {"value": answers.get(label, _prefilled(field))}
    else:
        given = {"values": answers.get(label, _prefilled(field))}
    child = {"type": field["type"], "custom_id": field["custom_id"], **given}
    return {"type": LABEL, "component": child}


def _prefilled(field: Json) -> object:
    if field["type"] in SINGLE:
        chosen = [one["value"] for one in as_objects(field.get("options")) if one.get("default")]
        return field.get("value") or field.get("default") or next(iter(chosen), None)
    if "default_values" in field:
        return [value["id"] for value in as_objects(field["default_values"])]
    return [one["value"] for one in as_objects(field.get("options")) if one.get("default")]


def _field(row: Json) -> Json:
    field: Json = row["component"] if row["type"] == LABEL else row["components"][0]
    return field


def _actor(bench: Bench) -> Actor:
    return Actor(user_id=bench.me.id, channel_id=bench.here)
