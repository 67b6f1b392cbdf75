### Limits: what members are told who reached one, and the panel where managers set them.

# $scope: person, channel or server; $period: hour or day; $when: as in "in 5 minutes".
refusal-limit-period = { $scope ->
    [person] You have
    [channel] This channel has
   *[server] This server has
} had { $used } of { $limit } pictures in the last { $period ->
    [hour] hour
   *[day] 24 hours
}. { $asked ->
    [one] The next one fits
   *[other] { $asked } more fit
} { $when }.
refusal-limit-at-once = { $scope ->
    [person] You can have
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
} { $used } of { $limit } requests under way. Ask again when one of them is done; /usage shows yours.
refusal-limit-cooldown = { $scope ->
    [person] You can ask
    [channel] Somebody can ask in this channel
   *[server] Somebody can ask in this server
} every { $seconds } seconds. The next time is { $when }.
refusal-limit-unreadable = “{ $typed }” is not a limit. Write a whole number up to { $most }, “unlimited”, or nothing.
refusal-limit-zero = Zero would keep everybody from drawing. To stop somebody, change who may draw with /policy.
