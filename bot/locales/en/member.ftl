### What moderators know of one member, and what they can do.

command-member = What is on record of a member: pictures, refusals, reports, warnings, blocks, notes
command-member-person = Who

button-member-show = Back to the card
button-member-warnings = Warnings
button-member-notes = Notes
button-member-warn = Warn …
button-member-note = Note …
button-member-block = Block …
button-member-unblock = Unblock
button-member-remove = Remove all …

# $when: a day.
member-joined = On this server since { $when }
member-not-here = Not on this server
member-not-blocked = **Blocked:** no
# $until: never, or a moment; $moderator: a mention.
member-blocked = **Blocked** { $until ->
    [never] for good
   *[moment] until { $until }
} by { $moderator }
member-pictures = **Pictures:** { $count }, of which { $removed } removed
member-refused = **Refused requests in { $days } days:** { $count }, of which { $filtered } for their words
member-reports = **Reported pictures:** { $upheld } upheld, { $dismissed } dismissed, { $open } open
member-warnings = **Warnings:** { $count }
member-notes = **Notes:** { $count }
member-remark = { $person } { $when }
member-not-told = they take no direct messages
member-hint = Only moderators see this card and its notes. Remove all asks first, and reaches 7 days back. For single events: /audit show.
member-noted = ✓ The note is on record.
member-warned = ✓ The warning is on its way to them.
member-warnings-title = **Warnings of { $person }:** { $count }
member-notes-title = **Notes on { $person }:** { $count }
member-note-drop = Remove a note
member-form-warn = Warn this member
member-form-warn-text = Warning, sent to them privately
member-form-warn-hint = It comes in the name of this server’s moderators
member-form-note = Note on this member
member-form-note-text = Note
member-form-note-hint = Moderators of this server read it, the member does not
member-warning-usual = What you draw here breaks the rules of this server. Please read the rules before you draw again.

refusal-member-note-gone = Somebody has removed that note already.
refusal-member-notes-many = There are { $limit } notes on this member. Remove one first.
