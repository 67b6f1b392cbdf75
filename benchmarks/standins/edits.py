"""What a bot's message becomes: the JSON and the files it sent, as Discord says them back."""

import itertools
import json
import re

from benchmarks.standins.http import Request
from benchmarks.standins.world import Json

_FILE = re.compile(rb'name="files\[(\d+)\]"; filename="([^"]*)"')
_CDN = "https://cdn.discordapp.com/attachments/1000000000000000004"
_COMPONENTS_V2 = 1 << 15
_PAYLOAD_NAME = b'name="payload_json"'


def sent(request: Request) -> tuple[Json, list[str]]:
    """Return the JSON of a message or an edit, and the names of its files."""
    if not request.is_multipart:
        return (json.loads(request.body) if request.body else {}), []
    body = request.body
    at = body.find(_PAYLOAD_NAME)
    payload: Json = {}
    if at >= 0:
        start = body.index(b"\r\n\r\n", at) + 4
        payload, _ = json.JSONDecoder().raw_decode(body[start:].decode("utf-8", errors="ignore"))
    return payload, [name.decode() for _, name in _FILE.findall(body)]


def said_back(base: Json, payload: Json, files: list[str]) -> Json:
    """Return the message as Discord answers it: ids on components, addresses on files."""
    addresses = {name: f"{_CDN}/{base['id']}{number}/{name}" for number, name in enumerate(files)}
    message: Json = base | {
        "content": payload.get("content") or "",
        "edited_timestamp": "2026-01-01T00:00:01.000000+00:00",
        "flags": base["flags"] | int(payload.get("flags") or 0),
    }
    if components := payload.get("components"):
        numbers = itertools.count(1)
        message["components"] = [_component(one, addresses, numbers) for one in components]
    if files and not message["flags"] & _COMPONENTS_V2:
        message["attachments"] = [
            {
                "id": f"{base['id'][:-2]}{number:02d}",
                "filename": name,
                "size": 2000,
                "url": addresses[name],
                "proxy_url": addresses[name],
                "width": 64,
                "height": 64,
                "content_type": "image/png",
            }
            for number, name in enumerate(files)
        ]
    return message


def _component(given: Json, addresses: dict[str, str], numbers: "itertools.count[int]") -> Json:
    made = {**given, "id": next(numbers)}
    if "components" in given:
        made["components"] = [_component(one, addresses, numbers) for one in given["components"]]
    if "items" in given:
        made["items"] = [_item(one, addresses) for one in given["items"]]
    return made


def _item(given: Json, addresses: dict[str, str]) -> Json:
    name = str(given["media"]["url"]).removeprefix("attachment://")
    url = addresses.get(name, given["media"]["url"])
    media = {
        "url": url,
        "proxy_url": url,
        "width": 64,
        "height": 64,
        "content_type": "image/png",
        "loading_state": 2,
    }
    return {"spoiler": False, "description": None, **given, "media": media}
