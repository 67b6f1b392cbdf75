import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import RefusedError
from cogs.limits.model import (
    LimitTarget,
    LimitUnreadableError,
    LimitZeroError,
    TargetKind,
    differences,
    limit_of,
    read_cooldown,
    read_count,
    read_target,
    read_weight,
    with_limit,
)
from cogs.server.model import NO_LIMIT, Limit, Limits, RoleLimit

ROLE, CHANNEL = (
    LimitTarget(kind=TargetKind.ROLE, its_id=5),
    LimitTarget(kind=TargetKind.CHANNEL, its_id=6),
)
PERSON, SERVER = LimitTarget(kind=TargetKind.PERSON), LimitTarget(kind=TargetKind.SERVER)
NEW = RoleLimit(limit=Limit(per_day=7))


@pytest.mark.parametrize("target", [PERSON, SERVER, ROLE, CHANNEL], ids=str)
def test_what_is_set_for_a_target_is_found_there_and_nowhere_else(target: LimitTarget) -> None:
    limits = with_limit(Limits(), target, NEW)

    assert limit_of(limits, target) == NEW
    for other in {PERSON, SERVER, ROLE, CHANNEL} - {target}:
        assert limit_of(limits, other) == RoleLimit()


@pytest.mark.parametrize("target", [PERSON, SERVER, ROLE, CHANNEL], ids=str)
def test_what_says_nothing_leaves_nothing(target: LimitTarget) -> None:
    limits = with_limit(with_limit(Limits(), target, NEW), target, RoleLimit())

    assert limits == Limits()


def test_a_role_that_has_turns_alone_is_kept() -> None:
    limits = with_limit(Limits(), ROLE, RoleLimit(weight=3))

    assert limits.roles == {5: RoleLimit(weight=3)}


@pytest.mark.parametrize("target", [PERSON, SERVER, ROLE, CHANNEL], ids=str)
def test_a_target_survives_its_custom_id(target: LimitTarget) -> None:
    assert read_target(str(target)) == target


@pytest.mark.parametrize("text", ["", "role:5", "nobody", "role-", "role-5-6", "role-x"])
def test_what_is_no_target_is_none(text: str) -> None:
    assert read_target(text) is None


def test_differences_name_what_was_and_what_is() -> None:
    before = RoleLimit(limit=Limit(per_day=7, per_hour=1))
    after = RoleLimit(limit=Limit(per_day=NO_LIMIT, per_hour=1), weight=2)

    assert differences(before, after) == {"per_day": (7, NO_LIMIT), "weight": (1, 2)}


@pytest.mark.parametrize(
    ("typed", "count"),
    [("", None), ("  ", None), ("12", 12), (" 3 ", 3), ("unlimited", 0), ("None", 0), ("∞", 0)],
)
def test_counts_are_read(typed: str, count: int | None) -> None:
    assert read_count(typed) == count


@pytest.mark.parametrize("typed", ["x", "-1", "1.5", "1_0", "٣", "100001", "9" * 400])
def test_what_is_no_count_is_refused(typed: str) -> None:
    with pytest.raises(LimitUnreadableError) as refused:
        read_count(typed)

    assert len(str(refused.value.facts["typed"])) <= 20


def test_zero_is_refused_for_a_count_and_means_no_pause() -> None:
    with pytest.raises(LimitZeroError):
        read_count("0")

    assert read_cooldown("0") == 0


@pytest.mark.parametrize(("typed", "seconds"), [("", None), ("30", 30), ("30 s", 30), ("none", 0)])
def test_pauses_are_read(typed: str, seconds: int | None) -> None:
    assert read_cooldown(typed) == seconds


@pytest.mark.parametrize("typed", ["0", "11", "x"])
def test_a_weight_is_1_to_10(typed: str) -> None:
    assert [read_weight("1"), read_weight("10"), read_weight("")] == [1, 10, 1]

    with pytest.raises(LimitUnreadableError):
        read_weight(typed)


@given(st.text(max_size=30))
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    for read in (read_count, read_cooldown, read_weight):
        with contextlib.suppress(RefusedError):
            assert read(typed) is None or 0 <= (read(typed) or 0) <= 100_000
