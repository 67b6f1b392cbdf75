"""What earlier versions kept is read as they meant it."""

import json

import pytest

from bot.catalog import load_catalog
from bot.db.database import Database
from bot.db.one_time import DraftRow, insert_draft
from cogs.audit.audit_log import AuditLog
from cogs.policy.model import Rules, all_set, rules_from_json, rules_to_json
from cogs.policy.proposals import Proposals
from cogs.policy.rules import MAXIMUM_COUNT
from cogs.policy.rules.ai_line import AiLine
from cogs.policy.rules.quiet_hours import QuietHours
from cogs.policy.rules.review import Reviewed, ReviewMode
from cogs.policy.rules.rule import EffectiveRules
from cogs.policy.rules.who import Audience, Who
from cogs.policy.service import RuleService
from tests.fakes.clock import FakeClock

CATALOG = load_catalog()
KEPT = """{"who":{"kind":"roles","role_ids":[21,22]},"denied_roles":[23],
"newcomer_wait_seconds":600,"models":["a/quick"],"styles":[],"maximum_count":2,"usual_count":1,
"maximum_megapixels":2.5,"image_input":false,"private":false,"age_restricted_relaxed":false,"ai_line":"left-out",
"quiet_hours":{"start_minute":1320,"end_minute":420,"timezone":"Europe/Berlin"},
"slow_mode_seconds":30,"refused_wait_seconds":90,"filter_strictness":3,"review":{"kind":"except-roles","role_ids":[24]}}"""
BUILT_IN = """{"who":{"kind":"everyone","role_ids":[]},"denied_roles":[],
"newcomer_wait_seconds":0,"models":"any","styles":"any","maximum_count":8,"usual_count":1,
"maximum_megapixels":64.0,"image_input":true,"private":true,"age_restricted_relaxed":false,"ai_line":"as-set",
"quiet_hours":"never","slow_mode_seconds":0,"refused_wait_seconds":60,"filter_strictness":2,
"review":{"kind":"nobody","role_ids":[]}}"""


def test_every_rule_is_kept_as_it_always_was() -> None:
    rules = Rules(
        who=Audience(kind=Who.ROLES, role_ids=(21, 22)),
        denied_roles=(23,),
        newcomer_wait_seconds=600,
        models=("a/quick",),
        styles=(),
        maximum_count=2,
        usual_count=1,
        maximum_megapixels=2.5,
        image_input=False,
        private=False,
        age_restricted_relaxed=False,
        ai_line=AiLine.LEFT_OUT,
        quiet_hours=QuietHours(start_minute=1320, end_minute=420, timezone="Europe/Berlin"),
        slow_mode_seconds=30,
        refused_wait_seconds=90,
        filter_strictness=3,
        review=ReviewMode(kind=Reviewed.EXCEPT_ROLES, role_ids=(24,)),
    )

    assert rules_from_json(KEPT) == rules
    assert json.loads(rules_to_json(rules)) == json.loads(KEPT)


def test_what_is_built_in_is_kept_as_it_always_was() -> None:
    assert json.loads(rules_to_json(all_set(EffectiveRules()))) == json.loads(BUILT_IN)


@pytest.mark.parametrize("unset", [{}, dict.fromkeys(json.loads(KEPT))], ids=["now", "before"])
async def test_a_change_that_was_shown_is_read(store: Database, unset: dict[str, None]) -> None:
    """The version before this one wrote what was not set as null."""
    clock = FakeClock()
    rules = RuleService(
        database=store, audit_log=AuditLog(database=store, clock=clock), clock=clock
    )
    proposals = Proposals(database=store, rules=rules, catalog=CATALOG, clock=clock)
    body = {
        "target": {"place": {"channel_id": 31, "guild_id": 1}, "level": "channel"},
        "before": unset,
        "after": {**unset, "maximum_count": 2},
        "inherited": json.loads(BUILT_IN),
        "version": 0,
    }
    draft = DraftRow(id="0" * 32, user_id=7, created_at=clock.time(), body=json.dumps(body))
    await store.write(lambda connection: insert_draft(connection, draft, forget_before=0))

    proposal = await proposals.find(draft.id, 7)

    assert proposal.target.record_id == 31
    assert proposal.before.is_empty
    assert proposal.after == Rules(maximum_count=2)
    assert proposal.inherited[MAXIMUM_COUNT] == 8
