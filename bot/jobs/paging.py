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
    size: int

    @classmethod
    def of(cls, total: int, wanted: int, *, size: int = PAGE_SIZE) -> "PagePlace":
        """Return the requested page of ``total`` entries, or the nearest existing one."""
        pages = max(1, -(-total // size))
        return cls(number=min(max(wanted, 1), pages), pages=pages, size=size)

    @property
    def offset(self) -> int:
        """How many entries come before this page."""
        return (self.number - 1) * self.size
