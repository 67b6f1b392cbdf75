### /operator: what those who run Easel decide for everybody. Seen by them alone, but for refusals.

command-operator = For whoever runs Easel: what holds in every server and outside
command-operator-block = People who may draw nowhere
command-operator-block-add = Keep somebody from drawing anywhere, for a time or for good
command-operator-block-remove = Let somebody draw again
command-operator-block-list = Who is blocked everywhere, why and until when
command-operator-servers = Servers on which Easel may draw, or may not
command-operator-servers-list = The servers that have Easel, and what is decided about them
command-operator-servers-allow = Let Easel draw on a server
command-operator-servers-deny = Let nothing more be drawn on a server; Easel stays there
command-operator-servers-forget = Take back what is decided about a server
command-operator-servers-leave = Have Easel leave a server
command-operator-servers-server = Its name, or its id
command-operator-servers-reason = Why; its members will read it
command-operator-maintenance = Take no new requests anywhere while something is being worked on
command-operator-maintenance-on = Take no new requests from now on; what is under way is finished
command-operator-maintenance-off = Take requests again
command-operator-maintenance-show = Whether new requests are taken, and what members read
command-operator-maintenance-words = What members shall read besides, in your words
command-operator-maintenance-lasts = When it ends by itself: “30 min”, “2 hours”; without it you end it
command-operator-costs = What all pictures cost, by server and by model
command-operator-costs-period = Since when
command-operator-costs-today = Today (UTC)
command-operator-costs-month = The last 30 days
command-operator-costs-by = What is added up together
command-operator-costs-server = Each server
command-operator-costs-model = Each model
command-operator-log = What was done with this command, and what was told to those who run Easel

refusal-not-operator = Only those who run this Easel can use that.
refusal-operator-unknown = Discord didn’t say in time who runs this Easel. Try again in a moment.
refusal-operator-block-operator = That is one of those who run this Easel, and they can’t be blocked from it.
refusal-operator-server-unknown = “{ $server }” is no server that I know, or several are called so. Choose one from the list, or give its id.
refusal-operator-server-absent = I am not on { $server }, or another of my processes is.
refusal-operator-maintenance-length = “{ $text }” is no length of time that I can use. Give one from a minute to 30 days, such as “30 min” or “2 hours”.
refusal-operator-not-blocked = { $person } is not blocked everywhere. A server’s own block is ended there, with `/block remove`.

# Read by members. $reason: as those who run Easel typed it, or none.
refusal-server-denied = Whoever runs this Easel doesn’t let it draw on this server. { $reason ->
    [none] They gave no reason.
   *[given] Their reason: “{ $reason }”.
}
refusal-server-not-allowed = This Easel draws only on servers that whoever runs it has allowed, and this isn’t one of them yet.
# Read by members. $until: none, or when; $words: as those who run Easel typed them, or none.
refusal-maintenance = Easel is being worked on and takes no new requests { $until ->
    [none] just now
   *[moment] just now; it goes on from { $until } on
}. { $words ->
    [none] Pictures under way are finished.
   *[given] Whoever runs it says: “{ $words }”.
}

# $person: a mention; $until: never, or a moment.
operator-blocked = { $person } is blocked everywhere { $until ->
    [never] for good
   *[moment] until { $until }
}.
operator-unblocked = { $person } may draw again, where no server has blocked them.
operator-blocks-none = Nobody is blocked everywhere.
operator-blocks-title = { $count ->
    [one] **One person is blocked everywhere**
   *[other] **{ $count } people are blocked everywhere**
}
operator-servers-title = **Servers: { $count }**
operator-servers-all = Easel draws on all of them, but for those that are denied.
operator-servers-only-allowed = Easel draws only on those that are allowed (ONLY_ALLOWED_SERVERS).
# $server: its name, or none where it is not known; $state: allowed, denied, open or not-allowed; $members: how many, or none where Easel is not there.
operator-server-line = { $state ->
    [allowed] ✅
    [denied] ⛔
    [not-allowed] ⏸️
   *[open] ▫️
} { $server ->
    [none] { "" }
   *[named] { $server } ·{ " " }
}`{ $id }` · { $members ->
    [none] Easel isn’t there
    [one] one member
   *[other] { $members } members
}{ $state ->
    [allowed] { " · allowed" }
    [denied] { " · denied" }
    [not-allowed] { " · not allowed yet" }
   *[open] { "" }
}
operator-server-allowed = Easel may draw on { $server }.
operator-server-denied = Easel draws nothing more on { $server }, and says so to whoever asks. { $count ->
    [0] Nothing was under way there.
    [one] One request that was under way is cancelled.
   *[other] { $count } requests that were under way are cancelled.
} It stays on the server, so that people can still delete and take along what is theirs; `/operator servers leave` ends that.
operator-server-denied-absent = Easel draws nothing on server `{ $id }`, now or when it is added there.
operator-server-forgotten = Nothing is decided about { $server } any more.
operator-server-undecided = Nothing was decided about { $server }.
operator-leave-ask = **Leave { $server }?** Buttons on pictures there stop working. A manager of the server can add Easel again.
operator-leave-button = Leave
operator-server-leaving = I am leaving { $server }.
operator-server-left = I have left { $server }.
operator-log-title = **What was decided for everybody**
operator-log-none = Nothing was decided with this command so far.

# $until: none, or when; $words: none, or what members read.
operator-maintenance-begun = From now on Easel takes no new requests, in any server or outside, and says so to whoever asks{ $words ->
    [none] .
   *[given] , with your words: “{ $words }”.
} What is under way is finished. { $until ->
    [none] `/operator maintenance off` ends it.
   *[moment] It ends by itself on { $until }, or with `/operator maintenance off`.
}
operator-maintenance-on = { $person } began maintenance { $ago }: no new requests are taken. { $until ->
    [none] `/operator maintenance off` ends it.
   *[moment] It ends by itself on { $until }, or with `/operator maintenance off`.
} { $words ->
    [none] Members read no words of yours.
   *[given] Members read: “{ $words }”.
}
operator-maintenance-ended = Easel takes requests again.
operator-maintenance-none = There is no maintenance: Easel takes requests.
operator-costs-by-server = Costs by server
operator-costs-by-model = Costs by model
operator-costs-today = Today (UTC)
operator-costs-month = The last 30 days
operator-costs-none = Nothing was drawn in that time.
operator-costs-outside = Outside of servers that have Easel
operator-costs-unknown = A server I am not on (`{ $id }`)
operator-costs-server = { $server } (`{ $id }`)
operator-costs-model = { $model }
operator-costs-show-today = Today
operator-costs-show-month = 30 days
operator-costs-show-server = By server
operator-costs-show-model = By model
