### The prompt filter: what a moderator reads when an entry or a list is not taken.

refusal-filter-entry-empty = There is nothing to match in it: an entry needs letters or an emoji.
refusal-filter-entry-too-short = “{ $entry }” is a single letter and would match far too much. Please give a word.
refusal-filter-entry-too-long = That entry has { $length } characters; { $limit } fit. Please shorten it.
refusal-filter-note-too-long = The note has { $length } characters; { $limit } fit. Please shorten it.
refusal-filter-strictness = The strictness is 1, 2 or 3; “{ $strictness }” is not.
refusal-filter-wildcard = “{ $entry }” ends in a *, but an allowed text is matched exactly as it is written. Leave the * out.
refusal-filter-duplicate = The list already has “{ $entry }”, which matches the same.
refusal-filter-too-many = A list holds { $limit } entries at most. Please remove some first.
refusal-filter-too-many-regexes = A list holds { $limit } regular expressions at most, because each is tried on every prompt. Words and phrases cost nothing.
refusal-filter-regex-invalid = That is not a regular expression I can use: it has a mistake, repeats far too often, or uses recursion or fuzzy matching. All other usual syntax works.
refusal-filter-regex-empty = That regular expression matches even an empty text, and so every prompt. Please make it require something.
refusal-filter-regex-slow = That regular expression takes too long on some texts. Repetitions inside repetitions, like “(a+)+”, are usually why.
refusal-filter-kind = There is no kind of entry called “{ $kind }”. It is word, phrase, forms, regex or allow.
refusal-filter-action = There is no action called “{ $action }”. It is refuse, review or log.
refusal-filter-columns = A line has { $found } columns, but the first line names { $expected }.
refusal-filter-header = The first line must name the columns: kind, text, action, strictness, note. Only “text” is required. A file without column names has one entry per line.
refusal-filter-file-too-large = The file has more than { $limit_mb } MB. Please split it.
refusal-filter-file-unreadable = I can’t read that file as a table. Please save it as CSV in UTF-8.
refusal-filter-file-empty = There is no entry in that file.
refusal-filter-file-problems = Nothing was imported: { $count ->
    [one] one line has a problem
   *[other] { $count } lines have problems
}. Line { $line } is the first. Please correct the file and try again.
refusal-filter-changed = Somebody else has changed the list meanwhile. Please look at it again.
refusal-filter-entry-gone = The list has no such entry. Please choose one of the suggestions.
refusal-filter-pack-gone = There is no such pack here any more. Please look at the packs again with /filter pack.
refusal-filter-import-gone = This import is too old, was answered already, or was shown to somebody else. Please start it again.
refusal-filter-undo-gone = That can’t be undone any more: it was undone already, is older than a day, or was somebody else’s change.
refusal-filter-changed-since = Somebody has changed the same entries since, so nothing was undone. Please look at the list with /filter list.
refusal-filter-pack-changed = Somebody has taken, updated or dropped this pack meanwhile. Please look at it again with /filter pack.

## What a member reads when their words are on the list.

# $found: the words with dots for most of their letters.
refusal-filter-listed = This server’s prompt filter doesn’t allow that: it found “{ $found }”. Nothing was drawn, and it doesn’t count towards any limit.
# $reason: what the moderators noted beside the entry.
refusal-filter-listed-because = This server’s prompt filter doesn’t allow that: it found “{ $found }” (rule: { $reason }). Nothing was drawn, and it doesn’t count towards any limit.
refusal-filter-everywhere = That can’t be drawn with this Easel, on any server: its list of words that are refused everywhere has “{ $found }”. Nothing was drawn, and it doesn’t count towards any limit.
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
refusal-filter-appeal-own = Somebody else has to decide about your own words.

filter-appeal-make = Appeal to the moderators
filter-appeal-form-reason = What speaks for your words?
filter-appeal-form-reason-hint = The moderators read it; you may leave it empty
filter-appeal-reason = What they say for it:
filter-appeal-received = **Your appeal is with the moderators.** You will hear from me, or read their answer when you ask again.
filter-appeal-unreachable = **I can’t reach the moderators’ channel.** Please tell one of them yourself.
# $passes: yes or no. $channel: a mention.
filter-appeal-told = { $passes ->
    [yes] The moderators have accepted your appeal. Ask again in { $channel } with the same words; they pass once:
   *[no] The moderators have looked at your appeal in { $channel } and said no:
}

filter-appeal-asked = **Appeal against the prompt filter**
filter-appeal-whose = { $person } in { $channel }
# $found: what matched; $entry: what the list looks for; both behind spoilers.
filter-appeal-why = It found { $found } because of the entry { $entry }.
filter-appeal-hint = Accept lets these words pass once, for this person. Allow a phrase to let it pass for everybody, also in other prompts; managers can.
filter-appeal-accept = Accept once
filter-appeal-allow = Allow a phrase …
filter-appeal-dismiss = Dismiss
# $state: accepted, allowed or dismissed. $person: a mention. $phrase: behind a spoiler.
filter-appeal-outcome = { $state ->
    [accepted] **Accepted** by { $person }; the words pass once
    [allowed] **Allowed** for everybody by { $person }: { $phrase }
   *[dismissed] **Dismissed** by { $person }
}
filter-appeal-still-found = The list still finds something in these words, so they pass once, for this person. Look with /filter test.
filter-appeal-form = Allow a phrase
filter-appeal-form-phrase = The phrase
filter-appeal-form-hint = Nothing inside it counts any more, for everybody

## What managers see of the list.

filter-title = **Prompt filter** · { $count ->
    [0] nothing on the list
    [one] one entry
   *[other] { $count } entries
}
filter-empty = Add words with **/filter add**, begin with a ready list with **/filter starter**, or bring your own with **/filter import**.
filter-none-of-kind = There are no entries of this kind.
filter-page = Page { $page } of { $pages } · { $count ->
    [one] one entry
   *[other] { $count } entries
}
filter-hint = Set a channel’s strictness with /policy edit; try a prompt with /filter test.
# $kind: word, phrase, forms, regex or allow.
filter-kind = { $kind ->
    [word] word
    [phrase] phrase
    [forms] with its forms
    [regex] regular expression
   *[allow] allowed
}
filter-every-kind = everything ({ $count })
# $action: refuse, review or log.
filter-action = { $action ->
    [refuse] refuse
    [review] review
   *[log] log only
}
# $level: 1, 2 or 3.
filter-from = { $level ->
    [1] wherever the filter is on
    [2] where it is medium or strict
   *[3] only where it is strict
}
# $level: 1, 2 or 3.
filter-level = { $level ->
    [1] Relaxed
    [2] Medium
   *[3] Strict
}

## A try.

filter-trial = **What would happen to this prompt**
# $action: refuse, review, log, or pass.
filter-outcome = { $action ->
    [refuse] it is refused
    [review] moderators look at the picture first
    [log] it is drawn, and recorded in the audit log
   *[pass] it is drawn
}
filter-here = ← this channel
filter-off-here = The filter is off in this channel.
# $found: a piece of the prompt; $line: the entry that matched it.
filter-hit = “{ $found }” matches { $line }
filter-slow = { $count ->
    [one] One regular expression
   *[other] { $count } regular expressions
} took too long on it; such prompts go to review where there is a review channel.
filter-more = … and { $count } more

## Changes.

filter-added = Added: { $line }
filter-removed = Removed: { $line }
filter-size = The list: { $before } → { $after ->
    [one] 1 entry
   *[other] { $after } entries
}
filter-counts = { $added } new · { $changed } changed · { $removed } removed · { $unchanged } unchanged
filter-preview = **Import this list?**
# $rules: notes with how many entries have them.
filter-rules = New, by rule: { $rules }
filter-repeated = { $count ->
    [one] One line says the same as another one and is
   *[other] { $count } lines say the same as others and are
} left out.
filter-removes = { $count ->
    [one] One entry is
   *[other] { $count } entries are
} not in the file and would be removed.
filter-nothing-new = The list already has all of it.
filter-make = Import
filter-drop = Don’t import
filter-imported = **Imported.**
filter-dropped = Nothing was changed.
# $line: a number; $reason: a whole sentence.
filter-problem = Line { $line }: { $reason }

filter-changed = Changed: { $was } → { $line }
filter-unchanged = Nothing changed.
filter-undo = Undo
filter-undone = **Undone.**
filter-redo = Make the change again
filter-redone = **Made again.**

## A dry run on the prompts of the last seven days.

filter-dry-nothing = Nothing was drawn here in the last seven days, so there is nothing to try this on.
filter-dry-caught = **It would have caught { $caught } of the { $total } prompts of the last seven days.**
filter-dry-caught-more = **{ $caught } of the { $total } prompts of the last seven days would have been caught anew, or treated more severely.**
filter-dry-before-after = Caught before: { $before } · with this: { $after }
filter-dry-actions = Refused: { $refused } · looked at first: { $reviewed } · only recorded: { $logged }
filter-dry-eased = { $count ->
    [one] One prompt
   *[other] { $count } prompts
} would have been let through, or treated more mildly.
# $prompt, $entry: behind spoilers.
filter-dry-example = - { $prompt } because of { $entry }
filter-dry-hidden = { $count ->
    [one] One of them is
   *[other] { $count } of them are
} not shown: private, deleted, or in a channel that you can’t see.
filter-dry-incomplete = Only the latest { $count } were tried; there are more.

## Packs.

filter-packs = **Packs that come with Easel**
filter-packs-choose = Look into a pack
filter-pack-name = { $pack ->
    [minors] Minors
    [real_people] Real people
    [explicit] Explicit
    [gore] Gore and self-harm
    [hate] Hate
    [slurs_en] Slurs: English
    [slurs_de] Slurs: German
    [slurs_fr] Slurs: French
    [slurs_es] Slurs: Spanish
   *[swearing] Swearing
}
filter-pack-about = { $pack ->
    [minors] Sexual content with minors, beyond what is refused everywhere anyway.
    [real_people] Sexual pictures of well-known people, and of “my classmate”.
    [explicit] Pornography and nudity; nudity counts only where it is strict.
    [gore] Violence, beheadings, suicide; help for people in need passes.
    [hate] Slogans and signs of hate.
    [slurs_en] Insults of whole groups; “spic and span” passes.
    [slurs_de] Insults of whole groups, with their plurals.
    [slurs_fr] Insults of whole groups, with their plurals.
    [slurs_es] Insults of whole groups, with their plurals.
   *[swearing] Swear words; they are only recorded.
}
filter-pack-title = **{ $pack ->
    [minors] Minors
    [real_people] Real people
    [explicit] Explicit
    [gore] Gore and self-harm
    [hate] Hate
    [slurs_en] Slurs: English
    [slurs_de] Slurs: German
    [slurs_fr] Slurs: French
    [slurs_es] Slurs: Spanish
   *[swearing] Swearing
}** · version { $version }
# $there: how many of its entries the list has.
filter-pack-free = { $there ->
    [0] not taken
   *[other] not taken; the list has { $there } of its { $count } entries
}
filter-pack-taken = taken, version { $version }
filter-pack-old = taken, version { $version }; version { $latest } is there
filter-pack-take = Take …
filter-pack-update = Update …
filter-pack-drop = Drop …
filter-pack-all = All packs
# $act: take, update or drop. $packs: their names.
filter-pack-preview = { $act ->
    [take] **Take this?**
    [update] **Update this?**
   *[drop] **Drop this?**
} { $packs }
# $what: added or removed. $entries: some of them, behind spoilers.
filter-pack-diff = { $what ->
    [added] New:
   *[removed] Removed:
} { $entries }{ $more ->
    [0] { "" }
   *[other] { " " }… and { $more } more
}
# $entries: some of them, behind spoilers.
filter-kept = { $count ->
    [one] One entry that differs in your list stays as it is
   *[other] { $count } entries that differ in your list stay as they are
}: { $entries }
filter-pack-make = Do it
filter-pack-leave = Leave it
filter-pack-made = { $act ->
    [take] **Taken:**
    [update] **Updated:**
   *[drop] **Dropped:**
} { $packs }

## The command.

command-filter = What members may not ask for
command-filter-add = Add an entry to the prompt filter
command-filter-add-text = A word or phrase; a * at an end stands for any letters, as in AutoMod
command-filter-add-kind = How it is matched; by default as a word or phrase
command-filter-add-action = What happens to a matching prompt; by default it is refused
command-filter-add-strictness = In which channels it applies; by default wherever the filter is on
command-filter-add-note = The rule behind it; members read it when they are refused
command-filter-kind-word = Word or phrase
command-filter-kind-forms = With its plural and other usual forms
command-filter-kind-regex = Regular expression
command-filter-kind-allow = Allowed: matches inside it don’t count
command-filter-action-refuse = Refuse
command-filter-action-review = Moderators look at the picture first
command-filter-action-log = Only record it in the audit log
command-filter-level-1 = Wherever the filter is on
command-filter-level-2 = Where the filter is medium or strict
command-filter-level-3 = Only where the filter is strict
command-filter-edit = Change an entry of the prompt filter; what you leave out stays
command-filter-edit-kind = How it is matched
command-filter-edit-action = What happens to a matching prompt
command-filter-edit-strictness = In which channels it applies
command-filter-remove = Remove an entry from the prompt filter
command-filter-remove-entry = Type a part of it, and choose
command-filter-list = Show the prompt filter’s list
command-filter-test = Show what would happen to a prompt, and why
command-filter-test-prompt = The prompt, as a member would write it
command-filter-import = Import a list from a CSV file; you see the changes first
command-filter-import-file = A CSV file with the columns kind, text, action, strictness, note
command-filter-import-mode = Add to the list (the default), or replace it
command-filter-mode-add = Add to the list
command-filter-mode-replace = Replace the list
command-filter-starter = Add the list that comes with Easel; you see the changes first
command-filter-pack = Look into ready lists by subject, and take, update or drop them
command-filter-export = Get the list as a CSV file
