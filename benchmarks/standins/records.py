"""What happened to each command, by the clock of the machine."""

from dataclasses import dataclass
from typing import Any

IMAGINE, AUTOCOMPLETE = "imagine", "autocomplete"
"""Every other kind is a press, named after its action."""
ANSWER_SECONDS = 3.0
"""Discord refuses a first answer that is later than this."""
EDITS, EDIT_WINDOW_SECONDS = 5, 5.0
"""A webhook's own bucket: about five requests in five seconds."""


@dataclass(slots=True, kw_only=True)
class Command:
    """One interaction from the moment it is due."""

    job: int
    kind: str
    due_at: float
    user: int
    prompt: str
    model: str
    id: str = ""
    message_id: str = ""
    sent_at: float | None = None
    answered_at: float | None = None
    is_refused: bool = False
    """The first answer said so, instead of deferring."""
    is_busy: bool = False
    """It said that there is too much to do."""
    is_late: bool = False
    """The first answer came after three seconds, and was refused by Discord."""
    image_at: float | None = None
    images: int = 0
    window_at: float = 0.0
    in_window: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing more can come of it."""
        is_answered = self.kind != IMAGINE and self.answered_at is not None
        return self.image_at is not None or self.is_refused or self.is_late or is_answered

    def edit_wait(self, at: float) -> tuple[int, float]:
        """Count an edit against the bucket: what remains (-1: refused), and when it is full."""
        if at - self.window_at >= EDIT_WINDOW_SECONDS:
            self.window_at, self.in_window = at, 0
        reset_after = self.window_at + EDIT_WINDOW_SECONDS - at
        if self.in_window >= EDITS:
            return -1, reset_after
        self.in_window += 1
        return EDITS - self.in_window, reset_after

    def as_json(self) -> dict[str, Any]:
        """Return what is reported."""
        return {
            "job": self.job,
            "due_at": self.due_at,
            "sent_at": self.sent_at,
            "answered_at": self.answered_at,
            "is_refused": self.is_refused,
            "is_busy": self.is_busy,
            "is_late": self.is_late,
            "image_at": self.image_at,
            "images": self.images,
        }
