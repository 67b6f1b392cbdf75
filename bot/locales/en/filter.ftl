### The prompt filter: what a moderator reads when an entry or a list is not taken.

refusal-filter-entry-empty = There is nothing to look for in it: an entry needs letters or a picture.
refusal-filter-entry-too-short = “{ $entry }” is a single letter and would match far too much. Please give a word.
refusal-filter-entry-too-long = That entry has { $length } characters; { $limit } fit. Please shorten it.
refusal-filter-note-too-long = The note has { $length } characters; { $limit } fit. Please shorten it.
refusal-filter-strictness = The strictness is 1, 2 or 3; “{ $strictness }” is not.
refusal-filter-duplicate = The list already has “{ $entry }”, which matches the same.
refusal-filter-too-many = A list holds { $limit } entries at most. Please remove some first.
refusal-filter-too-many-regexes = A list holds { $limit } regular expressions at most, because each is tried on every prompt. Words and phrases cost nothing.
refusal-filter-regex-invalid = That is not a regular expression I can use: it has a mistake, repeats far too often, or uses recursion or fuzzy matching. Everything else of the usual syntax works.
refusal-filter-regex-empty = That regular expression matches even an empty text, and so every prompt. Please make it ask for something.
refusal-filter-regex-slow = That regular expression takes too long on some texts. Repetitions inside repetitions, like “(a+)+”, are usually why.
refusal-filter-kind = There is no kind of entry called “{ $kind }”. It is word, phrase, regex or allow.
refusal-filter-action = There is no action called “{ $action }”. It is refuse, review or log.
refusal-filter-columns = A line has { $found } columns, but the first line names { $expected }.
refusal-filter-header = The first line must name the columns: kind, text, action, strictness, note. Only “text” has to be there.
refusal-filter-file-too-large = The file has more than { $limit_mb } MB. Please split it.
refusal-filter-file-unreadable = I can’t read that file as a table. Please save it as CSV in UTF-8.
refusal-filter-file-empty = There is no entry in that file.
refusal-filter-file-problems = Nothing was imported: { $count ->
    [one] one line has a problem
   *[other] { $count } lines have problems
}. Line { $line } is the first. Please mend the file and try again.
refusal-filter-changed = Somebody else has changed the list meanwhile. Please look at it again.
refusal-filter-entry-gone = The list has no such entry. Please choose one of those that are offered while you type.
refusal-filter-import-gone = This import is too old, was answered already, or was shown to somebody else. Please start it again.

## What a member reads when their words are on the list.

# $found: the words with dots for most of their letters.
refusal-filter-listed = This server’s prompt filter doesn’t allow that: it found “{ $found }”. Nothing was drawn, and it doesn’t count towards any limit.
# $reason: what the moderators noted beside the entry.
refusal-filter-listed-because = This server’s prompt filter doesn’t allow that: it found “{ $found }” (rule: { $reason }). Nothing was drawn, and it doesn’t count towards any limit.
refusal-filter-appeal-waits = This server’s prompt filter doesn’t allow that: it found “{ $found }”. The moderators have your appeal and will decide.
refusal-filter-appeal-dismissed = This server’s prompt filter doesn’t allow that: it found “{ $found }”. The moderators have looked at these words and said no.

## Appeals, as members see them.

refusal-filter-appeal-gone = This is too old. Please ask for the picture again, and appeal then.
refusal-filter-appeal-made = The moderators have this appeal already.
refusal-filter-appeal-not-yours = Only the person who asked can appeal.
refusal-filter-appeals-too-many = The moderators have { $limit } appeals of yours already. Please wait until they have decided.

## Appeals, as moderators see them.

# $person: a mention.
refusal-filter-appeal-decided = { $person } has decided already.
