from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.locales import Words
from bot.proxies import is_loopback
from bot.secret_files import SETTING_NAMES, read_secret_files
from bot.settings import ENV_FILE_VARIABLE, Credentials, Settings

WORDS = Words.load().plain


@pytest.fixture(autouse=True)
def env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of this test alone, and the path of its ``.env``."""
    names = [name.upper() for name in Settings.model_fields]
    for name in [*names, *SETTING_NAMES, "PREDICTION_API_KEY", "REPLICATE_API_TOKEN"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / ".env"
    path.touch()
    monkeypatch.setenv(ENV_FILE_VARIABLE, str(path))
    return path


def problems(*required: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.load(words=WORDS, required=required)
    return caught.value.problems


def test_everything_but_the_credentials_has_a_default() -> None:
    settings = Settings.load(words=WORDS)

    assert settings.prediction_api_url == "https://api.cometapi.com/replicate/v1"
    assert settings.discord_api_url == "https://discord.com/api/v10"
    assert settings.data_dir == Path("data")
    assert settings.http_port is None


def test_the_file_is_read_and_the_environment_wins(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env_file.write_text("DISCORD_TOKEN=from-file\nLOG_LEVEL=DEBUG\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("DISCORD_TOKEN", "from-environment")

    settings = Settings.load(words=WORDS)

    assert settings.discord_token.get_secret_value() == "from-environment"
    assert settings.log_level == "DEBUG"


@pytest.mark.parametrize("name", ["COMETAPI_KEY", "PREDICTION_API_KEY", "REPLICATE_API_TOKEN"])
def test_the_key_goes_by_three_names(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "sk-1")

    assert Settings.load(words=WORDS).cometapi_key.get_secret_value() == "sk-1"


@pytest.mark.parametrize("value", [" sk-1 ", "sk-1\r", "\ufeffsk-1\n", "\tsk-1"])
def test_blanks_around_a_pasted_key_are_taken_off(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMETAPI_KEY", value)

    assert Settings.load(words=WORDS).cometapi_key.get_secret_value() == "sk-1"


def test_an_empty_value_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PORT", "")
    monkeypatch.setenv("DISCORD_TOKEN", "")

    assert Settings.load(words=WORDS).http_port is None
    assert problems("DISCORD_TOKEN") == (
        "DISCORD_TOKEN: is missing. Put it into .env (see .env.example) or the environment.",
    )


def test_every_problem_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("HTTP_PORT", "99999"),
        ("LOG_LEVEL", "loud"),
        ("PREDICTION_API_URL", "ftp://example.org"),
        ("MAX_CONCURRENT_PREDICTIONS", "many"),
    ):
        monkeypatch.setenv(name, value)

    found = problems("DISCORD_TOKEN")

    assert {problem.partition(":")[0] for problem in found} == {
        "DISCORD_TOKEN",
        "HTTP_PORT",
        "LOG_LEVEL",
        "PREDICTION_API_URL",
        "MAX_CONCURRENT_PREDICTIONS",
    }
    assert all("\n" not in problem for problem in found)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("HTTP_PORT", "0", "must be a whole number from 1 to 65535."),
        ("HTTP_PORT", "65536", "must be a whole number from 1 to 65535."),
        ("HTTP_PORT", "http", "must be a whole number from 1 to 65535."),
        ("HTTP_PORT", "80.5", "must be a whole number from 1 to 65535."),
        ("PUBLIC_URL", "https://easel.example", "needs PUBLIC_PORT or INTERACTIONS_PORT as well."),
        ("PUBLIC_URL", "http://easel.example", "must begin with https://;"),
        ("HTTP_HOST", "0.0.0.0:9090", "must be an address of this machine: 127.0.0.1"),
        ("HTTP_HOST", "easel.example", "must be an address of this machine: 127.0.0.1"),
        ("SHARD_COUNT", "0", "must be a whole number from 1 to 100000."),
        ("SHARD_IDS", "0-3,x", "“x” is neither a number nor a range"),
        ("SHARD_IDS", "-1", "“-1” is neither a number nor a range"),
        ("SHARD_IDS", "5-2", "“5-2” is neither a number nor a range"),
        ("SHARD_IDS", "0-999999", "“0-999999” is neither a number nor a range"),
        ("SHARD_IDS", "9" * 5000, "is neither a number nor a range such as 0-3, from 0 to 99999"),
        ("SHUTDOWN_GRACE_SECONDS", "soon", "must be a number from 0 to 600."),
        ("SHUTDOWN_GRACE_SECONDS", "nan", "must be a number from 0 to 600."),
        ("SHUTDOWN_GRACE_SECONDS", "-1", "must be a number from 0 to 600."),
        ("JOB_RETENTION_DAYS", "7", "must be a whole number from 30 to 3650."),
        ("MAX_CONCURRENT_PREDICTIONS", "0", "must be a whole number from 1 to 100000."),
        ("MAX_WAITING_PER_PERSON", "30 requests", "must be a whole number from 0 to 100000."),
        ("ALLOW_USER_INSTALL", "ja", "must be true or false."),
        ("ALLOW_DIRECT_MESSAGES", "2", "must be true or false."),
        ("LOG_LEVEL", "loud", "must be one of DEBUG, INFO, WARNING, ERROR."),
        ("LOG_FORMAT", "text", "must be one of console, json."),
        ("PREDICTION_API_URL", "api.example.org", "must be an address that begins with https://"),
        ("PREDICTION_API_URL", "localhost:8500/v1", "begins with https://"),
        ("PREDICTION_API_URL", "https:/api.example.org", "begins with https://"),
        ("PREDICTION_API_URL", "https://", "begins with https://"),
        ("PREDICTION_API_URL", "https://api.example.org /v1", "without spaces"),
        ("PREDICTION_API_URL", "https://api.example.org/v1 v2", "without spaces"),
        ("PREDICTION_API_URL", "https://api.example.org:99999/v1", "begins with https://"),
        ("PREDICTION_API_URL", "https://[::1/v1", "begins with https://"),
        ("PREDICTION_API_URL", "http://api.example.org/v1", "unencrypted addresses"),
        ("PREDICTION_API_URL", "https://me:pw@example.org", "without user name"),
        ("PREDICTION_API_URL", "https://api.example.org/v1/v1", "has “/v1” twice in a row"),
        ("PREDICTION_API_URL", "https://api.example.org/v1//v1/", "has “/v1” twice in a row"),
        ("DISCORD_API_URL", "https://example.org/?a=1", "without user name, query"),
        ("DISCORD_GATEWAY_URL", "https://example.org", "begins with wss://"),
        ("DISCORD_GATEWAY_URL", "ws://example.org", "unencrypted addresses"),
        ("IMAGE_ORIGINS", "https://a.example/path", "not an origin"),
        ("IMAGE_ORIGINS", "a.example", "not an origin"),
        ("IMAGE_ORIGINS", "https://*.com", "“https://*.com” is not an origin"),
        ("IMAGE_ORIGINS", "https://ann:secret@a.example", "“https://…@a.example” is not an origin"),
        ("IMAGE_ORIGINS", "http://*.a.example", "not an origin"),
        ("IMAGE_ORIGINS", "https://a.example,https://*.co.uk", "“https://*.co.uk”"),
        ("IMAGE_ORIGINS", "https://a.example:99999", "not an origin"),
        ("IMAGE_ORIGINS", "https://a.example https://b.example", "not an origin"),
        ("MODELS_FILE", "/nowhere/models.toml", "there is no file /nowhere/models.toml"),
        ("MODELS_FILE", "/", "there is no file /"),
        (
            "DISCORD_TOKEN",
            "abc\ndef",
            "character 4 is a space, a line break or not a plain character",
        ),
        ("COMETAPI_KEY", "sk-1 2", "character 5 is a space"),
        ("COMETAPI_KEY", "sk\u201312", "character 3 is a space"),
        ("COMETAPI_KEY", "sk-1\u200b2", "character 5 is a space"),
        ("COMETAPI_KEY", "sk-1\x7f", "character 5 is a space"),
    ],
)
def test_a_wrong_value_is_explained(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    (problem,) = problems()

    assert problem.startswith(f"{name}: ")
    assert said in problem
    assert "\n" not in problem


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PREDICTION_API_URL", "https://api.replicate.com/v1"),
        ("PREDICTION_API_URL", "http://127.0.0.1:8500/v1"),
        ("PREDICTION_API_URL", "http://localhost:8500"),
        ("PREDICTION_API_URL", "http://[::1]:8500"),
        ("DISCORD_GATEWAY_URL", "ws://127.0.0.1:18080/gateway"),
    ],
)
def test_https_or_this_machine_will_do(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, f"{value}/")

    settings = Settings.load(words=WORDS)

    assert getattr(settings, name.lower()) == value


@pytest.mark.parametrize(
    ("written", "meant"),
    [("0.0.0.0", "0.0.0.0"), ("localhost", "127.0.0.1"), ("::", "::"), ("[::1]", "::1")],
)
def test_the_health_port_opens_where_it_is_told(
    written: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Settings.load(words=WORDS).http_host == "127.0.0.1"

    monkeypatch.setenv("HTTP_HOST", written)

    assert Settings.load(words=WORDS).http_host == meant


@pytest.mark.parametrize("field", Settings.model_fields)
def test_whatever_stands_there_is_taken_or_explained(
    field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for junk in ["", " ", '""', "x y", "😀", "-", "9" * 400, "[1]", "{}", "null"]:
        monkeypatch.setenv(field.upper(), junk)
        try:
            Settings.load(words=WORDS)
        except SettingsError as error:
            (problem,) = error.problems
            assert problem.startswith(f"{field.upper()}: "), junk


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("LOG_LEVEL", "debug", "DEBUG"),
        ("LOG_LEVEL", '"Info"', "INFO"),
        ("LOG_FORMAT", "JSON", "json"),
        ("ALLOW_USER_INSTALL", "Yes", True),
        ("ALLOW_USER_INSTALL", "on", True),
        ("ALLOW_DIRECT_MESSAGES", "FALSE", False),
        ("ALLOW_DIRECT_MESSAGES", "0", False),
        ("SAY_MADE_WITH_AI", "no", False),
        ("HTTP_PORT", "'9090'", 9090),
        ("DATA_DIR", "~/easel", Path("~/easel").expanduser()),
        ("PREDICTION_API_URL", "HTTPS://api.example.org/v1//", "HTTPS://api.example.org/v1"),
        ("PREDICTION_API_URL", "https://api.example.org/v1/v2", "https://api.example.org/v1/v2"),
    ],
)
def test_a_value_may_be_written_in_several_ways(
    name: str, written: str, meant: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, written)

    assert getattr(Settings.load(words=WORDS), name.lower()) == meant


@pytest.mark.parametrize("name", ["DISCORD_TOKEN", "COMETAPI_KEY", "REPLICATE_API_TOKEN"])
@pytest.mark.parametrize(
    "written",
    [
        "Bot {}",
        "bot {}",
        "Bearer {}",
        "BEARER  {}",
        "Authorization: Bearer {}",
        "`{}`",
        "<{}>",
        "<Bearer {}>",
        "\u201c{}\u201d",
        "\u201eBearer {}\u201c",
        "\u2018{}\u2019",
        '"{}"',
        "'{}'",
        '"Bot {}"',
        "Bot '{}'",
        ' "{}" ',
        "\u200b{}\xa0",
    ],
)
@pytest.mark.parametrize("place", ["file", "environment"])
def test_what_comes_along_with_a_key_is_taken_off(
    name: str, written: str, place: str, env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "environment":
        monkeypatch.setenv(name, written.format("MTE.x_y-z"))
    else:
        env_file.write_text(f"{name}={written}".format("MTE.x_y-z"), encoding="utf-8")

    settings = Settings.load(words=WORDS)

    field = "discord_token" if name == "DISCORD_TOKEN" else "cometapi_key"
    assert getattr(settings, field).get_secret_value() == "MTE.x_y-z"


@pytest.mark.parametrize("written", ["Bot", "Botany", "bearer-of-news", 'a"b'])
def test_what_only_looks_like_it_stays(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMETAPI_KEY", written)

    assert Settings.load(words=WORDS).cometapi_key.get_secret_value() == written


def test_origins_are_listed_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_ORIGINS", " https://*.a.example , http://127.0.0.1:9/ ,")

    assert Settings.load(words=WORDS).image_origins == ("https://*.a.example", "http://127.0.0.1:9")


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=4, max_size=40))
def test_secrets_are_never_printed(secret: str) -> None:
    settings = Settings(
        discord_token=SecretStr(f"secret-{secret}"), database_url=SecretStr(f"secret-{secret}")
    )

    for shown in (repr(settings), str(settings), settings.model_dump_json()):
        assert "secret-" not in shown
    assert settings.secrets == (f"secret-{secret}", f"secret-{secret}")


def test_a_problem_does_not_show_the_value_of_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "token-that-is-secret")
    monkeypatch.setenv("HTTP_PORT", "x")

    assert "token-that-is-secret" not in " ".join(problems("COMETAPI_KEY"))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("localhost.example.org", False),
        ("127.0.0.1.nip.io", False),
        ("10.0.0.1", False),
    ],
)
def test_this_machine_is_told_from_others(host: str, *, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_the_credentials_are_secrets() -> None:
    assert set(Credentials.model_fields) == {"discord_token", "cometapi_key"}


def test_shards_are_numbers_and_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARD_IDS", " 0-2, 6,2")
    monkeypatch.setenv("SHARD_COUNT", "8")

    settings = Settings.load(words=WORDS)

    assert settings.shard_ids == (0, 1, 2, 6)
    assert settings.shard_count == 8


@pytest.mark.parametrize("count", ["", "6"])
def test_every_shard_is_counted(count: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARD_IDS", "0-6")
    monkeypatch.setenv("SHARD_COUNT", count)

    with pytest.raises(SettingsError, match="SHARD_COUNT: must be at least 7"):
        Settings.load(words=WORDS)


# --- secrets in files -----------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"sk-1", b"sk-1\n", b"\xef\xbb\xbfsk-1\r\n", b"Bearer sk-1\n"])
def test_a_file_may_hold_the_key(
    content: bytes, tmp_path: Path, env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_bytes(content)
    env_file.write_text("COMETAPI_KEY=\nDISCORD_TOKEN_FILE=key\n")
    monkeypatch.setenv("COMETAPI_KEY_FILE", str(tmp_path / "key"))

    settings = Settings.load(words=WORDS, required=("COMETAPI_KEY", "DISCORD_TOKEN"))

    assert settings.cometapi_key.get_secret_value() == "sk-1"
    assert settings.discord_token.get_secret_value() == "sk-1"
    assert settings.warnings == ()


def test_systemds_credentials_are_found(
    tmp_path: Path, env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "discord_token").write_text("from-systemd\n")
    (tmp_path / "database_url").write_text("sqlite:///elsewhere.db\n")
    (tmp_path / "cometapi_key").write_text("from-systemd\n")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    env_file.write_text("PREDICTION_API_KEY=from-file\nDISCORD_TOKEN=\n")
    monkeypatch.setenv("DATABASE_URL", "")

    settings = Settings.load(words=WORDS)

    assert settings.discord_token.get_secret_value() == "from-systemd"
    assert settings.cometapi_key.get_secret_value() == "from-file"
    # What the environment leaves empty is meant to be empty.
    assert settings.database_url.get_secret_value() == ""


def test_docker_secrets_are_found_and_a_named_file_comes_first(tmp_path: Path) -> None:
    (tmp_path / "named").write_text("named")
    for name in ("discord_token", "COMETAPI_KEY"):
        (tmp_path / name).write_text("from-docker")

    given = {"DISCORD_TOKEN_FILE": str(tmp_path / "named")}
    found = read_secret_files(given, words=WORDS, docker_folder=tmp_path)

    assert found == {"DISCORD_TOKEN": "named", "COMETAPI_KEY": "from-docker"}


def test_a_file_that_is_no_secret_is_named_and_not_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = {"empty": b" \n", "binary": b"\xffsecret", "long": b"secret" * 20_000}
    for name, content in odd.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("DISCORD_TOKEN", "t")

    for path in (*odd, "missing", "."):
        monkeypatch.setenv("COMETAPI_KEY_FILE", str(tmp_path / path))
        monkeypatch.setenv("DISCORD_TOKEN_FILE", "")
        (problem,) = problems()
        assert problem.startswith(f"COMETAPI_KEY_FILE: {tmp_path / path} cannot be read (")
        assert "secret" not in problem.replace(str(tmp_path), "")

    (tmp_path / "token").write_text("t")
    monkeypatch.setenv("COMETAPI_KEY_FILE", "")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / "token"))
    assert problems() == (
        "DISCORD_TOKEN_FILE: DISCORD_TOKEN is given as well. Leave one of the two out.",
    )


@pytest.mark.parametrize(
    ("url", "service", "said"),
    [
        ("https://easel.example/bot", "https://api.replicate.com/v1", None),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8500/v1", None),
        ("http://127.0.0.1:8080", "https://api.replicate.com/v1", "PUBLIC_URL: is an address of"),
        ("https://localhost", "https://api.replicate.com/v1", "PUBLIC_URL: is an address of"),
        ("", "https://api.replicate.com/v1", "PUBLIC_URL: is missing."),
    ],
)
def test_the_image_service_is_told_only_what_it_can_call(
    url: str, service: str, said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", url)
    monkeypatch.setenv("PUBLIC_PORT", "8080")
    monkeypatch.setenv("PREDICTION_API_URL", service)

    if said is None:
        assert Settings.load(words=WORDS).public_url == url
    else:
        (problem,) = problems()
        assert problem.startswith(said)
