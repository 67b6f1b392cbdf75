"""Which styles may be used: all, members' own among them, or some of the server's."""

from collections.abc import Mapping

from cogs.policy.phrase import Phrase
from cogs.policy.rules.bases import ANY, Selection, SelectionRule
from cogs.policy.rules.rule import RuleContext, RuleFinding, Ruling

# Fewer words for "none" than elsewhere: a style may be called "off".
_NO_STYLE = frozenset({"", "-", "none", "keine", "keiner", "aucun", "ninguno"})


class StylesRule(SelectionRule):
    """Names of styles, compared without regard to capitals."""

    tag = "styles"
    choices = (ANY, ())
    fields = ("value",)

    def find(self, value: Selection, context: RuleContext, ruling: Ruling) -> RuleFinding:
        request = context.request
        if isinstance(value, str):
            return ruling.passes("rules-reason-any-style")
        if request is None:
            return ruling.depends()
        if request.style is None:
            return ruling.passes("rules-reason-no-style")
        names = {name.casefold() for name in value}
        if request.style.casefold() in names and not request.is_own_style:
            return ruling.passes("rules-reason-style", style=request.style)
        if not value:
            return ruling.denies(
                "refusal-rules-no-style", "rules-reason-other-style", style=request.style
            )
        refusal = "refusal-rules-own-style" if request.is_own_style else "refusal-rules-style"
        return ruling.denies(refusal, "rules-reason-other-style", style=request.style, styles=value)

    def read(self, typed: Mapping[str, str]) -> tuple[str, ...]:
        """Read names separated by commas."""
        text = typed.get("value", "")
        if text.strip().casefold() in _NO_STYLE:
            return ()
        return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))

    def display(self, value: Selection, labels: Mapping[str, str]) -> Phrase:
        """Styles have names and no labels."""
        return super().display(value, {})


STYLES = StylesRule()
