"""The audit log as lines: the same for those who look into it and in the channel where it grows."""

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from bot.errors import Fact
from bot.locales import Markdown, Words, WordsError
from bot.locales.markdown import escaped, one_line, within
from cogs.audit.model import EventKind
from cogs.audit.service import AuditEntry
from cogs.kit.times import moment
from cogs.limits import dollars, read_usd

PROMPT_CHARACTERS = 120
FACTS_CHARACTERS = 240
_NUMBER = re.compile(r"(?<![#&@\d])\d{15,20}(?!\d)")
_ESCAPED_MENTION = re.compile(r"\\<(#|@)\u200b?(&?)(\d{15,20})>")
HIDDEN_FACTS = frozenset({"ids", "prompt", "model", "message", "reason_facts", "way", "parent"})
TYPED_FACTS = frozenset({"added", "changed", "deleted", "entry", "reason", "removed"}) | {
    "server",
    "style",
    "text",
    "wildcard",
}
"""What people typed, which is shown as it is."""
NOTHING = "–"  # noqa: RUF001 - as people write it
_MOMENTS = frozenset({"since", "until"})
_AMOUNT = re.compile(r"\$\d[\d,]{0,12}(\.\d{1,6})?")
_ESCALATION = re.compile(
    r"(?P<strikes>\d+)/(?P<days>\d+) d/(?P<hours>\d+) h(?:, (?P<refusals>\d+) refused)?"
)
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_WORD = re.compile(r"[A-Za-z-]{1,24}")


def names_of(kind: str, name: str) -> tuple[str, ...]:
    """Return the messages that may name a fact of an audit event, as forms and panels do."""
    dashed = name.replace("_", "-")
    own = f"audit-fact-{dashed}"
    if kind == EventKind.RULES_CHANGED:
        return (f"rules-name-{name}", own)
    if kind in {EventKind.SETTINGS_CHANGED, EventKind.LIMITS_CHANGED}:
        return (f"setup-name-{name}", f"limits-field-{dashed}", own)
    return (own,)


class AuditLines:
    """Puts events into words; ``model_names``: what models are called, by their ids."""

    def __init__(self, *, words: Words, model_names: Mapping[str, str] = _NO_NAMES) -> None:
        self._words = words
        self._model_names = model_names

    def line(self, entry: AuditEntry, locale: str) -> str:
        """Return when, what, who, where and what it cost; a second line has the words."""
        event = entry.event
        parts = [moment(event.happened_at), f"**{self._kind(entry, locale)}**"]
        parts += self._people(entry, locale)
        if event.channel_id is not None:
            parts.append(f"<#{event.channel_id}>")
        parts += self._request(entry, locale)
        if entry.link:
            parts.append(f"[{self._words.say('audit-link', locale)}]({entry.link})")
        lines = [" · ".join(parts)]
        details = self._details(entry, locale)
        if details:
            lines.append(f"-# {details}")
        return "\n".join(lines)

    def _kind(self, entry: AuditEntry, locale: str) -> str:
        return self._words.say(f"audit-kind-{entry.event.kind.replace('_', '-')}", locale)

    def _people(self, entry: AuditEntry, locale: str) -> list[str]:
        event = entry.event
        said: list[str] = []
        if event.user_id is not None:
            said.append(f"<@{event.user_id}>")
        if event.actor_id is not None and event.actor_id != event.user_id:
            said.append(self._words.say("audit-by", locale, person=f"<@{event.actor_id}>"))
        return said

    def _request(self, entry: AuditEntry, locale: str) -> list[str]:
        request = entry.request
        said = [self._model(entry.model)] if entry.model else []
        if request.images is not None:
            said.append(self._words.say("audit-pictures", locale, count=request.images))
        if request.price_micros:
            words_id = "audit-cost"
            if request.is_refunded:
                words_id = "audit-refunded-but-paid" if request.is_paid else "audit-refunded"
            said.append(self._words.say(words_id, locale, price=dollars(request.price_micros)))
        return said

    def _model(self, model_id: str) -> str:
        """Name a model; one that is no longer offered by its id."""
        name = self._model_names.get(model_id)
        return f"`{_plain(model_id)}`" if name is None else escaped(name)

    def _details(self, entry: AuditEntry, locale: str) -> str:
        facts = entry.event.facts
        said: list[str] = []
        if entry.prompt:
            prompt = one_line(entry.prompt, PROMPT_CHARACTERS)
            said.append(self._words.say("audit-prompt", locale, prompt=prompt))
        if "reason_facts" in facts:
            said.append(within(self._reason(facts, locale), FACTS_CHARACTERS))
        said += [
            self._words.say(
                "audit-fact",
                locale,
                name=self._name(entry.event.kind, name, locale),
                value=self._value(name, value, locale),
            )
            for name, value in facts.items()
            if name not in HIDDEN_FACTS and not (name == "reason" and _is_said(facts))
        ]
        return within(" · ".join(said), PROMPT_CHARACTERS + 2 * FACTS_CHARACTERS)

    def _name(self, kind: str, name: str, locale: str) -> str:
        """Name a fact; what an older version noted has perhaps no name any more."""
        for words_id in names_of(kind, name):
            if self._words.knows(words_id):
                return self._words.say(words_id, locale)
        return escaped(name.replace("_", " "), 40)

    def _value(self, name: str, value: str, locale: str) -> Markdown:
        """Show a fact's value, or what it was and is."""
        if name in TYPED_FACTS:
            return escaped(value, FACTS_CHARACTERS)
        parts = (self._part(name, part.strip(), locale) for part in value.split("→"))
        return Markdown(" → ".join(parts))

    def _part(self, name: str, part: str, locale: str) -> str:
        if name.endswith("channel_id"):
            return _shown(_NUMBER.sub(r"<#\g<0>>", part.replace("None", NOTHING)))
        if name in _MOMENTS and part.isdecimal():
            return moment(int(part))
        if name == "escalation" and (rule := _ESCALATION.fullmatch(part)):
            facts = {fact: int(count) for fact, count in rule.groupdict("0").items()}
            return self._words.say("audit-escalation", locale, **facts)
        if _AMOUNT.fullmatch(part):
            return self._words.say("budget-amount", locale, amount=dollars(read_usd(part)))
        word = part.casefold()
        words_id = f"reports-category-{word}" if name == "category" else f"audit-value-{word}"
        if _WORD.fullmatch(part) and self._words.knows(words_id):
            return self._words.say(words_id, locale)
        return _shown(part) if part else NOTHING

    def _reason(self, facts: Mapping[str, str], locale: str) -> str:
        words_id = facts.get("reason", "")
        stored = cast("dict[str, Fact | list[str]]", json.loads(facts["reason_facts"]))
        given = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in stored.items()
        }
        # An earlier version may have had another sentence, or other facts.
        try:
            return self._words.say(words_id, locale, **given)
        except WordsError:
            return escaped(words_id)


def _shown(value: str) -> str:
    """Show a value; channels, roles and people in it by their names, which pings nobody."""
    return _ESCAPED_MENTION.sub(r"<\1\2\3>", escaped(value, FACTS_CHARACTERS))


def _plain(name: str) -> str:
    return name.replace("`", "")


def _is_said(facts: Mapping[str, str]) -> bool:
    """Whether a reason is a sentence of its own, or none was given."""
    return "reason_facts" in facts or not facts["reason"]
