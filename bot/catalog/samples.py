"""The sample pictures of models: one of each, all of the same words, made once by the operator."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from bot.catalog.model import Model

SAMPLE_PROMPT = "a red fox reading a book under an old tree at sunset, a paper lantern beside it"
_FOLDER = "samples"


class Samples:
    """The files of one data folder; reading and writing them blocks."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / _FOLDER

    def picture(self, model: Model) -> bytes | None:
        """Return a model's picture (WebP); None if there is none, or it cannot be read."""
        with contextlib.suppress(OSError):
            return self._file(model, "webp").read_bytes()
        return None

    def pictures(self, models: Iterable[Model]) -> dict[str, bytes]:
        """Return the pictures that there are, by the models' ids."""
        found = ((model.id, self.picture(model)) for model in models)
        return {model_id: picture for model_id, picture in found if picture is not None}

    def has(self, model: Model) -> bool:
        """Whether there is a picture, so that none has to be paid for."""
        return self._file(model, "webp").is_file()

    def started(self, model: Model) -> str | None:
        """Return the id of a prediction that was started and not finished; None if there is none.

        It is empty if its start may have been sent and nobody knows its id.
        """
        with contextlib.suppress(OSError):
            return self._file(model, "started").read_text(encoding="utf-8")
        return None

    def note_start(self, model: Model, prediction_id: str = "") -> None:
        """Note that a paid request is about to be sent, or its id.

        Raises:
            OSError: it cannot be written; nothing must be paid for.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._write(self._file(model, "started"), prediction_id.encode())

    def note_end(self, model: Model) -> None:
        """Note that what was started is over."""
        self._file(model, "started").unlink(missing_ok=True)

    def keep(self, model: Model, picture: bytes) -> None:
        """Keep a model's picture; what was started is over.

        Raises:
            OSError: it cannot be written.
        """
        self._write(self._file(model, "webp"), picture)
        self.note_end(model)

    def _file(self, model: Model, extension: str) -> Path:
        return self._folder / f"{model.id.replace('/', '--')}.{extension}"

    def _write(self, file: Path, content: bytes) -> None:
        """Write a whole file, or none: a kill must not leave half a picture."""
        half = file.with_suffix(".half")
        half.write_bytes(content)
        half.replace(file)
