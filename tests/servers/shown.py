"""A Discord message as a person sees it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.discord.wire import Json

EPHEMERAL, THINKING = 1 << 6, 1 << 7
GIVEN_BACK = re.compile(r"\n[^\n]*\n```\n.*\n```", re.DOTALL)
BUTTON = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One state of a message; `payload` is Discord's own object."""

    payload: Json

    @property
    def id(self) -> int:
        return int(self.payload["id"])

    @property
    def channel_id(self) -> int:
        return int(self.payload["channel_id"])

    @property
    def thinking(self) -> bool:
        return bool(self.payload["flags"] & THINKING)

    @property
    def ephemeral(self) -> bool:
        return bool(self.payload["flags"] & EPHEMERAL)

    @property
    def text(self) -> str:
        """Everything there is to read, in order, one part a line."""
        parts = [self.payload["content"]]
        for embed in self.payload["embeds"]:
            parts += [embed.get("title"), embed.get("description")]
            parts += [f"{field['name']}: {field['value']}" for field in embed.get("fields", [])]
            parts.append(embed.get("footer", {}).get("text"))
        parts += [component.get("content") for component in self.components]
        return "\n".join(part for part in parts if part)

    @property
    def said(self) -> str:
        """All of that, but for the block in which a refusal gives a member's own words back."""
        return GIVEN_BACK.sub("", self.text)

    @property
    def components(self) -> list[Json]:
        """Every component, nested ones too, in the order they are shown."""
        return list(_walk(self.payload["components"]))

    @property
    def buttons(self) -> dict[str, Json]:
        """Buttons by their label (or the name of their emoji)."""
        found = [component for component in self.components if component["type"] == BUTTON]
        return {
            button.get("label") or button.get("emoji", {}).get("name") or "": button
            for button in found
        }

    @property
    def attachments(self) -> list[Json]:
        return list(self.payload["attachments"])

    @property
    def alt_texts(self) -> list[str | None]:
        """The descriptions of the pictures in galleries."""
        items = [item for component in self.components for item in component.get("items", [])]
        return [item.get("description") for item in items]


def _walk(components: list[Json]) -> Iterator[Json]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))
        yield from _walk([component["accessory"]] if component.get("accessory") else [])
