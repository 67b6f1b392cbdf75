### /usage: what is left to a member, and what of theirs is under way. Seen by the member alone.

command-usage = What you have left, what of yours is being drawn, and why it waits

usage-title = ## Your pictures
# $ago: "2 minutes ago"; $since: a day and its minute; $when: a time of day.
usage-outage = ⚠️ The image service has been away since { $since }. Requests wait; the next try is at { $when }.
usage-of-person = **You**
usage-of-outside = **You, in direct messages and in servers without Easel**
usage-of-channel = **Everybody in this channel**
usage-of-server = **Everybody in this server**
usage-hour = { $used } in the last hour, { $left } of { $limit } left
usage-hour-unlimited = { $used } in the last hour: no limit here
usage-day = { $used } in the last 24 hours, { $left } of { $limit } left
usage-day-unlimited = { $used } in the last 24 hours: no limit here
usage-concurrent = { $used } under way, at most { $limit } at a time
usage-concurrent-unlimited = { $used } under way: no limit here
usage-frees = the next one fits { $period ->
    [hour] from { $when } on
   *[day] on { $when }
}
usage-pause = The pause after the last request ends at { $when }.
usage-weight = You get { $count } turns for each turn of others.
usage-budget = This server’s picture budget is used up. The next budget starts on { $when }.

usage-no-jobs = Nothing of yours is under way.
usage-jobs = **Under way: { $count }**
usage-job-runs = { $prompt } · [being drawn]({ $link }), asked { $ago }
usage-job-waits = { $prompt } · [waits]({ $link }) { $place ->
    [0] as the next one
    [1] as the next one
   *[other] at place { $place }
}, asked { $ago }
usage-job-held-off = { $prompt } · [waits for the image service]({ $link }), asked { $ago }
usage-more = … and { $count } more
usage-why-own = -# Only a few pictures of one person are drawn at a time. The others follow by themselves.
usage-why-others = -# Everything is busy right now. People take turns, so yours comes soon.
usage-why-held-off = -# The image service asks to slow down. Drawing continues by itself.
