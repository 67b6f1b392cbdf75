"""Pages of jobs that somebody looks through."""

from dataclasses import dataclass

PAGE_SIZE = 5
"""What fits on a phone without scrolling for long, and five messages to fetch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A part of what was found; the first page is 1."""

    job_ids: tuple[str, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """Which page is shown, of how many."""

    number: int
    pages: int

    @classmethod
    def of(cls, total: int, wanted: int) -> "PagePlace":
        """Return the page that is wanted, or the nearest there is."""
        pages = max(1, -(-total // PAGE_SIZE))
        return cls(number=min(max(wanted, 1), pages), pages=pages)

    @property
    def offset(self) -> int:
        """How many come before it."""
        return (self.number - 1) * PAGE_SIZE
