# ruff: noqa: RUF001, SIM905 -- prompts in other scripts; syllables read better as a text
"""How long one prompt takes with a full list.

``python -m tests.cogs.filter.measure`` prints it; the table stands in
docs/prompt-filter.md.
"""

import random
import statistics
import sys
import time

from cogs.filter.matcher import Matcher
from cogs.filter.model import (
    MOST_ENTRIES,
    Action,
    FilterEntry,
    Kind,
    Strictness,
)

_SYLLABLES = (
    "ba be bi bo ca ce co da de di do fa fe ga go ha he ho ka ki la le li lo ma me mi mo na ne "
    "no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi wa we ya yo za zo st tr ch sh"
).split()
_PHRASES = 1000
_ROUNDS = 200
PROMPTS = {
    "an ordinary prompt": (
        "a lighthouse in the fog at dusk, dramatic volumetric lighting, highly detailed digital "
        "painting by a classic master, 8k, 35mm lens, f/1.8, cocktail on the table, assassin from "
        "Essex, warm colours and soft shadows, trending, 16:9"
    ),
    "several languages": (
        "un château à la façon de Monet, l'été, “déjà vu”, très détaillé, жёлтый дом у моря, "
        "очень красиво, 美しい夜景の写真 🔥, ένα νησί"
    ),
    "disguises throughout": (
        "b@d w0rd5 b-a-d w.o.r.d l1k3 7h15 4nd $h!t c l a s s i c baaaad wooooords f*ck th1s !!!"
    ),
    "a long one": "the quick brown fox jumps over the lazy dog in a cocktail bar, " * 31,
    "4,000 characters, made to be slow": "@b$1" * 1000,
}


def entries(seed: int = 1) -> list[FilterEntry]:
    """A full list of words and phrases nobody has thought of."""
    chance = random.Random(seed)
    texts: dict[str, None] = {}
    while len(texts) < MOST_ENTRIES:
        count = 1 if len(texts) < MOST_ENTRIES - _PHRASES else 2
        spoken = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))) for _ in range(count)]
        texts[" ".join(spoken)] = None
    return [
        FilterEntry(
            kind=Kind.PHRASE if " " in text else Kind.WORD,
            text=text,
            action=Action.REFUSE,
            strictness=Strictness.RELAXED,
        )
        for text in texts
    ]


def main() -> None:
    """Print the table."""
    listed = entries()
    began = time.perf_counter()
    matcher = Matcher(listed)
    built = time.perf_counter() - began
    say = sys.stdout.write
    say("| Prompt | Characters | Time |\n| --- | --- | --- |\n")
    for name, prompt in PROMPTS.items():
        taken: list[float] = []
        for _ in range(_ROUNDS):
            began = time.perf_counter()
            matcher.check(prompt, level=Strictness.STRICT)
            taken.append(time.perf_counter() - began)
        say(f"| {name} | {len(prompt):,} | {statistics.median(taken) * 1000:.2f} ms |\n")
    say(f"\nBuilt in {built:.2f} s.\n")


if __name__ == "__main__":
    main()
