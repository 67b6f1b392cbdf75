"""Where a picture lies on its larger canvas, and where its parts are; masks and grids."""

import base64
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from bot.errors import OutputError, SourceImageDamagedError
from bot.imagine.canvas import numbered_grid, outpaint_canvas, parts_mask
from bot.imagine.fill import PARTS, Fill, Outpaint, Size, canvas_size, kept_box, part_box
from bot.imagine.request import SourceImage
from bot.imagine.source import MAX_DATA_BYTES, SourceImages
from tests.fakes.clock import FakeClock
from tests.fakes.downloads import FakeDownloads
from tests.fakes.pictures import noise, picture

SIDES = st.integers(min_value=3, max_value=5_000)
TYPES = ("jpeg", "png", "webp")
BLUE = (0x20, 0x40, 0xFF)


def pixels(content: bytes) -> Pillow.Image:
    return Pillow.open(BytesIO(content))


def sent_as(value: object) -> Pillow.Image:
    return pixels(base64.b64decode(str(value).partition(",")[2]))


@pytest.mark.parametrize(
    ("outpaint", "size", "box"),
    [
        (Outpaint.ZOOM_15, (900, 600), (150, 100, 750, 500)),
        (Outpaint.ZOOM_2, (900, 600), (225, 150, 675, 450)),
        (Outpaint.SQUARE, (900, 900), (0, 150, 900, 750)),
        (Outpaint.LEFT, (1350, 600), (450, 0, 1350, 600)),
        (Outpaint.RIGHT, (1350, 600), (0, 0, 900, 600)),
        (Outpaint.UP, (900, 900), (0, 300, 900, 900)),
        (Outpaint.DOWN, (900, 900), (0, 0, 900, 600)),
    ],
)
def test_a_picture_has_its_place_on_the_canvas(
    outpaint: Outpaint, size: Size, box: tuple[int, int, int, int]
) -> None:
    assert canvas_size((900, 600), outpaint) == size
    assert kept_box((900, 600), outpaint) == box


@given(width=SIDES, height=SIDES, outpaint=st.sampled_from(Outpaint))
def test_a_picture_never_leaves_its_canvas(width: int, height: int, outpaint: Outpaint) -> None:
    wide, high = canvas_size((width, height), outpaint)
    left, top, right, bottom = kept_box((width, height), outpaint)

    assert 0 <= left < right <= wide
    assert 0 <= top < bottom <= high


@given(width=SIDES, height=SIDES)
def test_the_parts_cover_the_picture_and_not_each_other(width: int, height: int) -> None:
    boxes = [part_box((width, height), part) for part in PARTS]

    assert boxes[0][:2] == (0, 0)
    assert boxes[-1][2:] == (width, height)
    areas = ((right - left) * (bottom - top) for left, top, right, bottom in boxes)
    assert sum(areas) == width * height


def test_a_mask_is_white_where_the_chosen_parts_are() -> None:
    mask = pixels(parts_mask((90, 60), (1, 6)))

    assert (mask.format, mask.mode, mask.size) == ("PNG", "L", (90, 60))
    middles = {
        part: mask.getpixel((left + 15, top + 10))
        for part, (left, top, _, _) in ((part, part_box((90, 60), part)) for part in PARTS)
    }
    assert {part for part, value in middles.items() if value == 255} == {1, 6}
    assert set(middles.values()) == {0, 255}


@pytest.mark.parametrize("outpaint", list(Outpaint))
def test_the_canvas_and_its_mask_belong_together(outpaint: Outpaint) -> None:
    content = picture(size=(300, 200), colour=0xFF4020)  # Pillow counts from blue to red

    canvas, mask = outpaint_canvas(content, outpaint, MAX_DATA_BYTES, TYPES)

    wide, high = canvas_size((300, 200), outpaint)
    left, top, right, bottom = kept_box((300, 200), outpaint)
    assert pixels(canvas.content).size == pixels(mask).size == (wide, high)
    middle = ((left + right) // 2, (top + bottom) // 2)
    assert pixels(canvas.content).convert("RGB").getpixel(middle) == BLUE
    assert pixels(mask).getpixel(middle) == 0
    corners = {(0, 0), (wide - 1, 0), (0, high - 1), (wide - 1, high - 1)}
    outside = {(x, y) for x, y in corners if not (left <= x < right and top <= y < bottom)}
    assert outside
    assert {pixels(mask).getpixel(corner) for corner in outside} == {255}


@pytest.mark.parametrize("outpaint", [Outpaint.ZOOM_2, Outpaint.LEFT])
def test_a_canvas_that_is_too_many_bytes_gets_smaller_with_its_mask(outpaint: Outpaint) -> None:
    canvas, mask = outpaint_canvas(noise(size=(800, 800)), outpaint, 200_000, TYPES)

    assert len(canvas.content) <= 200_000
    assert pixels(canvas.content).size == pixels(mask).size
    assert pixels(mask).getpixel((0, 0)) == 255
    assert pixels(mask).getpixel((canvas.width * 2 // 3, canvas.height // 2)) == 0


def test_what_is_no_picture_has_no_canvas() -> None:
    with pytest.raises(SourceImageDamagedError):
        outpaint_canvas(b"words", Outpaint.ZOOM_2, MAX_DATA_BYTES, TYPES)


def test_a_grid_has_numbers_and_lines_over_the_picture() -> None:
    grid = pixels(numbered_grid(picture(size=(3000, 1500), colour=0x000000)))

    assert (grid.format, grid.size) == ("JPEG", (1024, 512))
    for part in PARTS:
        box = part_box(grid.size, part)
        # A number and its lines are white, whatever is below them.
        assert max(grid.convert("L").crop(box).tobytes()) > 200


def test_what_is_no_picture_has_no_grid() -> None:
    with pytest.raises(OutputError):
        numbered_grid(b"words")


class TestWhatTheServiceGets:
    @pytest.fixture
    def downloads(self) -> FakeDownloads:
        return FakeDownloads()

    @pytest.fixture
    def sources(self, downloads: FakeDownloads) -> SourceImages:
        return SourceImages(downloads=downloads, clock=FakeClock())

    async def test_parts_are_told_by_a_mask_beside_discords_own_address(
        self, sources: SourceImages, downloads: FakeDownloads
    ) -> None:
        downloads.otherwise = picture(size=(300, 200))
        url = "https://cdn.discordapp.com/attachments/1/2/boat.png"

        sent = await sources.input_for(source(url), fill=Fill(parts=(5,), mask_parameter="mask"))

        assert sent["image"] == url
        mask = sent_as(sent["mask"])
        assert mask.size == (300, 200)
        assert (mask.getpixel((150, 100)), mask.getpixel((5, 5))) == (255, 0)

    async def test_a_picture_that_was_made_smaller_has_a_mask_of_that_size(
        self, sources: SourceImages, downloads: FakeDownloads
    ) -> None:
        downloads.otherwise = noise(size=(800, 800))

        sent = await sources.input_for(
            source("http://127.0.0.1/a.png"), fill=Fill(parts=(1,), mask_parameter="mask")
        )

        assert sent_as(sent["mask"]).size == sent_as(sent["image"]).size
        assert sum(len(str(value)) for value in sent.values()) < 1_100_000

    async def test_a_model_that_only_knows_masks_gets_a_larger_canvas(
        self, sources: SourceImages, downloads: FakeDownloads
    ) -> None:
        downloads.otherwise = picture(size=(300, 200))

        sent = await sources.input_for(
            source("https://cdn.discordapp.com/a.png"),
            fill=Fill(outpaint=Outpaint.RIGHT, mask_parameter="mask"),
        )

        assert sent_as(sent["image"]).size == sent_as(sent["mask"]).size == (450, 200)

    async def test_a_model_that_extends_by_itself_gets_the_picture_alone(
        self, sources: SourceImages
    ) -> None:
        url = "https://cdn.discordapp.com/a.png"

        assert await sources.input_for(source(url), fill=Fill(outpaint=Outpaint.UP)) == {
            "image": url
        }


def source(url: str) -> SourceImage:
    return SourceImage(
        url=url,
        filename="boat.png",
        content_type="image/png",
        size_bytes=100,
        parameter="image",
    )
