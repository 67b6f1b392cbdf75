"""What lies between the eye and the picture: fog, rain, snow, lightning."""

from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from sandbox.images.painting.brush import curved, fade, faint, fractal, glow, lay, smoothstep
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, Colour, mix


def fog_bank(canvas: Canvas, *, at: float, depth: float, strength: float) -> None:
    """Lay a soft bank of fog around a height."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width, height = picture.size
    middle = min(max(at / height, 0.02), 0.98)
    reach = depth / height
    stops = [
        (0.0, 0.0),
        (max(0.005, middle - reach), 0.0),
        (middle, 1.0),
        (min(0.995, middle + reach), 0.0),
        (1.0, 0.0),
    ]
    drift = curved(fractal(rng, (width, height), (3, 9), 4), lambda v: 0.35 + v * 0.95)
    mask = ImageChops.multiply(fade((width, height), stops), drift)
    lay(picture, mix(palette.haze, WHITE, 0.08), faint(mask, strength))


def rain(canvas: Canvas) -> None:
    """Let it rain: many faint slanting strokes, a few clear ones."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width, height = picture.size
    for count, long, opacity in ((900, 0.035, 0.2), (240, 0.07, 0.3)):
        mask = Image.new("L", (width, height))
        draw = ImageDraw.Draw(mask)
        for _ in range(count):
            x, y = rng.uniform(-0.1, 1.1) * width, rng.uniform(-0.1, 1) * height
            size = height * long * rng.uniform(0.6, 1.3)
            draw.line((x, y, x - size * 0.16, y + size), fill=rng.randint(110, 255))
        lay(picture, mix(palette.haze, WHITE, 0.5), faint(mask, opacity))


def snowfall(rng: Random, picture: Image.Image) -> None:
    """Let snow fall in three depths, the nearest out of focus."""
    width, height = picture.size
    unit = min(width, height) / 1024
    for count, radius, blur, opacity in (
        (420, 1.3, 0.0, 0.75),
        (130, 2.6, 0.8, 0.8),
        (26, 6.5, 3.0, 0.6),
    ):
        mask = Image.new("L", (width, height))
        draw = ImageDraw.Draw(mask)
        for _ in range(count):
            x, y, r = (
                rng.uniform(0, width),
                rng.uniform(0, height),
                radius * unit * rng.uniform(0.6, 1.4),
            )
            draw.ellipse((x - r, y - r, x + r, y + r), fill=rng.randint(150, 255))
        if blur:
            mask = mask.filter(ImageFilter.BoxBlur(blur * unit))
        lay(picture, WHITE, faint(mask, opacity))


def lightning(rng: Random, picture: Image.Image, horizon: float) -> None:
    """Strike once, far off."""
    width, height = picture.size
    x, y = width * rng.uniform(0.3, 0.7), horizon * 0.02
    mask = Image.new("L", (width * 2, height * 2))
    draw = ImageDraw.Draw(mask)
    lay(
        picture,
        (226, 226, 255),
        curved(
            glow(picture.size, (x, horizon * 0.3), (width * 0.5, horizon * 0.7), 2),
            lambda v: v * 0.35,
        ),
    )
    bolt = [(x, y)]
    while bolt[-1][1] < horizon:
        bolt.append(
            (
                bolt[-1][0] + rng.gauss(0, 0.02) * width,
                bolt[-1][1] + horizon * rng.uniform(0.03, 0.09),
            )
        )
    draw.line([(a * 2, b * 2) for a, b in bolt], 255, max(2, width // 260), "curve")
    for start in rng.sample(bolt[1:-1], 2):
        branch = [start]
        for _ in range(4):
            branch.append(
                (branch[-1][0] + rng.uniform(0.0, 0.035) * width, branch[-1][1] + horizon * 0.05)
            )
        draw.line([(a * 2, b * 2) for a, b in branch], 190, max(1, width // 500), "curve")
    soft = mask.reduce(2)
    halo = soft.filter(ImageFilter.BoxBlur(width / 120))
    lay(picture, (200, 206, 255), curved(halo, smoothstep(0, 0.5)))
    lay(picture, (252, 252, 255), soft)


def veil(picture: Image.Image, colour: Colour, strength: float) -> None:
    """Pale the lower half a little, as moist air does."""
    mask = fade(picture.size, [(0, 0), (0.45, 0.2), (0.6, 1), (0.75, 0.4), (1, 0.15)])
    lay(picture, colour, faint(mask, strength))
