"""Pictures in messages of all kinds, as Discord describes them."""

from collections.abc import Sequence

import discord
import pytest

from cogs.results.message_pictures import MOST_PICTURES, pictures_in

CDN = "https://cdn.discordapp.com/attachments/1/2"
COPY = "https://images-ext-1.discordapp.net/external/abc/https/example.org/sea.jpg"
GALLERY, THUMBNAIL, SECTION, TEXT, CONTAINER = 12, 11, 9, 10, 17

Json = dict[str, object]


def attached(name: str, content_type: str | None = "image/png", number: int = 1) -> Json:
    found: Json = {"id": str(number), "filename": name, "size": 5, "url": f"{CDN}/{name}?ex=1"}
    found |= {"proxy_url": f"{CDN}/{name}?ex=2", "width": 8, "height": 6}
    return found if content_type is None else found | {"content_type": content_type}


def media(address: str, **more: object) -> Json:
    return {"url": address, "proxy_url": address, "width": 8, "height": 6, **more}


def message(**parts: object) -> discord.Message:
    client = discord.Client(intents=discord.Intents.none())
    payload: Json = {
        "id": "5",
        "channel_id": "6",
        "author": {"id": "7", "username": "theo", "discriminator": "0", "avatar": None},
        "content": "",
        "timestamp": "2025-11-21T07:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        **parts,
    }
    channel = client.get_partial_messageable(6)
    # A payload as Discord sends it, without the parts that do not matter here.
    return discord.Message(state=client._connection, channel=channel, data=payload)  # type: ignore[arg-type]


def names(found: discord.Message) -> Sequence[str]:
    return [picture.filename for picture in pictures_in(found)]


@pytest.mark.parametrize(
    ("name", "content_type", "is_one"),
    [
        ("a.png", "image/png", True),
        ("a.jpg", None, True),
        ("a.WEBP", "application/octet-stream", True),
        ("a.webp", "binary/octet-stream", True),
        ("a.apng", "image/vnd.mozilla.apng", True),
        ("a.txt", None, False),
        ("a.png", "text/plain", False),
        ("a.mp4", "video/mp4", False),
        ("a.svg", "image/svg+xml", False),
        ("a.psd", "image/vnd.adobe.photoshop", False),
        ("IMG_1.HEIC", None, True),
        ("IMG_1.HEIC", "image/heic", True),
        ("a.jfif", "image/jpeg", True),
        ("a.bmp", "image/bmp", True),
        ("a.avif", "image/avif", True),
    ],
)
def test_a_file_is_told_by_its_type_or_else_by_its_name(
    name: str, content_type: str | None, *, is_one: bool
) -> None:
    assert bool(names(message(attachments=[attached(name, content_type)]))) is is_one


def test_what_is_attached_and_shown_in_a_gallery_is_one_picture() -> None:
    gallery = {"type": GALLERY, "items": [{"media": media(f"{CDN}/a.png?ex=9")}]}
    card = {"type": CONTAINER, "components": [{"type": TEXT, "content": "hello"}, gallery]}

    assert names(message(attachments=[attached("a.png")], components=[card])) == ["a.png"]


PICTURE, SPOILER = media(f"{CDN}/a.png"), {"spoiler": True}
EMBED = {
    "type": "image",
    "url": "https://example.org/sea.jpg",
    "image": {"url": "https://example.org/sea.jpg", "proxy_url": COPY, "width": 8, "height": 6},
}


@pytest.mark.parametrize(
    "parts",
    [
        {"attachments": [attached("SPOILER_a.png")]},
        {"attachments": [attached("a.png") | {"flags": 1 << 3}]},
        {"components": [{"type": GALLERY, "items": [{"media": PICTURE, **SPOILER}]}]},
        {
            "attachments": [attached("a.png")],
            "components": [{"type": GALLERY, "items": [{"media": PICTURE, **SPOILER}]}],
        },
        {
            "components": [
                {
                    "type": SECTION,
                    "components": [{"type": TEXT, "content": "hello"}],
                    "accessory": {"type": THUMBNAIL, "media": PICTURE, **SPOILER},
                }
            ]
        },
        {
            "components": [
                {
                    "type": CONTAINER,
                    "components": [{"type": GALLERY, "items": [{"media": PICTURE}]}],
                    **SPOILER,
                }
            ]
        },
        {"content": "look: ||https://example.org/sea.jpg||", "embeds": [EMBED]},
        {"content": "||a\nHTTPS://Example.org/sea.jpg b||", "embeds": [EMBED]},
        {
            "content": "||https://example.org||",
            "embeds": [EMBED | {"type": "link", "url": "https://example.org/"}],
        },
        {
            "content": f"{CDN}/SPOILER_a.png",
            "embeds": [{"type": "image", "image": media(f"{CDN}/SPOILER_a.png")}],
        },
        {"components": [{"type": GALLERY, "items": [{"media": media(f"{CDN}/SPOILER_a.png")}]}]},
    ],
)
def test_what_is_covered_is_known_to_be(parts: Json) -> None:
    (found,) = pictures_in(message(**parts))

    assert found.is_spoiler


def test_what_lies_open_is_known_to() -> None:
    found = pictures_in(
        message(
            content="||a secret|| https://example.org/sea.jpg",
            embeds=[EMBED],
            attachments=[attached("a.png")],
        )
    )

    assert [picture.is_spoiler for picture in found] == [False, False]


def test_a_thumbnail_beside_words_is_found() -> None:
    section = {
        "type": SECTION,
        "components": [{"type": TEXT, "content": "hello"}],
        "accessory": {"type": THUMBNAIL, "media": media(f"{CDN}/small.png")},
    }

    assert names(message(components=[section])) == ["small.png"]


def test_a_film_in_a_gallery_is_none() -> None:
    film = media(f"{CDN}/film.mp4", content_type="video/mp4")

    assert names(message(components=[{"type": GALLERY, "items": [{"media": film}]}])) == []


def test_of_a_picture_from_elsewhere_discords_copy_is_taken() -> None:
    image = {"url": "https://example.org/sea.jpg", "proxy_url": COPY, "width": 8, "height": 6}

    (found,) = pictures_in(message(embeds=[{"type": "image", "image": image}]))

    assert (found.url, found.filename) == (COPY, "sea.jpg")


def test_a_name_that_says_nothing_is_still_a_picture() -> None:
    image = {"url": "https://example.org/sea", "proxy_url": COPY, "width": 8, "height": 6}

    (found,) = pictures_in(message(embeds=[{"type": "rich", "thumbnail": image}]))

    assert found.content_type == "image/png"


def test_what_was_forwarded_is_found() -> None:
    inner = {
        "content": "",
        "timestamp": "2025-11-21T07:00:00+00:00",
        "edited_timestamp": None,
        "mentions": [],
        "mention_roles": [],
        "attachments": [attached("a.png")],
        "embeds": [],
        "type": 0,
        "flags": 0,
    }

    assert names(message(message_snapshots=[{"message": inner}])) == ["a.png"]


def test_there_is_an_end_to_how_many() -> None:
    many = [attached(f"{number}.png", number=number) for number in range(20)]

    assert len(names(message(attachments=many))) == MOST_PICTURES
