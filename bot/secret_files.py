"""Secrets in files of their own, which no process list, ``env`` or ``docker inspect`` shows.

``DISCORD_TOKEN_FILE`` and the like name them. Where nothing does, they are looked for in the
folders that systemd (``$CREDENTIALS_DIRECTORY``, https://systemd.io/CREDENTIALS/) and Docker
(``/run/secrets``, https://docs.docker.com/engine/swarm/secrets/) give to a process.
"""

from collections.abc import Mapping
from pathlib import Path

from bot.errors import SettingsError
from bot.locales import Words

SECRETS = ("DISCORD_TOKEN", "COMETAPI_KEY", "DATABASE_URL")
"""The settings that a file of their own may hold."""
SUFFIX = "_FILE"
SETTING_NAMES = frozenset(f"{name}{SUFFIX}" for name in SECRETS)

SYSTEMD_FOLDER = "CREDENTIALS_DIRECTORY"
DOCKER_FOLDER = Path("/run/secrets")
_MOST_BYTES = 64_000


def read_secret_files(
    given: Mapping[str, str | None], *, words: Words, docker_folder: Path = DOCKER_FOLDER
) -> dict[str, str]:
    """Return the secrets that are in files, by their setting.

    ``given`` is the environment over what is not empty in the settings file, by names in capitals.
    A setting that the environment leaves empty is looked for nowhere else.

    Raises:
        SettingsError: a file that was named cannot be read, holds nothing, or its setting is given
            as well. What a file holds is not in the text.
    """
    found: dict[str, str] = {}
    problems: list[str] = []
    systemd = given.get(SYSTEMD_FOLDER)
    folders = [*([Path(systemd)] if systemd else []), docker_folder]
    for name in SECRETS:
        setting, path = f"{name}{SUFFIX}", given.get(f"{name}{SUFFIX}")
        if path:
            try:
                found[name] = _read(Path(path).expanduser())
                if given.get(name):
                    problems.append(f"{setting}: {words.say('settings-secret-twice', name=name)}")
            except (OSError, ValueError, RuntimeError) as error:
                reason = getattr(error, "strerror", None) or str(error)
                facts = {"path": path, "reason": reason}
                problems.append(f"{setting}: {words.say('settings-secret-unreadable', **facts)}")
        elif name not in given:
            found |= _offered(name, folders)
    if problems:
        raise SettingsError(*problems)
    return found


def _offered(name: str, folders: list[Path]) -> dict[str, str]:
    for path in (folder / its for folder in folders for its in (name.lower(), name)):
        try:
            return {name: _read(path)}
        except (OSError, ValueError):
            continue  # nobody named it, so it need not be there
    return {}


def _read(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise ValueError("too long")
    text = content.decode("utf-8-sig").strip()
    if not text:
        raise ValueError("empty")
    return text
