"""What holds for every text and every list."""

import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cogs.filter.folding import Sort, fold
from cogs.filter.keys import keys_of, literal_words, words_of
from cogs.filter.matcher import Matcher
from cogs.filter.model import FilterEntry, Hit, Kind
from cogs.filter.readings import Readings, read
from tests.cogs.filter.lists import allow, found, word

# Words of which none is another in disguise.
VOCABULARY = ("bad", "word", "naughty", "class", "ass", "pen", "is", "penis", "willow", "sucker")
ENTRIES = ("bad", "bad word", "ass", "penis", "naughty willow", "сука", "a$$et", "裸体", "s3x")
DECOYS = ("cocktail", "assassin", "of", "the", "fog")


def texts() -> st.SearchStrategy[str]:
    """Prompts of listed words, decoys, signs and anything at all."""
    piece = st.one_of(
        st.sampled_from([*VOCABULARY, *ENTRIES, *DECOYS]),
        st.sampled_from([" ", "  ", ".", "-", ", ", "!", "$", "@", "*", "\u200b", "🔥", "\n"]),
        st.text(alphabet="abdeisnpwor 015$@!*.-", max_size=6),
        st.text(max_size=3),
    )
    return st.lists(piece, max_size=12).map("".join)


@given(st.text(), st.lists(st.sampled_from(ENTRIES), unique=True))
def test_no_text_does_harm(text: str, listed: list[str]) -> None:
    for hit in Matcher(word(entry) for entry in listed).check(text, level=3).hits:
        assert 0 <= hit.start < hit.end <= len(text)


@given(st.from_regex(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*", fullmatch=True))
def test_ordinary_words_are_looked_for_as_all_others_are(text: str) -> None:
    # The blank at its end takes the way of words that read in several ways.
    assert keys_of(text) == keys_of(f"{text} ")


@given(st.text(max_size=100))
def test_no_entry_does_harm(text: str) -> None:
    assert all(key and all(key) for key in keys_of(text))
    assert len(literal_words(text)) >= 0


@given(st.text(alphabet=st.characters(categories=["Ll", "Lu", "Lo"]), min_size=2, max_size=12))
def test_what_is_listed_is_found_as_it_is_written(text: str) -> None:
    if words_of(text):
        entry = word(text)
        assert [hit.entry for hit in Matcher([entry]).check(f"({text})", level=1).hits] == [entry]


LOOKS = str.maketrans("aceiopsxy", "асеіорѕху")  # noqa: RUF001 -- Cyrillic
LEET = str.maketrans("aeiost", "4310$7")
TRICKS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "full width": lambda text: "".join(chr(ord(letter) + 0xFEE0) for letter in text),
    "mathematical": lambda text: "".join(chr(ord(letter) - 97 + 0x1D41A) for letter in text),
    "boxed": lambda text: "".join(chr(ord(letter) - 97 + 0x1F170) for letter in text),
    "look-alikes": lambda text: text.translate(LOOKS),
    # All of them digits would be a number.
    "leet": lambda text: "".join(
        letter.translate(LEET) if at % 2 else letter for at, letter in enumerate(text)
    ),
    "marks": lambda text: "".join(letter + "\u0336" for letter in text),
    "invisible": "\u200b".join,
    "spaces": " ".join,
    "dots": ".".join,
    "dashes": "-".join,
    "wide": "  ".join,
    "pictures": "🔥".join,
    "long": lambda text: text[:-1] + text[-1] * 4,
    "cut": lambda text: f"{text[:2]}.{text[2:]}",
    "quoted": lambda text: f"**“{text}”**!",
}


@pytest.mark.parametrize("trick", TRICKS)
@given(
    text=st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=10),
    before=st.sampled_from(["", "of the ", "see: "]),
)
def test_no_trick_hides_a_word(trick: str, text: str, before: str) -> None:
    # Letters four times in a row are read as one or two.
    assume(not re.search(r"(.)\1\1", text + text[-1]))
    # A letter that stands alone beside spaced-out ones is part of them, unless it is "a" or "I".
    assert found(f"{before}{TRICKS[trick](text)}", text) != []


@given(texts(), st.sampled_from([*DECOYS, *VOCABULARY]), st.sampled_from([*DECOYS, "willow"]))
def test_what_is_allowed_always_passes(text: str, first: str, second: str) -> None:
    phrase = f"{first} {second}"
    entries = [word(first), word(second), word(phrase), allow(phrase)]
    prompt = f"{text}, {phrase}, {text}"
    at = len(text) + 2

    for hit in Matcher(entries).check(prompt, level=3).hits:
        assert not at <= hit.start < hit.end <= at + len(phrase)


@given(
    texts(), st.lists(st.sampled_from(ENTRIES), unique=True), st.sampled_from([[], ["bad word"]])
)
def test_the_matcher_finds_what_looking_for_everything_finds(
    text: str, listed: list[str], allowed: list[str]
) -> None:
    entries = [*(word(entry) for entry in listed), *(allow(phrase) for phrase in allowed)]

    hits = set(Matcher(entries).check(text, level=3).hits)

    expected = slow(entries, text)
    assert expected <= hits
    # What is glued of several words is looked for by the tree alone, and has its own test.
    assert [hit for hit in hits - expected if not is_glued(hit, text)] == []


@given(st.lists(st.sampled_from([*VOCABULARY, *DECOYS]), max_size=10))
def test_plain_words_are_found_as_a_word_search_finds_them(words: list[str]) -> None:
    prompt = ", ".join(words)

    for entry in ("bad", "ass", "penis", "cocktail", "of"):
        expected = [(entry, entry) for _ in re.finditer(rf"\b{entry}\b", prompt)]
        assert found(prompt, entry) == expected


GLUED = re.compile("(?:bad|ass|penis|sex|s3x|сука|word|of|a){2,}")


def is_glued(hit: Hit, text: str) -> bool:
    """Whether the hit is one word made of several."""
    piece = text[hit.start : hit.end]
    # One in two scripts reads as a Latin word, but is looked for as it is written, too.
    readings = (fold(piece).plain, *words_of(piece))
    return any(GLUED.fullmatch(word) and word != hit.entry.text for word in readings)


def slow(entries: list[FilterEntry], text: str) -> set[Hit]:
    """Every reading of every place, held against every entry, without any shortcut."""
    folded = fold(text)
    readings = read(folded, may_begin=lambda _: True)
    hits: set[Hit] = set()
    for entry in entries:
        for key in [words_of(entry.text)] if entry.kind is Kind.ALLOW else keys_of(entry.text):
            for start in range(len(readings.atoms)):
                for end in ends(readings, start, key):
                    span = folded.span(readings.atoms[start].start, readings.atoms[end - 1].end)
                    hits.add(Hit(entry=entry, start=span[0], end=span[1]))
    allowed = [
        hit
        for hit in hits
        if hit.entry.kind is Kind.ALLOW
        and literal_words(text[hit.start : hit.end]) == literal_words(hit.entry.text)
    ]
    return {
        hit
        for hit in hits
        if hit.entry.kind is not Kind.ALLOW
        and not any(one.start <= hit.start and hit.end <= one.end for one in allowed)
    }


def ends(readings: Readings, at: int, key: tuple[str, ...], *, begun: bool = False) -> set[int]:
    if not key:
        return {at}
    if at == len(readings.atoms):
        return set()
    steps = [(readings.words[at], at + 1, False), *readings.others.get(at, ())]
    behind: set[int] = set()
    for said, after, _ in steps:
        if said == key[0]:
            behind |= {after} if len(key) == 1 else ends(readings, after, key[1:], begun=True)
    if begun and readings.atoms[at].sort in {Sort.SIGN, Sort.PICTURE}:
        behind |= ends(readings, at + 1, key, begun=True)
    return behind
