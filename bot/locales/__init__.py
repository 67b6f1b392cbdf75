"""Words for people: Fluent files by language, and their look-up.

Decisions and reasons: DESIGN.md, "Wording".
"""

import functools
import re
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel import Locale, UnknownLocaleError, localedata
from fluent.runtime import FluentBundle

from bot.errors import Fact
from bot.locales.amounts import Dollars
from bot.locales.language import Language, WordsError
from bot.locales.markdown import LONGEST, Markdown, escaped, one_line, within

__all__ = ["FALLBACK", "Markdown", "Words", "WordsError"]

FALLBACK = "en"

_LONGEST_OWN = 2_400
"""Characters of a sentence inside another; Fluent takes 2,500."""
_OURS = re.compile(
    r"<(?:@&?|#)\d{1,20}>|<t:-?\d{1,17}(?::[a-zA-Z])?>|https?://[\w.:/?&=%@-]{1,500}", re.ASCII
)
_OURS_NAMES = frozenset(
    {
        *("canceler", "moderator", "person", "roles"),
        *("channel", "channels", "place", "places"),
        *("ago", "since", "until", "when"),
        "link",
    }
)
"""Facts that hold mentions, timestamps or links that Easel wrote, also in records."""

_UNSAID = (
    "compact_currency_formats",
    "currency_names",
    "currency_names_plural",
    "currency_unit_patterns",
    "interval_formats",
    "languages",
    "meta_zones",
    "scripts",
    "territories",
    "time_zones",
    "unit_display_names",
    "unit_patterns",
    "variants",
)
"""The parts of Babel's locale data that no sentence uses: names of countries, currencies, ..."""

_PERMISSIONS = "permissions"
"""The fact that holds ids of Discord's permissions."""
_PARAMETER = "parameter"
"""The fact that holds an option's tag, or how somebody typed it ("--ar")."""


class Words:
    """Formats every sentence that people read, in their language if Easel has it, else in English.

    A plain string among the facts is treated as user input: it is escaped, and cut to what a
    message can hold. ``Markdown``, and so the result of another sentence, is inserted as it is.
    """

    def __init__(self, bundles: Mapping[str, FluentBundle], *, is_plain: bool = False) -> None:
        self._bundles = bundles
        self._is_plain = is_plain

    @functools.cached_property
    def plain(self) -> "Words":
        """The same sentences without markdown: for labels, alt texts, files and the terminal."""
        return Words(self._bundles, is_plain=True)

    @classmethod
    @functools.cache
    def load(cls, *languages: str) -> "Words":
        """Read these languages (a folder each, any number of files), all where none is named.

        Cached; a process that only prints help need not read four languages.

        Raises:
            WordsError: a file holds something that is not a message.
        """
        folder = files(__name__)
        return cls(
            {
                language.name: _language(language)
                for language in folder.iterdir()
                if language.name in languages
                or (not languages and language.is_dir() and not language.name.startswith("_"))
            }
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that Easel has, by folder name, sorted."""
        return tuple(sorted(self._bundles))

    def language_of(self, locale: str) -> str | None:
        """Return the language that serves a locale: itself ("pt-BR"), else without its region.

        None where there are words in neither.
        """
        for language in (locale, locale.split("-", maxsplit=1)[0]):
            if language in self._bundles:
                return language
        return None

    def knows(self, words_id: str) -> bool:
        """Whether English, the fallback, has this message."""
        return self._bundles[FALLBACK].has_message(words_id)

    def say(self, words_id: str, locale: str = FALLBACK, /, **facts: Fact) -> str:
        """Format a message; ``locale`` is a Discord locale or a BCP 47 tag ("pt-BR", "en-US").

        Raises:
            WordsError: no language has the message, or one of its facts is missing.
        """
        for language in (locale, locale.split("-", maxsplit=1)[0], FALLBACK):
            bundle = self._bundles.get(language)
            if bundle is not None and bundle.has_message(words_id):
                missing = facts.get(_PERMISSIONS)
                if isinstance(missing, tuple):
                    facts[_PERMISSIONS] = self._permissions(missing, language)
                if self.knows(option := f"option-{facts.get(_PARAMETER)}"):
                    facts[_PARAMETER] = Markdown(self.say(option, language))
                return self._fill(bundle, words_id, language, facts)
        raise WordsError(f"no words for {words_id!r}")

    def _permissions(self, ids: tuple[str, ...], language: str) -> tuple[str, ...]:
        """Return the names of permissions; older records hold English names instead of ids."""
        names = {id_: f"permission-{re.sub('[ _]', '-', id_.casefold())}" for id_ in ids}
        return tuple(
            self.say(name, language) if self.knows(name) else id_ for id_, name in names.items()
        )

    def _fill(
        self, bundle: FluentBundle, words_id: str, language: str, facts: Mapping[str, Fact]
    ) -> str:
        pattern = bundle.get_message(words_id).value
        if pattern is None:
            raise WordsError(f"{words_id!r} has no text")
        filled = {name: self._written(name, value, language) for name, value in facts.items()}
        text, problems = bundle.format_pattern(pattern, filled)
        if problems:
            raise WordsError(f"{words_id!r} in {language}: {problems}")
        return str(text) if self._is_plain else Markdown(text)

    def _written(self, name: str, value: Fact, language: str) -> str | float:
        if isinstance(value, Dollars):
            return value.written(_locale(language))
        if isinstance(value, tuple):
            # No "and": many lists are of values that people copy. (Babel's own lists of this kind
            # lack their patterns in German, Spanish and others.)
            joined = _locale(language).list_patterns["standard"]["start"]
            listed = [self._text(name, one) for one in value] or [""]
            return within(functools.reduce(joined.format, listed), LONGEST)
        return self._text(name, value) if isinstance(value, str) else value

    def _text(self, name: str, text: str) -> str:
        if isinstance(text, Markdown):
            return within(text, _LONGEST_OWN)
        if self._is_plain:
            return one_line(text)
        if name in _OURS_NAMES and _OURS.fullmatch(text):
            return text
        return escaped(text)


def _language(folder: Traversable) -> Language:
    texts = [
        file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if file.name.endswith(".ftl")
    ]
    try:
        language = Language(folder.name, texts)
    except WordsError as error:
        raise WordsError(f"{folder.name}: {error}") from error
    _lighten(_locale(folder.name))
    return language


def _lighten(language: Locale) -> None:
    """Empty the parts of Babel's locale data that no sentence uses.

    Babel loads a language's data as a whole and caches it; with four languages an idle process is
    2.5 MB of 100 MB smaller without these parts. The keys stay, because Babel looks up a currency's
    name whenever it formats an amount.
    """
    for locale in ("root", str(language)):
        data = localedata.load(locale)
        for name in _UNSAID:
            data[name] = {}


def _locale(language: str) -> Locale:
    # Read with the language: "zh-TW" means "zh_Hant_TW", which is forgotten afterwards.
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK)
