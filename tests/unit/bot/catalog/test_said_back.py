"""What somebody typed, and what a refusal says of it: in words, or as they typed it."""

import pytest

from bot.catalog import ImagineOptions, plan_all
from bot.errors import RefusedError
from bot.locales import Words
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.planned import CATALOG

WORDS = Words.load()
ANY = {"model": "flux-schnell"}


def refusal(options: ImagineOptions, language: str) -> str:
    with pytest.raises(RefusedError) as caught:
        plan_all(options, CATALOG)
    said = WORDS.say(caught.value.words_id, language, **caught.value.facts)
    # As a keyboard has them: apostrophes, and the narrow blanks of French.
    return said.replace("\u2019", "'").replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            {"prompt": "a fox", "aspect_ratio": "7:1"},
            {
                "en": "can't do the shape “7:1”. It can do: 1:1, 16:9",
                "de": "geht das Seitenverhältnis „7:1“ nicht. Möglich ist: 1:1, 16:9",
                "fr": "n'accepte pas les proportions « 7:1 ». Sont possibles : 1:1, 16:9",
                "es": "no admite la proporción «7:1». Admite: 1:1, 16:9",
            },
        ),
        (
            {"prompt": "a fox --ar 7:1"},
            {
                "en": "can't do --ar “7:1”.",
                "de": "geht --ar „7:1“ nicht.",
                "fr": "n'accepte pas --ar « 7:1 ».",
                "es": "no admite --ar «7:1».",
            },
        ),
        ({"prompt": "a fox —aspect 7:1"}, {"en": "can't do --aspect “7:1”."}),
        # What was chosen beside the words is what is wrong.
        ({"prompt": "a fox --ar 16:9", "aspect_ratio": "7:1"}, {"en": "do the shape “7:1”"}),
        (
            {"prompt": "a fox", "seed": 2**40},
            {
                "en": "the seed goes from 0 to 4294967295; “1099511627776” is outside of that.",
                "de": "geht der Seed von 0 bis 4294967295; „1099511627776“ liegt außerhalb.",
                "fr": "la seed va de 0 à 4294967295 ; « 1099511627776 » est en dehors.",
                "es": "la semilla va de 0 a 4294967295; «1099511627776» queda fuera.",
            },
        ),
        ({"prompt": "a fox --seed 1099511627776"}, {"en": "--seed goes from 0 to 4294967295;"}),
        (
            {"prompt": "a fox --seed nine"},
            {
                "en": "I need a whole number for --seed; “nine” isn't one.",
                "de": "Hier muss --seed eine ganze Zahl sein; „nine“ ist keine.",
                "fr": "Il faut un nombre entier pour --seed ; « nine » n'en est pas un.",
                "es": "Hace falta un número entero para --seed; «nine» no lo es.",
            },
        ),
        ({"prompt": "a fox --n many"}, {"en": "a whole number for --n; “many” isn't one."}),
        (
            {"prompt": "a fox", "count": 9},
            {
                "en": "the number of pictures goes from 1 to 8;",
                "de": "geht die Anzahl der Bilder von 1 bis 8;",
                "fr": "le nombre d'images va de 1 à 8 ;",
                "es": "el número de imágenes va de 1 a 8;",
            },
        ),
        ({"prompt": "a fox --images 9"}, {"en": "--images goes from 1 to 8;"}),
        (
            {"prompt": "a fox", "output_format": "gif"},
            {
                "en": "can't do the file format “gif”. It can do: webp, jpg, png",
                "de": "geht das Dateiformat „gif“ nicht.",
                "fr": "n'accepte pas le type de fichier « gif ».",
                "es": "no admite el tipo de archivo «gif».",
            },
        ),
        ({"prompt": "a fox --f gif"}, {"en": "can't do --f “gif”."}),
        (
            {"prompt": "a fox", "output_quality": 101, **ANY},
            {
                "en": "the quality goes from 0 to 100;",
                "de": "geht die Qualität von 0 bis 100;",
                "fr": "la qualité va de 0 à 100 ;",
                "es": "la calidad va de 0 a 100;",
            },
        ),
        ({"prompt": "a fox --quality best-ever"}, {"en": "a whole number for --quality;"}),
        ({"prompt": "a fox --q 101", **ANY}, {"en": "--q goes from 0 to 100;"}),
        (
            {"prompt": "a fox --sede 7"},
            {
                "en": "know the option “--sede”. Did you mean: --seed?",
                "de": "Die Option „--sede“ kenne ich nicht. Meinst du: --seed?",
                "fr": "l'option « --sede ». Tu voulais dire : --seed ?",
                "es": "la opción «--sede». ¿Querías decir: --seed?",
            },
        ),
        (
            {"prompt": "a fox --xyzzy 3"},
            {
                "en": "“--xyzzy”. There are: --model, --ar, --count, --seed, --format, --quality, "
                "--style, --private, --spoiler, --no, --repeat.",
                "de": "„--xyzzy“ kenne ich nicht. Es gibt: --model,",
                "fr": "« --xyzzy ». Il y a : --model,",
                "es": "«--xyzzy». Hay estas: --model,",
            },
        ),
        ({"prompt": "a fox --ar"}, {"en": "“--ar” needs its value", "fr": "L'option « --ar »"}),
        ({"prompt": "a fox --repeat"}, {"en": "“--repeat” needs its value"}),
        ({"prompt": "a fox --repeat=x"}, {"en": "a whole number for --repeat; “x” isn't one."}),
        (
            {"prompt": "a fox --r 99"},
            {
                "en": "“--r” takes a whole number from 1 to 40; “99” is not one.",
                "de": "„--r“ braucht",
                "fr": "« --r »",
                "es": "«--r»",
            },
        ),
        (
            {"prompt": "a fox", "model": "flux 3 pro"},
            {
                "en": "a model called “flux 3 pro”. Did you mean: FLUX",
                "de": "„flux 3 pro“ kenne ich nicht. Meinst du: FLUX",
                "fr": "« flux 3 pro ». Tu voulais dire : FLUX",
                "es": "«flux 3 pro». ¿Querías decir: FLUX",
            },
        ),
        (
            {"prompt": "a fox --model nobody"},
            {
                "en": "a model called “nobody”. There are: "
                + ", ".join(model.label for model in CATALOG.models),
                "de": "„nobody“ kenne ich nicht. Es gibt: FLUX schnell, ",
                "fr": "« nobody ». Il y a : FLUX schnell, ",
                "es": "«nobody». Hay estos: FLUX schnell, ",
            },
        ),
    ],
    ids=lambda case: " ".join(map(str, case.values())) if "prompt" in case else "",
)
def test_a_refusal_uses_the_word_that_was_typed(
    typed: dict[str, object], said: dict[str, str]
) -> None:
    options = an_imagine(str(typed.pop("prompt")), **typed)
    for language, part in said.items():
        assert part in refusal(options, language)


def test_the_note_on_a_contradiction_has_words_for_both() -> None:
    options = an_imagine(prompt="a fox --ar 4:3 --private", aspect_ratio="16:9", private=False)
    (request,) = plan_all(options, CATALOG)

    said = [WORDS.say(note.words_id, "de", **note.facts) for note in request.notes]

    assert (
        "Es gilt 16:9, denn so ist das Seitenverhältnis ausgewählt; 4:3 im Prompt zählt nicht."
        in said
    )
    assert "Es gilt no, denn so ist „private“ ausgewählt; yes im Prompt zählt nicht." in said
