### /usage: what is left to a member, and what of theirs is under way. Seen by the member alone.

command-usage = What you have left, what of yours is being drawn, and why it waits

usage-title = ## Your pictures
usage-nothing-counted = Nothing is counted in direct messages.
usage-of-person = **You**
usage-of-channel = **Everybody in this channel**
usage-of-server = **Everybody in this server**
usage-hour = The last hour: { $used } of { $limit }, { $left } left
usage-hour-unlimited = The last hour: { $used }
usage-day = The last 24 hours: { $used } of { $limit }, { $left } left
usage-day-unlimited = The last 24 hours: { $used }
usage-concurrent = Under way: { $used } of { $limit }
usage-concurrent-unlimited = Under way: { $used }
usage-frees = the next one fits { $when }
usage-pause = The pause after the last request ends { $when }.
usage-weight = You get { $count } turns for each turn of others.
usage-budget = This server’s picture budget is used up. The next budget starts { $when }.

usage-no-jobs = Nothing of yours is under way.
usage-jobs = **Under way: { $count }**
usage-job-runs = { $prompt } · [being drawn]({ $link }), asked { $since }
usage-job-waits = { $prompt } · [waits]({ $link }) { $place ->
    [0] as the next one
    [1] as the next one
   *[other] at place { $place }
}, asked { $since }
usage-job-held-off = { $prompt } · [waits for the image service]({ $link }), asked { $since }
usage-more = … and { $count } more
usage-why-own = -# Only a few pictures of one person are drawn at a time. The others follow by themselves.
usage-why-others = -# Everything is busy right now. People take turns, so yours comes soon.
usage-why-held-off = -# The image service asks to slow down. Drawing continues by itself.
