### Why somebody may draw or not: what each check that is no rule says. $person and $place: mentions.

explain-name-discord = Discord
explain-name-easel = Easel here
explain-name-server = This server
explain-name-blocks = Block
explain-name-strikes = Strikes
explain-name-safety = Refused everywhere
explain-name-filter = Words on the list
explain-name-filter-everywhere = Words refused everywhere
explain-name-maintenance = Maintenance
explain-name-outage = Image service
explain-name-budget = Budget
explain-name-limits = Limits

# $scope: person, channel, server or outside.
explain-name-limit = { $scope ->
    [person] Limit for each member
    [channel] Limit for the channel
    [outside] Limit outside of servers with Easel
   *[server] Limit for the server
}

policy-missing-none = They may see the channel, write there and use commands.
policy-missing-write = Discord does not let them write here (Send Messages), so they have nowhere to type a command.
policy-missing-timeout = They are in a time-out until { $until }, so Discord lets them use no commands.
explain-bot-may = I may post pictures here.
# $count, $most: strikes; $refusals: so many refused requests are one, 0: they are none; $hours: of the block, 0: none.
explain-strikes = { $count } of { $most } strikes in { $days ->
        [one] a day
       *[other] { $days } days
    }: warnings{ $refusals ->
    [0] { " " }and upheld reports.
    [one] , upheld reports, and each request refused for its words.
   *[other] , upheld reports, and one for every { $refusals } requests refused for their words.
} { $hours ->
    [0] With { $most }, moderators are told.
    [one] With { $most }, they are blocked for an hour.
   *[other] With { $most }, they are blocked for { $hours } hours.
}
explain-not-blocked = They are not blocked.
explain-blocked = They are blocked { $until ->
    [never] for good
   *[moment] until { $until }
}. { $reason ->
    [none] No reason was given.
   *[given] The reason: “{ $reason }”.
}
explain-blocked-everywhere = Whoever runs Easel has blocked them everywhere { $until ->
    [never] for good
   *[moment] until { $until }
}. { $reason ->
    [none] No reason was given.
   *[given] The reason: “{ $reason }”.
}
explain-blocked-elsewhere = They are blocked on another server { $until ->
    [never] for good
   *[moment] until { $until }
}, and that holds here as well. Its moderators can end it.
explain-safety = Sexual pictures of minors, and undressing people in pictures, whatever is set.
explain-safety-refused = These words ask for what is drawn nowhere.

# $level: 0 (off) to 3 (strict); $count: how many entries of the list count at it.
explain-filter = { $count ->
    [0] No entry of the list counts here
    [one] One entry of the list counts here
   *[other] { $count } entries of the list count here
} ({ $level ->
    [1] relaxed
    [2] medium
   *[3] strict
}).
explain-filter-off = The list does not count here: the prompt filter is off.

# $action: what happens to words that match: refuse, review, log; appealed: an appeal lets them pass.
explain-filter-found = { $action ->
    [refuse] Refused: the words match “{ $entry }”.
    [review] A moderator looks first: the words match “{ $entry }”.
    [log] Only noted: the words match “{ $entry }”.
   *[appealed] The words match “{ $entry }”, but moderators accepted an appeal for them.
}
explain-filter-everywhere = None of the words are on the list of whoever runs Easel.
explain-no-outage = It answers.
explain-outage-waits = It has been away since { $since }; requests are accepted and wait.
explain-outage-refuses = It has been away since { $since }; requests are accepted again at { $when }.

# $period: day or month.
explain-budget = { $spent } of { $budget } spent { $period ->
    [month] this month
   *[day] today
}.
explain-budget-everywhere = { $left ->
    [none] What Easel may draw a day, for everybody together, is used up.
   *[some] What Easel may draw a day, for everybody together, is not used up.
}
explain-limit-concurrent = Requests under way: { $used }, at most { $limit }.
explain-limit-cooldown-seconds = { $limit } seconds from one request to the next.
explain-limit-per-hour = Pictures in the last hour: { $used }, at most { $limit }; this asks for { $asked }.
explain-limit-per-day = Pictures in the last 24 hours: { $used }, at most { $limit }; this asks for { $asked }.
explain-unset = Nothing is set.

explain-fix-discord = Change it in Discord: the channel’s settings → Permissions.
explain-fix-easel = Fix it in Discord: the channel’s settings → Permissions → Easel’s role. /setup shows every channel.
explain-fix-block = End it with /block remove.
explain-fix-filter = Change the list with /filter, or how strict it is here with /policy edit.
explain-fix-budget = A manager can raise it with /budget set.
explain-fix-limits = A manager can change it with /limits.

policy-from-place = set in { $place }

# $names: checks that nobody has set anything for.
policy-explain-unset = Not set, so they refuse nobody: { $names }.
policy-explain-told = They would read: “{ $sentence }”
policy-explain-unasked = Discord would not even let them ask.
policy-explain-elsewhere = They may draw in { $channels }.
policy-explain-nowhere = No text channel here takes this request of theirs.

# A plain /imagine, without or with words; $count and $model: what theirs would be.
policy-explain-about-any = This is about /imagine as they would use it now: { $count ->
    [one] one picture
   *[other] { $count } pictures
} with { $model }. Name a prompt to try its words and options.
policy-explain-about = This is about { $count ->
    [one] one picture
   *[other] { $count } pictures
} of those words with { $model }.
