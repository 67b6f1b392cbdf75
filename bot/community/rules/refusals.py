"""What people read where a rule says no: a member to a request, a moderator to a setting."""

from bot.errors import Fact, RefusedError


class RuleRefusedError(RefusedError):
    """A rule of the server does not allow this request; the sentence is the rule's own."""

    def __init__(self, words_id: str, log_text: str = "", /, **facts: Fact) -> None:
        self.words_id = words_id
        super().__init__(log_text, **facts)


class RuleSettingError(RefusedError):
    """A rule cannot be set like this; the sentence, the rule's own, says what to do."""

    def __init__(self, words_id: str, /, **facts: Fact) -> None:
        self.words_id = words_id
        super().__init__("", **facts)
