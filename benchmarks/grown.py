"""A database that has grown: 150,000 jobs, most of them in the benchmarks' server."""

import functools
import shutil
import tempfile
import time
from pathlib import Path

from benchmarks.standins.world import FIRST_USER_ID, GUILD_ID
from benchmarks.statements import BIG, JOBS, NOW, Row, generated


def put_into(folder: Path) -> None:
    """Put it into a data directory; the first time in a process, this takes a minute or more."""
    folder.mkdir(parents=True)
    for file in Path(_template().name).iterdir():
        shutil.copy(file, folder)


@functools.cache
def _template() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="easel-grown-")
    shift_seconds = time.time() - NOW

    def rewrite(row: Row) -> Row:
        """Make the generator's largest server and its people those of the benchmarks."""
        for name, value in row.items():
            if name == "guild_id" and value == BIG:
                row[name] = int(GUILD_ID)
            elif name == "user_id":
                row[name] = value + FIRST_USER_ID
            elif name.endswith("_at"):
                row[name] = value + shift_seconds
        return row

    with generated("", Path(folder.name), JOBS, rewrite):
        return folder
