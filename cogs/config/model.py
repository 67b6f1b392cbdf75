"""What a server's configuration is made of, what a file of it says, and what is wrong with one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.errors import Failure, RefusedError
from cogs.filter import FilterEntry, Pack
from cogs.policy import Level, Rules
from cogs.server import ServerSettings
from cogs.styles import NamedWords

VERSION = 1
"""Of the file's format; a file of a later one is refused."""
MOST_BYTES = 4_000_000
FILENAME = "easel.toml"
SERVER = 0
"""The id under which the server's own rules are on record."""


class Part(StrEnum):
    """The parts of a configuration; in the audit log and in ids of words."""

    SETTINGS = "settings"
    LIMITS = "limits"
    RULES = "rules"
    FILTER = "filter"
    STYLES = "styles"
    WILDCARDS = "wildcards"


TABLES: Mapping[str, Part] = {
    "settings": Part.SETTINGS,
    "showcase": Part.SETTINGS,
    "budget": Part.LIMITS,
    "limits": Part.LIMITS,
    "rules": Part.RULES,
    "filter": Part.FILTER,
    "styles": Part.STYLES,
    "wildcards": Part.WILDCARDS,
}
"""The tables of a file, and which part each belongs to."""


class FileTooLargeError(RefusedError):
    """Facts: ``limit_mb``."""

    words_id = "refusal-config-too-large"


class FileUnreadableError(RefusedError):
    """It is no text."""

    words_id = "refusal-config-unreadable"


class FileSyntaxError(RefusedError):
    """It is not TOML from some line on. Facts: ``line``, ``text`` (of that line)."""

    words_id = "refusal-config-syntax"


class FileTwiceError(RefusedError):
    """A key or a table is there twice. Facts: ``line``, ``text`` (of that line)."""

    words_id = "refusal-config-twice"


class FileForeignError(RefusedError):
    """It does not say a version, so ``/config export`` did not write it. Facts: ``version``."""

    words_id = "refusal-config-foreign"


class FileNewerError(RefusedError):
    """A later version of Easel wrote it. Facts: ``found``, ``version`` (the latest known)."""

    words_id = "refusal-config-newer"


class KeyUnknownError(RefusedError):
    """A table has no such key. Facts: ``near`` (the one that may be meant, or "none")."""

    words_id = "refusal-config-unknown"


class KeyMissingError(RefusedError):
    """Facts: ``key``."""

    words_id = "refusal-config-missing"


class ValueFormError(RefusedError):
    """A key cannot have a value of this kind. Facts: ``example``."""

    words_id = "refusal-config-form"


class ValueRangeError(RefusedError):
    """A number is too small or too large. Facts: ``side`` (least, most), ``limit``."""

    words_id = "refusal-config-range"


class NameTwiceError(RefusedError):
    """Two have what counts as the same name."""

    words_id = "refusal-config-name-twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a value cannot be taken; the file's first line is 1, None where the line is unknown."""

    line: int | None
    key: str
    failure: Failure


class FileProblemsError(RefusedError):
    """Some values are wrong; ``problems`` names each. Facts: ``count``."""

    words_id = "refusal-config-problems"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(count=len(problems))
        self.problems = tuple(problems)


class PreviewGoneError(RefusedError):
    """A preview is too old, was answered already, or was shown to somebody else."""

    words_id = "refusal-config-gone"


class UndoGoneError(RefusedError):
    """An import was undone already, is older than a day, or was somebody else's."""

    words_id = "refusal-config-undo-gone"


class ChangedSinceError(RefusedError):
    """Something was changed since the import, so that undoing it would undo that as well."""

    words_id = "refusal-config-changed-since"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownServer:
    """What exists in a server, as far as a file names it."""

    guild_id: int
    name: str
    names: Mapping[int, str]
    """Of channels ("#art"), categories ("Art") and roles ("@Mods"), by their ids."""
    levels: Mapping[int, Level]
    """Of its channels, categories, and of the threads that are not archived."""
    text_channels: frozenset[int]
    """Where moderators' messages can be posted."""
    role_ids: frozenset[int]
    """All roles, that of everybody (which has the server's id) among them."""
    models: Mapping[str, str]
    """The models on offer: labels by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerConfig:
    """A server's configuration."""

    settings: ServerSettings = field(default_factory=ServerSettings)
    rules: Mapping[int, Rules] = field(default_factory=dict[int, Rules])
    """By ``record_id``."""
    entries: tuple[FilterEntry, ...] = ()
    packs: Mapping[str, Pack] = field(default_factory=dict[str, Pack])
    """The packs of the filter that it has taken, by name."""
    styles: tuple[NamedWords, ...] = ()
    wildcards: tuple[NamedWords, ...] = ()


class Refers(StrEnum):
    """What an id in a file stands for."""

    CHANNEL = "channel"
    """A channel, a category, or a thread."""
    TEXT_CHANNEL = "text-channel"
    ROLE = "role"
    """Not that of everybody."""
    ANY_ROLE = "any-role"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A channel or a role that a value names; it counts only where that exists."""

    key: tuple[str, ...]
    """Of the value, from its table on: ("settings", "log_channel")."""
    stored: tuple[str, ...]
    """Where that value is in stored settings; ("rules", "<record id>", "<tag>") of a rule."""
    refers: Refers
    its_id: int
    name: str
    """As the file has it; perhaps empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigFile:
    """What a file says; None, or a table that is not in ``tables``: nothing."""

    tables: frozenset[str]
    settings: Mapping[str, object] = field(default_factory=dict[str, object])
    """As they are stored, but only what the file says."""
    rules: Mapping[int, Mapping[str, object]] = field(
        default_factory=dict[int, Mapping[str, object]]
    )
    """Values by tag, by ``record_id``."""
    entries: tuple[FilterEntry, ...] | None = None
    packs: Mapping[str, int] | None = None
    """Their versions by name."""
    styles: Mapping[str, str] = field(default_factory=dict[str, str])
    wildcards: Mapping[str, str] = field(default_factory=dict[str, str])
    references: tuple[Reference, ...] = ()
