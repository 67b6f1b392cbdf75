### /config: a server's whole configuration as a file, and back.

command-config = This server’s whole configuration as a file, and back
command-config-export = Get everything that managers can set as one file to read, edit and keep
command-config-import = Take such a file; you see what would change first, and can undo it
command-config-import-file = A file of /config export, from this server or another one

## Comments in the file itself.

# $server: its name; $day: as in "2026-12-01".
config-file-head =
    Easel’s configuration of “{ $server }”, { $day }.
    Change what you like, and send this file with /config import: it shows first what would change.
    Of a channel or a role only the number counts; the name before it is for you.
    “Add and update only” leaves alone what is not in the file. “Replace everything” resets it,
    but for tables that are not in the file at all.
config-file-settings = Roles that manage Easel, channels for moderators, and what follows after many strikes.
config-file-showcase = Where pictures with so many stars are posted.
config-file-budget = In US dollars; "none" is no limit.
config-file-limits = Requests at once, pictures in an hour and a day. "none" is not set; "unlimited" frees a role.
config-file-rules =
    For the server; below it for categories, channels and threads that set some of their own.
    A rule behind a # has its usual value: remove the # to set it.
config-file-filter =
    kind: word, phrase, forms, regex or allow; action: refuse, review or log;
    strictness: from 1 (wherever the filter is on) to 3 (only where it is strict).
    packs: the versions that were taken; their words are among the entries.
config-file-styles = A name, and the words that are added to a prompt.
config-file-wildcards = Lists that prompts pick from.

## The panels.

config-exported =
    ### This server’s configuration
    Everything that managers can set is in this file, and nothing about members. Keep it as a copy, or change it and send it with **/config import**, here or on another server.
config-preview = ### Import this file?
config-imported = ### Imported
config-imported-before = This was imported already.
config-undone =
    ### Undone
    Everything is as it was before the import.
config-canceled = Nothing was changed.
config-meanwhile = Something was changed meanwhile. This is what would change now:
config-mode-add = Add and update only
config-mode-add-about = What the file doesn’t have stays
config-mode-replace = Replace everything
config-mode-replace-about = What the file doesn’t have goes
config-part = { $part ->
    [settings] Settings
    [limits] Limits and budget
    [rules] Rules
    [filter] Prompt filter
    [styles] Styles
   *[wildcards] Wildcards
}
# $what: as in "3 new and 1 removed".
config-line = **{ $part }**: { $what }
config-counts = { $counts }
config-new = { $count } new
config-set = { $count } set
config-changed = { $count } changed
config-removed = { $count } removed
config-same = no change
config-absent = not in the file, so it stays as it is
config-key = { $key }: { $before } → **{ $after }**
config-server = This server
# $what: added, changed or removed; $names: words of the filter behind spoilers, or names.
config-names = { $what ->
    [added] New
    [changed] Changed
   *[removed] Removed
}: { $names }
config-packs = Packs: { $names }
config-more = … and { $count } more
config-left-out = ⚠️ Left out, because this server doesn’t have it; what it has set there stays:
config-left-out-line = { $key } ({ $names })
config-lockout = ⚠️ { $place }: { $warning }
config-nothing = Nothing would change.
config-button-apply = Apply
config-button-cancel = Cancel
config-button-undo = Undo
config-problem = Line { $line } · **{ $key }**: { $reason }
config-problem-somewhere = **{ $key }**: { $reason }

## Why a file is not taken.

refusal-config-too-large = The file has more than { $limit_mb } MB. Please shorten it, for example with fewer entries of the filter.
refusal-config-unreadable = I can’t read that file as text. Please send the file that /config export gave you, changed in a plain text editor and saved as UTF-8.
refusal-config-syntax = Nothing was changed: I can’t read line { $line } of the file, “{ $text }”. Often a quotation mark, a comma or a bracket is missing there or just before, or a quotation mark is curly (“”) and not straight (").
refusal-config-twice = Nothing was changed: line { $line } of the file, “{ $text }”, says something that was said before. Please keep one of them.
refusal-config-foreign = This is no file of /config export: a line “version = { $version }” belongs above everything else.
refusal-config-newer = This file is of a newer Easel: its version is { $found }, and I read files up to version { $version }. Nothing was changed. Please ask whoever runs Easel to update it.
refusal-config-problems = Nothing was changed: { $count ->
    [one] one thing in the file is wrong
   *[other] { $count } things in the file are wrong
}. Please correct the file and send it again.
refusal-config-unknown = { $near ->
    [none] I don’t know this.
   *[other] I don’t know this. Did you mean “{ $near }”?
}
refusal-config-missing = “{ $key }” is missing.
refusal-config-form = I can’t read this. For example, { $example } would be right.
refusal-config-range = { $side ->
    [least] It has to be at least { $limit }.
   *[most] It can be at most { $limit }.
}
refusal-config-name-twice = There are two of the same name.
refusal-config-gone = This import is too old, was answered already, or was shown to somebody else. Please send the file again with /config import.
refusal-config-undo-gone = That can’t be undone any more: it was undone already, is older than a day, or somebody else imported it.
refusal-config-changed-since = Somebody has changed something since the import, so nothing was undone. To see what it would mean, import a file of /config export from before.
