"""What is on record of one request, put into lines for the terminal."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from bot.db.story import EventRow, StoryRows
from bot.errors import BotError, Fact, Failure
from bot.imagine.job import Job, JobState, PredictionState
from bot.jobs.records import to_job
from bot.locales import Words
from bot.locales.amounts import MICROS_PER_USD
from bot.log import on_one_line, rfc3339
from bot.message_links import message_link

_IN_THE_JOB = frozenset({"asked", "delivered", "failed", "canceled"})
"""Events that the job itself tells better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One job's record, put into lines."""

    rows: StoryRows
    words: Words
    now: float

    def lines(self) -> Iterator[str]:
        """Yield what was asked, what happened when, and how it stands."""
        job = to_job(self.rows.job)
        yield self._say("terminal-job-title", id=job.id, state=job.state.value)
        yield from (f"  {line}" for line in self._asked(job))
        yield ""
        for at, line in sorted(self._events(job), key=lambda event: event[0]):
            yield f"{rfc3339(at)}  {line}"
        yield ""
        yield from (f"  {line}" for line in self._now(job))

    def _asked(self, job: Job) -> Iterator[str]:
        request, reply = job.request, job.reply
        yield self._say("terminal-job-prompt", prompt=on_one_line(request.prompt) or "–")  # noqa: RUF001 - as people write it
        options: dict[str, object] = {
            "way": request.way.value,
            "model": f"{request.model_label} ({request.model})",
            "count": request.image_count,
            "aspect ratio": request.aspect_ratio,
            "seed": request.seed,
            "style": request.style,
            "pictures brought": len(request.images) or None,
            "from request": request.parent_id,
            "private": request.is_private or None,
            "covered": request.is_spoiler or None,
        }
        given = ", ".join(f"{name} {value}" for name, value in options.items() if value is not None)
        yield self._say("terminal-job-options", options=on_one_line(given))
        place = "@me" if reply.guild_id is None else str(reply.guild_id)
        yield self._say(
            "terminal-job-place",
            person=str(job.user_id),
            server=place,
            channel=str(reply.channel_id),
        )
        if reply.message_id is not None:
            link = message_link(reply.guild_id, reply.channel_id, reply.message_id)
            yield self._say("terminal-job-reply", link=link)

    def _events(self, job: Job) -> Iterator[tuple[float, str]]:
        """Yield what happened, with its time (Unix seconds), in no order."""
        row = self.rows.job
        yield job.created_at, self._say("terminal-job-accepted")
        for prediction in row.predictions:
            number = str(prediction.position + 1)
            if prediction.posted_at is not None:
                waited = f"{max(prediction.posted_at - job.created_at, 0.0):.1f}"
                said = self._say("terminal-job-posted", number=number, seconds=waited)
                yield prediction.posted_at, said
            if prediction.started_at is not None:
                id_ = prediction.prediction_id or ""
                yield (
                    prediction.started_at,
                    self._say("terminal-job-started", number=number, id=id_),
                )
            if prediction.ended_at is not None:
                yield prediction.ended_at, self._say("terminal-job-ended", number=number)
        if job.state.is_final:
            yield self._over_at, self._outcome(job)
        if row.published_at is not None:
            yield row.published_at, self._say("terminal-job-published")
        if row.removed_at is not None:
            yield row.removed_at, self._say("terminal-job-removed", person=str(row.removed_by))
        yield from self._decided()
        for event in self.rows.events:
            if event.kind not in _IN_THE_JOB:
                yield event.happened_at, self._logged(event)

    @property
    def _over_at(self) -> float:
        charge = self.rows.charge
        its_end = None if charge is None else charge.ended_at
        return self.rows.job.updated_at if its_end is None else its_end

    def _outcome(self, job: Job) -> str:
        """Say how it ended."""
        if job.failure is not None:
            reason = self._reason(job.failure.words_id, job.failure)
            if job.state is JobState.CANCELED:
                return self._say("terminal-job-canceled", reason=reason)
            return self._say("terminal-job-failed", reason=reason)
        result = job.result_info
        if result is None:
            return self._say("terminal-job-over", state=job.state.value)
        took = ", ".join(f"{seconds:.1f}" for seconds in result.prediction_seconds) or "?"
        facts: dict[str, Fact] = {
            "got": str(result.got),
            "asked": str(result.asked),
            "seconds": f"{result.seconds:.1f}",
            "took": took,
            "polls": "?" if result.polls is None else str(result.polls),
            "seeds": ", ".join(map(str, result.seeds)) or "?",
        }
        words_id = "undelivered" if job.state is JobState.FAILED else "delivered"
        return self._say(f"terminal-job-{words_id}", **facts)

    def _decided(self) -> Iterator[tuple[float, str]]:
        review = self.rows.review
        if review is not None:
            yield review.opened_at, self._say("terminal-job-review", why=review.why)
            if review.decided_at is not None:
                said = self._say(
                    "terminal-job-reviewed",
                    state=review.state,
                    person=str(review.decided_by),
                    reason=on_one_line(review.reason or "–"),  # noqa: RUF001 - as people write it
                )
                yield review.decided_at, said
        for report in self.rows.reports:
            said = self._say(
                "terminal-job-reported",
                person=str(report.reporter_id),
                category=report.category or "–",  # noqa: RUF001 - as people write it
                reason=on_one_line(report.reason),
            )
            yield report.reported_at, said
            if report.decided_at is not None:
                by = str(report.decided_by)
                decided = self._say("terminal-job-report-decided", state=report.state, person=by)
                yield report.decided_at, decided

    def _logged(self, event: EventRow) -> str:
        facts = {name: value for name, value in facts_of(event.facts).items() if name != "ids"}
        told = ", ".join(f"{name} {value}" for name, value in facts.items())
        by = "Easel" if event.actor_id is None else str(event.actor_id)
        kind = event.kind.replace("_", " ")
        return self._say("terminal-job-logged", kind=kind, person=by, facts=on_one_line(told))

    def _now(self, job: Job) -> Iterator[str]:
        """Say where it stands, how its reply is reached, what it cost and what is kept."""
        rows, reply = self.rows, job.reply
        if not job.state.is_final:
            quiet = f"{max(self.now - rows.job.updated_at, 0.0):.0f}"
            yield self._say(f"terminal-job-now-{job.state.value}", seconds=quiet)
        if any(one.state is PredictionState.POSTING for one in job.predictions):
            yield self._say("terminal-job-now-unknown")
        until = rfc3339(reply.token_expires_at, timespec="seconds")
        words_id = "token" if reply.token_expires_at > self.now else "token-over"
        yield self._say(f"terminal-job-{words_id}", until=until)
        if reply.moved_from is not None:
            yield self._say("terminal-job-moved", id=str(reply.moved_from))
        if reply.copies or reply.notices:
            counts = {"copies": len(reply.copies), "notices": len(reply.notices)}
            yield self._say("terminal-job-copies", **counts)
        if rows.job.retried_by is not None:
            yield self._say("terminal-job-retried", id=rows.job.retried_by)
        yield self._charge()
        yield self._say(
            "terminal-job-kept",
            fingerprints=rows.fingerprints,
            stars=rows.stars,
            favourites=rows.favourites,
        )
        if rows.showcase_channel_id is not None:
            yield self._say("terminal-job-showcase", channel=str(rows.showcase_channel_id))

    def _charge(self) -> str:
        charge = self.rows.charge
        if charge is None:
            return self._say("terminal-job-uncharged")
        price = f"${charge.price_micros / MICROS_PER_USD:.6f}".rstrip("0").rstrip(".")
        kinds = {
            (True, False): "paid",
            (True, True): "refunded",
            (False, True): "free",
            (False, False): "free",
        }
        kind = "open" if charge.ended_at is None else kinds[charge.is_paid, charge.is_refunded]
        return self._say(f"terminal-job-charge-{kind}", price=price, images=charge.images)

    def _reason(self, words_id: str, failure: Failure) -> str:
        for_operators = f"terminal-{words_id}"
        known = for_operators if self.words.knows(for_operators) else words_id
        try:
            said = self._say(known, **failure.facts)
        except BotError:
            # Of an older version, whose words were others.
            return words_id
        return f"{said} ({words_id})"

    def _say(self, words_id: str, **facts: Fact) -> str:
        return self.words.say(words_id, **facts)


def facts_of(facts: str) -> Mapping[str, object]:
    """Return the facts of an event from its JSON."""
    read: object = json.loads(facts)
    return cast("Mapping[str, object]", read) if isinstance(read, dict) else {}
