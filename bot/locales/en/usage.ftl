### /usage: what is left to a member, and what of theirs is under way. Seen by the member alone.

command-usage = What is left to you, what of yours is being drawn, and why it waits

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
usage-weight = You get { $count } turns in a row where others get one.
usage-budget = This server’s picture budget is used up. It starts anew { $when }.

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
usage-why-own = -# Only so many of one person’s are drawn at a time. The others follow by themselves.
usage-why-others = -# All places are taken just now. People take turns, so yours comes soon.
usage-why-held-off = -# The image service asks for patience. It goes on by itself.
