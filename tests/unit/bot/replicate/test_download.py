import asyncio
import base64
import gzip
import socket
from collections.abc import AsyncIterator
from urllib.parse import quote_from_bytes

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import (
    OutputAddressRefusedError,
    OutputGoneError,
    OutputHostUnlistedError,
    OutputUnreachableError,
    OutputUnreadableError,
)
from bot.replicate import AllowedOrigins, Downloader, open_download_session
from bot.replicate.session import GuardingResolver
from tests.fakes.clock import FakeClock
from tests.fakes.odd_pictures import ODD_PICTURES, SCENE
from tests.servers.replicate import Answer, ReplicateServer

MAX_BYTES = 10_000
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


class Names(AbstractResolver):
    """A name server under the test's control."""

    def __init__(self, *addresses: str) -> None:
        self._addresses = addresses
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0
            )
            for address in self._addresses
        ]

    async def close(self) -> None:
        pass


@pytest.fixture
async def server() -> AsyncIterator[ReplicateServer]:
    async with ReplicateServer() as server:
        server.on_file = [Answer(body=PNG)]
        yield server


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def downloader(server: ReplicateServer, clock: FakeClock) -> AsyncIterator[Downloader]:
    allowed = AllowedOrigins.for_outputs([server.url])
    async with open_download_session(allowed=allowed) as session:
        yield downloader_of(session, allowed, clock)


def downloader_of(
    session: aiohttp.ClientSession, allowed: AllowedOrigins, clock: FakeClock
) -> Downloader:
    return Downloader(
        session=session, allowed=allowed, clock=clock, max_bytes=MAX_BYTES, random=lambda: 0.5
    )


async def test_a_picture_is_fetched_with_nothing_of_ours(
    downloader: Downloader, server: ReplicateServer
) -> None:
    server.on_file = [Answer(body=PNG, headers={"Set-Cookie": "a=b"})]
    address = f"{server.url}/files/x%2Fy/0.png?sig=a+b%2B"

    first = await downloader.fetch(address, give_up_at=2_000)
    await downloader.fetch(address, give_up_at=2_000)

    assert first == PNG
    assert server.seen[0].raw_path == "/files/x%2Fy/0.png?sig=a+b%2B"
    for seen in server.seen:
        assert not {"authorization", "cookie"} & set(seen.headers)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=500),
        Answer(status=503, headers={"Retry-After": "1"}),
        Answer(status=429),
        Answer(body=PNG, stops_after=100),
    ],
)
async def test_a_stumble_is_asked_again(
    downloader: Downloader, server: ReplicateServer, clock: FakeClock, answer: Answer
) -> None:
    server.on_file = [answer, Answer(body=PNG)]

    assert await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000) == PNG
    assert len(server.seen) == 2
    assert len(clock.slept) == 1


async def test_a_server_that_stays_down_is_told_as_that(
    downloader: Downloader, server: ReplicateServer, clock: FakeClock
) -> None:
    server.on_file = [Answer(status=502)]
    deadline = clock.monotonic() + 30

    with pytest.raises(OutputUnreachableError, match="502"):
        await downloader.fetch(f"{server.url}/0.png", give_up_at=deadline)

    assert clock.monotonic() == deadline


async def test_nobody_there_is_told_as_that(clock: FakeClock) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        origin = f"http://127.0.0.1:{taken.getsockname()[1]}"
        allowed = AllowedOrigins.for_outputs([origin])
        async with open_download_session(allowed=allowed) as session:
            with pytest.raises(OutputUnreachableError):
                await downloader_of(session, allowed, clock).fetch(
                    f"{origin}/0.png", give_up_at=clock.monotonic() + 3
                )


async def test_a_server_that_never_answers_is_left_at_the_deadline(
    downloader: Downloader, server: ReplicateServer, clock: FakeClock
) -> None:
    server.on_file = [Answer(hangs=True)]

    with pytest.raises(OutputUnreachableError):
        await downloader.fetch(f"{server.url}/0.png", give_up_at=clock.monotonic())


@pytest.mark.parametrize("status", [429, 503])
async def test_a_place_that_asks_for_patience_gets_it_and_one_more_try_at_the_end(
    downloader: Downloader, server: ReplicateServer, clock: FakeClock, status: int
) -> None:
    patience = Answer(status=status, headers={"Retry-After": "900"})
    server.on_file = [patience, patience, Answer(body=PNG)]
    began = clock.monotonic()

    # The second pause would be too long: it is cut, so that a last try fits in.
    body = await downloader.fetch(f"{server.url}/0.png", give_up_at=began + 1_500)

    assert body == PNG
    assert clock.slept[0] == pytest.approx(900, abs=1)
    assert clock.monotonic() - began <= 1_500
    assert len(server.seen) == 3


async def test_a_picture_at_a_strange_place_names_the_line_that_lists_it(
    server: ReplicateServer, clock: FakeClock
) -> None:
    allowed = AllowedOrigins.for_outputs([server.url, "https://*.acme.dev"])
    server.on_file = [Answer(status=302, headers={"Location": "https://cdn.example.org/b.png"})]
    async with open_download_session(allowed=allowed) as session:
        downloader = downloader_of(session, allowed, clock)

        for address in ("https://cdn.example.org/a.png?sig=secret", f"{server.url}/0.png"):
            with pytest.raises(OutputHostUnlistedError) as caught:
                await downloader.fetch(address, give_up_at=2_000)

            assert caught.value.setting == (
                f"IMAGE_ORIGINS={server.url},https://*.acme.dev,https://cdn.example.org"
            )
            assert caught.value.kept_seconds == 3600


async def test_a_picture_may_be_asked_to_be_small(
    downloader: Downloader, server: ReplicateServer
) -> None:
    with pytest.raises(OutputUnreadableError):
        await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000, max_bytes=len(PNG) - 1)


@pytest.mark.parametrize("status", [400, 401, 410, 304])
async def test_a_clear_no_is_not_asked_again(
    downloader: Downloader, server: ReplicateServer, status: int
) -> None:
    server.on_file = [Answer(status=status)]

    with pytest.raises(OutputGoneError):
        await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000)

    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [202, 204, 206, 403, 404])
async def test_what_is_not_there_yet_is_fetched_a_moment_later(
    downloader: Downloader, server: ReplicateServer, status: int
) -> None:
    server.on_file = [Answer(status=status), Answer(status=status), Answer(body=PNG)]

    assert await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000) == PNG

    server.seen.clear()
    server.on_file = [Answer(status=status)]
    with pytest.raises(OutputGoneError):
        await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000)
    assert len(server.seen) == 3


@pytest.mark.parametrize(
    "answers",
    [[Answer(status=203, body=PNG)], [Answer(body=b""), Answer(body=PNG)]],
    ids=["a proxy's", "empty at first"],
)
async def test_a_picture_is_fetched_however_it_comes(
    downloader: Downloader, server: ReplicateServer, answers: list[Answer]
) -> None:
    server.on_file = answers

    assert await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000) == PNG


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b"x" * (MAX_BYTES + 1)),
        Answer(announces=MAX_BYTES + 1),
        Answer(body=gzip.compress(bytes(50 * MAX_BYTES)), headers={"Content-Encoding": "gzip"}),
    ],
    ids=["large", "announced", "bomb"],
)
async def test_too_much_is_unreadable_and_not_asked_again(
    downloader: Downloader, server: ReplicateServer, answer: Answer
) -> None:
    server.on_file = [answer]

    with pytest.raises(OutputUnreadableError):
        await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000)

    assert len(server.seen) == 1


async def test_what_stays_empty_is_unreadable(
    downloader: Downloader, server: ReplicateServer
) -> None:
    server.on_file = [Answer(body=b"")]

    with pytest.raises(OutputUnreadableError):
        await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000)

    assert len(server.seen) == 3


async def test_a_picture_of_exactly_the_cap_is_fetched(
    downloader: Downloader, server: ReplicateServer
) -> None:
    server.on_file = [Answer(body=b"x" * MAX_BYTES)]

    assert len(await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000)) == MAX_BYTES


# --- half a picture ------------------------------------------------------------------------------

HALVES = [odd.content for odd in ODD_PICTURES if odd.output == "failure-output-damaged"]


@pytest.mark.parametrize("half", HALVES, ids=len)
async def test_half_a_picture_is_fetched_again(
    downloader: Downloader, server: ReplicateServer, half: bytes
) -> None:
    server.on_file = [Answer(body=half), Answer(body=SCENE)]

    assert await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000) == SCENE


async def test_half_a_picture_is_handed_over_where_there_is_no_time_for_another_try(
    downloader: Downloader, server: ReplicateServer, clock: FakeClock
) -> None:
    server.on_file = [Answer(body=HALVES[0])]

    half = await downloader.fetch(f"{server.url}/0.png", give_up_at=clock.monotonic())

    assert half == HALVES[0]
    assert len(server.seen) == 1


async def test_what_stays_half_a_picture_is_asked_for_three_times(
    downloader: Downloader, server: ReplicateServer
) -> None:
    server.on_file = [Answer(body=HALVES[0])]

    assert await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000) == HALVES[0]
    assert len(server.seen) == 3


# --- redirects -----------------------------------------------------------------------------------


async def test_a_redirect_on_the_list_is_followed(
    downloader: Downloader, server: ReplicateServer
) -> None:
    server.on_file = [Answer(status=302, headers={"Location": "../b.png?x=1"}), Answer(body=PNG)]

    assert await downloader.fetch(f"{server.url}/a/a.png", give_up_at=2_000) == PNG
    assert [seen.raw_path for seen in server.seen] == ["/a/a.png", "/b.png?x=1"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_off_the_list_is_refused_and_not_made(
    downloader: Downloader, server: ReplicateServer, status: int
) -> None:
    async with ReplicateServer() as other:
        server.on_file = [Answer(status=status, headers={"Location": f"{other.url}/x.png"})]

        with pytest.raises(OutputAddressRefusedError):
            await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000)

        assert other.seen == []
        assert len(server.seen) == 1


@pytest.mark.parametrize(
    "location", ["http://169.254.169.254/", "file:///etc/passwd", "//evil.com/x", "http://[x", ""]
)
async def test_a_redirect_to_an_odd_place_is_never_followed(
    downloader: Downloader, server: ReplicateServer, location: str
) -> None:
    server.on_file = [Answer(status=302, headers={"Location": location})]

    with pytest.raises((OutputAddressRefusedError, OutputUnreadableError)):
        await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000)


async def test_redirects_in_a_circle_end(downloader: Downloader, server: ReplicateServer) -> None:
    server.on_file = [Answer(status=302, headers={"Location": "/again"})]

    with pytest.raises(OutputUnreadableError):
        await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000)

    assert len(server.seen) == 4


async def test_a_redirect_without_a_place_is_a_picture_that_is_gone(
    downloader: Downloader, server: ReplicateServer
) -> None:
    server.on_file = [Answer(status=302)]

    with pytest.raises(OutputGoneError):
        await downloader.fetch(f"{server.url}/0.png", give_up_at=2_000)


# --- where it leads ------------------------------------------------------------------------------


async def test_an_address_off_the_list_is_never_looked_up(clock: FakeClock) -> None:
    allowed, names = AllowedOrigins.for_outputs(), Names("93.184.216.34")
    async with open_download_session(allowed=allowed, resolver=names) as session:
        downloader = downloader_of(session, allowed, clock)

        for address in ("https://evil.com/x", "http://169.254.169.254/", "gopher://x"):
            with pytest.raises(OutputAddressRefusedError):
                await downloader.fetch(address, give_up_at=2_000)

    assert names.asked == []


@pytest.mark.parametrize("private", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::ffff:10.0.0.1"])
async def test_a_listed_name_that_leads_home_is_refused(clock: FakeClock, private: str) -> None:
    allowed = AllowedOrigins.for_outputs()
    async with open_download_session(allowed=allowed, resolver=Names(private)) as session:
        with pytest.raises(OutputAddressRefusedError, match="private"):
            await downloader_of(session, allowed, clock).fetch(
                "https://pbxt.replicate.delivery/0.png", give_up_at=2_000
            )

    assert clock.slept == []


async def test_of_mixed_addresses_only_the_public_ones_are_handed_on() -> None:
    guard = GuardingResolver(
        allowed=AllowedOrigins.for_outputs(["https://images.internal"]),
        resolver=Names("10.0.0.1", "93.184.216.34", "127.0.0.1"),
    )

    found = await guard.resolve("replicate.delivery", 443)
    named = await guard.resolve("images.internal", 443)
    other_port = await guard.resolve("images.internal", 80)

    assert [result["host"] for result in found] == ["93.184.216.34"]
    assert len(named) == 3
    assert len(other_port) == 1


async def test_a_named_origin_may_live_at_a_private_address(
    server: ReplicateServer, clock: FakeClock
) -> None:
    port = server.url.rpartition(":")[2]
    allowed = AllowedOrigins.for_outputs([f"http://images.internal:{port}"])
    async with open_download_session(allowed=allowed, resolver=Names("127.0.0.1")) as session:
        body = await downloader_of(session, allowed, clock).fetch(
            f"http://images.internal:{port}/0.png", give_up_at=2_000
        )

    assert body == PNG


# --- data URLs -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "data:application/octet-stream;base64," + base64.b64encode(PNG).decode(),
        "data:;base64," + base64.b64encode(PNG).decode(),
        "data:image/png;base64," + base64.urlsafe_b64encode(PNG).decode().rstrip("="),
        "data:image/png," + quote_from_bytes(PNG),
    ],
    ids=["any kind", "no kind", "letters of addresses", "percent"],
)
async def test_a_data_url_is_read_however_it_is_written(
    downloader: Downloader, address: str
) -> None:
    assert await downloader.fetch(address, give_up_at=2_000) == PNG


@pytest.mark.parametrize(
    "head", ["data:image/png;base64,", "DATA:IMAGE/webp;BASE64,", "data:image/svg+xml;q=1;base64,"]
)
async def test_a_data_url_is_decoded_without_any_request(
    downloader: Downloader, server: ReplicateServer, head: str
) -> None:
    text = base64.b64encode(PNG).decode()

    assert await downloader.fetch(head + text, give_up_at=2_000) == PNG
    assert await downloader.fetch(head + text.rstrip("="), give_up_at=2_000) == PNG
    assert await downloader.fetch(head + text.replace("+", "%2B"), give_up_at=2_000) == PNG
    assert server.seen == []


@pytest.mark.parametrize(
    "address",
    [
        "data:text/html;base64,PGI+",
        "data:,",
        "data:image/png;base64,",
        "data:image/png;base64,????",
        "data:image/png;base64,AAAAA",
        "data:image/png;base64," + "A" * (MAX_BYTES * 2),
        "data:image/png;base64," + "A" * (MAX_BYTES * 3),
    ],
    ids=range(7),
)
async def test_a_data_url_that_is_no_picture_is_unreadable(
    downloader: Downloader, address: str
) -> None:
    with pytest.raises(OutputUnreadableError):
        await downloader.fetch(address, give_up_at=2_000)


async def test_downloads_run_side_by_side(downloader: Downloader, server: ReplicateServer) -> None:
    bodies = await asyncio.gather(
        *(downloader.fetch(f"{server.url}/{n}.png", give_up_at=2_000) for n in range(8))
    )

    assert bodies == [PNG] * 8
