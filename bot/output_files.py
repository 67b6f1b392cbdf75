"""Files for paid pictures: tried before anything is paid, and never lost afterwards."""

import errno
import os
import tempfile
from pathlib import Path

from bot.errors import StartError
from bot.locales import Words

FORMATS = {".webp": "webp", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg"}
"""Formats by file extension."""


def wanted_format(output: str, *, words: Words) -> str | None:
    """Return the format that a file name asks for; None without an extension.

    Raises:
        StartError: no model makes such a format.
    """
    suffix = Path(output).suffix.lower()
    if not suffix or _is_folder(output):
        return None
    if suffix not in FORMATS:
        formats = tuple(dict.fromkeys(FORMATS.values()))
        raise StartError(words.say("terminal-output-suffix", path=output, formats=formats))
    return FORMATS[suffix]


def tried_files(output: str, count: int, *, words: Words) -> list[Path]:
    """Return a file for each picture, numbered where there are several, after trying them all.

    Only missing folders are created; an existing file keeps its content.

    Raises:
        StartError: one of them cannot be written.
    """
    if _is_folder(output):
        example = str(Path(output) / "easel.webp")
        raise StartError(words.say("terminal-output-folder", path=output, example=example))
    path = Path(output)
    paths = [path]
    if count > 1:
        paths = [path.with_stem(f"{path.stem}-{number}") for number in range(1, count + 1)]
    for one in paths:
        try:
            _try(one)
        except OSError as error:
            reason = error.strerror or str(error)
            raise StartError(
                words.say("terminal-output-unwritable", path=str(one), reason=reason)
            ) from error
    return paths


def write(content: bytes, path: Path, *, extension: str) -> tuple[Path, OSError | None]:
    """Write a picture, elsewhere if necessary; return where, and why not at the path.

    A name with the wrong extension gets the right one.

    Raises:
        OSError: it can be written nowhere.
    """
    if FORMATS.get(path.suffix.lower(), extension) != extension:
        path = path.with_suffix(f".{extension}")
    is_new = not os.path.lexists(path)
    try:
        path.write_bytes(content)
    except OSError as error:
        if is_new:
            # What was written of it takes the room that the picture may need elsewhere.
            path.unlink(missing_ok=True)
        return _written_elsewhere(content, extension), error
    return path, None


def _written_elsewhere(content: bytes, extension: str) -> Path:
    """Write it to the first folder with room: temporary files, home, here."""
    *places, last = Path(tempfile.gettempdir()), Path.home(), Path.cwd()
    for folder in places:
        try:
            return _spare_file(content, folder, extension)
        except OSError:
            continue
    return _spare_file(content, last, extension)


def _spare_file(content: bytes, folder: Path, extension: str) -> Path:
    descriptor, name = tempfile.mkstemp(prefix="easel-", suffix=f".{extension}", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError:
        Path(name).unlink()
        raise
    return Path(name)


def _is_folder(output: str) -> bool:
    # A name that is too long is none, rather than an error.
    return output.endswith(("/", os.sep)) or not output or os.path.isdir(output)  # noqa: PTH112


def _try(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.parent.is_file():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        return  # a device or a pipe: opening may wait for whoever reads
    is_new = not os.path.lexists(path)
    with path.open("ab"):
        pass
    if is_new:
        path.unlink()
