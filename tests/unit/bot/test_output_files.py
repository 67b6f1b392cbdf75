import os
from pathlib import Path

import pytest

from bot.errors import StartError
from bot.locales import Words
from bot.output_files import tried_files, wanted_format, write

WORDS = Words.load().plain
FULL = Path("/dev/full")
"""The system's own full disk: it opens, and takes nothing."""


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("boat.webp", "webp"),
        ("boat.PNG", "png"),
        ("boat.jpg", "jpg"),
        ("out.dir/boat.JPEG", "jpg"),
        ("boat", None),
        (".hidden", None),
        ("/dev/full", None),
    ],
)
def test_the_end_of_a_name_says_the_format(name: str, format_: str | None) -> None:
    assert wanted_format(name, words=WORDS) == format_


@pytest.mark.parametrize("name", ["boat.gif", "boat.txt", "boat.webp.bak", "boat.v2"])
def test_an_ending_that_no_picture_has_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(StartError, match="only be webp, png, jpg"):
        wanted_format(name, words=WORDS)


def test_several_pictures_get_numbers_and_leave_nothing_behind(tmp_path: Path) -> None:
    files = tried_files(str(tmp_path / "new" / "boat.webp"), 2, words=WORDS)

    assert [file.name for file in files] == ["boat-1.webp", "boat-2.webp"]
    assert list((tmp_path / "new").iterdir()) == []


def test_what_is_there_keeps_its_content_while_it_is_tried(tmp_path: Path) -> None:
    file, link = tmp_path / "boat.webp", tmp_path / "link.webp"
    file.write_bytes(b"an earlier boat")
    link.symlink_to(file)

    assert tried_files(str(file), 1, words=WORDS) == [file]
    assert tried_files(str(link), 1, words=WORDS) == [link]
    assert file.read_bytes() == b"an earlier boat"
    assert link.is_symlink()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "is a folder. Name a file in it, such as"),
        ("nowhere/", "is a folder. Name a file in it, such as"),
        ("file/boat.webp", "t be written (Not a directory). Nothing was paid for."),
        ("/proc/boat.webp", "t be written (No such file or directory)."),
        ("b" * 300 + ".webp", "t be written (File name too long)."),
    ],
)
def test_what_cannot_be_written_is_said(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StartError) as caught:
        tried_files(f"{tmp_path}/{name}" if name[:1] != "/" else name, 1, words=WORDS)

    assert said in caught.value.problems[0]


def test_one_of_several_that_cannot_be_written_is_enough(tmp_path: Path) -> None:
    (tmp_path / "boat-2.webp").mkdir()

    with pytest.raises(StartError, match=r"boat-2\.webp can.t be written"):
        tried_files(str(tmp_path / "boat.webp"), 2, words=WORDS)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.webp")

    assert tried_files(str(tmp_path / "pipe.webp"), 1, words=WORDS)


def test_a_picture_goes_where_it_was_wanted_and_replaces_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "boat.webp").write_bytes(b"an earlier and longer boat")

    assert write(b"a boat", tmp_path / "boat.webp", extension="webp") == (
        tmp_path / "boat.webp",
        None,
    )
    assert (tmp_path / "boat.webp").read_bytes() == b"a boat"


@pytest.mark.parametrize(
    ("name", "extension", "written"),
    [
        ("boat.webp", "png", "boat.png"),
        ("boat.jpeg", "jpg", "boat.jpeg"),
        ("boat.png", "gif", "boat.gif"),
        ("boat", "png", "boat"),
    ],
)
def test_no_file_has_an_ending_that_is_not_true(
    name: str, extension: str, written: str, tmp_path: Path
) -> None:
    path, problem = write(b"a boat", tmp_path / name, extension=extension)

    assert (path, problem) == (tmp_path / written, None)
    assert path.read_bytes() == b"a boat"


def test_a_full_disk_leaves_the_picture_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    path, problem = write(b"a boat", FULL, extension="webp")

    assert path.parent == tmp_path
    assert path.suffix == ".webp"
    assert path.read_bytes() == b"a boat"
    assert problem is not None
    assert problem.strerror == "No space left on device"
    assert FULL.is_char_device()


def test_where_temporary_files_have_no_place_either_the_home_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    monkeypatch.setenv("HOME", str(tmp_path))

    path, _ = write(b"a boat", FULL, extension="webp")

    assert path.parent == tmp_path


def test_nothing_is_left_of_what_could_not_be_written_whole(tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "boat.webp"

    path, problem = write(b"a boat", gone, extension="webp")

    path.unlink()
    assert isinstance(problem, FileNotFoundError)
    assert not gone.parent.exists()
