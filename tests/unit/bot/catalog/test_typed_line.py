"""A request as one line asks for the same when it is typed as a prompt."""

from bot.catalog import Attachment, ImagineOptions, OptionValues, load_catalog, plan_all
from bot.catalog.options import (
    ASPECT_RATIO,
    COUNT,
    IMAGE,
    MODEL,
    NEGATIVE_PROMPT,
    OUTPUT_FORMAT,
    PRIVATE,
    SEED,
)
from bot.catalog.typed_line import typed_line

CATALOG = load_catalog()
PICTURE = "https://cdn.discordapp.com/attachments/100000000000000001/100000000000000002/a.png?ex=1"


def test_every_option_is_read_again() -> None:
    asked = ImagineOptions(
        prompt="a fox",
        values=OptionValues.of(
            MODEL.given("FLUX dev"),
            ASPECT_RATIO.given("16:9"),
            COUNT.given(2),
            SEED.given(7),
            OUTPUT_FORMAT.given("png"),
            PRIVATE.given(value=True),
        ),
    )

    (before,) = plan_all(asked, CATALOG)
    (after,) = plan_all(ImagineOptions(prompt=typed_line(asked)), CATALOG)

    assert (after.prompt, after.predictions) == (before.prompt, before.predictions)
    assert after.is_private


def test_pictures_come_first_and_what_is_left_out_last() -> None:
    picture = Attachment(url=PICTURE, filename="a.png", content_type="image/png", size_bytes=9)
    values = OptionValues.of(IMAGE.given((picture,)), NEGATIVE_PROMPT.given("hats, text"))

    line = typed_line(ImagineOptions(prompt="make it night", values=values))

    assert line == f"{PICTURE} make it night --no hats, text"
