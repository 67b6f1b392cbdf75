### Wildcards: lists under a name. A mark in a prompt, "__name__", picks one of the entries.

command-wildcard = This server’s wildcards: lists that __name__ in a prompt picks from
command-wildcard-add = Add a wildcard: a form asks for its entries
command-wildcard-add-name = Its name: “animal” is used as __animal__ in a prompt
command-wildcard-edit = Change the entries of a wildcard
command-wildcard-list = Which wildcards this server has
command-wildcard-name = The wildcard
command-wildcard-remove = Remove a wildcard; pictures drawn with it stay
command-wildcards = The wildcards you can use: this server’s and your own
command-wildcards-name = Show all entries of this one
command-my-wildcard = Your own wildcards: lists that __name__ in a prompt picks from
command-my-wildcard-add = Add a wildcard of your own: a form asks for its entries
command-my-wildcard-list = Your own wildcards

wildcard-form-title = A wildcard’s entries
wildcard-form-text = The entries of “{ $name }”
wildcard-form-text-hint = One entry a line, each up to { $limit } characters. They are put into prompts as written.
# $name, $mark: as in "__animal__".
wildcard-added = { $whose ->
    [own] Your wildcard { $name } was saved. It stands for one of { $count ->
        [one] one entry
       *[other] { $count } entries
    }, picked by chance. Only you can use it, on every server and in direct messages.
   *[server] The wildcard { $name } was added. In a prompt it stands for one of { $count ->
        [one] one entry
       *[other] { $count } entries
    }, picked by chance.
}
wildcard-changed = { $name } now has { $count ->
    [one] one entry
   *[other] { $count } entries
}.
wildcard-removed = The wildcard { $name } was removed; pictures drawn with it stay.
wildcard-entries = { $count ->
    [one] { $mark } has one entry:
   *[other] { $mark } picks one of { $count } entries:
}
wildcard-list-title = { $whose ->
    [own] ## Your own wildcards
   *[server] ## This server’s wildcards
}
wildcard-list-none = { $whose ->
    [own] You have none yet.
   *[server] There are no wildcards yet.
}
wildcard-list-how = -# Write one in a prompt, and one of its entries is drawn. /wildcards name: shows all of them.
wildcard-list-change = { $whose ->
    [own] -# /my wildcard add saves one, /my wildcard edit changes it, /my wildcard remove removes it. Only you see them.
   *[server] -# /wildcard add adds one, /wildcard edit changes it, /wildcard remove removes it.
}
wildcard-list-line = { $mark } ({ $count }) · { $text }

# $picks: as in "animal: fox".
note-wildcards = Picked by chance: { $picks }.
details-template = As it was typed: { $prompt }

# $literal: as in "\__animal__".
refusal-wildcard-unknown = { $count ->
    [0] There is no wildcard called “{ $wildcard }” here, and no other. If you mean the underscores themselves, write { $literal }.
   *[other] There is no wildcard called “{ $wildcard }” here. The nearest: { $wildcards }. If you mean the underscores themselves, write { $literal }.
}
refusal-wildcard-marks = This prompt has { $count } wildcards; it can have { $limit }.
refusal-wildcard-name = A wildcard’s name has 1 to { $limit } letters or digits, with - or _ between them.
refusal-wildcard-empty = A wildcard needs at least one entry. Write one a line.
refusal-wildcard-entry-too-long = The entry “{ $entry }” has { $length } characters; an entry can have { $limit }.
refusal-wildcard-too-long = A wildcard can have { $limit } entries, and { $characters } characters altogether. These are { $count } entries with { $length } characters.
refusal-list-unknown = { $count ->
    [0] There is no wildcard called “{ $wildcard }”, and no other.
   *[other] There is no wildcard called “{ $wildcard }”. There are: { $wildcards }.
}
refusal-list-too-many = There can be { $limit } wildcards. Remove one before you add another.
