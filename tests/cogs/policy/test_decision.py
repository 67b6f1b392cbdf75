"""The table of cases, and what every decision owes to whoever asks why."""

from dataclasses import replace

from bot.imagine.requester import Place, Requester
from bot.jobs.explanation import Outcome
from bot.locales import Words
from cogs.kit.times import moment_after
from cogs.policy.decision import Decision, decide, require
from cogs.policy.explaining import source_of
from cogs.policy.model import all_set, effective_rules, value_of
from cogs.policy.rules import (
    IMAGE_INPUT,
    MAXIMUM_COUNT,
    MAXIMUM_MEGAPIXELS,
    PRIVATE,
    QUIET_HOURS,
    RULES,
    STYLES,
    WHO,
)
from cogs.policy.rules.rule import RuleContext, RuleRefusedError, ServerFacts
from cogs.policy.scope import Level, Scope
from tests.cogs.policy.policy_case import MODELS, PolicyCase, policy_cases, rules_of

CASES = tuple(policy_cases())
WORDS = Words.load()
ANN = Requester(user_id=7, place=Place(channel_id=31, guild_id=1))


def decision_of(case: PolicyCase) -> Decision:
    rules = effective_rules(case.context.requester.place, case.placed)
    return decide(case.context, rules)


def outcome_of(decision: Decision, mentioned: str) -> str:
    if decision.refusal is not None:
        return f"no: {decision.refusal.words_id.removeprefix('refusal-rules-')}"
    said = ["draws"]
    said += ["reviewed"] * decision.needs_review + ["relaxed"] * decision.is_safety_relaxed
    if "strictness" in mentioned:
        said.append(f"strictness={decision.filter_strictness}")
    return " ".join(said)


def refusal_of(decision: Decision) -> str | None:
    """What somebody reads who is refused."""
    refused = decision.refusal
    return None if refused is None else WORDS.say(refused.words_id, **refused.facts)


def test_the_table_holds() -> None:
    outcomes = [
        (case.claim, outcome_of(decision_of(case), case.outcome), case.outcome) for case in CASES
    ]

    assert [row for row in outcomes if row[1] != row[2]] == []


def test_the_table_is_a_table() -> None:
    assert len(CASES) >= 200
    claims = [
        (one.claim, tuple(one.placed.items()), one.context.requester, one.context.request)
        for one in CASES
    ]
    assert all(claims.count(claim) == 1 for claim in claims)


def test_who_is_refused_reads_why() -> None:
    decisions = [(case.claim, decision_of(case)) for case in CASES]
    read = [(claim, its.is_allowed, refusal_of(its)) for claim, its in decisions]

    assert [row for row in read if row[1] != (row[2] is None)] == []
    assert [
        row for row in read if row[2] is not None and ("{" in row[2] or len(row[2]) > 300)
    ] == []


def test_a_request_is_refused_by_the_rules_that_are_set_as_all_of_them_decide() -> None:
    for case in CASES:
        rules = effective_rules(case.context.requester.place, case.placed)
        explained = decide(case.context, rules).refusal
        refused: RuleRefusedError | None = None
        try:
            require(
                case.context,
                rules,
                [rule for rule in RULES if rule.is_on_by_default or rule.tag in rules.settings],
            )
        except RuleRefusedError as error:
            refused = error

        said = [one and (one.words_id, one.facts) for one in (refused, explained)]
        assert said[0] == said[1], case.claim


def test_every_rule_gives_its_reason_in_the_order_of_the_rules() -> None:
    for case in CASES:
        decision = decision_of(case)

        rules = [finding.rule for finding in decision.findings]
        assert set(rules) == set(RULES), case.claim
        assert rules == sorted(rules, key=RULES.index), case.claim
        effective = all_set(effective_rules(case.context.requester.place, case.placed))
        for finding in decision.findings:
            assert finding.rule.name.said(WORDS, "en"), case.claim
            assert finding.reason.said(WORDS, "en").endswith("."), case.claim
            assert source_of(finding.scope).said(WORDS, "en").endswith("."), case.claim
            assert value_of(finding.rule, effective, MODELS).said(WORDS, "en"), case.claim


def test_without_a_request_nothing_about_one_is_refused() -> None:
    about_a_request = {STYLES, MAXIMUM_COUNT, MAXIMUM_MEGAPIXELS, IMAGE_INPUT, PRIVATE}

    refused = [
        (case.claim, denial.rule)
        for case in CASES
        for denial in decide(
            replace(case.context, request=None),
            effective_rules(case.context.requester.place, case.placed),
        ).denials
        if denial.rule in about_a_request
    ]

    assert refused == []


def test_a_refusal_says_until_when() -> None:
    case = next(case for case in CASES if case.claim == "who joined an hour ago waits a day")

    refusal = decision_of(case).refusal

    assert refusal is not None
    until = int(case.context.now) + 23 * 3600
    assert moment_after(until) in WORDS.say(refusal.words_id, **refusal.facts)


def test_a_refusal_names_the_roles_that_may() -> None:
    case = next(case for case in CASES if case.claim == "one deleted role opens nothing")

    refusal = decision_of(case).refusal

    assert refusal is not None
    assert WORDS.say(refusal.words_id, **refusal.facts).endswith("drawing is for <@&21>.")


def test_deleted_roles_are_said_beside_the_reason() -> None:
    case = next(case for case in CASES if case.claim == "one deleted role leaves the other")

    notes = [
        finding.reason.said(WORDS, "en")
        for finding in decision_of(case).findings
        if finding.outcome is Outcome.NOTES and finding.rule is WHO
    ]

    assert notes == ["One role this rule names has been deleted and no longer counts."]


def test_no_role_counts_as_deleted_where_nobody_knows_the_roles() -> None:
    placed = {Scope(level=Level.SERVER, place_id=1): rules_of("who=roles:Old")}

    rules = effective_rules(ANN.place, placed)
    decision = decide(RuleContext(requester=ANN, now=0, server=ServerFacts(models=MODELS)), rules)

    assert decision.refusal is not None
    assert decision.refusal.facts == {"roles": ("<@&29>",)}


def test_what_holds_up_members_is_shown_as_an_exception_for_moderators() -> None:
    case = next(case for case in CASES if case.claim == "moderators draw in quiet hours")

    outcomes = {one.rule: one.outcome for one in decision_of(case).findings}

    assert outcomes[QUIET_HOURS] is Outcome.EXEMPT
