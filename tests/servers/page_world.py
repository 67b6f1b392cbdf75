"""What the page stub shows: people, channels, commands, cards and a small painting."""

import io
from functools import cache
from typing import Any

from PIL import Image, ImageDraw, ImageFilter

Json = dict[str, Any]

BOT = {"id": "900", "username": "Easel", "global_name": "Easel", "bot": True}
PEOPLE: dict[str, Json] = {
    "101": {"id": "101", "username": "Mira", "global_name": "Mira"},
    "102": {"id": "102", "username": "Theo", "global_name": "Theo"},
    "103": {"id": "103", "username": "Nova", "global_name": "Nova"},
}
MEMBERS = [
    {"id": "101", "name": "Mira", "role": "Moderator", "color": "#c9739a", "bot": False},
    {"id": "102", "name": "Theo", "role": "Member", "color": "#5f9ec4", "bot": False},
    {"id": "103", "name": "Nova", "role": "Newcomer", "color": "#74a86b", "bot": False},
    {"id": "900", "name": "Easel", "role": "Bot", "color": "#eba55c", "bot": True},
]
CHANNELS = [
    {"id": "201", "name": "general", "topic": "Anything goes", "nsfw": False, "can_write": True},
    {"id": "202", "name": "art", "topic": "Draw with /imagine", "nsfw": False, "can_write": True},
    {"id": "203", "name": "art-after-dark", "topic": "", "nsfw": True, "can_write": True},
    {"id": "204", "name": "read-only", "topic": "", "nsfw": False, "can_write": False},
]
MODERATORS = {"id": "205", "name": "moderators", "topic": "", "nsfw": False, "can_write": True}
MODELS = [
    ("FLUX schnell", "black-forest-labs/flux-schnell"),
    ("FLUX dev", "black-forest-labs/flux-dev"),
    ("FLUX 1.1 pro", "black-forest-labs/flux-1.1-pro"),
    ("FLUX Kontext pro", "black-forest-labs/flux-kontext-pro"),
]
FORMATS = [{"name": name, "value": name} for name in ("webp", "png", "jpg")]


def _option(kind: int, name: str, description: str, **more: Any) -> Json:  # noqa: ANN401 - Discord's own JSON
    return {"type": kind, "name": name, "description": description, **more}


COMMANDS: list[Json] = [
    {
        "id": "301",
        "type": 1,
        "name": "imagine",
        "description": "Turn words into a picture",
        "options": [
            _option(3, "prompt", "What to draw", required=True, min_length=1, max_length=2000),
            _option(3, "model", "Which model draws it", autocomplete=True),
            _option(3, "aspect_ratio", "The picture's shape", autocomplete=True),
            _option(4, "count", "How many pictures", min_value=1, max_value=10),
            _option(4, "seed", "The same seed draws the same picture", min_value=0),
            _option(3, "output_format", "The file's format", choices=FORMATS),
            _option(4, "output_quality", "Quality of the file", min_value=0, max_value=100),
            _option(11, "image", "A picture to start from"),
            _option(5, "private", "Show the result only to you"),
        ],
    },
    {"id": "302", "type": 1, "name": "help", "description": "How Easel works"},
]
TRIGGERS = [
    {"word": "!nsfw", "shows": "The provider flags the prompt; nothing was drawn."},
    {"word": "!slow", "shows": "A minute of visible progress, with time to cancel."},
    {"word": "!429", "shows": "The provider asks to slow down."},
    {"word": "!html", "shows": "A web page where an answer should be."},
]
FLAGS_V2 = 1 << 15
EPHEMERAL = 64
LOADING = 128
MODAL: Json = {
    "custom_id": "vary:1",
    "title": "Change the prompt",
    "components": [
        {
            "type": 18,
            "label": "Prompt",
            "description": "What to draw this time",
            "component": {
                "type": 4,
                "custom_id": "prompt",
                "style": 2,
                "value": "a paper boat",
                "max_length": 2000,
                "required": True,
            },
        },
        {
            "type": 18,
            "label": "Format",
            "component": {
                "type": 3,
                "custom_id": "format",
                "required": False,
                "options": [{"label": name, "value": name} for name in ("webp", "png", "jpg")],
            },
        },
    ],
}


@cache
def painting(number: int, size: tuple[int, int] = (768, 768)) -> bytes:
    """A small dusk over water as PNG; the number moves the sun and turns the colours."""
    width, height = size
    sky = ((45, 58, 110), (70, 52, 96), (24, 72, 98), (98, 56, 70))[number % 4]
    image = Image.new("RGB", size)
    draw = ImageDraw.Draw(image)
    for y in range(height):
        glow = max(0.0, 1 - abs(y / height - 0.6) * 2.2)
        draw.line(
            (0, y, width, y),
            tuple(int(a + (b - a) * glow) for a, b in zip(sky, (255, 196, 128), strict=True)),
        )
    sun = width * (0.3 + 0.13 * (number % 4))
    draw.ellipse(
        (sun - width * 0.07, height * 0.42, sun + width * 0.07, height * 0.42 + width * 0.14),
        fill=(255, 240, 205),
    )
    hill: list[tuple[float, float]] = [
        (x, height * (0.62 + 0.03 * ((x * 7 // width + number) % 3)))
        for x in range(0, width + 1, width // 8)
    ]
    draw.polygon([(0, height * 0.72), *hill, (width, height * 0.72)], fill=(52, 64, 92))
    draw.rectangle((0, height * 0.7, width, height), fill=(44, 70, 104))
    for row in range(14):
        wave = height * (0.73 + row * 0.018)
        draw.line((sun - 12 * row, wave, sun + 9 * row, wave), fill=(240, 190, 140), width=3)
    image = image.filter(ImageFilter.GaussianBlur(2))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def buttons(*parts: tuple[int, str, str]) -> Json:
    """An action row of (style, label, custom_id)."""
    return {
        "type": 1,
        "components": [
            {"type": 2, "style": style, "label": label, "custom_id": custom_id}
            for style, label, custom_id in parts
        ],
    }


def card(color: int, *components: Json) -> Json:
    return {"type": 17, "accent_color": color, "components": list(components)}


def text(content: str) -> Json:
    return {"type": 10, "content": content}
