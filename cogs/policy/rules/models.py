"""Which models may be used."""

from cogs.policy.rules.bases import ANY, Selection, SelectionRule, names_of
from cogs.policy.rules.rule import (
    EffectiveRules,
    RuleContext,
    RuleFinding,
    RuleSettingError,
    Ruling,
    ServerFacts,
)
from cogs.policy.scope import Level


class ModelsRule(SelectionRule):
    """A value is model ids; what has a model of its own is always allowed."""

    tag = "models"
    choices = (ANY,)

    def find(self, value: Selection, context: RuleContext, ruling: Ruling) -> RuleFinding:
        request, offered = context.request, context.server.models
        if isinstance(value, str):
            return ruling.passes("rules-reason-any-model")
        if request is not None and (request.is_upscale or request.is_fill):
            words_id = "rules-reason-upscale" if request.is_upscale else "rules-reason-fill"
            return ruling.passes(words_id)
        left = tuple(model_id for model_id in offered if model_id in value)
        if not left:
            label = "" if request is None else request.model_label
            return ruling.denies("refusal-rules-no-model", "rules-reason-no-model", model=label)
        if request is None:
            return ruling.depends()
        if request.model in left:
            return ruling.passes("rules-reason-model", model=request.model_label)
        return ruling.denies(
            "refusal-rules-model",
            "rules-reason-other-model",
            model=request.model_label,
            models=names_of(left, offered),
        )

    def check(self, value: Selection, level: Level) -> None:
        if not value:
            raise RuleSettingError("refusal-rules-models-not-chosen")

    def lockout(self, value: Selection, rules: EffectiveRules, server: ServerFacts) -> str | None:
        is_none_left = not isinstance(value, str) and server.models.keys().isdisjoint(value)
        return "rules-lockout-no-model" if is_none_left else None


MODELS = ModelsRule()
