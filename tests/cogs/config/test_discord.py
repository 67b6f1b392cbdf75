# ruff: noqa: RUF001 - sentences as people read them
"""/config: who may, what the file has, what importing it changes, and how that is undone."""

import pytest
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from cogs.config.model import MOST_BYTES
from cogs.filter import pack_of
from cogs.policy import MAXIMUM_COUNT, WHO, Audience, Rules, RuleService, Who
from cogs.server import ServerService
from tests.harness.managing import a_manager, custom_id, let_everybody_see, text_of
from tests.harness.world import World

GORE = pack_of("gore")


@pytest.fixture
def max_(world: World) -> MemberActor:
    """Manages the server."""
    return a_manager(world)


@pytest.fixture
def audit_log(world: World, store: Database) -> AuditLog:
    return AuditLog(database=store, clock=world.harness.clock)


@pytest.fixture
def servers(world: World, store: Database, audit_log: AuditLog) -> ServerService:
    return ServerService(database=store, audit_log=audit_log, clock=world.harness.clock)


@pytest.fixture
def rules(world: World, store: Database, audit_log: AuditLog) -> RuleService:
    return RuleService(database=store, audit_log=audit_log, clock=world.harness.clock)


async def exported(world: World, who: MemberActor) -> str:
    """The file, as its manager alone gets it."""
    result = await who.slash(world.channel, "config export")
    assert result.ephemeral
    assert result.response is not None
    (file,) = world.message(result.response.id).message.attachments
    assert file["filename"] == "easel.toml"
    data = world.env.backend.cdn.get(file["url"])
    assert data is not None
    return str(data.decode())


async def sent(world: World, who: MemberActor, text: str | bytes) -> InteractionResult:
    data = text.encode() if isinstance(text, str) else text
    return await who.slash(world.channel, "config import", file=("easel.toml", data))


async def replacing(world: World, who: MemberActor, shown: InteractionResult) -> str:
    """Choose "Replace everything", and return what is shown then."""
    assert shown.response is not None
    await who.select(shown.response, ["replace"], custom_id=custom_id(world, shown, "config-mode"))
    return text_of(world, shown)


async def applied(world: World, who: MemberActor, shown: InteractionResult) -> str:
    await world.click(shown, "Apply", who=who)
    return text_of(world, shown)


async def fill(world: World, who: MemberActor, rules: RuleService) -> None:
    """Set some of everything."""
    await who.slash(world.channel, "filter add", text="gore", note="No blood")
    await who.slash(world.channel, "style add", name="Etching", text="as an etching")
    await who.slash(world.channel, "escalation set", strikes=3, days=30, block_hours=24)
    its = Rules(maximum_count=4)
    await rules.change(world.guild.id, world.channel.id, its, by=1, shown_version=0)


async def test_only_managers_see_and_use_it(world: World) -> None:
    with pytest.raises(SetupError, match="default-member-permissions"):
        await world.mia.slash(world.channel, "config export")
    let_everybody_see(world, "config")

    results = [
        await world.mia.slash(world.channel, "config export"),
        await sent(world, world.mia, "version = 1"),
    ]

    assert len(world.env.errors) == 2
    assert {text_of(world, one) for one in results} == {world.say("refusal-not-manager")}


async def test_a_line_is_changed_shown_applied_and_undone(
    world: World, max_: MemberActor, rules: RuleService, audit_log: AuditLog
) -> None:
    await fill(world, max_, rules)
    before = await exported(world, max_)
    assert "log_channel" in before
    assert f'[rules."#{world.channel.name} {world.channel.id}"]' in before
    assert "maximum_count = 4  # Pictures at once: up to 4" in before
    changed = (
        before.replace("maximum_count = 4  #", 'maximum_count = 2\nwho = "nobody"  #')
        .replace('text = "gore"', 'text = "blood"')
        .replace('Etching = "as an etching"', 'Noir = "film noir"')
        .replace("block_hours = 24", "block_hours = 12")
        .replace('per_hour = "none"', "per_hour = 5", 1)
    )

    shown = await sent(world, max_, changed)
    adding = text_of(world, shown)
    whole = await replacing(world, max_, shown)

    assert "**Settings**: 1 changed\n-# settings.escalation: { strikes = 3" in adding
    assert "**Limits and budget**: 1 changed" in adding
    assert "**Rules**: 2 set" in adding
    assert f"<#{world.channel.id}> · Pictures at once: up to 4 → **up to 2**" in adding
    assert "**Prompt filter**: 1 new\n-# New: || blood ||" in adding
    assert "**Styles**: 1 new\n-# New: Noir" in adding
    assert "**Prompt filter**: 1 new, 1 removed" in whole
    assert "**Styles**: 1 new, 1 removed" in whole
    assert "**Wildcards**: no change" in whole
    assert f"⚠️ <#{world.channel.id}>: " in whole
    assert await exported(world, max_) == before

    done = await applied(world, max_, shown)

    assert done.startswith("### Imported\n**Settings**: 1 changed")
    after = await exported(world, max_)
    assert {line.split("  #")[0] for line in after.splitlines()} == {
        line.split("  #")[0] for line in changed.splitlines()
    }
    refused = await world.imagine("a cat")
    assert text_of(world, refused).startswith(world.say("refusal-rules-nobody"))
    world.env.errors.clear()
    (event,) = await audit_log.find(
        EventQuery(guild_id=world.guild.id, kinds=[EventKind.CONFIG_IMPORTED]), limit=9
    )
    assert event.facts == {
        "settings": "~1",
        "limits": "~1",
        "rules": "+2",
        "filter": "+1 -1",
        "styles": "+1 -1",
    }
    assert event.actor_id == max_.id

    await world.click(shown, "Undo", who=max_)

    assert text_of(world, shown) == world.say("config-undone")
    assert await exported(world, max_) == before
    assert len((await world.drawn("a cat")).files) == 1


async def test_a_file_that_was_shown_is_applied_after_a_restart_once(
    world: World, max_: MemberActor, rules: RuleService
) -> None:
    shown = await sent(world, max_, "version = 1\n[rules.server]\nmaximum_count = 2\n")
    apply = custom_id(world, shown, "config:apply")
    await world.restart()

    await world.click(shown, "Apply", who=max_)
    assert shown.response is not None
    # As after a crash between the change and its answer: the same button once more.
    message = world.message(shown.response.id).message
    undo = custom_id(world, shown, "config-undo")
    message.components = [
        {"type": 1, "components": [{"type": 2, "style": 1, "label": "Apply", "custom_id": apply}]}
    ]
    await world.click(shown, "Apply", who=max_)

    assert world.say("config-imported-before") in text_of(world, shown)
    assert custom_id(world, shown, "config-undo") == undo
    await world.click(shown, "Undo", who=max_)
    assert await rules.recorded(world.guild.id) != {}
    assert (await rules.recorded(world.guild.id))[0].value == Rules()


async def test_what_changed_between_preview_and_apply_is_shown_first(
    world: World, max_: MemberActor, rules: RuleService
) -> None:
    shown = await sent(world, max_, "version = 1\n[rules.server]\nmaximum_count = 2\n")
    its = Rules(private=False)
    await rules.change(world.guild.id, 0, its, by=world.mia.id, shown_version=0)

    again = await applied(world, max_, shown)

    assert world.say("config-meanwhile") in again
    assert (await rules.recorded(world.guild.id))[0].value == its
    assert (await applied(world, max_, shown)).startswith("### Imported")
    both = (await rules.recorded(world.guild.id))[0].value
    assert both == Rules(private=False, maximum_count=2)


async def test_what_changed_since_is_not_undone(
    world: World, max_: MemberActor, rules: RuleService
) -> None:
    shown = await sent(world, max_, "version = 1\n[rules.server]\nmaximum_count = 2\n")
    await applied(world, max_, shown)
    await max_.slash(world.channel, "style add", name="Noir", text="film noir")

    result = await world.click(shown, "Undo", who=max_)

    assert result.followups[-1].content == world.say("refusal-config-changed-since")
    assert (await rules.recorded(world.guild.id))[0].value == Rules(maximum_count=2)


async def test_nothing_of_another_server_is_taken_for_ones_own(
    world: World, max_: MemberActor, rules: RuleService, servers: ServerService
) -> None:
    its = Rules(who=Audience(kind=Who.MODERATORS), maximum_count=3)
    await rules.change(world.guild.id, 0, its, by=1, shown_version=0)
    everyone = world.guild.id
    shown = await sent(
        world,
        max_,
        "version = 1\n[settings]\n"
        f'manager_roles = ["@Bosses 123456789012345678", "@everyone {everyone}"]\n'
        'log_channel = "#log 123456789012345679"\nreview_hours = 12\n'
        '[limits.roles]\n"@VIP 123456789012345670" = { weight = 2 }\n'
        '[rules.server]\nwho = { roles = ["@VIP 123456789012345670"] }\nmaximum_count = 2\n'
        '[rules."#there 123456789012345671"]\nwho = "nobody"\n',
    )
    whole = await replacing(world, max_, shown)

    assert "Left out, because this server doesn’t have it" in whole
    for line in (
        "settings.manager_roles (@Bosses)",
        "settings.log_channel (#log)",
        "limits.roles.@VIP 123456789012345670 (@VIP)",
        "rules.server.who (@VIP)",
        "rules.#there 123456789012345671 (#there)",
    ):
        assert line in whole
    await applied(world, max_, shown)
    settings = (await servers.settings(world.guild.id)).value
    assert (settings.manager_role_ids, settings.log_channel_id) == ((), None)
    assert settings.review_hours == 12
    assert settings.limits.roles == {}
    after = {id_: one.value for id_, one in (await rules.recorded(world.guild.id)).items()}
    assert after == {0: its.having(MAXIMUM_COUNT, 2)}
    assert after[0][WHO] == Audience(kind=Who.MODERATORS)


async def test_a_broken_file_changes_nothing_and_says_what_is_wrong(
    world: World, max_: MemberActor, rules: RuleService
) -> None:
    broken = "version = 1\n[rules.server]\nmaximum_count = 2\nprivat = false\nreview = 3\n"

    shown = await sent(world, max_, broken)
    large = await sent(world, max_, b" " * (MOST_BYTES + 1))
    newer = await sent(world, max_, "version = 9\n")

    assert text_of(world, shown) == (
        "Nothing was changed: 2 things in the file are wrong."
        " Please correct the file and send it again.\n"
        "- Line 4 · **rules.server.privat**: I don’t know this. Did you mean “private”?\n"
        "- Line 5 · **rules.server.review**: I can’t read this. For example,"
        r' "everyone" / { roles = \["@New 123456789012345678"\] } would be right.'
    )
    assert len(world.env.errors) == 2
    assert text_of(world, large) == world.say("refusal-config-too-large", limit_mb=4)
    assert text_of(world, newer) == world.say("refusal-config-newer", found=9, version=1)
    assert await rules.recorded(world.guild.id) == {}


async def test_too_much_for_one_server_cannot_be_added_but_can_replace(
    world: World, max_: MemberActor
) -> None:
    await max_.slash(world.channel, "style add", name="Noir", text="film noir")
    styles = "".join(f'"S{number}" = "words {number}"\n' for number in range(50))

    shown = await sent(world, max_, f"version = 1\n[styles]\n{styles}")

    assert world.say("refusal-style-too-many", limit=50) in text_of(world, shown)
    assert world.message(shown.response.id).buttons == ["Cancel"]  # type: ignore[union-attr]
    assert "**Styles**: 50 new, 1 removed" in await replacing(world, max_, shown)
    await world.click(shown, "Cancel", who=max_)
    assert text_of(world, shown) == world.say("config-canceled")
    assert 'Noir = "film noir"' in await exported(world, max_)


async def test_packs_by_name_alone_bring_their_words_and_unknown_ones_are_named(
    world: World, max_: MemberActor
) -> None:
    text = f"version = 1\n[filter]\npacks = {{ gore = {GORE.version}, sonnets = 3 }}\n"

    shown = await sent(world, max_, text)
    preview = text_of(world, shown)
    await applied(world, max_, shown)

    assert "filter.packs (sonnets)" in preview
    after = await exported(world, max_)
    assert f"packs = {{ gore = {GORE.version} }}" in after
    assert after.count("kind = ") == len(GORE.entries)
