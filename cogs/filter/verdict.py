"""What a filter says to a prompt."""

from dataclasses import dataclass

from cogs.filter.model import Action, FilterEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that matched, and where: ``prompt[start:end]``."""

    entry: FilterEntry
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the filter says to a prompt.

    ``hits`` has the worst first, then by place. ``skipped`` are regular expressions that ran out
    of time: on this prompt they found nothing, and may have had something to find.
    """

    hits: tuple[Hit, ...] = ()
    skipped: tuple[FilterEntry, ...] = ()

    @property
    def action(self) -> Action | None:
        """The worst that is asked for; nothing when nothing matched."""
        return self.hits[0].entry.action if self.hits else None

    @property
    def decisive(self) -> Hit | None:
        """The hit that refuses the prompt or sends it to review, if there is one."""
        return self.hits[0] if self.action not in {None, Action.LOG} else None

    @property
    def logged(self) -> tuple[Hit, ...]:
        """The hits that are only written down."""
        return tuple(hit for hit in self.hits if hit.entry.action is Action.LOG)
