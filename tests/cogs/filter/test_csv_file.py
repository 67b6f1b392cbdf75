"""The list as a file: out, in again, and every way a file can be wrong."""

import csv
import io
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import RefusedError
from bot.locales import Words
from cogs.filter.changes import ImportMode, import_of
from cogs.filter.csv_file import (
    MOST_BYTES,
    FileEmptyError,
    FileProblemsError,
    FileTooLargeError,
    FileUnreadableError,
    HeaderMissingError,
    read_csv,
    written_csv,
)
from cogs.filter.model import (
    MOST_ENTRIES,
    Action,
    FilterEntry,
    Kind,
    Strictness,
    TooManyEntriesError,
    TooManyRegexesError,
    checked_entry,
)
from cogs.filter.packs import starter_entries
from tests.cogs.filter.lists import allow, expression, word

WORDS = Words.load()
HEADER = "kind,text,action,strictness,note\n"
LIST = (
    word("bad", Action.REVIEW, 2),
    checked_entry(kind=Kind.PHRASE, text='a "quoted", word', note="x;y"),
    expression(r"\bx{2,5}\b", Action.LOG, 3),
    allow("pussy willow"),
)


def problems(text: str) -> list[tuple[int, str]]:
    """The bad lines of a file, each with its sentence's id."""
    with pytest.raises(FileProblemsError) as caught:
        read_csv(text.encode())
    return [(problem.line, problem.failure.words_id) for problem in caught.value.problems]


def test_what_was_exported_can_be_imported() -> None:
    assert read_csv(written_csv(LIST)).entries == LIST


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert written_csv([word("año")]).startswith(b"\xef\xbb\xbfkind,text")


@pytest.mark.parametrize(
    "text", ["=1+1()", "+cmd|calc", "-2x", "@SUM(A1)", "'=x", "''=x", "'plain", "==x"]
)
def test_no_cell_is_run_by_a_spreadsheet_and_none_is_changed(text: str) -> None:
    entry = FilterEntry(
        kind=Kind.REGEX,
        text=text,
        action=Action.LOG,
        strictness=Strictness.RELAXED,
        note=text,
    )

    data = written_csv([entry])

    (_, row) = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert [found.note for found in read_csv(written_csv([entry_of(text)])).entries] == [text]


def entry_of(note: str) -> FilterEntry:
    return checked_entry(kind=Kind.WORD, text="word", note=note)


@pytest.mark.parametrize(
    "data",
    [
        HEADER.encode() + b"word,bad,review,2,\n",
        b"\xef\xbb\xbf" + HEADER.encode() + b"word,bad,review,2,",
        b"Kind;Text;Action;Strictness;Note\r\nWord;bad;Review;2;\r\n",
        b"sep=;\r\nkind;text;action;strictness;note\r\nword;bad;review;2;\r\n",
        b"text\tstrictness\taction\nbad\t2\treview\n",
        b"text,action,strictness\n\n  bad  , review , 2 \n,,\n",
        (HEADER + "word,bad,review,2,\n").encode("utf-16"),
        b'"kind","text","action","strictness","note"\n"word","bad","review","2",""\n',
        b"text,action,strictness\nbad,review,2,,,\n",
        b"text,action,strictness,,\nbad,review,2,,\n",
        b"kind|text|action|strictness\nword|bad|review|2\n",
        b'"SEP=;"\r\nkind;text;action;strictness\r\nword;bad;review;2\r\n',
        b"# one, two, three\ntext\taction\tstrictness\nbad\treview\t2\n",
        b"\xef\xbb\xbf\xef\xbb\xbf" + HEADER.encode() + b"word,bad,review,2,\n",
        HEADER.encode() + b"word,bad,review,2,\r\n\x1a",
    ],
)
def test_files_as_spreadsheets_write_them_are_read(data: bytes) -> None:
    assert read_csv(data).entries == (word("bad", Action.REVIEW, 2),)


@pytest.mark.parametrize(
    "data",
    [
        "bad\nworse\naño\nbad word".encode(),
        "\ufeffbad\r\nworse\r\naño\r\nbad word\r\n".encode(),
        "bad\nworse\naño\nbad word\n".encode("latin-1"),
        "bad\r\nworse\r\naño\r\nbad word\r\n".encode("utf-16"),
        "bad\nworse\naño\nbad word\n".encode("utf-16-le"),
        "text\nbad\nworse\naño\nbad word\n".encode("utf-16-be"),
        "# a list\n\nbad\n// more\nworse\n\n  año\n#\n bad   word \n".encode(),
        '"bad"\n"worse"\n"año"\n"bad word"\n'.encode(),
        '"bad",\n"worse",\n"año",\n"bad word"'.encode(),
        b'["bad", "worse",\n "a\\u00f1o", "bad word"]\n',
        "- bad\n* worse\n• año\n- bad word\n".encode(),
        "1. bad\n2. worse\n3) año\n4. bad word\n".encode(),
        "Words\nbad\nworse\naño\nbad word\n".encode(),
        "# a list\ntext,note\n# more\nbad,\nworse,\naño,\nbad word,\n".encode(),
    ],
)
def test_a_list_with_an_entry_a_line_is_read(data: bytes) -> None:
    assert read_csv(data).entries == tuple(map(word, ("bad", "worse", "año", "bad word")))


def test_what_a_file_says_again_is_counted_and_counts_once() -> None:
    read = read_csv(b"ape shit\nbad\nape  shit\nBAD\nbad\nworse\n")

    assert [entry.text for entry in read.entries] == ["ape shit", "bad", "worse"]
    assert read.repeated == 3


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"text\n" + b"".join(b"w%dx\n" % at for at in range(50_000)), TooManyEntriesError),
        (b"".join(b"w%dx\n" % at for at in range(50_000)), TooManyEntriesError),
        (
            b"kind,text\n" + b"".join(b"regex,(a+)+%d$\n" % at for at in range(500)),
            TooManyRegexesError,
        ),
    ],
)
def test_lines_are_counted_before_they_are_tried(data: bytes, error: type[RefusedError]) -> None:
    began = time.thread_time()

    with pytest.raises(error):
        read_csv(data)
    assert time.thread_time() - began < 1.5


def test_what_is_left_out_has_a_default() -> None:
    assert read_csv(b"text\nbad word\n").entries == (word("bad word"),)


def test_each_bad_line_is_named_with_its_reason() -> None:
    text = HEADER + "\n".join(
        [
            "word,fine,refuse,1,",
            "wort,bad,refuse,1,",
            "word,bad,delete,1,",
            "word,bad,refuse,7,",
            "word,...,refuse,1,",
            "regex,(a+)+$,refuse,1,",
            "regex,(,refuse,1,",
            'word,"two\nlines",refuse,1,',
            "word,FINE,refuse,1,",
            "word,bad,refuse,1,note,more",
            f"word,{'x' * 101},refuse,1,",
        ]
    )

    assert problems(text) == [
        (3, "refusal-filter-kind"),
        (4, "refusal-filter-action"),
        (5, "refusal-filter-strictness"),
        (6, "refusal-filter-entry-empty"),
        (7, "refusal-filter-regex-slow"),
        (8, "refusal-filter-regex-invalid"),
        (12, "refusal-filter-columns"),
        (13, "refusal-filter-entry-too-long"),
    ]


def test_every_reason_can_be_put_into_words() -> None:
    with pytest.raises(FileProblemsError) as caught:
        read_csv((HEADER + "wort,a,b,c,d\nword,,,,\nword,,x,,\nregex,(,,,\n").encode())

    for failure in (caught.value.failure, *(each.failure for each in caught.value.problems)):
        assert WORDS.say(failure.words_id, **failure.facts)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", FileEmptyError),
        (b"\xef\xbb\xbf\n \n", FileEmptyError),
        (HEADER.encode(), FileEmptyError),
        (b'"bad*", "worse"\n', HeaderMissingError),
        ("привет\n".encode("cp1251"), FileUnreadableError),
        ("text\nюля\n".encode("cp1251"), FileUnreadableError),
        ("كلب\n".encode("cp1256"), FileUnreadableError),
        ("馬鹿野郎\nくそったれ\n".encode("shift-jis"), FileUnreadableError),
        (b"\xff\xfea", FileUnreadableError),
        (b"text\nb\x00d\n", FileUnreadableError),
        (b"<!DOCTYPE html><title>Not found</title>", FileUnreadableError),
        (b'{"text": "bad"}', FileUnreadableError),
        (b"{\\rtf1 bad}", FileUnreadableError),
        (b"\xff\xfe\x00", FileUnreadableError),
        (b"kind,action\nword,log\n", HeaderMissingError),
        (b"text,text\na,b\n", HeaderMissingError),
        (b"text,colour\nbad,red\n", HeaderMissingError),
        (b"\xff\xfet\x00e", FileUnreadableError),
        (b'text\n"open', FileUnreadableError),
        (b"\x89PNG\r\n\x1a\n\x00\x00", FileUnreadableError),
        (b"text\n" + b"x" * MOST_BYTES, FileTooLargeError),
        (b"text\n" + b"x" * 200_000, FileUnreadableError),
    ],
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(
    data: bytes, error: type[RefusedError]
) -> None:
    with pytest.raises(error):
        read_csv(data)


def test_more_than_a_list_holds_is_refused() -> None:
    with pytest.raises(TooManyEntriesError):
        read_csv(b"text\n" + b"".join(b"w%dx\n" % at for at in range(MOST_ENTRIES + 1)))


@given(st.binary(max_size=200))
def test_no_file_does_harm(data: bytes) -> None:
    for file in (data, HEADER.encode() + data):
        entries: tuple[FilterEntry, ...] = ()
        with suppress(RefusedError):
            entries = read_csv(file).entries
        assert all(entry.text for entry in entries)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_note_survives_the_way_out_and_in(note: str) -> None:
    try:
        entry = entry_of(note)
    except RefusedError:
        return

    assert read_csv(written_csv([entry])).entries == (entry,)


def test_importing_replaces_what_matches_the_same() -> None:
    there = [
        FilterEntry(
            id=str(at), kind=Kind.WORD, text=text, action=Action.LOG, strictness=Strictness.NORMAL
        )
        for at, text in enumerate(("one", "two", "three"))
    ]

    imported = [word("ONE", Action.REFUSE, 1), word("two", Action.LOG, 2), word("four")]

    change = import_of(there, imported, ImportMode.ADD)

    assert [(entry.id, entry.text, entry.action) for entry in change.changed] == [
        ("0", "ONE", Action.REFUSE)
    ]
    assert (change.unchanged, change.removed, change.after) == (1, (), 4)
    assert change.added == (word("four"),)


def test_a_list_does_not_grow_too_long_by_importing() -> None:
    there = [
        FilterEntry(
            id=str(at),
            kind=Kind.WORD,
            text=f"w{at}",
            action=Action.LOG,
            strictness=Strictness.RELAXED,
        )
        for at in range(MOST_ENTRIES)
    ]

    assert import_of(there, [word("w7", Action.REFUSE)], ImportMode.ADD).changed
    with pytest.raises(TooManyEntriesError):
        import_of(there, [word("one more")], ImportMode.ADD)


def test_the_starter_list_can_be_imported_and_exported() -> None:
    entries = starter_entries()

    assert 50 <= len(entries) <= 200
    assert read_csv(written_csv(entries)).entries == entries
    assert {entry.kind for entry in entries} == set(Kind)
    assert all(
        entry.action is Action.REFUSE and entry.strictness is Strictness.RELAXED
        for entry in entries
        if entry.note == "Sexual content with minors"
    )
