### What operators read, and people who try Easel: the command line, and what Easel writes to them.

terminal-about = Easel: a Discord bot that turns /imagine into a picture.
terminal-version = Print the version, and what it runs on, and end.
terminal-run = Run the bot on Discord, with the settings in .env or the environment.
terminal-worker = Draw and deliver beside “run”, on a PostgreSQL they share (docs/scaling.md).
terminal-worker-needs-postgres = DATABASE_URL: a worker needs a PostgreSQL that it shares with “run”, such as postgresql://easel:password@host/easel.
terminal-worker-ready = Worker ready as { $name }.
terminal-move-database = Copy the SQLite database to PostgreSQL. Stop Easel first.
terminal-move-database-url = The PostgreSQL database, such as postgresql://easel:password@host/easel.
terminal-move-database-only = DATABASE_URL: must name the SQLite database to copy (or be empty), and the argument a PostgreSQL.
terminal-move-database-done = { $jobs ->
    [0] No job was new.
    [one] One job is copied.
   *[other] { $jobs } jobs are copied.
}{ $known ->
    [0] { "" }
    [one] { " " }One was there already and stays as it is.
   *[other] { " " }{ $known } were there already and stay as they are.
} { $rows ->
    [0] Nothing else was new.
    [one] One other entry is copied.
   *[other] { $rows } other entries are copied.
} Set DATABASE_URL to the PostgreSQL, and start Easel.
terminal-job = Tell all that is on record of a request, or list somebody’s requests, while Easel runs or not.
terminal-job-what = A request’s id or its first 8 digits, a prediction’s id, a link to a message, or a person’s id.
terminal-job-limit = How many of a person’s requests to list.
terminal-job-page = Which page of them; the newest are on the first.
terminal-job-number-wrong = --{ $name } takes a number from 1 to { $most }.
terminal-job-unreadable = “{ $typed }” is neither an id nor a link to a message. Copy the link or the id from Discord or the log.
terminal-job-no-job = No request and no prediction with the id { $id } is on record. It may have been erased, or be in another database.
terminal-job-no-message = No request on record has its reply, or its public copy, in message { $id }.
terminal-job-no-person = Nothing is on record of { $id }, neither as a person nor as a message. What was refused in direct messages, or for how it was written, is not recorded.
terminal-job-no-page = Person { $id } has no page { $page }.
terminal-job-several = More than one request begins with { $typed }:
terminal-job-more = There are more: --page { $page }.
terminal-job-title = Request { $id }: { $state }
terminal-job-prompt = Words: { $prompt }
terminal-job-options = Options: { $options }
terminal-job-place = Person { $person }, server { $server }, channel { $channel }
terminal-job-reply = Reply: { $link }
terminal-job-accepted = accepted
terminal-job-posted = prediction { $number }: the paid request is sent, { $seconds } s after it was accepted
terminal-job-started = prediction { $number }: the image service confirms it as { $id }
terminal-job-ended = prediction { $number }: refused or failed, so it costs nothing
terminal-job-delivered = delivered: { $got } of { $asked } pictures, the last after { $seconds } s (predictions: { $took } s, polls: { $polls }, seeds: { $seeds })
terminal-job-undelivered = not delivered, as no message could be reached: { $got } of { $asked } pictures were there after { $seconds } s (predictions: { $took } s, polls: { $polls }, seeds: { $seeds })
terminal-job-failed = failed: { $reason }
terminal-job-canceled = canceled: { $reason }
terminal-job-over = { $state }
terminal-job-published = a private result is published
terminal-job-removed = its pictures are removed by { $person }
terminal-job-review = moderators are asked to look first ({ $why })
terminal-job-reviewed = { $state } by { $person }: { $reason }
terminal-job-reported = reported by { $person } ({ $category }): { $reason }
terminal-job-report-decided = the report is { $state } by { $person }
terminal-job-logged = { $kind } by { $person }: { $facts }
terminal-job-now-queued = It waits for its first start; nothing has changed for { $seconds } s.
terminal-job-now-drawing = It is being drawn; nothing has changed for { $seconds } s.
terminal-job-now-delivering = Its outcome is recorded, and its reply not final yet; nothing has changed for { $seconds } s.
terminal-job-now-unknown = A paid request was sent whose answer is not on record: it may have been drawn, and is not sent again.
terminal-job-token = Its reply is edited by the interaction’s token until { $until }, then as the bot’s own message.
terminal-job-token-over = Its reply was edited by the interaction’s token until { $until }, and as the bot’s own message since.
terminal-job-moved = Message { $id }, which the reply began as, could not be edited any more, so the reply was posted anew.
terminal-job-copies = Further messages: { $copies } that show the result again, { $notices } that told its person.
terminal-job-retried = It was drawn again as request { $id }.
terminal-job-uncharged = Nothing is charged for it.
terminal-job-charge-open = Charged so far: { $price } for { $images ->
    [one] one picture
   *[other] { $images } pictures
}.
terminal-job-charge-paid = Charged: { $price } for { $images ->
    [one] one picture
   *[other] { $images } pictures
}.
terminal-job-charge-refunded = Charged: { $price } for { $images ->
    [one] one picture
   *[other] { $images } pictures
}, which counts for none of its person’s limits.
terminal-job-charge-free = Nothing is charged: the image service asks nothing for it.
terminal-job-kept = Kept now: its words and options, fingerprints of { $fingerprints ->
    [one] one picture
   *[other] { $fingerprints } pictures
}, { $stars ->
    [one] one star
   *[other] { $stars } stars
} and { $favourites ->
    [one] one favourite
   *[other] { $favourites } favourites
}. The pictures themselves are on Discord alone.
terminal-job-showcase = A copy is in the showcase channel { $channel }.
terminal-backup = Copy the database into a file, checked, while Easel runs.
terminal-backup-file = The copy to write. An older one of this name moves to FILE.1, and so on.
terminal-backup-keep = How many copies to keep in all.
terminal-backup-keep-wrong = --keep takes a number from 1 to { $most }.
terminal-backup-done = { $path } is a whole copy of the database ({ $size }). It holds what people wrote, so keep it as private.
terminal-restore = Put a copy of the database back. Stop Easel first.
terminal-restore-file = The copy, as “backup” wrote it.
terminal-restore-yes = Do not ask.
terminal-restore-ask = This replaces the database at { $place }. Go on?
terminal-restore-canceled = Nothing was changed.
terminal-restore-done = { $jobs ->
    [0] The copy is in place; it holds no request.
    [one] The copy is in place, with one request.
   *[other] The copy is in place, with { $jobs } requests.
}{ $unfinished ->
    [0] { "" }
    [one] { " " }One was unfinished; what had not been started in it will not be paid for a second time.
   *[other] { " " }{ $unfinished } were unfinished; what had not been started in them will not be paid for a second time.
} Start Easel.
terminal-restore-aside = What was there before is { $path }.
terminal-sandbox = Try the real bot in the browser, with a local Discord and a local image service.
terminal-sandbox-port = The page’s port; 0 takes any free one.
terminal-sandbox-discord-port = The local Discord’s port.
terminal-sandbox-images-port = The local image service’s port.
terminal-sandbox-no-browser = Print the page’s address instead of opening it.
terminal-sandbox-http = Send commands and presses to the bot over signed HTTP requests instead of the gateway.
terminal-sandbox-missing = The sandbox needs the package simcord: run “make sandbox”, or pip install "easel[sandbox]".
terminal-samples = Draw one picture of each model, which /models shows. It says what they cost and asks first; what exists is not paid for again.
terminal-samples-model = Draw this model’s picture, even if there is one. May be given several times.
terminal-samples-yes = Do not ask.
terminal-samples-none = Every model has its picture.
terminal-samples-price = { $count ->
    [one] One picture
   *[other] { $count } pictures
} for { $price } in all{ $unpriced ->
    [0] .
    [one] , without one whose model has no price here.
   *[other] , without { $unpriced } whose models have no price here.
}
terminal-samples-ask = Draw now?
terminal-samples-canceled = Nothing was drawn or paid for.
terminal-samples-drawn = { $model }: drawn.
terminal-samples-failed = { $model }: not drawn.
terminal-samples-uncertain = { $model }: an earlier run ended just as its picture was being started, so it may be paid for. To draw it all the same: --model { $id }
terminal-samples-unwritable = { $folder } can’t be written ({ $reason }). Run the command again when it can; what was drawn is kept.
terminal-imagine = Draw one picture from the terminal, without Discord: to try a key.
terminal-imagine-prompt = What the picture should show; inline options such as --ar 16:9 work.
terminal-imagine-output = The file to write; its extension (.webp, .jpg, .png) decides the format. Several pictures are numbered. Without it: “easel” with the model’s own format, here.
terminal-imagine-model = Which model draws it.
terminal-imagine-starting = starting { $model }
terminal-imagine-status = { $status }
terminal-imagine-saved = { $path } ({ $width } × { $height }, { $size } kB) in { $seconds } s
terminal-imagine-seed = seed { $seed }
# What is wrong with the file, before anything is paid for; { $example } is a name that would do.
terminal-output-folder = { $path } is a folder. Name a file in it, such as { $example }.
terminal-output-unwritable = { $path } can’t be written ({ $reason }). Nothing was paid for.
terminal-output-suffix = { $path }: pictures can only be { $formats }. End the name with one of these.
terminal-output-contradiction = { $path } and “--format { $format }” contradict each other. Leave one of them out, or name it { $example }.
terminal-output-model = { $model } doesn’t make { $format }. Name it { $example }, or choose another model with -m.

# What became of a picture that was paid for.
terminal-output-elsewhere = { $path } can’t be written ({ $reason }). The picture is in { $spare }.
terminal-output-no-room = The picture was made, but it can’t be written anywhere here ({ $reason }). The provider keeps it for about an hour.
terminal-output-address = Its address: { $address }

# Why there is no picture, for whoever can change the settings; { $host } is the image service’s.
terminal-details = Details: { $reason }
terminal-failure-key-refused = COMETAPI_KEY: { $host } doesn’t accept it. Create a new one in your account’s console, and put it into .env.
terminal-failure-no-balance = { $host } takes nothing more from this account: its balance or the key’s spending cap is used up. Top it up, or raise the cap.
terminal-failure-access-denied = COMETAPI_KEY: it may not be used for this model, or not from here. Extend it in your account’s console, or choose another model with -m.
terminal-failure-model-unavailable = { $host } doesn’t offer this model, or is not the prediction API. Choose another model with -m, or run “python -m bot check”.
terminal-failure-input-invalid = The model didn’t accept the value of { $parameter }. Choose another one.
terminal-failure-rate-limited = { $host } has too many requests from this account. Try again in a minute.
terminal-failure-all-filtered = The provider’s safety filter held back every picture. That is sometimes a false alarm: try again, or describe it differently.
terminal-failure-busy = The model is overloaded at the moment. Try again in a minute.
terminal-failure-interrupted = The provider interrupted the drawing half-way. Try again.
terminal-failure-failed = The model couldn’t make this picture. Try again, or change the words a little.
terminal-failure-canceled-upstream = The drawing was stopped at the provider. Try again.
terminal-failure-aborted = The provider gave up before the drawing began, because no machine was free. Try again in a minute.
terminal-failure-timed-out = There was no picture after { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}, so the wait is over; the provider may still finish it and charge for it. Choose a faster model with -m, or raise its deadline_seconds with MODELS_FILE.
terminal-failure-lost = { $host } no longer says how the drawing is going. The provider may still finish it and charge for it: check your account before you try again.
terminal-failure-unreachable = PREDICTION_API_URL: { $host } can’t be reached; nothing was started. Check the address and the network.
terminal-failure-service-down = { $host } is having trouble at the moment. Try again in a few minutes.
terminal-failure-answer-unreadable = PREDICTION_API_URL: { $host } answers, but not as the prediction API does.
terminal-failure-start-ambiguous = { $host } gave no clear answer when the drawing was to start. It may have begun, and be charged for: check your account before you try again.
terminal-failure-no-output = The model says it is done, but returned no picture. Try again.
terminal-failure-output-gone = The picture was made, but it is no longer where the provider put it.
terminal-failure-output-unreachable = The picture was made, but the place where the provider keeps it, for about an hour, doesn’t answer.
terminal-failure-output-address = The picture was made, but it is at an address that Easel doesn’t open.
terminal-failure-output-unlisted = The picture was made, but it is on a host that is not on the list. To allow that host from now on: { $setting }
terminal-failure-output-damaged = A part of the picture is missing, each time it is downloaded. Try again.
terminal-failure-output-unreadable = What was made is not a picture that Easel can read.
terminal-refusal-image-required = { $model } changes a picture, and none can be given here. Choose another model with -m.

terminal-models = List the models and what each can do.
terminal-refresh-models = Ask the image service which models it has and what they cost, and keep its prices.
terminal-models-asked = Not every service has these, so nobody is offered them until you turn them on in MODELS_FILE (docs/models.md): { $models }.
terminal-refresh-read = { $service } names { $count ->
    [one] one model.
   *[other] { $count } models.
}
terminal-refresh-price = { $model }: { $before } → { $now } for each request
terminal-refresh-outdated = { $model }: the service has no { $names } any more. Change its entry in MODELS_FILE.
terminal-refresh-found = On its list and not offered here: { $models }. Turn them on in MODELS_FILE (docs/models.md); a model on the list may be on another route.
terminal-refresh-missing = Offered here and not on its list: { $models }. Try them, or take them out with is_offered = false.
terminal-refresh-unpriced = On its list without a price for a request: { $models }.
terminal-refresh-no-prices = It names no prices, so nothing was kept.
terminal-refresh-kept = Its prices are in { $path }, and count from the next start where MODELS_FILE names none. Delete that file to forget them.
terminal-refresh-unwritable = The folder { $folder } can’t be written ({ $reason }), so the prices weren’t kept.
terminal-check = Check each setting, Discord, the image service and the database, and say how to fix what is wrong.
terminal-start-failed = { $problem }
terminal-ready = Easel is ready as { $name }, in { $servers ->
    [one] one server
   *[other] { $servers } servers
}.
terminal-ready-http = Easel is ready as { $name }, without the gateway: port { $port } takes interactions.
terminal-stopping = Stopping: { $jobs ->
    [0] nothing is under way
    [one] one picture is under way
   *[other] { $jobs } pictures are under way
}.
terminal-stopped = Stopped.
terminal-renewal-done = Read anew: { $models ->
    [one] one model
   *[other] { $models } models
} and their prices, and the key, which is { $key ->
    [new] another one
   *[same] the same
}. All other settings hold from the start.
terminal-renewal-refused = Nothing was changed: { $problem }
terminal-renewal-commands = The models can do more or less than before. Commands and buttons for that come and go with the next start.
terminal-discord-unreachable = DISCORD_API_URL: can’t reach Discord at { $url } ({ $reason }).
terminal-discord-odd = DISCORD_API_URL: can’t reach Discord at { $url }. Something answers there, but not as Discord does; it may be in trouble.
terminal-gateway-unreachable = DISCORD_GATEWAY_URL: can’t reach Discord’s gateway at { $url } ({ $reason }).
terminal-gateway-4004 = DISCORD_TOKEN: Discord doesn’t accept it. Copy it again from the Developer Portal (Bot, Reset Token).
terminal-gateway-4010 = SHARD_IDS, SHARD_COUNT: Discord doesn’t accept this shard. Each id must be smaller than SHARD_COUNT.
terminal-gateway-4011 = SHARD_COUNT: the bot is in too many servers for one connection. Set how many shards it should have.
terminal-gateway-4012 = Discord’s gateway no longer speaks version 10 of its API. Update Easel.
terminal-gateway-4013 = Discord’s gateway doesn’t know the intents that Easel asks for. Update Easel.
terminal-gateway-4014 = Discord doesn’t allow the intents that Easel asks for, although none of them needs approval. Update Easel.

check-ok = ✓ { $what }: { $detail }
check-warning = ! { $what }: { $detail }
check-wrong = ✗ { $what }: { $detail }
check-setting = { $value }
check-setting-default = { $value } (default)
check-secret = is set
check-models = models
check-models-fine = { $count } models; { $default } by default
check-budget = budget
check-budget-off = MAX_USD_PER_DAY is not set, so nothing limits what all pictures together may cost
check-budget-unpriced = no price is known for { $models }: what they draw counts as free. Ask the service with “python -m bot models --refresh”, or name prices in MODELS_FILE (docs/models.md).
check-base-filter = base filter
check-base-filter-fine = { $count } entries, which count everywhere
check-offers = offers
check-offers-found = the service’s list names { $models }, which nobody is offered until you turn them on (docs/models.md)
check-offers-missing = the service’s list doesn’t name { $models }. Try them, or take them out with is_offered = false.
check-offers-none = the service’s list names none of the models that Easel keeps for asking
check-offers-unread = the service’s list of models can’t be read ({ $reason }), so which it has isn’t known
check-database = database
check-database-fine = { $path } can be written
check-database-behind = { $path } can be written; the next start migrates it
check-database-none = { $path } is empty; the first start creates its tables
check-database-running = an Easel is running on { $path }, so its database is left alone
check-proxy = proxy
check-proxy-discord = Discord
check-proxy-images = the image service
# $proxy: its address, without a password.
check-proxy-fine = { $proxy } is between Easel and { $hosts }, and passes on pictures from listed hosts, except for what NO_PROXY names
check-proxy-unused = { $proxy } is used for pictures alone: NO_PROXY leaves Discord and the image service out, or they are on this machine
check-health = health port
check-health-fine = { $host }, port { $port } is free
check-health-running = { $host }, port { $port } is answered by the Easel that is running
check-health-shared = { $host }, port { $port } is answered by an Easel that is running here. The next process on this machine needs another HTTP_PORT.
check-nudges = calls of the image service
check-nudges-fine = { $url } leads here: a call to an address of Easel’s is taken, one to a made-up address is refused
check-nudges-plain = { $url } isn’t encrypted, so only an image service on this machine calls it
check-nudges-elsewhere = { $url } leads to another server ({ $answers }). Let your proxy send it to port { $port } (docs/scaling.md). Until then Easel looks for pictures as often as without PUBLIC_URL.
check-nudges-nowhere = { $url } can’t be reached from here ({ $reason }), so probably not by the image service either. Until it can be, Easel looks for pictures as often as without PUBLIC_URL (docs/scaling.md).
check-interactions = interactions
check-interactions-fine = { $host }, port { $port } is free; tried there, a signed PING is answered and a wrongly signed one refused
check-interactions-running = { $host }, port { $port } is in use, and refuses a wrongly signed PING as a running Easel does
check-interactions-taken = another program answers at { $host }, port { $port }. Stop it, or choose another INTERACTIONS_PORT.
check-interactions-broken = at { $host }, port { $port } a signed PING wasn’t answered, or a wrongly signed one was
check-interactions-url = Discord sends them to { $url }
check-interactions-no-url = Discord has no Interactions Endpoint URL for this application, so it sends them over the gateway (docs/scaling.md)
check-interactions-elsewhere = Discord sends them to { $url }, and none over the gateway. Set INTERACTIONS_PORT (docs/scaling.md), or take the Interactions Endpoint URL out in the Developer Portal.
check-gateway = gateway
check-gateway-fine = { $url } says hello
check-gateway-unreachable = { $url } can’t be reached ({ $reason }). Check the network and DISCORD_GATEWAY_URL.
check-gateway-odd = { $url } answers, but not as Discord’s gateway does. Check DISCORD_GATEWAY_URL.
check-discord = Discord
check-discord-fine = signed in as { $name }
check-discord-refused = the token is not accepted. Copy it again from the Developer Portal (Bot, Reset Token) into DISCORD_TOKEN.
check-discord-unreachable = { $url } can’t be reached ({ $reason }). Check the network and DISCORD_API_URL.
check-discord-odd = { $url } answers, but not as Discord does ({ $reason }). Check DISCORD_API_URL.
check-images = image service
check-images-fine = { $url } answers and didn’t refuse the key (nothing was paid for)
check-images-refused = the key is not accepted. Create one in your account’s console and put it into COMETAPI_KEY.
check-images-unreachable = { $url } can’t be reached ({ $reason }). Check the network and PREDICTION_API_URL.
check-images-odd = { $url } is another web server, not the prediction API ({ $reason }). Check PREDICTION_API_URL.
check-images-down = { $url } is having trouble at the moment ({ $reason }). Try again in a few minutes.
check-invite = Invite link, with the fewest permissions: { $url }

# In direct messages: the image service is away.
outage-operator = **The image service refuses to draw** since { $since }: { $cause } Requests are held; I try again by myself, with one request at a time. Members are not told the reason.
outage-cause-key = it does not accept the key in COMETAPI_KEY (401). Put a valid one into the settings and restart me.
outage-cause-balance = the account has no credit left (402). Top it up; you needn’t restart me.
outage-cause-down = it answers with server errors (5xx), or cannot be reached.
outage-cause-looks = it takes requests, but doesn’t say in time how they are going.
outage-cause-limit = it refuses requests as too many (429), for ten minutes and more. Most often the account is low on credit: Replicate takes 600 requests a minute, but 6 without a payment method or with little credit. Top it up, or lower PREDICTION_STARTS_PER_MINUTE.
outage-operator-unlisted = **A finished picture waits for you.** It is at an address that isn’t on my list. If that is your image service’s, put this line into the settings and restart me. I’ll fetch the picture then, as long as the provider keeps it (ten minutes to an hour): `{ $setting }`
outage-operator-spent = **Nothing more is drawn today.** What all pictures may cost in a day (MAX_USD_PER_DAY) is used up; drawing goes on at { $when }. Members are told when, and no amounts.
