"""Pages of a list of jobs."""

from dataclasses import dataclass

PAGE_SIZE = 5
"""As many as fit on a phone; each one is a message to fetch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the jobs found; the first page is 1."""

    job_ids: tuple[str, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """A page's number, and how many pages there are."""

    number: int
    pages: int

    @classmethod
    def of(cls, total: int, wanted: int) -> "PagePlace":
        """Return the requested page, or the nearest existing one."""
        pages = max(1, -(-total // PAGE_SIZE))
        return cls(number=min(max(wanted, 1), pages), pages=pages)

    @property
    def offset(self) -> int:
        """How many entries come before this page."""
        return (self.number - 1) * PAGE_SIZE
