"""A message of plain JSON is the one that the library would send."""

import io
import json

import discord
import pytest
from discord import ui
from discord.http import MultipartParameters, handle_message_parameters

from cogs.kit import components
from cogs.kit.panels import DANGER, MOST_TEXT, panel
from cogs.kit.rest import message_parameters

NOBODY = discord.AllowedMentions.none()
FILENAME = "SPOILER_boat.png"


def a_card(*, said: str = "**A boat**") -> components.Card:
    return components.boxed(
        components.text(said),
        components.gallery({FILENAME: "a boat", "open.png": ""}),
        components.row(components.button("Retry", "tag:1", discord.ButtonStyle.primary)),
        components.row(components.select("tag:2", "More", components.options([("One", "1")]))),
        colour=DANGER,
    )


def the_same(*, said: str = "**A boat**") -> ui.LayoutView:
    gallery = ui.MediaGallery[ui.LayoutView]()
    gallery.add_item(media=f"attachment://{FILENAME}", description="a boat", spoiler=True)
    gallery.add_item(media="attachment://open.png")
    option = discord.SelectOption(label="One", value="1")
    return panel(
        ui.TextDisplay(said),
        gallery,
        ui.ActionRow(
            ui.Button(label="Retry", custom_id="tag:1", style=discord.ButtonStyle.primary)
        ),
        ui.ActionRow(
            ui.Select(custom_id="tag:2", placeholder="More", min_values=0, options=[option])
        ),
        colour=DANGER,
    )


def sent(parameters: MultipartParameters) -> object:
    """What leaves of a message: its JSON, and the names and bytes of its files."""
    if parameters.payload is not None:
        return json.loads(json.dumps(parameters.payload))
    assert parameters.multipart is not None
    first, *uploads = parameters.multipart
    assert all(one["value"].read() == b"picture" for one in uploads)
    files = [(one["name"], one["filename"], one["content_type"]) for one in uploads]
    return first["name"], json.loads(first["value"]), files


def some_files() -> list[discord.File]:
    return [discord.File(io.BytesIO(b"picture"), filename) for filename in (FILENAME, "open.png")]


@pytest.mark.parametrize("said", ["**A boat**", "A boat. " * MOST_TEXT])
async def test_a_card_is_sent_as_the_librarys_view_would_be(said: str) -> None:
    theirs = handle_message_parameters(
        view=the_same(said=said),
        attachments=some_files(),
        allowed_mentions=NOBODY,
        previous_allowed_mentions=NOBODY,
    )

    assert sent(message_parameters(a_card(said=said).payload, some_files())) == sent(theirs)


async def test_a_card_can_be_given_to_the_library() -> None:
    card = a_card()

    given = handle_message_parameters(view=card.view, attachments=[], allowed_mentions=NOBODY)

    assert sent(given) == sent(message_parameters(card.payload, []))
    assert not card.view.is_dispatchable()


async def test_a_new_message_pings_one_person_and_is_posted_once() -> None:
    pings = discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(7)])
    theirs = handle_message_parameters(
        "done", files=[], nonce="n", allowed_mentions=pings, previous_allowed_mentions=NOBODY
    )

    ours = message_parameters({"content": "done"}, [], pings=[7], nonce="n")

    assert sent(ours) == sent(theirs)
