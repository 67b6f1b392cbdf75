"""The panel that tells why somebody may draw or not: a line for each check, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass

from discord import ui

from bot.imagine.request import SubmittedRequest
from bot.jobs.explanation import Explanation, Outcome
from bot.locales import Markdown, Words
from bot.locales.markdown import within
from cogs.kit.panels import MOST_TEXT, panel

_LENGTHS = (170, 110, 70, 40)
"""How long a reason may be; the first that lets all of them fit one message."""
_SENTENCE_CHARACTERS = 400
_SIGNS = {
    Outcome.PASSES: "✓",
    Outcome.DENIES: "✗",
    Outcome.EXEMPT: "✓",
    Outcome.NOTES: "·",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What a panel tells: the lines of all checks, in the order in which they decide."""

    lines: Sequence[Explanation]
    person: str
    """A mention, as is the next one, but for a whole server."""
    place: str
    request: SubmittedRequest
    channel_ids: tuple[int, ...] | None = None
    """Where the same person may draw instead; None where what refuses them does so anywhere."""


def first_denial(lines: Sequence[Explanation]) -> Explanation | None:
    """Return the line that decides, None where nothing refuses."""
    return next((line for line in lines if line.outcome is Outcome.DENIES), None)


def is_about_place(lines: Sequence[Explanation]) -> bool:
    """Whether something refuses, and nothing that would refuse in every other channel as well."""
    denials = [line for line in lines if line.outcome is Outcome.DENIES]
    return bool(denials) and all(
        line.refusal is None or line.refusal.is_about_place for line in denials
    )


class ExplanationPanel:
    """Builds it in the reader's language."""

    def __init__(self, *, words: Words) -> None:
        self._words = words
        self._say = words.say

    def panel(self, its: Explained, locale: str) -> ui.LayoutView:
        """Show the outcome, each check, and what the member reads."""
        denial = first_denial(its.lines)
        outcome = "policy-explain-yes" if denial is None else "policy-explain-no"
        head = f"### {self._say(outcome, locale, person=its.person, place=its.place)}"
        end = "\n".join((*self._told(its, denial, locale), self._about(its, locale)))
        room = MOST_TEXT - len(head) - len(end)
        checks = ""
        for length in _LENGTHS:
            checks = self._checks(its.lines, length, locale)
            if len(checks) <= room:
                break
        return panel(
            ui.TextDisplay(f"{head}\n{checks}"),
            ui.Separator[ui.LayoutView](),
            ui.TextDisplay(end),
        )

    def _checks(self, lines: Sequence[Explanation], length: int, locale: str) -> str:
        said = [self._line(line, length, locale) for line in lines if line.is_set]
        unset = tuple(
            Markdown(line.name.said(self._words, locale)) for line in lines if not line.is_set
        )
        if unset:
            said.append("-# " + self._say("policy-explain-unset", locale, names=unset))
        return "\n".join(said)

    def _line(self, line: Explanation, length: int, locale: str) -> str:
        name = line.name.said(self._words, locale)
        reason = within(Markdown(line.reason.said(self._words, locale)), length)
        origin = "" if line.origin is None else f" · {line.origin.said(self._words, locale)}"
        said = f"{_SIGNS[line.outcome]} **{name}:** {reason}{origin}"
        return said if line.fix is None else f"{said}\n-# {line.fix.said(self._words, locale)}"

    def _told(self, its: Explained, denial: Explanation | None, locale: str) -> list[str]:
        """Return what the member reads of the first denial, and where they may draw."""
        if denial is None:
            return []
        said = [self._say("policy-explain-unasked", locale)]
        if denial.refusal is not None:
            refusal = denial.refusal
            sentence = self._words.say(refusal.words_id, locale, **refusal.facts)
            sentence = within(Markdown(sentence), _SENTENCE_CHARACTERS)
            said = [self._say("policy-explain-told", locale, sentence=Markdown(sentence))]
        if its.channel_ids is None:
            return said
        if its.channel_ids:
            channels = tuple(Markdown(f"<#{one}>") for one in its.channel_ids)
            said.append(self._say("policy-explain-elsewhere", locale, channels=channels))
        else:
            said.append(self._say("policy-explain-nowhere", locale))
        return said

    def _about(self, its: Explained, locale: str) -> str:
        request = its.request
        said = "policy-explain-about" if request.prompt else "policy-explain-about-any"
        return "-# " + self._say(said, locale, count=request.image_count, model=request.model_label)
