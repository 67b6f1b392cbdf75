import hashlib

import pytest
from PIL import Image, ImageStat

from sandbox.images.editing import blend, edit, enlarge
from sandbox.images.figures import FIGURES
from sandbox.images.filling import canvas_size, outpainted, repainted
from sandbox.images.painter import captioned, paint
from sandbox.images.scene import Scene
from sandbox.images.subjects import SUBJECTS

SIZE = {"width": 256, "height": 192}


def digest(picture: Image.Image) -> str:
    return hashlib.sha256(picture.tobytes()).hexdigest()


def mean(picture: Image.Image) -> tuple[float, float, float]:
    red, green, blue = ImageStat.Stat(picture).mean
    return red, green, blue


def purple_pixels(picture: Image.Image) -> int:
    red, green, blue = (band.tobytes() for band in picture.split())
    pixels = zip(red, green, blue, strict=True)
    return sum(r > 1.1 * g and b > 1.3 * g for r, g, b in pixels)


def painted(prompt: str, seed: int = 3) -> Image.Image:
    return paint(prompt=prompt, seed=seed, **SIZE)


@pytest.mark.parametrize("prompt", ["a paper boat on calm water at sunrise", "zorgle blimfrap", ""])
def test_the_same_words_and_seed_give_the_same_picture(prompt: str) -> None:
    assert digest(painted(prompt)) == digest(painted(prompt))


@pytest.mark.parametrize("prompt", ["a lighthouse in fog", "zorgle blimfrap"])
def test_another_seed_gives_another_picture(prompt: str) -> None:
    assert digest(painted(prompt, seed=1)) != digest(painted(prompt, seed=2))


def test_night_is_darker_than_noon() -> None:
    assert sum(mean(painted("hills at night"))) < 0.6 * sum(mean(painted("hills at noon")))


@pytest.mark.parametrize(
    ("colour", "channel"), [("red", 0), ("green", 1), ("blue", 2), ("crimson", 0)]
)
@pytest.mark.parametrize("subject", ["dream", "sky over the sea at noon"])
def test_a_named_colour_tints_the_picture(colour: str, channel: int, subject: str) -> None:
    plain, tinted = mean(painted(f"a {subject}")), mean(painted(f"a {colour} {subject}"))

    assert tinted[channel] / sum(tinted) > plain[channel] / sum(plain)


@pytest.mark.parametrize(
    ("prompt", "plainer"),
    [
        ("a lake with a boat", "a lake"),
        ("a paper boat on a lake", "a boat on a lake"),
        ("hills with balloons", "hills"),
        ("a red balloon over hills", "a blue balloon over hills"),
        ("a fox in a forest", "a forest"),
        ("a cat in a forest", "a dog in a forest"),
        ("a lighthouse by the sea", "the sea"),
        ("snowy hills", "hills"),
        ("a city in rain", "a city"),
        ("a desert with birds", "a desert"),
        ("a meadow of flowers", "a meadow"),
        ("a house in a meadow", "a meadow"),
        ("a stormy sea at dusk", "a sea at dusk"),
    ],
)
def test_words_change_the_picture(prompt: str, plainer: str) -> None:
    assert digest(painted(prompt)) != digest(painted(plainer))


@pytest.mark.parametrize("word", [words.split()[0] for words in (*SUBJECTS, *FIGURES)])
@pytest.mark.parametrize("place", ["in a valley", "off the coast", "in the desert"])
def test_each_subject_is_seen_in_the_colour_named_for_it(word: str, place: str) -> None:
    assert purple_pixels(painted(f"{place} at noon")) < 5
    assert purple_pixels(painted(f"a purple {word} {place} at noon")) > 25


@pytest.mark.parametrize(
    ("prompt", "english"),
    [
        ("ein roter Drache über den Bergen", "a red dragon over mountains"),
        ("zwei Katzen auf der Burg", "cats, a cat on a castle"),
        ("un renard dans la forêt", "a fox in the forest"),
        ("un faro en la niebla", "a lighthouse in fog"),
        ("un cane al tramonto", "a dog at sunset"),
        ("um barco na chuva", "a boat in the rain"),
        ("KEDİ ve ejderhalar", "a cat and a dragon"),
        ("маяк ночью", "a lighthouse at night"),
        ("القارب في البحر", "a boat on the sea"),
        ("森の赤い狐", "a forest, a red fox"),
        ("ラーメン", "ramen"),
        ("eine Raumstation", "a space station"),
        ("太空的空间站", "a station in space"),
    ],
)
def test_other_languages_ask_for_the_same_scene(prompt: str, english: str) -> None:
    ours, theirs = Scene.read(prompt, 1), Scene.read(english, 1)

    assert theirs.is_known
    assert ours.subjects == theirs.subjects
    assert (ours.weather, ours.tint) == (theirs.weather, theirs.tint)
    assert ours.names_hour == theirs.names_hour
    assert ours.grounds == theirs.grounds


def test_words_that_name_nothing_stand_above_a_still_life() -> None:
    plain = painted("zorgle blimfrap")
    for words, is_written in (("zorgle", True), ("Gemüt", True), ("憂鬱", False), ("", False)):
        picture = plain.copy()
        captioned(picture, words)
        assert (digest(picture) != digest(plain)) is is_written


@pytest.mark.parametrize("size", [(16, 16), (64, 64), (320, 96), (96, 320)])
@pytest.mark.parametrize("prompt", ["a lighthouse, a cat, balloons, snow", "desert storm", "x"])
def test_any_size_can_be_painted(prompt: str, size: tuple[int, int]) -> None:
    picture = paint(prompt=prompt, width=size[0], height=size[1], seed=1)

    assert (picture.size, picture.mode) == (size, "RGB")


def test_an_edited_picture_still_shows_what_was_sent() -> None:
    source = Image.new("RGB", (256, 192), (20, 60, 40))
    source.paste((240, 240, 230), (64, 48, 192, 144))

    edited = edit(source=source, painting=painted("snow"), prompt="snow", seed=1).convert("L")

    inside = ImageStat.Stat(edited.crop((90, 70, 160, 120))).mean[0]
    outside = ImageStat.Stat(edited.crop((8, 8, 48, 90))).mean[0]
    assert inside > outside + 60


def test_the_more_freedom_the_less_is_left_of_what_was_sent() -> None:
    source, painting = Image.new("RGB", (256, 192), (240, 240, 230)), painted("hills at night")

    kept, mixed, free = (
        edit(source=source, painting=painting, prompt="x", seed=1, freedom=freedom)
        for freedom in (0.2, 0.6, 1.0)
    )

    assert sum(mean(kept)) > 1.1 * sum(mean(mixed)) > 1.1**2 * sum(mean(free))


@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_blend_shows_a_part_of_each_picture_in_their_order(count: int) -> None:
    colours = [(200, 40 * number, 255 - 50 * number) for number in range(count)]
    sources = [Image.new("RGB", (64, 64 + number), colours[number]) for number in range(count)]

    blended = blend(sources, (300, 100))

    assert blended.size == (300, 100)
    part = 300 / count
    for number, colour in enumerate(colours):
        assert blended.getpixel((round(part * (number + 0.5)), 50)) == colour


def test_the_seam_of_a_blend_is_soft() -> None:
    black, white = Image.new("RGB", (9, 9)), Image.new("RGB", (9, 9), (255, 255, 255))
    blended = blend([black, white], (200, 10))
    row = [mean(blended.crop((x, 5, x + 1, 6)))[0] for x in range(200)]

    assert row == sorted(row)
    assert sum(5 < value < 250 for value in row) > 15


def test_a_picture_made_larger_is_the_same_picture() -> None:
    source = painted("a lighthouse by the sea")

    larger = enlarge(source, (512, 384))

    assert larger.size == (512, 384)
    assert mean(larger) == pytest.approx(mean(source), abs=3)


@pytest.mark.parametrize(
    ("outpaint", "size", "inside"),
    [
        ("Zoom out 1.5x", (300, 240), (150, 120)),
        ("Zoom out 2x", (300, 240), (150, 120)),
        ("Make square", (300, 300), (150, 150)),
        ("Left outpaint", (450, 240), (300, 120)),
        ("Right outpaint", (450, 240), (150, 120)),
        ("Top outpaint", (300, 360), (150, 240)),
        ("Bottom outpaint", (300, 360), (150, 120)),
    ],
)
def test_a_picture_is_extended_with_what_lies_at_its_edges(
    outpaint: str, size: tuple[int, int], inside: tuple[int, int]
) -> None:
    source = Image.new("RGB", (300, 240), (30, 90, 160))
    source.paste((250, 250, 250), (140, 110, 160, 130))
    assert canvas_size(source.size, outpaint) == size

    extended = outpainted(source, size, outpaint)

    assert extended.size == size
    assert extended.getpixel(inside) == (250, 250, 250)
    red, green, blue = mean(extended)
    assert blue > green > red


def test_what_is_white_in_a_mask_is_painted_anew() -> None:
    source, painting = Image.new("RGB", (90, 90), (250, 0, 0)), Image.new("RGB", (90, 90))
    mask = Image.new("L", (90, 90))
    mask.paste(255, (0, 0, 45, 90))

    changed = repainted(source, painting, mask)

    assert changed.getpixel((5, 45)) == (0, 0, 0)
    assert changed.getpixel((84, 45)) == (250, 0, 0)
