import base64
from dataclasses import replace

import pytest

from bot.errors import OutputGoneError, SourceImageUnreadableError
from bot.imagine.image import read_image
from bot.imagine.request import SourceImage
from bot.imagine.source import SourceImages
from tests.fakes.clock import FakeClock
from tests.fakes.downloads import FakeDownloads
from tests.fakes.odd_pictures import ODD_PICTURES
from tests.fakes.pictures import noise, picture


def at(url: str, *, is_list: bool = False) -> SourceImage:
    return SourceImage(
        url=url,
        filename="boat.png",
        content_type="image/png",
        size_bytes=100,
        parameter="input_images" if is_list else "input_image",
        is_list=is_list,
    )


@pytest.fixture
def downloads() -> FakeDownloads:
    return FakeDownloads()


@pytest.fixture
def sources(downloads: FakeDownloads) -> SourceImages:
    return SourceImages(downloads=downloads, clock=FakeClock())


@pytest.mark.parametrize("host", ["cdn.discordapp.com", "media.discordapp.net"])
async def test_discords_own_addresses_are_passed_on(sources: SourceImages, host: str) -> None:
    url = f"https://{host}/attachments/1/2/boat.png?ex=ffffffff&is=2&hm=3"

    assert await sources.input_for(at(url)) == {"input_image": url}


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
async def test_no_address_is_given_away_that_shows_more_than_the_picture(
    sources: SourceImages, downloads: FakeDownloads
) -> None:
    url = "https://cdn.discordapp.com/attachments/1/2/photo"
    passed_on: dict[str, bool] = {}
    for odd in ODD_PICTURES:
        if odd.is_read:
            downloads.otherwise = odd.content
            passed_on[odd.name] = (await sources.input_for(at(url)))["input_image"] == url

    assert passed_on == {
        odd.name: odd.input.endswith("address") for odd in ODD_PICTURES if odd.is_read
    }


@pytest.mark.parametrize("types", [("jpeg", "png"), ("png",), ("jpeg",)], ids="-".join)
async def test_a_model_gets_what_it_reads(
    sources: SourceImages, downloads: FakeDownloads, types: tuple[str, ...]
) -> None:
    downloads.otherwise = picture("WEBP")
    image = replace(at("https://cdn.discordapp.com/a.webp"), types=types)

    value = (await sources.input_for(image))["input_image"]

    assert str(value).startswith(f"data:image/{types[0]};base64,")


@pytest.mark.parametrize(
    "url",
    [
        "http://cdn.discordapp.com/boat.png",
        "http://127.0.0.1:18080/attachments/1/2/boat.png",
        "https://cdn.discordapp.com.example.org/boat.png",
        "https://cdn.discordapp.com@127.0.0.1/boat.png",
    ],
)
async def test_other_addresses_are_not_given_away_but_sent_in_person(
    sources: SourceImages, url: str
) -> None:
    value = (await sources.input_for(at(url)))["input_image"]

    assert isinstance(value, str)
    head, _, body = value.partition(",")
    assert head == "data:image/png;base64"
    assert base64.b64decode(body) == picture()


async def test_a_model_that_takes_a_list_gets_one(sources: SourceImages) -> None:
    url = "https://cdn.discordapp.com/a.png"

    assert await sources.input_for(at(url, is_list=True)) == {"input_images": [url]}


async def test_several_pictures_keep_their_order(
    sources: SourceImages, downloads: FakeDownloads
) -> None:
    other = picture(colour=0x202060)
    downloads.at["http://127.0.0.1/b.png"] = other
    first = "https://cdn.discordapp.com/a.png"

    sent = await sources.input_for(
        at(first, is_list=True), at("http://127.0.0.1/b.png", is_list=True)
    )

    inline = f"data:image/png;base64,{base64.b64encode(other).decode()}"
    assert sent == {"input_images": [first, inline]}


async def test_no_picture_adds_nothing(sources: SourceImages) -> None:
    assert await sources.input_for() == {}


async def test_many_large_pictures_share_what_a_request_may_hold(
    sources: SourceImages, downloads: FakeDownloads
) -> None:
    downloads.otherwise = noise(size=(700, 700))
    images = [at(f"http://127.0.0.1/{number}.png", is_list=True) for number in range(8)]

    values = (await sources.input_for(*images))["input_images"]

    assert isinstance(values, list)
    assert len(values) == 8
    assert sum(map(len, values)) <= 5_100_000


async def test_a_large_picture_is_sent_within_a_megabyte(
    sources: SourceImages, downloads: FakeDownloads
) -> None:
    downloads.otherwise = noise(size=(800, 800))

    value = (await sources.input_for(at("http://127.0.0.1/a.png")))["input_image"]

    assert isinstance(value, str)
    assert len(value) <= 1_000_000
    assert value.startswith("data:image/webp;base64,")
    assert read_image(base64.b64decode(value.partition(",")[2])).width >= 256


async def test_an_address_that_has_expired_is_not_sent(sources: SourceImages) -> None:
    expired = at("https://cdn.discordapp.com/attachments/1/2/a.png?ex=65000000&is=2&hm=3")

    with pytest.raises(SourceImageUnreadableError):
        await sources.input_for(expired)


@pytest.mark.parametrize("query", ["", "?ex=", "?ex=soon", "?size=64"])
async def test_an_address_that_names_no_end_is_sent(sources: SourceImages, query: str) -> None:
    url = f"https://cdn.discordapp.com/attachments/1/2/a.png{query}"

    assert await sources.input_for(at(url)) == {"input_image": url}


async def test_a_picture_that_is_gone_is_the_members_to_attach_again(
    sources: SourceImages, downloads: FakeDownloads
) -> None:
    downloads.otherwise = OutputGoneError("404")

    with pytest.raises(SourceImageUnreadableError):
        await sources.input_for(at("http://127.0.0.1/a.png"))
