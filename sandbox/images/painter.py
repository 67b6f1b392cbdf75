"""Small pictures drawn by rule: the same words, size and seed give the same picture."""

import unicodedata
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFont

from sandbox.images.landscape import Landscape
from sandbox.images.pillow import mapped, resized
from sandbox.images.scene import COLOURS, NIGHT, Scene, chance
from sandbox.images.subjects import Colour, mix

LABEL = "painted by Easel's sandbox, not generated"
# Larger pictures are drawn at this size and enlarged, which nobody sees and which stays quick.
_LARGEST_PIXELS = 1_150_000
_SMALLEST_TEXT = 9
_WHITE: Colour = (255, 255, 255)


def paint(*, prompt: str, width: int, height: int, seed: int) -> Image.Image:
    """Return an RGB picture of what the prompt names; other words stand above a still life."""
    shrink = max(1.0, (width * height / _LARGEST_PIXELS) ** 0.5)
    size = max(16, round(width / shrink)), max(16, round(height / shrink))
    rng = chance(prompt.casefold().strip(), seed)
    scene = Scene.read(prompt, seed)
    # ResultInfo twice as large and shrunk: Pillow draws no soft edges.
    large = size[0] * 2, size[1] * 2
    landscape = Landscape(rng, scene, large)
    picture = landscape.paint() if scene.is_known else landscape.still_life()
    picture = tinted(weathered(rng, resized(picture, size), scene), scene.tint, 0.5)
    # What the seed alone changes: a faint cast of one colour.
    picture = tinted(picture, rng.choice(list(COLOURS.values())[:8]), 0.08)
    if not scene.is_known:
        captioned(picture, prompt)
    picture = labelled(picture)
    return picture if size == (width, height) else resized(picture, (width, height))


def tinted(picture: Image.Image, tint: Colour | None, share: float) -> Image.Image:
    """Return the picture in shades of a colour, mixed in by this share."""
    if tint is None:
        return picture
    shades = [mix(mix(tint, (0, 0, 0), 0.85), tint, row / 140) for row in range(140)]
    shades += [mix(tint, _WHITE, row / 140) for row in range(116)]
    table = [shade[band] for band in range(3) for shade in shades]
    grey = picture.convert("L")
    return Image.blend(picture, mapped(Image.merge("RGB", (grey, grey, grey)), table), share)


def weathered(rng: Random, picture: Image.Image, scene: Scene) -> Image.Image:
    """Return the picture in the weather that the prompt names."""
    (width, height), side = picture.size, min(picture.size)
    if "storm" in scene.weather and scene.light is not NIGHT:
        picture = ImageChops.multiply(picture, Image.new("RGB", picture.size, (150, 156, 176)))
    if "fog" in scene.weather:
        fog = mix(scene.light.sky[2], scene.weather["fog"], 0.5)
        picture = Image.blend(picture, Image.new("RGB", picture.size, fog), 0.42)
    draw = ImageDraw.Draw(picture, "RGBA")
    if scene.weather.keys() & {"rain", "storm"}:
        for _ in range(260):
            x, y, fall = rng.random() * width * 1.1, rng.random() * height, side * 0.04
            draw.line((x, y, x - fall / 4, y + fall), (225, 232, 244, 90), max(1, side // 700))
    if "snow" in scene.weather:
        for _ in range(320):
            x, y, flake = rng.random() * width, rng.random() * height, side * rng.random() * 0.005
            draw.circle((x, y), flake, (255, 255, 255, rng.randint(90, 220)))
    return picture


def captioned(picture: Image.Image, prompt: str) -> None:
    """Write the prompt's words above what is painted, those that the font has; in place."""
    width, height = picture.size
    size = round(min(width, height) / 16)
    if size < _SMALLEST_TEXT:
        return
    font = ImageFont.load_default(size)
    draw = ImageDraw.Draw(picture)
    line = ""
    # Pillow's own font has no letters but those of English; no box is drawn for what it lacks.
    plain = unicodedata.normalize("NFKD", prompt.replace("ß", "ss").replace("\u0131", "i"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    for word in filter(str.isascii, letters.split()):
        longer = f"{line} {word}".strip()
        if draw.textlength(longer, font) > width * 0.86:
            break
        line = longer
    place = width / 2, height * 0.14
    draw.text((place[0] + 1, place[1] + size / 20), line, (30, 28, 40), font, "mm")
    draw.text(place, line, _WHITE, font, "mm")


def labelled(picture: Image.Image) -> Image.Image:
    """Darken the rim, and write in a corner that no model made the picture; in place."""
    width, height = picture.size
    darker = ImageChops.multiply(picture, Image.new("RGB", picture.size, (140, 134, 156)))
    rim = mapped(Image.radial_gradient("L"), [max(0, value - 150) // 2 for value in range(256)])
    picture.paste(darker, mask=resized(rim, picture.size))
    size = max(_SMALLEST_TEXT, round(min(width, height) / 54))
    font = ImageFont.load_default(size)
    draw = ImageDraw.Draw(picture, "RGBA")
    length = draw.textlength(LABEL, font)
    if length <= width * 0.9:
        x, y = width - length - size, height - size * 2.2
        # A dark band behind it: grass and waves leave thin letters unreadable.
        band = (x - size * 0.6, y - size * 0.3, width - size * 0.4, y + size * 1.5)
        draw.rounded_rectangle(band, size * 0.5, (0, 0, 0, 96))
        draw.text((x, y), LABEL, (255, 255, 255, 225), font)
    return picture
