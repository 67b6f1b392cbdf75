"""Words in a prompt that make the service misbehave, one for each thing that can go wrong."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word to put into a prompt, and what a person then sees."""

    word: str
    shows: str


TRIGGERS: tuple[Trigger, ...] = (
    Trigger("!nsfw", "The model calls the prompt sensitive and fails."),
    Trigger("!filtered", "The safety filter holds back every image."),
    Trigger("!partial", "One image of several is held back."),
    Trigger("!fail", "The prediction fails with an ugly technical text."),
    Trigger("!slow", "It takes a minute, with progress."),
    Trigger("!stuck", "It starts and never ends."),
    Trigger("!429", "Every request is refused: too many."),
    Trigger("!429once", "The first request is refused, the next one works."),
    Trigger("!html", "Asked for its state, the service shows a web page."),
    Trigger("!htmlpost", "Asked for a picture, the service shows a web page."),
    Trigger("!empty", "It succeeds without any image."),
    Trigger("!truncated", "Its answers break off in the middle."),
    Trigger("!huge", "Its answers are 20 MB long."),
    Trigger("!redirect", "It sends us to another host."),
    Trigger("!401", "The service does not accept the key."),
    Trigger("!402", "There is no credit left at the model's maker."),
    Trigger("!quota", "The key's quota is used up."),
    Trigger("!gone", "The model is not offered."),
    Trigger("!422", "The service refuses the aspect ratio."),
    Trigger("!500invalid", "A wrong request looks like a server error."),
    Trigger("!busy", "The model is too busy."),
    Trigger("!interrupted", "The machine that draws is taken away."),
    Trigger("!aborted", "It is given up before it starts."),
    Trigger("!canceled", "The service cancels it by itself."),
    Trigger("!hang", "It starts, but the answer never comes."),
    Trigger("!reset", "It starts, but the line is cut before the answer."),
    Trigger("!flaky", "The service stumbles a few times, then works."),
    Trigger("!slowlook", "Asked for its state, the service takes three quarters of a minute."),
    Trigger("!forgets", "At first the service does not know its own prediction, then it does."),
    Trigger("!lost", "The service no longer knows the prediction."),
    Trigger("!expired", "The image is gone when we fetch it."),
    Trigger("!badimage", "What we fetch is not an image."),
    Trigger("!big", "A picture of 14 MB comes and must be made smaller."),
    Trigger("!weird", "It reports a state nobody has heard of, then works."),
    Trigger("!wrapped", "Its answers come in another shape, and all works."),
    Trigger("!datauri", "The image comes inside the answer, and all works."),
    Trigger("!many", "Eleven more images come than were asked for."),
    Trigger("!elsewhere", "The image lies at a place that Easel is not told to trust."),
    Trigger("!dict", "The image comes in a named list, and all works."),
    Trigger("!evil", "It points at a forbidden address for the image."),
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
