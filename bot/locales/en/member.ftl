### What moderators know of one member, and what they can do.

command-member = What is on record of a member: pictures, refusals, reports, warnings, blocks, notes
command-member-person = Who

button-member-show = Back to the card
button-member-pictures = Pictures
button-member-refusals = Refusals
button-member-reports = Reports
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
member-remark = { $person } { $ago }
member-not-told = they take no direct messages
member-hint = Only moderators see this card and its notes. Remove all asks first, and reaches 7 days back. For single events: /audit show.
member-noted = ✓ The note is on record.
member-warned = ✓ The warning is on its way to them.
member-warnings-title = **Warnings of { $person }:** { $count }
member-notes-title = **Notes on { $person }:** { $count }
member-pictures-title = **Pictures of { $person }:** { $count }
member-refusals-title = **Requests of { $person } refused in 30 days:** { $count }
member-reports-title = **Reported pictures of { $person }:** { $count }
member-picture-removed = removed
member-picture-private = visible only to them
member-report-state = { $state ->
    [dismissed] dismissed, it stayed
    [removed] removed
    [warned] removed, with a warning
    [blocked] removed, with a block
   *[open] not decided yet
}
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

# A strike is a warning, or a report that moderators upheld.
command-escalation = What follows by itself when a member has many strikes
command-escalation-show = Show what follows by itself
command-escalation-set = Block a member, or tell the moderators, after so many strikes
command-escalation-strikes = Warnings and upheld reports
command-escalation-days = Within so many days
command-escalation-block_hours = Block for so many hours; 0 only tells the moderators
command-escalation-refusals = So many requests refused for their words are one strike; 0: they are none
command-escalation-off = Let nothing follow by itself
escalation-none = **Nothing follows by itself** when a member has many warnings, upheld reports or refused words. `/escalation set` changes that.
escalation-rule = { $follows ->
    [tell] With **{ $strikes } strikes in { $days ->
        [one] a day
       *[other] { $days } days
    }**, moderators are told, and nobody is blocked.
   *[block] With **{ $strikes } strikes in { $days ->
        [one] a day
       *[other] { $days } days
    }**, a member is blocked for { $hours ->
        [one] an hour
       *[other] { $hours } hours
    }, and moderators are told.
} A strike is a warning, or a report that moderators upheld; a report with a warning is one.{ $refusals ->
    [0] { "" }
    [one] { " Each request refused for its words is one, too." }
   *[other] { " " }Every { $refusals } requests refused for their words are one, too.
}
escalation-reason = Several warnings, upheld reports or requests refused for their words
# $until: none, or a moment.
escalation-told = { $person } has { $count } strikes within { $days ->
        [one] a day
       *[other] { $days } days
    } { $until ->
    [none] and is not blocked.
   *[moment] and is blocked until { $until }.
}
escalation-hint = More with /member; the rule is in /escalation show. A block ends early with Unblock on the card.
member-strikes = **Strikes:** { $count } of { $most } within { $days ->
        [one] a day
       *[other] { $days } days
    }
