"""Words in a prompt that make the service misbehave, one for each thing that can go wrong."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word to put into a prompt, and what a visitor then sees."""

    word: str
    shows: str


TRIGGERS: tuple[Trigger, ...] = (
    Trigger("!nsfw", "The model flags the prompt as sensitive and fails."),
    Trigger("!filtered", "The safety filter blocks every image."),
    Trigger("!partial", "The safety filter blocks one image of several."),
    Trigger("!fail", "The prediction fails with a raw technical error."),
    Trigger("!slow", "It takes a minute and reports progress."),
    Trigger("!stuck", "It starts and never finishes."),
    Trigger("!429", "Every request is refused with 429, too many requests."),
    Trigger("!429once", "The first request is refused with 429, the next one works."),
    Trigger("!html", "Status requests get a web page instead of JSON."),
    Trigger("!htmlpost", "The request that starts it gets a web page instead of JSON."),
    Trigger("!empty", "It succeeds without an image."),
    Trigger("!truncated", "Responses break off in the middle."),
    Trigger("!huge", "Responses are 20 MB long."),
    Trigger("!redirect", "It redirects to another host."),
    Trigger("!401", "The service rejects the API key."),
    Trigger("!402", "The provider has no credit left with the model's maker."),
    Trigger("!quota", "The API key's quota is used up."),
    Trigger("!gone", "The model is no longer available."),
    Trigger("!422", "The service refuses the aspect ratio."),
    Trigger("!500invalid", "An invalid request is answered with a server error."),
    Trigger("!busy", "The model is too busy."),
    Trigger("!interrupted", "The machine running the model is interrupted."),
    Trigger("!aborted", "It is aborted before it starts."),
    Trigger("!canceled", "The service cancels it on its own."),
    Trigger("!hang", "It starts, but the response never arrives."),
    Trigger("!reset", "It starts, but the connection drops before the response."),
    Trigger("!flaky", "The service fails a few times, then works."),
    Trigger("!slowlook", "Each status request takes 45 seconds."),
    Trigger("!forgets", "The service does not know its own prediction at first, then it does."),
    Trigger("!lost", "The service no longer knows the prediction."),
    Trigger("!expired", "The image is gone by the time it is fetched."),
    Trigger("!badimage", "The downloaded file is not an image."),
    Trigger("!big", "A 14 MB picture arrives and has to be shrunk."),
    Trigger("!weird", "It reports an unknown status, then works."),
    Trigger("!wrapped", "Responses come in another shape; the picture still arrives."),
    Trigger("!datauri", "The image comes inside the response; the picture still arrives."),
    Trigger("!many", "Eleven more images arrive than were requested."),
    Trigger("!elsewhere", "The image is on a host that Easel was not told to trust."),
    Trigger("!dict", "The image comes in a named list; the picture still arrives."),
    Trigger("!evil", "The image has a forbidden address."),
)

_WORDS = frozenset(trigger.word for trigger in TRIGGERS)
_MARKED = re.compile(r"(?<![\w!])![0-9a-z]+", re.IGNORECASE)


def triggers_in(prompt: str) -> frozenset[str]:
    """Return the trigger words that stand alone in the prompt; several may be combined."""
    return _WORDS.intersection(word.lower() for word in _MARKED.findall(prompt))


def without_triggers(prompt: str) -> str:
    """Return the prompt as the painter should read it."""

    def keep(match: re.Match[str]) -> str:
        return "" if match.group().lower() in _WORDS else match.group()

    return " ".join(_MARKED.sub(keep, prompt).split())
