"""What Discord's client would not let a person do."""


class RefusedError(Exception):
    """A sentence for the person, and the HTTP status the page's API answers with."""

    def __init__(self, sentence: str, *, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status
