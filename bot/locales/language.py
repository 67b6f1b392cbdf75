"""One language: each message is parsed when it is said for the first time.

Parsing everything takes 0.2 s and 1 MB a language, and a process says a tenth of it.
"""

import re
from collections.abc import Iterable, Iterator
from sys import intern

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import Message
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.errors import BotError

# What stands at the beginning of a line begins an entry; all else continues one or is a bracket:
# https://projectfluent.org/fluent/guide/text.html
_ENTRY_START = re.compile(r"^(?=[a-zA-Z#-])", re.MULTILINE)
_ID = re.compile(r"(-?[a-zA-Z][\w-]*) *=", re.ASCII)
# Where a word stands in its file is of no use here, and takes most of the memory.
_PARSER = FluentParser(with_spans=False)


class WordsError(BotError):
    """A message is missing or cannot be filled: a bug, found by the tests."""


class Language(FluentBundle):
    """The messages of one language, and what is known of its plurals and numbers."""

    def __init__(self, name: str, texts: Iterable[str]) -> None:
        """Take the texts of all its Fluent files.

        Raises:
            WordsError: something in them is neither message, term nor comment.
        """
        # Isolation marks protect mixed directions but show up as boxes in some Discord clients.
        super().__init__([name], use_isolating=False)
        self._sources: dict[str, str] = {}
        for text in texts:
            for entry_id, source in _entries(text):
                self._sources.setdefault(entry_id, source)

    def has_message(self, message_id: str) -> bool:
        """Whether there is such a message; terms are for other messages alone."""
        return message_id in self._sources and not message_id.startswith("-")

    def get_message(self, message_id: str) -> Message:
        """Return a message, ready to be filled.

        Raises:
            WordsError: it cannot be read.
        """
        if not super().has_message(message_id):
            self._learn(message_id)
        return super().get_message(message_id)

    def _learn(self, entry_id: str) -> None:
        """Parse an entry, and all that it refers to."""
        waiting, learnt = [entry_id], set[str]()
        while waiting:
            entry_id = waiting.pop()
            if entry_id in learnt or entry_id not in self._sources:
                continue  # what refers to nothing is found when it is filled
            learnt.add(entry_id)
            resource = _PARSER.parse(self._sources[entry_id])
            if any(isinstance(entry, ast.Junk) for entry in resource.body):
                raise WordsError(f"{self.locales[0]}: {self._sources[entry_id].strip()!r}")
            self.add_resource(resource)
            references = _References()
            references.visit(resource)
            waiting += references.ids


class _References(Visitor):
    """Collects what an entry refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - the library's name
        self.ids.append(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 - the library's name
        self.ids.append(f"-{node.id.name}")
        self.generic_visit(node)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for source in _ENTRY_START.split(text):
        if source.startswith("#") or not source.strip():
            continue
        found = _ID.match(source)
        if found is None:
            raise WordsError(f"no message: {source.strip()!r}")
        # The same ids stand in each language, and in the code.
        yield intern(found[1]), source
