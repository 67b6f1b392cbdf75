### Members who may not draw on a server for a time, or for good.

command-block = Members who may not draw on this server
command-block-add = Keep somebody from drawing here, for a time or for good
command-block-add-person = Who
command-block-add-reason = Why; they will read it
command-block-add-time = For how long
command-block-time-hour = 1 hour
command-block-time-day = 1 day
command-block-time-week = 7 days
command-block-time-forever = For good
command-block-remove = Let somebody draw again
command-block-remove-person = Who
command-block-list = Who is blocked, why and until when
command-block-menu = Block from Easel

blocks-form = Block from Easel
blocks-form-time = For how long
blocks-form-reason = Reason, which they will read
blocks-form-hint = Leave it empty to give none
blocks-time-hour = 1 hour
blocks-time-day = 1 day
blocks-time-week = 7 days
blocks-time-forever = For good

# $person: a mention; $until: never, or a moment.
blocks-done = { $person } is blocked { $until ->
    [never] for good
   *[moment] until { $until }
}.
blocks-stopped = { $count ->
    [one] One picture of theirs that was under way is cancelled.
   *[other] { $count } pictures of theirs that were under way are cancelled.
}
blocks-ended = { $person } may draw again.
blocks-none = Nobody is blocked here.
blocks-title = { $count ->
    [one] **One person is blocked**
   *[other] **{ $count } people are blocked**
}
blocks-line = { $person } · { $until ->
    [never] for good
   *[moment] until { $until }
} · by { $moderator } on { $since }

# $reason: as a moderator typed it, or none.
refusal-blocks-blocked = You are blocked from drawing on this server { $until ->
    [never] for good
   *[moment] until { $until }
}. { $reason ->
    [none] Its moderators gave no reason.
   *[given] The moderators’ reason: “{ $reason }”.
}
refusal-blocks-everywhere = You are blocked from drawing with Easel everywhere { $until ->
    [never] for good
   *[moment] until { $until }
}. { $reason ->
    [none] Whoever runs Easel gave no reason.
   *[given] The reason of whoever runs Easel: “{ $reason }”.
}
refusal-blocks-elsewhere = You are blocked on another server { $until ->
    [never] for good
   *[moment] until { $until }
}, and as long as you are, Easel draws nothing for you in other places either. Only the moderators of that server can end it.
refusal-blocks-not-blocked = { $person } is not blocked here.
refusal-blocks-not-below = You can’t block { $person }: only somebody above them can. Moderators are blocked by those who manage the server, and these by its owner.
refusal-blocks-self = You can’t block yourself.
refusal-blocks-bot = That is a bot: bots draw nothing here.
