"""What Discord never sends, sent to the real bot: it stays, in its session, and draws."""

from sandbox.discord.sessions import Session
from sandbox.discord.wire import Json
from tests.e2e.real_bot import WORDS, BotBench, has_picture, real_bot
from tests.e2e.watched_images import WatchedImages

BROKEN = ["[1,2]", "null", "5", "{nonsense"]
NEW_CHANNEL: Json = {"id": "77", "guild_id": "1", "name": "new"}
EVENTS: list[tuple[str, object]] = [
    ("INTERACTION_CREATE", {}),
    ("INTERACTION_CREATE", None),
    ("INTERACTION_CREATE", []),
    ("GUILD_CREATE", {}),
    ("GUILD_CREATE", {"id": {}}),
    ("GUILD_CREATE", {"unavailable": False}),
    ("GUILD_DELETE", {}),
    ("GUILD_DELETE", {"id": None}),
    ("GUILD_UPDATE", {"id": {}}),
    ("CHANNEL_CREATE", NEW_CHANNEL),
    ("CHANNEL_DELETE", {}),
    ("CHANNEL_UPDATE", {"id": "x", "type": "text"}),
    ("GUILD_ROLE_CREATE", {"guild_id": "1", "role": {"id": "5"}}),
    ("GUILD_ROLE_DELETE", []),
    ("THREAD_CREATE", {"id": "5", "guild_id": "1", "type": 11, "name": "a thread"}),
    ("THREAD_LIST_SYNC", {"guild_id": "1", "threads": [{}]}),
    ("ENTITLEMENT_CREATE", {"id": "5", "sku_id": None, "type": [8]}),
    ("USER_UPDATE", {"username": 5}),
    ("USER_UPDATE", {"id": "5", "username": "somebody-else", "discriminator": "0", "avatar": None}),
    ("MESSAGE_CREATE", {"content": "a direct one", "type": 0, "author": {}}),
    ("STAGE_INSTANCE_CREATE", {"guild_id": "1"}),
]


async def test_odd_events_and_frames_cost_neither_the_process_nor_its_session() -> None:
    async with real_bot(images=WatchedImages(pace=0.05)) as bench:
        (session,) = bench.discord.sessions._sessions.values()
        process = bench.bot.pid
        for name, data in EVENTS:
            async with bench.logging(rf"gateway event {name} dropped"):
                session.dispatch(name, here(data, bench))
        assert has_picture(await bench.over(bench.imagine("after odd events")))
        for frame in BROKEN:
            await is_back_after(frame, bench, session)
        assert has_picture(await bench.over(bench.imagine("after broken frames")))

        asked = bench.discord.backend.new_interaction(2, bench.here, bench.me.id, guild_of(bench))
        unreadable = {"id": str(asked.id), "token": asked.token, "type": 2, "locale": "de"}
        session.dispatch("INTERACTION_CREATE", unreadable)
        told = await bench.reply(asked.id)
        assert told.text == WORDS.say("refusal-unreadable", "de")

        assert list(bench.discord.sessions._sessions.values()) == [session]
        assert bench.bot.pid == process


def guild_of(bench: BotBench) -> int:
    """The server that the bench has."""
    guild_id = bench.discord.backend.get_channel(bench.here).guild_id
    assert guild_id is not None
    return guild_id


def here(data: object, bench: BotBench) -> object:
    """An event's data, of the server that the bench has."""
    if isinstance(data, dict) and data.get("guild_id") == "1":
        return {**data, "guild_id": str(guild_of(bench))}
    return data


async def is_back_after(frame: str, bench: BotBench, session: Session) -> None:
    """Say what nobody can read, and wait until the session is taken up again."""
    went: list[bool] = []
    bench.discord.sessions.listeners.append(went.append)
    assert session.send is not None
    session.send(frame)
    await bench.until(lambda: went == [False, True], f"a bot that is back after {frame}")
    bench.discord.sessions.listeners.remove(went.append)
