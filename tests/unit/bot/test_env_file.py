"""The file with the settings, as it comes from editors, shells and by accident."""

import codecs
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.locales import Words
from bot.settings import ENV_FILE_VARIABLE, KEY_NAMES, Settings

WORDS = Words.load().plain
TOKEN = "MTE.abc-def_ghi"
GOOD = f"# Schlüssel\nDISCORD_TOKEN={TOKEN}\nLOG_FORMAT=json\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder Easel is started in, and no setting from elsewhere."""
    for name in [*(name.upper() for name in Settings.model_fields), *KEY_NAMES, ENV_FILE_VARIABLE]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems(*required: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.load(words=WORDS, required=required)
    return caught.value.problems


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        GOOD.encode("utf-8-sig"),
        GOOD.replace("\n", "\r\n").encode("utf-8-sig"),
        GOOD.replace("\n", "\r\n").encode("utf-16"),
        codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"),
        GOOD.encode("utf-32"),
        GOOD.replace("DISCORD", "export DISCORD").encode(),
        GOOD.lower().encode().replace(TOKEN.lower().encode(), TOKEN.encode()),
        f"DISCORD_TOKEN = '{TOKEN}'   # from the portal\n\n\nLOG_FORMAT=\"json\"".encode(),
    ],
    ids=[
        "plain",
        "mark",
        "windows",
        "powershell",
        "utf-16-be",
        "utf-32",
        "export",
        "lower",
        "loose",
    ],
)
def test_a_file_is_read_as_editors_and_shells_write_it(content: bytes, folder: Path) -> None:
    (folder / ".env").write_bytes(content)

    settings = Settings.load(words=WORDS)

    assert settings.discord_token.get_secret_value() == TOKEN
    assert settings.log_format == "json"
    assert settings.warnings == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (GOOD.encode("latin-1"), "is not UTF-8 (line 1). Save it as UTF-8."),
        (f"A=1\nB=2\n{GOOD}".encode("cp1252"), "is not UTF-8 (line 3). Save it as UTF-8."),
        (GOOD.encode("utf-16-le"), "is not UTF-8 (line 1 has NUL characters"),
        ("A=1\n".encode("utf-16-be"), "is not UTF-8 (line 1 has NUL characters"),
        (GOOD.encode("utf-16") + b"\n", "is not UTF-8 (line"),
        (b"A=1\nLOG_LEVEL=IN\0FO\n", "is not UTF-8 (line 2 has NUL characters"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is not UTF-8 (line 3"),
        (f"DISCORD_TOKEN=MTE.\n{TOKEN}\n".encode(), "line 2 must read NAME=value"),
        (f"DISCORD_TOKEN: {TOKEN}\n".encode(), "line 1 must read NAME=value"),
        (f"\nset DISCORD_TOKEN={TOKEN}\n".encode(), "line 2 must read NAME=value"),
        (f'DISCORD_TOKEN="{TOKEN}\n'.encode(), "line 1 must read NAME=value"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(content: bytes, said: str, folder: Path) -> None:
    (folder / ".env").write_bytes(content)

    (problem,) = problems()

    assert problem.startswith(f".env: {said}")
    assert TOKEN not in problem


def test_each_line_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / ".env").write_text("one\nLOG_LEVEL=INFO\nthree three\n", encoding="utf-8")

    assert [problem.split(" must")[0] for problem in problems()] == [".env: line 1", ".env: line 3"]


def test_a_line_break_inside_a_quoted_key_is_named_by_its_setting(folder: Path) -> None:
    (folder / ".env").write_text(f'DISCORD_TOKEN="MTE\n{TOKEN}"\n', encoding="utf-8")

    (problem,) = problems()

    assert problem.startswith("DISCORD_TOKEN: is not in one piece: character 4 ")


def test_a_folder_in_its_place_is_said(folder: Path) -> None:
    (folder / ".env").mkdir()

    assert problems() == (
        ".env: is a folder, not a file. Remove it, and copy .env.example to that place.",
    )


def test_a_file_that_the_system_does_not_hand_out_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Its first page is nobody's; the permissions of files say nothing to root.
    monkeypatch.setenv(ENV_FILE_VARIABLE, "/proc/self/mem")

    assert problems()[0].startswith("/proc/self/mem: cannot be read (Input/output error).")


def test_a_link_that_leads_nowhere_is_said(folder: Path) -> None:
    (folder / ".env").symlink_to("nowhere")

    assert problems()[0].startswith(".env: there is no such file.")


def test_without_a_file_the_environment_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)

    assert Settings.load(words=WORDS).discord_token.get_secret_value() == TOKEN


def test_a_file_that_was_named_has_to_be_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENV_FILE_VARIABLE, "~/easel/settings")
    monkeypatch.setenv("HOME", str(folder))

    (problem,) = problems()

    assert problem.startswith(f"{folder}/easel/settings: there is no such file. EASEL_ENV_FILE")


def test_no_file_is_read_where_none_is_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").write_bytes(b"\xff not read")
    monkeypatch.setenv(ENV_FILE_VARIABLE, "")

    assert Settings.load(words=WORDS).discord_token.get_secret_value() == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "DISCORD_TOKN=x",
            "DISCORD_TOKN is not a setting of Easel, and does nothing. Did you mean DISCORD_TOKEN?",
        ),
        (
            "discord_tokn=x",
            "DISCORD_TOKN is not a setting of Easel, and does nothing. Did you mean DISCORD_TOKEN?",
        ),
        ("COMET_API_KEY=x", "Did you mean COMETAPI_KEY?"),
        ("LOGLEVEL=x", "Did you mean LOG_LEVEL?"),
        ("REPLICATE_TOKEN=x", "Did you mean REPLICATE_API_TOKEN?"),
        ("MAX_CONCURRENT=5", "MAX_CONCURRENT is not a setting of Easel, and does nothing."),
        ("TZ=UTC", "TZ is not a setting of Easel, and does nothing."),
        # It may be the second half of a key.
        ("Mx2Zq0=", "… is not a setting of Easel, and does nothing."),
    ],
)
def test_a_name_that_is_no_setting_is_a_warning(line: str, said: str, folder: Path) -> None:
    (folder / ".env").write_text(f"LOG_LEVEL=INFO\n{line}\n", encoding="utf-8")

    (warning,) = Settings.load(words=WORDS).warnings

    assert warning.startswith(".env, line 2: ")
    assert said in warning


def test_a_setting_that_stands_there_twice_is_a_warning(folder: Path) -> None:
    lines = f"DISCORD_TOKEN={TOKEN}\nLOG_LEVEL=INFO\n\nexport DISCORD_TOKEN=\n"
    (folder / ".env").write_text(lines, encoding="utf-8")

    missing, warning = problems("DISCORD_TOKEN")

    assert missing.startswith("DISCORD_TOKEN: is missing.")
    assert warning == (".env, line 4: DISCORD_TOKEN is also in line 1. This line counts.")


def test_warnings_stand_beside_what_is_wrong(folder: Path) -> None:
    (folder / ".env").write_text("DISCORD_TOKN=x\n", encoding="utf-8")

    missing, warning = problems("DISCORD_TOKEN")

    assert missing.startswith("DISCORD_TOKEN: is missing.")
    assert "Did you mean DISCORD_TOKEN?" in warning


def test_what_compose_and_the_key_go_by_is_known(folder: Path) -> None:
    names = [*KEY_NAMES, "POSTGRES_PASSWORD"]
    (folder / ".env").write_text("".join(f"{name}=x\n" for name in names), encoding="utf-8")

    assert Settings.load(words=WORDS).warnings == ()


def test_names_of_other_programs_in_the_environment_are_nobodys_business(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISCORD_TOKN", "x")

    assert Settings.load(words=WORDS).warnings == ()
