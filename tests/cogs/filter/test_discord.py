"""/filter: who may, what it shows and changes, and what members then read."""

from dataclasses import replace

import pytest
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from cogs.filter.csv_file import MOST_BYTES
from cogs.filter.model import MOST_ENTRIES, Strictness
from cogs.filter.packs import PACKS, Pack, PackStep, merged, pack_of, starter_entries
from cogs.filter.press import KindPress, ListPress, PackChoice
from cogs.filter.service import FilterService
from tests.harness.managing import a_manager, let_everybody_see, text_of
from tests.harness.world import World

STARTER_ENTRIES = len(starter_entries())


@pytest.fixture
def max_(world: World) -> MemberActor:
    """Manages the server."""
    return a_manager(world)


@pytest.fixture
def audit_log(world: World, store: Database) -> AuditLog:
    return AuditLog(database=store, clock=world.harness.clock)


async def use(world: World, who: MemberActor, command: str, **options: object) -> InteractionResult:
    """Use one of the subcommands."""
    return await who.slash(world.channel, f"filter {command}", **options)


async def said(world: World, who: MemberActor, command: str, **options: object) -> str:
    """What one of the subcommands answers, to its member alone."""
    return text_of(world, await use(world, who, command, **options))


async def press(who: MemberActor, result: InteractionResult, label: str) -> InteractionResult:
    assert result.response is not None
    return await who.click(result.response, label=label)


def answer(result: InteractionResult) -> str:
    """What only the one who used it reads."""
    texts = [one.content for one in result.followups]
    return texts[-1] if texts else (result.response.content if result.response else "")


def refusal(world: World, result: InteractionResult) -> str:
    """Why a command did nothing."""
    assert len(world.env.errors) == 1
    return answer(result)


async def listed(store: Database, world: World, audit_log: AuditLog) -> list[str]:
    """What the list looks for, as a new process reads it."""
    filters = FilterService(database=store, audit_log=audit_log, clock=world.harness.clock)
    return [one.text for one in (await filters.list_of(world.guild.id)).entries]


def csv_of(*lines: str) -> tuple[str, bytes]:
    return "list.csv", "\n".join(("kind,text,action,strictness,note", *lines)).encode()


class TestWho:
    async def test_members_and_moderators_do_not_see_it(self, world: World) -> None:
        with pytest.raises(SetupError, match="default-member-permissions"):
            await use(world, world.mia, "list")

    @pytest.mark.parametrize(
        ("command", "options"),
        [
            ("list", {}),
            ("test", {"prompt": "gore"}),
            ("add", {"text": "gore"}),
            ("remove", {"entry": "gore"}),
            ("starter", {}),
            ("export", {}),
            ("import", {"file": csv_of("word,gore,refuse,1,")}),
        ],
    )
    async def test_who_sees_it_nevertheless_may_not_use_it(
        self, world: World, command: str, options: dict[str, object]
    ) -> None:
        let_everybody_see(world, "filter")

        result = await use(world, world.mia, command, **options)

        assert refusal(world, result) == world.say("refusal-not-manager")

    async def test_nor_is_the_list_told_while_they_type(
        self, world: World, max_: MemberActor
    ) -> None:
        let_everybody_see(world, "filter")
        await use(world, max_, "add", text="gore")

        offered = await world.mia.autocomplete(world.channel, "filter remove", "entry", "g")

        assert offered == []

    async def test_buttons_are_for_managers_as_well(self, world: World, max_: MemberActor) -> None:
        let_everybody_see(world, "filter")
        shown = await use(world, max_, "starter")
        role = next(iter(world.env.backend.get_guild(world.guild.id).members[max_.id].role_ids))
        world.env.backend.get_guild(world.guild.id).members[max_.id].role_ids.remove(role)

        result = await press(max_, shown, "Do it")

        assert answer(result) == world.say("refusal-not-manager")


class TestAddAndRemove:
    async def test_what_was_added_is_refused(self, world: World, max_: MemberActor) -> None:
        shown = await said(world, max_, "add", text="gore", note="No blood")
        result = await world.imagine("a scene of G.O.R.E")

        assert "Added: **gore** · word · refuse · wherever the filter is on · *No blood*" in shown
        assert "The list: 0 → 1 entry" in shown
        assert result.ephemeral
        assert "it found “G••••••” (rule: No blood)" in refusal(world, result)
        assert "gore" not in answer(result).lower()
        assert world.harness.backend.creates == []
        assert world.messages()[-1].is_private

    async def test_parts_of_other_words_pass(self, world: World, max_: MemberActor) -> None:
        await use(world, max_, "add", text="cock")

        shown = await world.drawn("a cocktail in Scunthorpe")

        assert len(shown.files) == 1

    async def test_every_option_counts(self, world: World, max_: MemberActor) -> None:
        shown = await said(
            world, max_, "add", text="go+re", kind="regex", action="log", strictness=3
        )

        assert "**go+re** · regular expression · log only · only where it is strict" in shown

    async def test_a_bad_expression_is_refused(self, world: World, max_: MemberActor) -> None:
        result = await use(world, max_, "add", text="(a+)+$", kind="regex")

        assert refusal(world, result) == world.say("refusal-filter-regex-slow")

    async def test_an_entry_is_chosen_while_typing_and_removed(
        self, world: World, max_: MemberActor
    ) -> None:
        await use(world, max_, "add", text="gore")
        await use(world, max_, "add", text="blood")

        (offer,) = await max_.autocomplete(world.channel, "filter remove", "entry", "GO")
        shown = await said(world, max_, "remove", entry=offer["value"])

        assert offer["name"] == "gore · word"
        assert "Removed: **gore**" in shown
        assert "The list: 2 → 1 entry" in shown
        assert (await world.drawn("gore")).files

    async def test_what_is_not_there_cannot_be_removed(
        self, world: World, max_: MemberActor
    ) -> None:
        result = await use(world, max_, "remove", entry="gore")

        assert refusal(world, result) == world.say("refusal-filter-entry-gone")

    async def test_the_trail_tells_who_did_it(
        self, world: World, max_: MemberActor, audit_log: AuditLog
    ) -> None:
        await use(world, max_, "add", text="gore")

        query = EventQuery(guild_id=world.guild.id, kinds=[EventKind.FILTER_CHANGED])
        (event,) = await audit_log.find(query, limit=5)
        assert event.actor_id == max_.id
        assert event.facts == {"entries": "0 → 1", "added": "word gore (refuse, 1)"}


class TestDryRunAndUndo:
    async def test_an_entry_is_tried_on_what_was_drawn_and_undone_once_after_a_restart(
        self, world: World, max_: MemberActor, store: Database, audit_log: AuditLog
    ) -> None:
        await world.drawn("a g0ry scene")
        await world.drawn("a gorge")

        shown = await use(world, max_, "add", text="gory")
        said_then = text_of(world, shown)
        await world.restart()
        await press(max_, shown, "Undo")
        undone = text_of(world, shown)

        assert "It would have caught 1 of the 2 prompts of the last seven days." in said_then
        assert "|| a g0ry scene || because of || gory ||" in said_then
        assert "**Undone.**" in undone
        assert "Removed: **gory**" in undone
        await press(max_, shown, "Make the change again")
        assert world.say("filter-redone") in text_of(world, shown)
        await press(max_, shown, "Undo")
        assert await listed(store, world, audit_log) == []

    async def test_what_changed_meanwhile_is_not_undone(
        self, world: World, max_: MemberActor, store: Database, audit_log: AuditLog
    ) -> None:
        shown = await use(world, max_, "add", text="gore")
        await use(world, max_, "edit", entry="gore", action="log")

        result = await press(max_, shown, "Undo")

        assert answer(result) == world.say("refusal-filter-changed-since")
        assert await listed(store, world, audit_log) == ["gore"]

    async def test_an_edit_changes_what_is_given(self, world: World, max_: MemberActor) -> None:
        await use(world, max_, "add", text="gore", note="Blood", strictness=2)

        shown = await said(world, max_, "edit", entry="gore", text="gore*", action="review")

        was = "**gore** · word · refuse · where it is medium or strict · *Blood*"
        line = r"**gore\*** · word · review · where it is medium or strict · *Blood*"
        assert f"Changed: {was} → {line}" in shown

    async def test_a_file_is_tried_before_it_is_imported(
        self, world: World, max_: MemberActor
    ) -> None:
        await world.drawn("a gory scene")

        shown = await said(world, max_, "import", file=csv_of("word,gory,review,1,"))

        assert "It would have caught 1 of the 1 prompts" in shown
        assert "Refused: 0 · looked at first: 1 · only recorded: 0" in shown


class TestPacks:
    async def test_one_is_looked_into_taken_and_dropped(
        self, world: World, max_: MemberActor, store: Database, audit_log: AuditLog
    ) -> None:
        opened = await use(world, max_, "pack")
        overview = text_of(world, opened)
        assert opened.response is not None
        await max_.select(opened.response, ["slurs_en"], custom_id=PackChoice().custom_id)
        first = text_of(world, opened)
        await press(max_, opened, "Next")
        second = text_of(world, opened)
        await world.restart()
        await press(max_, opened, "Take …")
        preview = text_of(world, opened)
        await press(max_, opened, "Do it")
        taken = text_of(world, opened)
        count = len(await listed(store, world, audit_log))
        again = await use(world, max_, "pack")
        now = text_of(world, again)
        assert again.response is not None
        await max_.select(again.response, ["slurs_en"], custom_id=PackChoice().custom_id)
        await press(max_, again, "Drop …")
        await press(max_, again, "Do it")

        assert overview.count("not taken") == len(PACKS)
        assert "|| kike || · word · refuse · wherever the filter is on" in first
        assert "Page 2 of 3" in second
        assert "**Take this?** Slurs: English" in preview
        assert f"{count} new · 0 changed · 0 removed" in preview
        assert "**Taken:** Slurs: English" in taken
        assert count == len(pack_of("slurs_en").entries)
        assert "**Slurs: English** · taken, version 1" in now
        assert await listed(store, world, audit_log) == []

    async def test_an_update_shows_how_entries_change_and_leads_back_to_all_packs(
        self, world: World, max_: MemberActor, store: Database, audit_log: AuditLog
    ) -> None:
        now = pack_of("gore")
        entries = tuple(
            replace(one, strictness=Strictness.STRICT) if one.text == "beheading" else one
            for one in now.entries
        )
        older = Pack(name="gore", version=now.version - 1, entries=entries)
        filters = FilterService(database=store, audit_log=audit_log, clock=world.harness.clock)
        await filters.change(
            world.guild.id,
            lambda existing: merged(existing, (), older.entries).change,
            by=1,
            packs=[PackStep(name="gore", was=None, now=older)],
        )
        opened = await use(world, max_, "pack")
        assert opened.response is not None
        texts: list[str] = []
        for answer_ in ("Leave it", "Do it"):
            await max_.select(opened.response, ["gore"], custom_id=PackChoice().custom_id)
            await press(max_, opened, "Update …")
            texts.append(text_of(world, opened))
            await press(max_, opened, answer_)
            texts.append(text_of(world, opened))
            await world.restart()
            await press(max_, opened, "All packs")

        preview, left, _, made = texts
        was, will_be = "only where it is strict", "where it is medium or strict"
        assert f"Changed: || beheading || · {was} → {will_be}" in preview
        assert world.say("filter-dropped") in left
        assert f"Changed: || beheading || · word · review · {was} · *Violence* →" in made
        assert "**Gore and self-harm** · taken, version 1" in text_of(world, opened)


class TestList:
    async def test_an_empty_one_says_how_to_begin(self, world: World, max_: MemberActor) -> None:
        shown = await said(world, max_, "list")

        assert "nothing on the list" in shown
        assert "/filter starter" in shown

    async def test_it_has_pages_and_kinds(self, world: World, max_: MemberActor) -> None:
        lines = [f"word,word{number:02},refuse,1," for number in range(20)]
        shown = await use(world, max_, "import", file=csv_of(*lines, "allow,pussy willow,,,"))
        await press(max_, shown, "Import")

        opened = await use(world, max_, "list")
        first = text_of(world, opened)
        await press(max_, opened, "Next")
        second = text_of(world, opened)
        assert opened.response is not None
        await max_.select(opened.response, ["allow"], custom_id=KindPress().custom_id)
        allowed = text_of(world, opened)

        assert "21 entries" in first
        assert "Page 1 of 2" in first
        assert "Page 2 of 2" in second
        assert first.count("word · refuse") + second.count("word · refuse") == 20
        assert "pussy willow** · allowed" in allowed
        assert "word01" not in allowed

    async def test_it_works_after_a_restart(self, world: World, max_: MemberActor) -> None:
        lines = [f"word,word{number:02},refuse,1," for number in range(20)]
        shown = await use(world, max_, "import", file=csv_of(*lines))
        await press(max_, shown, "Import")
        opened = await use(world, max_, "list")
        await world.restart()

        await press(max_, opened, "Next")

        assert "Page 2 of 2" in text_of(world, opened)

    async def test_words_are_no_markdown(self, world: World, max_: MemberActor) -> None:
        await use(world, max_, "add", text="**@everyone** <#5>")

        shown = await said(world, max_, "list")

        assert "@everyone" not in shown.replace("@\u200beveryone", "")
        assert r"\<#5>" in shown

    def test_every_page_of_the_longest_list_has_an_id(self) -> None:
        assert len(ListPress(page=MOST_ENTRIES).custom_id) <= 100


class TestTrial:
    async def test_it_says_what_would_happen_and_why(self, world: World, max_: MemberActor) -> None:
        await use(world, max_, "add", text="gore", strictness=3)
        await use(world, max_, "add", text="blood", action="review", note="Horror")

        shown = await said(world, max_, "test", prompt="bl00d and gore")

        assert "**Relaxed** · moderators look at the picture first\n" in shown
        assert "**Medium** · moderators look at the picture first ← this channel" in shown
        assert "**Strict** · it is refused" in shown
        assert "“gore” matches **gore** · word · refuse · only where it is strict" in shown
        assert (
            "“bl00d” matches **blood** · word · review · wherever the filter is on · *Horror*"
            in shown
        )
        assert world.harness.backend.creates == []

    async def test_what_nothing_matches_is_drawn(self, world: World, max_: MemberActor) -> None:
        await use(world, max_, "add", text="ass")

        shown = await said(world, max_, "test", prompt="a classic")

        assert shown.count("it is drawn") == 3


class TestFiles:
    async def test_a_file_is_shown_before_it_is_imported(
        self, world: World, max_: MemberActor, store: Database, audit_log: AuditLog
    ) -> None:
        await use(world, max_, "add", text="old")
        file = csv_of("word,gore,refuse,1,Blood", "word,blood,review,2,Blood")

        shown = await use(world, max_, "import", file=file, mode="replace")
        before = text_of(world, shown)
        assert await listed(store, world, audit_log) == ["old"]
        await press(max_, shown, "Import")

        assert "2 new · 0 changed · 1 removed · 0 unchanged" in before
        assert "The list: 1 → 2 entries" in before
        assert "New, by rule: Blood (2)" in before
        assert "One entry is not in the file and would be removed." in before
        assert "**Imported.**" in text_of(world, shown)
        assert sorted(await listed(store, world, audit_log)) == ["blood", "gore"]

    async def test_it_can_be_left(
        self, world: World, max_: MemberActor, store: Database, audit_log: AuditLog
    ) -> None:
        shown = await use(world, max_, "import", file=csv_of("word,gore,refuse,1,"))

        await press(max_, shown, world.say("filter-drop"))

        assert text_of(world, shown) == "Nothing was changed."
        assert await listed(store, world, audit_log) == []

    async def test_another_change_comes_between(self, world: World, max_: MemberActor) -> None:
        shown = await use(world, max_, "import", file=csv_of("word,gore,refuse,1,"))
        await use(world, max_, "add", text="blood")

        result = await press(max_, shown, "Import")

        assert answer(result) == world.say("refusal-filter-changed")

    async def test_bad_lines_are_named(self, world: World, max_: MemberActor) -> None:
        file = csv_of("word,gore,refuse,1,", "word,,refuse,1,", "word,blood,shout,1,")

        shown = await said(world, max_, "import", file=file)

        assert "Nothing was imported: 2 lines have problems." in shown
        assert f"Line 3: {world.say('refusal-filter-entry-empty')}" in shown
        assert f"Line 4: {world.say('refusal-filter-action', action='shout')}" in shown

    async def test_many_bad_lines_fit_into_one_message(
        self, world: World, max_: MemberActor
    ) -> None:
        shown = await said(
            world, max_, "import", file=csv_of(*(f"word,x{one},shout,9," for one in range(500)))
        )

        assert "… and 490 more" in shown
        assert len(shown) <= 4_000

    async def test_a_large_file_is_not_even_fetched(self, world: World, max_: MemberActor) -> None:
        result = await use(world, max_, "import", file=("list.csv", b"x" * (MOST_BYTES + 1)))

        assert refusal(world, result) == world.say("refusal-filter-file-too-large", limit_mb=1)

    async def test_a_picture_is_no_list(self, world: World, max_: MemberActor) -> None:
        result = await use(world, max_, "import", file=("list.csv", b"\x89PNG\r\n\x1a\n\x00\xff"))

        assert refusal(world, result) == world.say("refusal-filter-file-unreadable")

    async def test_the_starter_list_takes_one_click(
        self, world: World, max_: MemberActor, store: Database, audit_log: AuditLog
    ) -> None:
        shown = await use(world, max_, "starter")
        assert "New, by rule: " in text_of(world, shown)

        await press(max_, shown, "Do it")
        again = await said(world, max_, "starter")

        assert len(await listed(store, world, audit_log)) == STARTER_ENTRIES
        assert world.say("filter-nothing-new") in again

    async def test_a_list_without_a_header_is_read_and_repeated_lines_are_counted(
        self, world: World, max_: MemberActor
    ) -> None:
        data = b"gore\r\n*gory*\r\nGORE\r\ngore\r\n"

        shown = await said(world, max_, "import", file=("words.txt", data))

        assert "2 new" in shown
        assert "2 lines say the same as others and are left out." in shown

    async def test_what_is_exported_can_be_imported(self, world: World, max_: MemberActor) -> None:
        await use(world, max_, "add", text="gore", note="=cmd()")

        result = await use(world, max_, "export")
        assert result.response is not None
        (file,) = world.message(result.response.id).message.attachments
        data = world.env.backend.cdn.get(file["url"])
        assert data is not None
        again = await said(world, max_, "import", file=(file["filename"], data))

        assert file["filename"] == "prompt-filter.csv"
        assert b"word,gore,refuse,1,'=cmd()" in data
        assert world.say("filter-nothing-new") in again
