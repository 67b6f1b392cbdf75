import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replicate.origins import AllowedOrigins, is_public_address

OUTPUTS = AllowedOrigins.for_outputs(
    ["http://127.0.0.1:8401", " HTTPS://Images.Example.com ", "https://img.example.org:8443/", ""]
)
ATTACHMENTS = AllowedOrigins.for_attachments()


@pytest.mark.parametrize(
    "address",
    [
        "https://replicate.delivery/xezq/out-0.webp",
        "https://REPLICATE.delivery/x",
        "https://pbxt.replicate.delivery/a/b.png?sig=a%2Fb+c",
        "http://127.0.0.1:8401/files/1/0.png",
        "https://images.example.com/x",
        "https://img.example.org:8443/x",
    ],
)
def test_listed_addresses_are_requested_as_they_are(address: str) -> None:
    assert str(OUTPUTS.parse(address)) == address


def test_the_usual_port_may_be_written_out() -> None:
    assert OUTPUTS.parse("https://replicate.delivery:443/x").port == 443


@pytest.mark.parametrize(
    "address",
    [
        "http://replicate.delivery/x",
        "https://replicate.delivery:8443/x",
        "https://replicate.delivery.evil.com/x",
        "https://evilreplicate.delivery/x",
        "https://replicate.delivery./x",
        "https://user@replicate.delivery/x",
        "https://user:pass@replicate.delivery/x",
        "https://replicate.delivery\\@evil.com/x",
        "https://replicate.delivery@evil.com/x",
        "https://evil.com#@replicate.delivery/x",
        "https://evil.com/replicate.delivery",
        "https://127.0.0.1:8401/x",
        "http://127.0.0.1/x",
        "http://localhost:8401/x",
        "http://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://2130706433/x",
        "http://images.example.com/x",
        "https://sub.images.example.com/x",
        "ftp://replicate.delivery/x",
        "file:///etc/passwd",
        "//replicate.delivery/x",
        "replicate.delivery/x",
        "https:///x",
        "https://replicate.delivery/a b",
        "https://replicate.delivery/a\r\nHost: evil",
        "https://replicate.delivery:99999/x",
        "https://replicate.delivery/" + "x" * 9000,
        "https://[replicate.delivery/x",
        "",
    ],
)
def test_everything_else_is_refused(address: str) -> None:
    with pytest.raises(ValueError):
        OUTPUTS.parse(address)


def test_attachments_come_from_discords_own_hosts_only() -> None:
    address = "https://cdn.discordapp.com/attachments/1/2/a.png?ex=1&is=2&hm=3&"

    assert str(ATTACHMENTS.parse(address)) == address
    assert ATTACHMENTS.parse("https://media.discordapp.net/a.png")
    assert ATTACHMENTS.parse("https://images-ext-1.discordapp.net/external/a.png")
    for other in ("https://evil.discordapp.com/a", "https://replicate.delivery/a"):
        with pytest.raises(ValueError):
            ATTACHMENTS.parse(other)


@pytest.mark.parametrize(
    "origin",
    [
        "images.example.com",
        "https://images.example.com/path",
        "https://images.example.com?x",
        "https://images.example.com#x",
        "https://me@images.example.com",
        "ftp://images.example.com",
        "https://",
        "https://images.example.com:99999",
        "https://a b",
        "https://[::1",
        "http://*.example.com",
        "https://*.example.com:8443",
        "https://*.example.com/path",
        "https://me@*.example.com",
        "https://*",
        "https://*.",
        "https://*.com",
        "https://*.co.uk",
        "https://*.com.br",
        "https://*.github.io",
        "https://*.s3.eu-west-1.amazonaws.com",
        "https://*.blob.core.windows.net",
        "https://*.localhost",
        "https://*.0.0.1",
        "https://*.[::1]",
        "https://*.*.example.com",
        "https://images.*.com",
        "https://*images.example.com",
        "https://*.example..com",
    ],
)
def test_what_is_no_origin_or_takes_in_strangers_is_named_in_a_sentence(origin: str) -> None:
    with pytest.raises(ValueError, match="is no origin like https://"):
        AllowedOrigins.for_outputs([origin])


def test_a_wildcard_is_every_host_below_a_domain_and_not_the_domain() -> None:
    wild = AllowedOrigins.for_outputs(
        [" HTTPS://*.Example.com/ ", "https://*.images.example.co.uk"]
    )

    for address in (
        "https://a.example.com/x",
        "https://a.eu2.example.com/x",
        "https://A.images.example.co.uk/x",
    ):
        assert wild.parse(address)
    for address in (
        "https://example.com/x",
        "https://evilexample.com/x",
        "https://a.example.com.evil.org/x",
        "https://a.example.com:8443/x",
        "http://a.example.com/x",
    ):
        with pytest.raises(ValueError):
            wild.parse(address)
    assert not wild.names("a.example.com", 443)  # so a private address stays refused


def test_pictures_at_bfl_are_fetched_wherever_it_keeps_them() -> None:
    for host in ("delivery.eu2.bfl.ai", "delivery-us1.bfl.ai", "delivery.us2.bfl.ai"):
        assert OUTPUTS.parse(f"https://{host}/results/a/sample.jpeg?sig=1")
    for host in ("bfl.ai", "bfl.ai.evil.com", "evilbfl.ai"):
        with pytest.raises(ValueError):
            OUTPUTS.parse(f"https://{host}/x")


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://img.acme.dev/a.png?sig=x", "https://img.acme.dev"),
        ("https://IMG.acme.dev:8443/a", "https://img.acme.dev:8443"),
        ("http://img.acme.dev/a", None),
        ("https://10.0.0.1/a", None),
        ("https://[::1]/a", None),
        ("https://localhost/a", None),
        ("https://2130706433/a", None),
    ],
)
def test_only_a_public_name_over_https_could_be_put_on_the_list(
    address: str, origin: str | None
) -> None:
    with pytest.raises(ValueError) as caught:
        OUTPUTS.parse(address)

    assert getattr(caught.value, "origin", None) == origin


def test_a_named_ipv6_origin_is_allowed() -> None:
    named = AllowedOrigins.for_outputs(["http://[::1]:9000"])

    assert named.parse("http://[::1]:9000/x.png")
    assert named.names("::1", 9000)
    assert not named.names("::1", 9001)


@given(address=st.text() | st.text("htps:/@.[]replicatdv0123%#?\\").map("https://".__add__))
def test_any_text_is_an_address_or_a_refusal(address: str) -> None:
    try:
        url = OUTPUTS.parse(address)
    except ValueError:
        return
    assert url.host is not None
    assert url.host.endswith(("replicate.delivery", "example.com", "example.org", "127.0.0.1"))


@pytest.mark.parametrize(
    "address",
    [
        *("1.1.1.1", "93.184.216.34", "2606:4700::1111"),
        *("::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1"),
    ],
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public_address(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1"),
        *("240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1"),
        *("fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
        *("::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::"),
        *("2002:a00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "name", ""),
    ],
)
def test_private_and_special_addresses_are_not(address: str) -> None:
    assert not is_public_address(address)
