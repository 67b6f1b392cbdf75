"""Which models may be used."""

from cogs.policy.rules.bases import ANY, Selection, SelectionRule, names_of
from cogs.policy.rules.rule import (
    EffectiveRules,
    Finding,
    RuleSettingError,
    Ruling,
    ServerFacts,
    Submission,
)
from cogs.policy.scope import Scope


class ModelsRule(SelectionRule):
    """Ids of models; making a picture larger needs none of them."""

    tag = "models"
    choices = (ANY,)

    def find(self, value: Selection, submission: Submission, ruling: Ruling) -> Finding:
        wish, offered = submission.wish, submission.circumstances.models
        if isinstance(value, str):
            return ruling.passes("rules-reason-any-model")
        if wish is not None and wish.is_upscale:
            return ruling.passes("rules-reason-upscale")
        left = tuple(model_id for model_id in offered if model_id in value)
        if not left:
            label = "" if wish is None else wish.model_label
            return ruling.denies("refusal-rules-no-model", "rules-reason-no-model", model=label)
        if wish is None:
            return ruling.depends()
        if wish.model in left:
            return ruling.passes("rules-reason-model", model=wish.model_label)
        return ruling.denies(
            "refusal-rules-model",
            "rules-reason-other-model",
            model=wish.model_label,
            models=names_of(left, offered),
        )

    def check(self, value: Selection, scope: Scope) -> None:
        if not value:
            raise RuleSettingError("refusal-rules-models-not-chosen")

    def lockout(self, value: Selection, rules: EffectiveRules, server: ServerFacts) -> str | None:
        is_none_left = not isinstance(value, str) and server.model_ids.isdisjoint(value)
        return "rules-lockout-no-model" if is_none_left else None


MODELS = ModelsRule()
