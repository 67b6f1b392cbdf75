### Limits: what members are told who reached one, and the panel where managers set them.

# $scope: person, channel, server or outside; $period: hour or day; $when: "14:05" with hour, "1 December 2026 14:05" with day.
refusal-limit-period = { $scope ->
    [person] You have
    [outside] In direct messages and in servers without Easel, you have
    [channel] This channel has
   *[server] This server has
} had { $used ->
    [one] one picture
   *[other] { $used } pictures
} in the last { $period ->
    [hour] hour
   *[day] 24 hours
}; the limit is { $limit }. { $asked ->
    [one] The next one fits
   *[other] { $asked } more fit
} from { $when } on.
refusal-limit-at-once = { $scope ->
    [person] You can have
    [outside] In direct messages and in servers without Easel, you can have
    [channel] This channel can have
   *[server] This server can have
} { $limit ->
    [one] one picture
   *[other] { $limit } pictures
} in { $period ->
    [hour] an hour
   *[day] a day
} at most, so { $asked } at once never fit. Ask for fewer.
refusal-limit-concurrent = { $scope ->
    [person] You have
    [channel] This channel has
   *[server] This server has
} { $used ->
    [one] one request
   *[other] { $used } requests
} under way; the limit is { $limit }. Ask again when there is room; /usage shows yours.
refusal-limit-cooldown = { $scope ->
    [person] You can ask
    [channel] Somebody can ask in this channel
   *[server] Somebody can ask in this server
} every { $seconds } seconds, the next time from { $when } on.
refusal-limit-unreadable = “{ $typed }” is not a limit. Write a whole number up to { $most }, “unlimited”, or nothing.
refusal-limit-zero = Zero would keep everybody from drawing. To stop somebody, change who may draw with /policy.

## The panel. Seen by managers alone.

command-limits = See and set how much people, roles, channels and this server may draw

limits-title = ## Limits
limits-hint = -# Pictures are counted in any 60 minutes and any 24 hours. Failed requests are not counted. The most generous of a person’s roles wins.
limits-none = no limit
limits-unset = not set
limits-unlimited = unlimited
limits-more = … and { $count } more
limits-are-exempt = Moderators have no limits of their own.
limits-of-person = Each person
limits-of-server = Everybody together
limits-about-person = Unless one of their roles has limits of its own
limits-about-server = In the whole server
limits-says-concurrent = { $value ->
    [0] any number at a time
   *[other] { $value } at a time
}
limits-says-per-hour = { $value ->
    [0] any number an hour
   *[other] { $value } an hour
}
limits-says-per-day = { $value ->
    [0] any number a day
   *[other] { $value } a day
}
limits-says-cooldown-seconds = { $value ->
    [0] no pause
   *[other] { $value } s apart
}
limits-says-weight = { $value ->
    [one] one turn
   *[other] { $value } turns in a row
}
limits-pick = Change everybody’s limits
limits-pick-role = Change a role’s limits
limits-pick-channel = Change a channel’s limits
limits-exempt = Lift them for moderators
limits-unexempt = Limit moderators too
limits-forget-gone = Forget { $count } that { $count ->
    [one] is
   *[other] are
} gone

limits-form-person = Each person’s limits
limits-form-server = Everybody’s limits together
limits-form-role = The role’s limits
limits-form-channel = The channel’s limits
limits-form-hint = Empty: no limit
limits-form-hint-role = Empty: as everybody. “unlimited” lifts the limit
limits-form-hint-cooldown = Seconds; empty: none
limits-form-hint-weight = 1 to 10: turns in the queue for each turn of others
limits-field-concurrent = Requests at a time
limits-field-per-hour = Pictures an hour
limits-field-per-day = Pictures a day
limits-field-cooldown-seconds = Pause between requests
limits-field-weight = Turns in a row

limits-changed = **Changed: { $name }**
limits-change-line = { $field }: { $before } → **{ $after }**
limits-unchanged = Nothing changed for { $name }.
limits-odd-day = ⚠️ The day’s limit is below the hour’s, which is never reached.
limits-odd-cooldown = ⚠️ Requests are now { $minutes } minutes apart. That keeps people from drawing most of the time.
limits-now-exempt = **Changed:** moderators have no limits of their own.
limits-now-unexempt = **Changed:** moderators have limits like everybody.
limits-forgotten = **Changed:** { $count ->
    [one] one limit of a deleted role or channel is
   *[other] { $count } limits of deleted roles and channels are
} gone.
