# ruff: noqa: RUF001 - sentences as people read them
"""Configuration files: what is written is read back, and what is wrong is named."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.db.database import Database
from bot.errors import RefusedError
from cogs.config.model import MOST_BYTES, FileProblemsError, ServerConfig
from cogs.filter import ImportMode, pack_of
from cogs.filter.model import FilterEntry, checked_entry
from cogs.filter.model import Kind as EntryKind
from cogs.kit.language import packaged_words
from cogs.policy import Level, Rules, Who, check_rules
from cogs.policy.rules import REVIEW, WHO
from cogs.policy.rules.review import Reviewed
from cogs.policy.rules.rule import RuleSettingError
from cogs.server import (
    Budget,
    Escalation,
    Limit,
    Limits,
    PingFor,
    RoleLimit,
    ServerSettings,
)
from cogs.styles import NamedWords
from tests.cogs.config.server import ART, ARTISTS, CATEGORY, KNOWN, LOG, MODS, Files
from tests.cogs.policy.any_rules import rules as any_rules

WORDS = packaged_words().plain
LIMITS = st.builds(
    Limit,
    concurrent=st.none() | st.integers(0, 9),
    per_hour=st.none() | st.integers(0, 100_000),
    per_day=st.none() | st.integers(0, 9),
    cooldown_seconds=st.none() | st.integers(0, 86_400),
)
MICROS = st.none() | st.integers(0, 10**12)
SETTINGS = st.builds(
    ServerSettings,
    manager_role_ids=st.sampled_from([(), (MODS,), (MODS, ARTISTS)]),
    log_channel_id=st.sampled_from([None, LOG]),
    review_channel_id=st.sampled_from([None, ART]),
    ping_role_id=st.sampled_from([None, MODS]),
    ping_for=st.sampled_from(PingFor),
    escalation=st.none()
    | st.builds(
        Escalation,
        strikes=st.integers(2, 20),
        days=st.integers(1, 365),
        block_hours=st.integers(0, 672),
        refusals=st.integers(0, 100),
    ),
    showcase_stars=st.integers(1, 1000),
    limits=st.builds(
        Limits,
        person=LIMITS,
        server=LIMITS,
        channels=st.dictionaries(st.sampled_from([ART, LOG]), LIMITS),
        roles=st.dictionaries(
            st.sampled_from([MODS, ARTISTS]),
            st.builds(RoleLimit, limit=LIMITS, weight=st.integers(1, 10)),
        ),
    ),
    budget=st.builds(Budget, day_micros=MICROS, month_micros=MICROS, confirm_micros=MICROS),
    is_set_up=st.booleans(),
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20
)


EVERYBODY_OR_NOBODY = {Reviewed.EVERYONE, Reviewed.NOBODY}


def entry(text: str, kind: EntryKind = EntryKind.WORD, note: str = "") -> FilterEntry:
    return checked_entry(kind=kind, text=text, note=note)


def _can_be(rules: Rules) -> bool:
    who, review = rules[WHO], rules[REVIEW]
    if who is not None and who.role_ids and who.kind is not Who.ROLES:
        return False
    if review is not None and review.role_ids and review.kind in EVERYBODY_OR_NOBODY:
        return False
    try:
        check_rules(rules, Level.SERVER)
    except RuleSettingError:
        return False
    return True


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    its=SETTINGS,
    rules=any_rules.filter(_can_be),
    words=TEXTS,
    note=TEXTS,
)
def test_what_is_exported_and_imported_changes_nothing(
    store: Database, its: ServerSettings, rules: Rules, words: str, note: str
) -> None:
    note = " ".join(note.split())
    config = ServerConfig(
        settings=its,
        # Roles of rules are numbers that nobody has: what they name here is there all the same.
        rules={0: rules, CATEGORY: Rules(maximum_count=2)},
        entries=(entry("gore", note=note), entry("x y"), entry("Essex", EntryKind.ALLOW)),
        packs={"gore": pack_of("gore")},
        styles=(NamedWords(name="Étude 2", text=f"a{words}".strip(), added_by=1),),
        wildcards=(NamedWords(name="animal", text='fox\nowl, "great"', added_by=1),),
    )
    files = Files(store)

    read = files.reader.read(files.written(config).encode(), KNOWN)

    for mode in ImportMode:
        plan = files.planner.plan(config, read, mode, KNOWN, by=1)
        assert plan.is_empty, (plan.keys, plan.rule_changes, plan.filter, plan.styles)
        assert plan.left_out == ()
        assert plan.settings == its


def test_a_file_is_the_same_whatever_the_order_of_what_is_on_record(store: Database) -> None:
    one, other = entry("gore"), entry("blood")
    files = Files(store)

    first = files.written(ServerConfig(entries=(one, other), rules={0: Rules(), ART: Rules()}))
    second = files.written(ServerConfig(entries=(other, one), rules={ART: Rules(), 0: Rules()}))

    assert first == second
    assert first.index('"blood"') < first.index('"gore"')


HEAD = "version = 1\n"
BROKEN = [
    ("\n[settings]\nreview_hours = 48\n", "a line “version = 1” belongs above everything else"),
    ("version = 2\n", "its version is 2, and I read files up to version 1"),
    ("version = true\n", "a line “version = 1” belongs above everything else"),
    (
        HEAD + "[settings]\nping_for = “each”\n",
        "I can’t read line 3 of the file, “ping_for = “each””",
    ),
    (HEAD + "[settings]\nreview_hours = 1\nreview_hours = 2\n", "line 4 of the file"),
    (HEAD + "[limits]\n\n[limits]\n", "says something that was said before"),
    (HEAD + "a = " + "[" * 5000, "I can’t read that file as text"),
    (HEAD + "a = " + "9" * 5000, "I can’t read line"),
]
PROBLEMS = [
    ("[setings]\n", "Line 2 · setings: I don’t know this. Did you mean “settings”?"),
    ("[zzz]\n", "Line 2 · zzz: I don’t know this."),
    ("rules = 1\n", "Line 2 · rules: I can’t read this. For example, [rules] would be right."),
    (
        "[settings]\nlogchannel = 1\n",
        "Line 3 · settings.logchannel: I don’t know this. Did you mean “log_channel”?",
    ),
    (
        '[settings]\nlog_channel = "#log"\n',
        (
            "Line 3 · settings.log_channel: I can’t read this. For example,"
            ' "#art 123456789012345678" / "none"'
        ),
    ),
    (
        "[settings]\nreview_hours = 0\nretention_days = 99999\n",
        (
            "Line 3 · settings.review_hours: It has to be at least 1.\n"
            "Line 4 · settings.retention_days: It can be at most 3,650."
        ),
    ),
    (
        "[settings]\nreview_hours = true\n",
        "Line 3 · settings.review_hours: I can’t read this. For example, 10",
    ),
    (
        '[settings]\nping_for = "all"\n',
        ('Line 3 · settings.ping_for: I can’t read this. For example, "urgent" / "each"'),
    ),
    (
        "[settings]\nescalation = { strikes = 1, days = 3 }\n",
        "Line 3 · settings.escalation: “block_hours” is missing.",
    ),
    (
        "[settings]\nmanager_roles = [1, 99999999999999999999]\n",
        (
            "Line 3 · settings.manager_roles: I can’t read this. For example,"
            ' ["@Mods 123456789012345678"] / []'
        ),
    ),
    (
        "[budget]\nday_usd = -1\nmonth_usd = 0.0000001\nconfirm_from_usd = inf\n",
        (
            "Line 3 · budget.day_usd: It has to be at least 0.\n"
            "Line 4 · budget.month_usd: I can’t read this. For example,"
            ' 12.50 / "none" would be right.\n'
            "Line 5 · budget.confirm_from_usd: I can’t read this. For example,"
            ' 12.50 / "none"'
        ),
    ),
    (
        "[limits]\nperson = { per_hour = 0, per_day = 200000 }\n",
        (
            "Line 3 · limits.person.per_hour: It has to be at least 1.\n"
            "Line 3 · limits.person.per_day: It can be at most 100,000."
        ),
    ),
    (
        '[limits.roles]\n"@Mods 12" = { weight = 11 }\n"@Other 12" = { weight = 1 }\n',
        (
            "Line 3 · limits.roles.@Mods 12.weight: It can be at most 10.\n"
            "Line 4 · limits.roles.@Other 12: There are two of the same name."
        ),
    ),
    (
        '[rules.server]\nmaximum_count = 9\nwho = "nobdy"\nquiet_hours = "22-7 Nowhere"\n',
        (
            "Line 3 · rules.server.maximum_count: The number of pictures must be from 1 to 8.\n"
            "Line 4 · rules.server.who: I can’t read this. For example,"
            ' "everyone" / { roles = ["@Artists 123456789012345678"] } would be right.\n'
            "Line 5 · rules.server.quiet_hours: "
        ),
    ),
    ("[rules.server]\nprivate = 1979-05-27\n", "Line 3 · rules.server.private: I can’t read this."),
    ("[rules.server]\nwho = { roles = [] }\n", "Line 3 · rules.server.who: "),
    (
        f'[rules."#art {ART}"]\nage_restricted_relaxed = true\n',
        f"Line 3 · rules.#art {ART}.age_restricted_relaxed: ",
    ),
    (
        (
            "[filter]\nentries = [\n"
            '  { kind = "wrd", text = "gore" },\n'
            "  # a comment\n"
            '  { text = "a" },\n'
            '  { kind = "word", txt = "b" },\n'
            '  { text = "gore", strictness = 4 },\n'
            '  { text = "(a", kind = "regex" },\n]\n'
        ),
        (
            "Line 4 · filter.entries.1: There is no kind of entry called “wrd”."
            " It is word, phrase, forms, regex or allow.\n"
            "Line 6 · filter.entries.2: “a” is a single letter and would match far too much."
            " Please give a word.\n"
            "Line 7 · filter.entries.3.txt: I don’t know this. Did you mean “text”?\n"
            "Line 7 · filter.entries.3: “text” is missing.\n"
            "Line 8 · filter.entries.4: The strictness is 1, 2 or 3; “4” is not.\n"
            "Line 9 · filter.entries.5: That is not a regular expression I can use"
        ),
    ),
    ("[filter]\npacks = { gore = 0 }\n", "Line 3 · filter.packs: I can’t read this."),
    (
        '[styles]\n"a,b" = "x"\nEtching = ""\nETCHING = "an etching"\netching = "again"\n',
        "Line 3 · styles.a,b: ",
    ),
    ('[styles]\nEtching = "a1"\nETCHING = "b1"\n', "There are two of the same name."),
    ('[wildcards]\nanimal = "fox"\n', '["fox", "owl"] would be right.'),
    ("[wildcards]\nanimal = []\n", "Line 3 · wildcards.animal: "),
]


def test_a_file_that_is_none_is_refused_as_a_whole(store: Database) -> None:
    reader = Files(store).reader
    for text, sentence in BROKEN:
        with pytest.raises(RefusedError) as refused:
            reader.read(text.encode(), KNOWN)

        assert sentence in WORDS.say(refused.value.words_id, **refused.value.facts)


def test_all_that_is_wrong_is_named_by_line_and_key(store: Database) -> None:
    reader = Files(store).reader
    for text, sentences in PROBLEMS:
        with pytest.raises(FileProblemsError) as refused:
            reader.read((HEAD + text).encode(), KNOWN)

        said = "\n".join(
            f"Line {one.line} · {one.key}: {WORDS.say(one.failure.words_id, **one.failure.facts)}"
            for one in refused.value.problems
        )
        assert sentences in said


STARS = HEAD + "[showcase]\nstars = 7\n"


def test_a_file_may_be_saved_in_any_unicode(store: Database) -> None:
    reader = Files(store).reader
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"):
        for text in (STARS, STARS.replace("\n", "\r\n")):
            assert reader.read(text.encode(encoding), KNOWN).settings == {"showcase_stars": 7}

    no_text = (HEAD + '[styles]\nx = "é"\n').encode("cp1252"), b"\x89PNG\r\n\x1a\n\0\0IHDR"
    for data in (*no_text, b" " * (MOST_BYTES + 1), b""):
        with pytest.raises(RefusedError):
            reader.read(data, KNOWN)
