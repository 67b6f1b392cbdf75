"""Finds a request by whatever somebody has of it: an id, a link, a person."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.jobs import JobRow, job_of_message, jobs_of_user
from bot.db.story import EventRow, job_of_prediction, jobs_called, refusals_of, story_of
from bot.errors import BotError, Fact
from bot.locales import Words
from bot.log import on_one_line, rfc3339
from bot.message_links import ITS_MESSAGE
from bot.story import Story, facts_of

MOST_LISTED = 200
_PROMPT_CHARACTERS = 72
_MOST_CALLED_ALIKE = 10

_PERSON = re.compile(r"<@!?(\d{15,20})>|(\d{15,20})", re.ASCII)
_JOB = re.compile(r"[0-9a-f]{8,32}", re.ASCII)
_PREDICTION = re.compile(r"[\w-]{6,200}", re.ASCII)


class NothingFoundError(BotError):
    """What was typed leads to nothing; the text is the sentence that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Finds what was typed, and says what is on record of it."""

    connection: Connection
    words: Words
    clock: Clock
    limit: int = 20
    """How many requests of a person make a page."""
    page: int = 1

    def lines(self, typed: str) -> Iterator[str]:
        """Yield the lines of a story, or of a person's list.

        Raises:
            NothingFoundError: nothing is on record of it, or it is nothing that could be.
        """
        typed = typed.strip()
        if link := ITS_MESSAGE.fullmatch(typed):
            job = job_of_message(self.connection, int(link["id"]))
            if job is None:
                raise self._nothing("terminal-job-no-message", id=link["id"])
            yield from self._story(job.id)
        elif person := _PERSON.fullmatch(typed):
            yield from self._person(person[1] or person[2])
        elif _JOB.fullmatch(typed.casefold()):
            yield from self._called(typed.casefold())
        elif _PREDICTION.fullmatch(typed):
            yield from self._prediction(typed)
        else:
            raise self._nothing("terminal-job-unreadable", typed=on_one_line(typed)[:200])

    def _called(self, beginning: str) -> Iterator[str]:
        ids = jobs_called(self.connection, beginning, limit=_MOST_CALLED_ALIKE + 1)
        if not ids:
            yield from self._prediction(beginning)
        elif len(ids) == 1:
            yield from self._story(ids[0])
        else:
            yield self._say("terminal-job-several", typed=beginning)
            yield from (f"  {id_}" for id_ in ids[:_MOST_CALLED_ALIKE])

    def _prediction(self, prediction_id: str) -> Iterator[str]:
        job_id = job_of_prediction(self.connection, prediction_id)
        if job_id is None:
            raise self._nothing("terminal-job-no-job", id=prediction_id)
        yield from self._story(job_id)

    def _story(self, job_id: str) -> Iterator[str]:
        rows = story_of(self.connection, job_id)
        if rows is None:
            raise self._nothing("terminal-job-no-job", id=job_id)
        yield from Story(rows=rows, words=self.words, now=self.clock.time()).lines()

    def _person(self, id_: str) -> Iterator[str]:
        """List a person's requests, the refused ones among them, newest first."""
        end = self.limit * self.page
        if int(id_) >= 1 << 63:
            raise self._nothing("terminal-job-no-person", id=id_)
        jobs = jobs_of_user(self.connection, int(id_), limit=end + 1)
        refused = refusals_of(self.connection, int(id_), limit=end + 1)
        if not jobs and not refused:
            message = job_of_message(self.connection, int(id_))
            if message is None:
                raise self._nothing("terminal-job-no-person", id=id_)
            yield from self._story(message.id)
            return
        found = sorted(
            [
                *((row.created_at, self._listed(row)) for row in jobs),
                *((row.happened_at, self._listed_refusal(row)) for row in refused),
            ],
            reverse=True,
        )
        shown = found[end - self.limit : end]
        if not shown:
            raise self._nothing("terminal-job-no-page", page=self.page, id=id_)
        yield from (line for _, line in shown)
        if len(found) > end:
            yield self._say("terminal-job-more", page=str(self.page + 1))

    def _listed(self, row: JobRow) -> str:
        return f"{rfc3339(row.created_at)}  {row.state:<10}  {row.id}  {_cut(row.prompt)}"

    def _listed_refusal(self, row: EventRow) -> str:
        facts = facts_of(row.facts)
        why, prompt = _reason_id(facts), _cut(str(facts.get("prompt", "")))
        return f"{rfc3339(row.happened_at)}  {'refused':<10}  {why:<32}  {prompt}"

    def _say(self, words_id: str, **facts: Fact) -> str:
        return self.words.say(words_id, **facts)

    def _nothing(self, words_id: str, **facts: Fact) -> NothingFoundError:
        return NothingFoundError(self._say(words_id, **facts))


def _reason_id(facts: Mapping[str, object]) -> str:
    return str(facts.get("reason", "?")).removeprefix("refusal-")


def _cut(prompt: str) -> str:
    line = on_one_line(prompt)
    return line if len(line) <= _PROMPT_CHARACTERS else line[: _PROMPT_CHARACTERS - 1] + "…"
