import asyncio
import json
import logging
import subprocess
import sys
from typing import Any, Literal, cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot import log

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
token_texts = st.text(LETTERS + "-_", min_size=18, max_size=80).filter(
    lambda text: text[0].isalpha() and any(one.isdigit() for one in text) and text[-1].isalnum()
)
SHAPES = [
    "https://discord.com/api/v10/webhooks/1180000000000000001/{}",
    "PATCH https://discord.com/api/v10/webhooks/1180000000000000001/{}/messages/@original with …",
    "POST http://127.0.0.1:8401/api/v10/interactions/1180000000000000002/{}/callback?with_response=1",
    "bucket hash abc with '1180000000000000001+{}' major parameters",
    "Authorization: Bearer {}",
    "{{'Authorization': 'Bot {}'}}",
    "CIMultiDict('authorization': 'Bearer {}')",
    "the upstream said: your token={} is expired",
    "?api_key={}&n=1",
    "REPLICATE_API_TOKEN={}",
    '{{"token": "{}", "type": 2}}',
    "{{'interaction_token':'{}'}}",
    "x-api-key: {}",
    "could not connect to postgresql://easel:{}@db.example.org/easel",
    "https://cdn.discordapp.com/attachments/1/2/a.png?ex=65&is=64&hm={}&",
    "https://bucket.s3.amazonaws.com/a.png?X-Amz-Credential=x&X-Amz-Signature={}",
    "key r8_{} is over its limit",
    "Incorrect API key provided: sk-{}.",
    "sk-proj-{}",
    "hf_{}",
    "token aW50ZXJhY3Rpb246{}",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0aaaa.{}",
]
BOT_TOKEN = "MTE4MDAwMDAwMDAwMDAwMDAwMQ.Gabc12.abcdefghijklmnopqrstuvwxyz0123456789AB"
PLAIN = [
    "Easel is ready as Easel#0001, in 3 servers.",
    "job 3f2a9c runs as prediction x1y2z3abcdef0123456789",
    "job 3f2a9c is held off for 7.0 s",
    "the image service is away (key): starts are held until it answers",
    "COMETAPI_KEY: is missing. Put it into .env (see .env.example) or the environment.",
    "DISCORD_TOKEN: Discord refuses it. Copy it again from the Developer Portal.",
    "PATCH http://127.0.0.1:8401/api/v10/channels/1180000000000000001/messages/@original",
    "cannot write in /var/lib/easel (Permission denied)",
    "no way left to reach person 1180000000000000001",
    "https://api.cometapi.com/replicate/v1 answers",
    "Shard ID None has connected to Gateway (Session ID: 1180000000000000001).",
    "the bot 1180000000000000001 left; task-1234 and disk-full stay",
]


class Seen(log.SecretsHidden):
    """The real handler, whose lines are kept."""

    def __init__(self, *secrets: str, formatter: logging.Formatter | None = None) -> None:
        super().__init__(secrets)
        self.lines: list[str] = []
        self.setFormatter(formatter)

    def last(self) -> dict[str, str]:
        return cast("dict[str, str]", json.loads(self.lines[-1]))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def logged(
    message: str,
    *args: object,
    name: str = "bot.test",
    level: int = logging.DEBUG,
    secret: str = "",
) -> str:
    handler = Seen(secret)
    handler.emit(logging.LogRecord(name, level, "file.py", 1, message, args, None))
    return handler.lines[0]


@given(st.sampled_from(SHAPES), token_texts)
def test_what_looks_like_a_secret_is_hidden(shape: str, token: str) -> None:
    assume(token not in shape)
    line = log.masked(shape.format(token))

    assert token not in line
    assert log.HIDDEN in line
    assert log.masked(line) == line


@given(st.sampled_from(SHAPES), token_texts)
def test_json_and_traces_hide_as_much_and_stay_readable(shape: str, token: str) -> None:
    handler = Seen(formatter=log.formatter_of("json"))
    said = shape.format(token)
    trace = (ValueError, ValueError(f"first line\n{said}"), None)
    handler.emit(logging.LogRecord("bot", logging.ERROR, "", 1, f"\n{said}", (), trace))

    assert token not in handler.lines[0]
    line = json.loads(handler.lines[0])
    assert line["message"] == f"\n{log.masked(said)}"
    assert f"first line\n{log.masked(said)}" in line["exc_info"]


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_lines_are_left_alone(text: str) -> None:
    assert log.masked(text) == text


def test_discords_own_tokens_are_known_by_their_look() -> None:
    assert log.masked(f"logging in with {BOT_TOKEN}.") == f"logging in with {log.HIDDEN}."


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=8, max_size=40))
def test_what_the_settings_hold_is_hidden_wherever_it_stands(secret: str) -> None:
    line = logged("a%sb", secret, secret=secret)

    assert line == f"a{log.HIDDEN}b"


@pytest.mark.parametrize(
    ("message", "args", "line"),
    [
        (
            "For Shard ID %s: WebSocket Event: %s",
            (None, {"t": "INTERACTION_CREATE", "d": {"options": [{"value": "a secret garden"}]}}),
            "For Shard ID None: WebSocket Event: …",
        ),
        (
            "%s %s with %s has returned %s",
            (
                "POST",
                "https://discord.com/api/v10/channels/1/messages",
                '{"content": "a dog"}',
                200,
            ),
            "POST https://discord.com/api/v10/channels/1/messages with … has returned 200",
        ),
        (
            "Sending %s, %.2f s late",
            ({"content": "a dog"}, 0.5),
            "Sending …, 0.50 s late",
        ),
        ("Updating to %s.", ({"a": "dog"},), "Updating to …."),
        ("Dispatching event %s", ("interaction",), "Dispatching event interaction"),
        (
            "%s has found its bucket",
            ("PATCH /webhooks/{webhook_id}/{webhook_token}",),
            "PATCH /webhooks/{webhook_id}/{webhook_token} has found its bucket",
        ),
        ("Done sleeping for the rate limit. 100%", (), "Done sleeping for the rate limit. 100%"),
    ],
)
def test_debug_lines_of_the_library_quote_nothing_anybody_wrote(
    message: str, args: tuple[object, ...], line: str
) -> None:
    assert logged(message, *args, name="discord.gateway") == line
    assert logged(message, *args, name="bot.test") == (message % args if args else message)


@pytest.mark.parametrize("style", ["console", "json"])
def test_what_ends_the_process_is_logged_like_everything_else(style: str) -> None:
    program = (
        "from bot import log\n"
        f"log.set_up(style={style!r}, secrets=['a-secret-word'])\n"
        "raise ValueError('no a-secret-word, no token=r8_abcdefgh')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )

    assert ended.returncode == 1
    assert f"ValueError: no {log.HIDDEN}, no token={log.HIDDEN}" in ended.stderr
    if style == "json":
        assert json.loads(ended.stderr)["level"] == "CRITICAL"


def test_who_stops_a_command_by_hand_reads_no_bug() -> None:
    program = "from bot import log\nlog.set_up()\nraise KeyboardInterrupt\n"
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )

    assert "CRITICAL" not in ended.stderr


FORGED = "2026-03-01T12:00:00.000Z INFO    bot.jobs.local: job 1 delivered"
SECRET = "r8_abcdefghijklmnopqrstuvwxyz0123456789"


def event(message: str = "drawn", *args: object, **more: Any) -> logging.LogRecord:  # noqa: ANN401
    record = logging.LogRecord("bot.test", logging.INFO, "file.py", 1, message, args, None)
    vars(record).update(created=1772366400.25, **more)
    return record


def raised(error: BaseException) -> tuple[type[BaseException], BaseException, None]:
    return type(error), error, None


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (event("a\n%s", FORGED), rf"a\n{FORGED}"),
        (event("a\r\n\x1b[2Jb"), r"a\r\n\x1b[2Jb"),
        (event("a\u2028b\x85c\u202ed"), r"a\u2028b\x85c\u202ed"),
        (event("Straße, 猫 🐈"), "Straße, 猫 🐈"),
        (event("%d jobs", "no number"), "'%d jobs' ('no number',)"),
        (
            event(exc_info=raised(ValueError(f"a\n{FORGED}"))),
            f"drawn\n    ValueError: a\n    {FORGED}",
        ),
        (event(exc_text=f"kept\n{FORGED}"), f"drawn\n    kept\n    {FORGED}"),
        (event(stack_info=f"Stack:\n{FORGED}"), f"drawn\n    Stack:\n    {FORGED}"),
    ],
)
def test_nothing_that_is_quoted_looks_like_an_event(record: logging.LogRecord, line: str) -> None:
    console, as_json = (
        Seen(formatter=log.formatter_of("console")),
        Seen(formatter=log.formatter_of("json")),
    )
    console.emit(record)
    as_json.emit(record)

    assert console.lines == [f"2026-03-01T12:00:00.250Z INFO    bot.test: {line}"]
    assert "\n" not in as_json.lines[0]
    assert as_json.last()["time"] == "2026-03-01T12:00:00.250Z"


@pytest.mark.parametrize("style", ["console", "json"])
@pytest.mark.parametrize(
    "record",
    [
        event("%s", SECRET),
        event("%d", SECRET),
        event(exc_info=raised(ValueError(SECRET))),
        event(exc_text=SECRET),
        event(stack_info=SECRET),
        event(detail={"key": SECRET}),
    ],
)
def test_secrets_are_hidden_wherever_a_record_carries_them(
    style: Literal["console", "json"], record: logging.LogRecord
) -> None:
    handler = Seen(formatter=log.formatter_of(style))
    handler.emit(record)

    assert SECRET not in handler.lines[0]
    assert SECRET in str(vars(record))  # other handlers get it as it was


def test_causes_and_notes_of_an_error_are_in_its_trace_without_secrets() -> None:
    error = ValueError("outer")
    error.__cause__ = KeyError(SECRET)
    error.add_note(f"asked with Bearer {SECRET}")
    record = event(exc_info=raised(error))
    handler = Seen(formatter=log.formatter_of("json"))
    handler.emit(record)
    trace = handler.last()["exc_info"]

    assert f"KeyError: '{log.HIDDEN}'" in trace
    assert f"asked with Bearer {log.HIDDEN}" in trace
    assert SECRET not in trace


async def test_json_names_what_a_line_is_about_where_it_is_told() -> None:
    handler = Seen(formatter=log.formatter_of("json"))

    async def work() -> None:
        log.about(job="3f2a", user=1180000000000000001, guild=None, channel=2, model="a/b")
        log.about(prediction="x1")
        handler.emit(event())
        log.about_nothing().run(handler.emit, event())

    await asyncio.create_task(work())
    handler.emit(event())
    mine, shared, outside = (json.loads(line) for line in handler.lines)

    assert mine | {"job": "3f2a", "user": "1180000000000000001", "channel": "2"} == mine
    assert mine | {"prediction": "x1", "model": "a/b"} == mine
    assert shared == outside == {name: mine[name] for name in outside}
    assert set(outside) == {"time", "level", "logger", "message"}


def test_a_thread_that_ends_with_a_bug_is_an_event_like_any_other() -> None:
    program = (
        "import threading\nfrom bot import log\nlog.set_up(style='json')\n"
        "def work(): raise ValueError('token=r8_abcdefgh')\n"
        "thread = threading.Thread(target=work); thread.start(); thread.join()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )

    assert f"ValueError: token={log.HIDDEN}" in json.loads(ended.stderr)["exc_info"]
