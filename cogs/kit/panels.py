"""Panels: messages that one member sees and works with, rebuilt from the database at each press."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

import discord
from discord import ui

from bot.locales import Words
from bot.locales.markdown import within

if TYPE_CHECKING:
    from discord.types.components import SelectDefaultValues

ACCENT, DANGER = discord.Colour(0x5B7FFF), discord.Colour(0xD9634F)
MESSAGE_CHARACTERS = 2_000
"""Discord's limit for a message without components."""
MOST_OPTIONS = 25
"""Discord's limit for one select."""
NEWER_OLDER, BACK_NEXT = ("page-newer", "page-older"), ("page-back", "page-next")
"""What stands on the ways to other pages, of what has an order in time and of what has none."""
_BAR_STEPS = 10
_RADIO_GROUP = discord.ComponentType.radio_group.value
MOST_TEXT = 3_800
"""Discord takes 4,000 characters of text in one message; a line above may name its reader."""


def panel(*parts: ui.Item[ui.LayoutView], colour: discord.Colour = ACCENT) -> ui.LayoutView:
    """Make a panel; presses are matched by their custom ids, so the library keeps no view.

    What is too long for one message is cut: no text of anybody's costs the message.
    """
    texts = [part for part in parts if isinstance(part, ui.TextDisplay)]
    for text, content in zip(texts, fitted([text.content for text in texts]), strict=True):
        text.content = content
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*parts, accent_colour=colour))
    view.stop()
    return view


def fitted(texts: Sequence[str]) -> list[str]:
    """Return the texts of one message, the longest ones cut to what Discord takes together."""
    shown = list(texts)
    too_much = sum(map(len, texts)) - MOST_TEXT
    for at in sorted(range(len(texts)), key=lambda at: len(texts[at]), reverse=True):
        if too_much <= 0:
            break
        length = len(texts[at])
        shown[at] = within(texts[at], max(length - too_much, MOST_TEXT // len(texts)))
        too_much -= length - len(shown[at])
    return shown


def rows_of(buttons: Sequence[ui.Button[ui.LayoutView]]) -> list[ui.ActionRow[ui.LayoutView]]:
    """Return buttons in rows of five, Discord's limit."""
    return [ui.ActionRow(*buttons[start : start + 5]) for start in range(0, len(buttons), 5)]


def page_buttons(  # noqa: PLR0913 - each is a fact of the two buttons
    words: Words,
    locale: str,
    custom_id: Callable[[int], str],
    *,
    number: int,
    pages: int,
    labels: tuple[str, str] = NEWER_OLDER,
) -> list[ui.Button[ui.LayoutView]]:
    """Return the ways to the pages before and after this one; none where it is the only one.

    ``custom_id`` is that of a page, ``labels`` are the ids of what stands on the two.
    """
    if pages == 1:
        return []
    return [
        ui.Button(
            label=words.plain.say(words_id, locale),
            custom_id=custom_id(number + step),
            disabled=not 1 <= number + step <= pages,
        )
        for words_id, step in zip(labels, (-1, 1), strict=True)
    ]


def progress_bar(fraction: float) -> str:
    """Return a bar of ten steps, as far filled as ``fraction`` (0 to 1) says."""
    filled = round(fraction * _BAR_STEPS)
    return "▰" * filled + "▱" * (_BAR_STEPS - filled)


async def show_panel(interaction: discord.Interaction, view: ui.LayoutView) -> None:
    """Answer with a panel, which this person alone sees."""
    await interaction.response.send_message(
        view=view, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
    )


async def put_panel(
    interaction: discord.Interaction,
    view: ui.LayoutView,
    *,
    files: Sequence[discord.File] = discord.utils.MISSING,
) -> None:
    """Put a panel in the place of what was answered, or pressed, before."""
    await interaction.edit_original_response(
        view=view, attachments=files, allowed_mentions=discord.AllowedMentions.none()
    )


async def say_with_way_back(
    interaction: discord.Interaction, said: str, way_back: ui.Button[ui.LayoutView]
) -> None:
    """Say what was done beside its opposite; in the place of an answer that said that before."""
    view = panel(ui.TextDisplay(said), ui.ActionRow(way_back))
    message = interaction.message
    # A result that one person alone sees holds files; an answer like this holds none.
    is_answer = message is not None and message.flags.ephemeral and not message.attachments
    if interaction.response.is_done():
        await put_panel(interaction, view)
    elif is_answer:
        await interaction.response.edit_message(
            view=view, allowed_mentions=discord.AllowedMentions.none()
        )
    else:
        await show_panel(interaction, view)


def chosen(interaction: discord.Interaction) -> tuple[str, ...]:
    """Return the values that were chosen in a select, ids as digits."""
    values = dict(interaction.data or {}).get("values")
    if not isinstance(values, list):
        return ()
    return tuple(str(value) for value in cast("list[object]", values))


def chosen_before(message: discord.Message | None) -> list[str]:
    """Return what is chosen in the selects that a message shows: it remembers that for us."""
    found: list[str] = []
    for part in [] if message is None else message.components:
        if not isinstance(part, discord.Container):
            continue
        for row in part.children:
            if isinstance(row, discord.ActionRow):
                for item in row.children:
                    if isinstance(item, discord.SelectMenu):
                        found += [option.value for option in item.options if option.default]
    return found


def submitted(interaction: discord.Interaction) -> Mapping[str, str]:
    """Return the texts that were typed into a form, by their custom ids."""
    return texts_in(cast("Mapping[str, object]", interaction.data or {}))


def texts_in(data: Mapping[str, object]) -> Mapping[str, str]:
    """Return the same of a form as it came."""
    return {
        str(field["custom_id"]): str(field["value"])
        for field in _fields(data)
        if "custom_id" in field and "value" in field and field.get("type") != _RADIO_GROUP
    }


def submitted_choices(interaction: discord.Interaction) -> Mapping[str, tuple[str, ...]]:
    """Return what was chosen in the selects and radio groups of a form, by their custom ids."""
    return chosen_in(cast("Mapping[str, object]", interaction.data or {}))


def chosen_in(data: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    """Return the same of a form as it came."""
    return {str(one["custom_id"]): _chosen(one) for one in _fields(data) if "custom_id" in one}


def _chosen(field: Mapping[str, object]) -> tuple[str, ...]:
    if field.get("type") == _RADIO_GROUP:
        return () if field.get("value") is None else (str(field["value"]),)
    values = field.get("values")
    return tuple(map(str, cast("list[object]", values))) if isinstance(values, list) else ()


def _fields(component: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Walk through rows ("components") and labels ("component")."""
    yield component
    inner = component.get("components")
    children = cast("list[object]", inner) if isinstance(inner, list) else []
    for child in (*children, component.get("component")):
        if isinstance(child, dict):
            yield from _fields(cast("Mapping[str, object]", child))


class Preselected(discord.SelectDefaultValue):
    """As the library's, with its id as Discord describes it: as text."""

    def to_dict(self) -> "SelectDefaultValues":
        """Return what is sent."""
        return cast("SelectDefaultValues", {"id": str(self.id), "type": self.type.value})


def roles_chosen(role_ids: Iterable[int], guild: discord.Guild | None) -> list[Preselected]:
    """Return the roles that are chosen; those that are gone are left out."""
    kind = discord.SelectDefaultValueType.role
    known = None if guild is None else {role.id for role in guild.roles}
    return [
        Preselected(id=role_id, type=kind)
        for role_id in role_ids
        if known is None or role_id in known
    ]


def channels_chosen(channel_ids: Iterable[int], guild: discord.Guild) -> list[Preselected]:
    """Return the channels that are chosen; those that are gone are left out."""
    kind = discord.SelectDefaultValueType.channel
    return [
        Preselected(id=channel_id, type=kind)
        for channel_id in channel_ids
        if guild.get_channel(channel_id) is not None
    ]
