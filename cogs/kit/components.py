"""Messages of components as the JSON that Discord reads, for what every request shows.

The library's views copy and weigh their parts, which takes longer than all else about a card.
Panels, for which one person waits at a time, are views.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

import discord
from discord import ui

from bot.catalog.attachment import SPOILER_PREFIX
from cogs.kit.panels import fitted

if TYPE_CHECKING:
    from discord.types import components as json

_V2: Final = discord.MessageFlags(components_v2=True).value


def text(content: str) -> "json.TextComponent":
    """Show markdown."""
    return {"type": 10, "content": content}


def button(label: str, custom_id: str, style: discord.ButtonStyle) -> "json.ButtonComponent":
    """Offer a button, which is matched by its custom id."""
    return {
        "type": 2,
        "style": style.value,
        "disabled": False,
        "label": label,
        "custom_id": custom_id,
    }


def options(lines: Iterable[tuple[str, str]]) -> "list[json.SelectOption]":
    """Return the lines of a list, from their labels and values."""
    return [{"label": label, "value": value, "default": False} for label, value in lines]


def select(custom_id: str, placeholder: str, of: "list[json.SelectOption]") -> "json.SelectMenu":
    """Offer a list of which one line can be chosen, or none.

    A list keeps showing what was chosen; taken back, the same can be chosen again.
    """
    return {
        "type": 3,
        "custom_id": custom_id,
        "min_values": 0,
        "max_values": 1,
        "disabled": False,
        "required": True,
        "placeholder": placeholder,
        "options": of,
    }


def row(*parts: "json.ActionRowChildComponent") -> "json.ActionRow":
    """Put up to five buttons, or one list, in a row."""
    return {"type": 1, "components": list(parts)}


def gallery(pictures: Mapping[str, str]) -> "json.MediaGalleryComponent":
    """Show uploaded pictures, by file name with their descriptions, covered if the name says so."""
    items: list[dict[str, object]] = [
        {
            "media": {"url": f"attachment://{filename}"},
            "spoiler": filename.startswith(SPOILER_PREFIX),
            **({"description": description} if description else {}),
        }
        for filename, description in pictures.items()
    ]
    # The library's type is of what Discord answers, which tells more of a picture.
    return {"type": 12, "items": cast("list[json.MediaGalleryItem]", items)}


def beside(content: str, filename: str, description: str) -> "json.SectionComponent":
    """Show markdown with a small uploaded picture beside it, covered if the name says so."""
    media = {"url": f"attachment://{filename}"}
    thumbnail = {
        "type": 11,
        "media": media,
        "description": description,
        "spoiler": filename.startswith(SPOILER_PREFIX),
    }
    # The library's type is of what Discord answers, as for a gallery.
    section = {"type": 9, "components": [text(content)], "accessory": thumbnail}
    return cast("json.SectionComponent", section)


@dataclass(frozen=True, slots=True)
class Card:
    """What a message shows. Nothing in it is ever changed: cards share their parts."""

    components: "Sequence[json.Component]"

    @property
    def payload(self) -> dict[str, object]:
        """What a request says of it."""
        return {"components": [*self.components], "flags": _V2}

    @property
    def view(self) -> ui.LayoutView:
        """The same for a method of the library."""
        return _CardView(self)


def boxed(*parts: "json.ContainerChildComponent", colour: discord.Colour) -> Card:
    """Put parts in a box with a coloured edge; what is too long for one message is cut."""
    shown = list(parts)
    texts = [(at, said) for at, part in enumerate(parts) if (said := _text_of(part)) is not None]
    for (at, _), content in zip(texts, fitted([said for _, said in texts]), strict=True):
        shown[at] = _with_text(parts[at], content)
    box: json.ContainerComponent = {
        "type": 17,
        "accent_color": colour.value,
        "spoiler": False,
        "components": shown,
    }
    return Card((box,))


_TEXT: Final = 10
_SECTION: Final = 9
"""Kinds of components (Discord, "Component Types")."""


def _text_of(part: "json.ContainerChildComponent") -> str | None:
    if part["type"] == _SECTION:
        (said,) = part["components"]
        return said["content"] if said["type"] == _TEXT else None
    return part["content"] if part["type"] == _TEXT else None


def _with_text(
    part: "json.ContainerChildComponent", content: str
) -> "json.ContainerChildComponent":
    if part["type"] == _SECTION:
        return {**part, "components": [text(content)]}
    return text(content)


class _CardView(ui.LayoutView):
    """A card for the library, which keeps no view of it: presses are matched by custom id."""

    def __init__(self, card: Card) -> None:
        super().__init__(timeout=None)
        self._card = card
        self.stop()

    def has_components_v2(self) -> bool:
        return True

    def to_components(self) -> list[dict[str, object]]:
        return [{**component} for component in self._card.components]
