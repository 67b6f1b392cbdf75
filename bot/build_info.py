"""Which Easel this is: its version, what it was built from, and what it runs on."""

import importlib.metadata
import os
import platform

from bot import __version__

REVISION_VARIABLE = "EASEL_REVISION"
"""Set by whoever builds an image: the commit it was built from."""


def build_line() -> str:
    """Return what ``--version`` prints and every log begins with, in one line."""
    revision = os.environ.get(REVISION_VARIABLE, "")[:12]
    built_from = f"revision {revision}, " if revision.isalnum() else ""
    try:
        library = importlib.metadata.version("discord.py")
    except importlib.metadata.PackageNotFoundError:
        library = "?"
    python = platform.python_version()
    return f"Easel {__version__} ({built_from}Python {python}, discord.py {library})"
