"""Which of the server's styles may be used."""

from collections.abc import Mapping

from cogs.policy.phrase import Phrase
from cogs.policy.rules.bases import ANY, Selection, SelectionRule
from cogs.policy.rules.rule import Finding, Ruling, Submission

# Not every word for nothing: a style may well be called "off".
_NO_STYLE = frozenset({"", "-", "none", "keine", "keiner", "aucun", "ninguno"})


class StylesRule(SelectionRule):
    """Names of styles, compared without regard to capitals."""

    tag = "styles"
    choices = (ANY, ())
    fields = ("value",)

    def find(self, value: Selection, submission: Submission, ruling: Ruling) -> Finding:
        wish = submission.wish
        if isinstance(value, str):
            return ruling.passes("rules-reason-any-style")
        if wish is None:
            return ruling.depends()
        if wish.style is None:
            return ruling.passes("rules-reason-no-style")
        if wish.style.casefold() in {name.casefold() for name in value}:
            return ruling.passes("rules-reason-style", style=wish.style)
        if not value:
            return ruling.denies(
                "refusal-rules-no-style", "rules-reason-other-style", style=wish.style
            )
        return ruling.denies(
            "refusal-rules-style", "rules-reason-other-style", style=wish.style, styles=value
        )

    def read(self, typed: Mapping[str, str]) -> tuple[str, ...]:
        """Names with commas in between."""
        text = typed.get("value", "")
        if text.strip().casefold() in _NO_STYLE:
            return ()
        return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))

    def said(self, value: Selection, labels: Mapping[str, str]) -> Phrase:
        """By their own names, which models do not share."""
        return super().said(value, {})


STYLES = StylesRule()
