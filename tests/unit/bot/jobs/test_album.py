"""Pictures are on record after they were delivered, and a copy is known again."""

from io import BytesIO

import pytest
from PIL import Image as Pillow

from bot.db.database import Database
from bot.errors import OutputUnreadableError
from bot.imagine.image import Image, read_image
from bot.jobs.fingerprints import MOST_WAITING_BYTES, FingerprintIndex, pictures_of_guild
from tests.fakes.odd_pictures import ODD_PICTURES, SCENE
from tests.fakes.pictures import noise, picture
from tests.harness.app_harness import AppHarness

GUILD = 12


@pytest.fixture
async def fingerprints(store: Database) -> FingerprintIndex:
    return FingerprintIndex(database=store)


def an_image(content: bytes) -> Image:
    return read_image(content)


async def known(store: Database) -> list[tuple[str, int]]:
    return await store.read(lambda connection: pictures_of_guild(connection, GUILD, limit=100))


def saved_again(content: bytes) -> bytes:
    """The picture as somebody else's program saves it."""
    buffer = BytesIO()
    with Pillow.open(BytesIO(content)) as original:
        original.resize((300, 300)).save(buffer, "JPEG", quality=60)
    return buffer.getvalue()


async def test_a_copy_leads_to_its_job(harness: AppHarness, fingerprints: FingerprintIndex) -> None:
    job, content = await harness.add(), noise(size=(64, 64))
    fingerprints.remember(job.id, [an_image(content)], ["easel-1.png"])
    await fingerprints.close()

    assert await fingerprints.recognise(content, guild_id=GUILD) == job.id
    assert await fingerprints.recognise(saved_again(content), guild_id=GUILD) == job.id
    assert await fingerprints.recognise(content, guild_id=GUILD + 1) is None


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
async def test_a_copy_is_known_in_whatever_kind_of_file(
    harness: AppHarness, fingerprints: FingerprintIndex
) -> None:
    job = await harness.add()
    fingerprints.remember(job.id, [an_image(SCENE)], ["easel-1.png"])
    await fingerprints.close()
    others = ("inks-profile", "profile", "told", "phone", "wide", "high", "one-bit")
    same = [odd for odd in ODD_PICTURES if odd.is_shown and not odd.name.startswith(others)]

    found = {odd.name: await fingerprints.recognise(odd.content, guild_id=GUILD) for odd in same}

    assert found == dict.fromkeys(found, job.id)
    assert {"two.jpg", "grey-16.png", "photo.heic", "moving.gif", "inks-told.jpg"} <= set(found)


async def test_another_picture_leads_nowhere(
    harness: AppHarness, fingerprints: FingerprintIndex
) -> None:
    job = await harness.add()
    fingerprints.remember(job.id, [an_image(noise(size=(64, 64)))], ["easel-1.png"])
    await fingerprints.close()

    assert await fingerprints.recognise(picture(size=(64, 64)), guild_id=GUILD) is None


async def test_what_is_no_picture_is_told(fingerprints: FingerprintIndex) -> None:
    with pytest.raises(OutputUnreadableError):
        await fingerprints.recognise(b"words", guild_id=GUILD)


async def test_one_that_cannot_be_looked_at_stops_no_other(
    harness: AppHarness, fingerprints: FingerprintIndex, store: Database
) -> None:
    broken, fine = await harness.add(), await harness.add()
    bad = Image(content=b"no picture", extension="png", width=8, height=8)

    fingerprints.remember(broken.id, [bad], ["easel-1.png"])
    fingerprints.remember(fine.id, [an_image(picture())], ["easel-1.png"])
    await fingerprints.close()

    assert [job_id for job_id, _ in await known(store)] == [fine.id]


async def test_too_many_at_once_are_let_go(
    harness: AppHarness, fingerprints: FingerprintIndex, store: Database
) -> None:
    large = Image(content=b" " * (MOST_WAITING_BYTES - 1_000), extension="png", width=8, height=8)
    first, second, third = [await harness.add() for _ in range(3)]

    fingerprints.remember(first.id, [an_image(picture())], ["easel-1.png"])
    fingerprints.remember(second.id, [large], ["easel-1.png"])
    fingerprints.remember(third.id, [large], ["easel-1.png"])
    await fingerprints.close()
    fingerprints.remember(third.id, [an_image(picture())], ["easel-1.png"])
    await fingerprints.close()

    assert {job_id for job_id, _ in await known(store)} == {first.id, third.id}


async def test_what_was_erased_meanwhile_is_not_put_back(
    fingerprints: FingerprintIndex, store: Database
) -> None:
    fingerprints.remember("f" * 32, [an_image(picture())], ["easel-1.png"])
    await fingerprints.close()

    assert await known(store) == []


async def test_it_can_be_closed_without_having_been_used(fingerprints: FingerprintIndex) -> None:
    await fingerprints.close()
