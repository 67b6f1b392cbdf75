import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.imagine.requester import Place, Requester
from cogs.server.model import NO_LIMIT, Limit, Limits, RoleLimit, ServerSettings

HERE = Place(channel_id=11, guild_id=12)
FRIENDS, PATRONS, GONE = 1, 2, 3

counts = st.none() | st.integers(0, 50)
limits = st.builds(
    Limit, concurrent=counts, per_hour=counts, per_day=counts, cooldown_seconds=counts
)


def somebody(*role_ids: int, is_moderator: bool = False) -> Requester:
    return Requester(user_id=101, place=HERE, role_ids=role_ids, is_moderator=is_moderator)


def generosity(name: str, value: int | None) -> float:
    """The larger, the more may be drawn."""
    if name == "cooldown_seconds":
        return -(value or 0)
    return float("inf") if value in {None, NO_LIMIT} else float(value or 0)


def test_who_has_no_role_of_note_has_everybodys_limits() -> None:
    everybody = Limit(per_hour=5, per_day=20)

    assert Limits(person=everybody).of_person(somebody(FRIENDS)) == everybody


def test_a_role_says_something_else_about_one_field_alone() -> None:
    ours = Limits(
        person=Limit(per_hour=5, per_day=20), roles={FRIENDS: RoleLimit(limit=Limit(per_hour=9))}
    )

    assert ours.of_person(somebody(FRIENDS)) == Limit(per_hour=9, per_day=20)


def test_a_role_may_also_get_less() -> None:
    ours = Limits(person=Limit(per_hour=5), roles={FRIENDS: RoleLimit(limit=Limit(per_hour=1))})

    assert ours.of_person(somebody(FRIENDS)).per_hour == 1


def test_of_several_roles_the_most_generous_wins_in_each_field() -> None:
    ours = Limits(
        roles={
            FRIENDS: RoleLimit(limit=Limit(per_hour=9, cooldown_seconds=5), weight=2),
            PATRONS: RoleLimit(limit=Limit(per_hour=3, cooldown_seconds=1, per_day=7), weight=4),
        }
    )
    ann = somebody(FRIENDS, PATRONS)

    assert ours.of_person(ann) == Limit(per_hour=9, cooldown_seconds=1, per_day=7)
    assert ours.weight_of(ann) == 4


def test_a_role_can_lift_a_limit() -> None:
    ours = Limits(
        person=Limit(per_day=5),
        roles={
            FRIENDS: RoleLimit(limit=Limit(per_day=50)),
            PATRONS: RoleLimit(limit=Limit(per_day=NO_LIMIT)),
        },
    )

    assert ours.of_person(somebody(FRIENDS, PATRONS)).per_day == NO_LIMIT
    assert not ours.of_person(somebody(FRIENDS, PATRONS)).is_set


@pytest.mark.parametrize(("are_exempt", "per_day"), [(True, None), (False, 5)])
def test_moderators_are_exempt_where_the_server_says_so(
    are_exempt: bool,  # noqa: FBT001 - a parameter of the table
    per_day: int | None,
) -> None:
    ours = Limits(person=Limit(per_day=5), are_moderators_exempt=are_exempt)

    assert ours.of_person(somebody(is_moderator=True)).per_day == per_day
    assert ours.of_person(somebody()).per_day == 5


def test_roles_and_channels_that_are_gone_are_dropped() -> None:
    ours = Limits(
        roles={FRIENDS: RoleLimit(weight=2), GONE: RoleLimit(weight=9)},
        channels={11: Limit(per_day=1), GONE: Limit(per_day=1)},
    )

    left = ours.gone(role_ids={FRIENDS}, channel_ids={11})

    assert set(left.roles) == {FRIENDS}
    assert set(left.channels) == {11}


@given(everybody=limits, theirs=st.dictionaries(st.integers(1, 5), limits, max_size=5))
def test_a_persons_limit_is_always_one_that_somebody_set(
    everybody: Limit, theirs: dict[int, Limit]
) -> None:
    ours = Limits(
        person=everybody, roles={id_: RoleLimit(limit=one) for id_, one in theirs.items()}
    )

    mine = ours.of_person(somebody(*theirs))

    for name in ("concurrent", "per_hour", "per_day", "cooldown_seconds"):
        said = [v for one in theirs.values() if (v := getattr(one, name)) is not None]
        value = getattr(mine, name)
        assert value in (said or [getattr(everybody, name)])
        assert all(generosity(name, value) >= generosity(name, other) for other in said)


@given(person=limits, server=limits, role=limits, channel=limits, weight=st.integers(1, 10))
def test_limits_are_the_same_after_they_were_kept(
    person: Limit, server: Limit, role: Limit, channel: Limit, weight: int
) -> None:
    adapter = TypeAdapter(ServerSettings)
    settings = ServerSettings(
        limits=Limits(
            person=person,
            server=server,
            roles={1_234_567_890_123_456_789: RoleLimit(limit=role, weight=weight)},
            channels={11: channel},
        )
    )

    kept = adapter.dump_json(settings, exclude_defaults=True)

    assert adapter.validate_json(kept) == settings


def test_settings_from_before_there_were_limits_are_read() -> None:
    read = TypeAdapter(ServerSettings).validate_json('{"retention_days": 30}')

    assert read.limits == Limits()
    assert not read.budget.is_set
