### What operators read, and people who try Easel: the command line, and what Easel writes to them.

terminal-about = Easel: a Discord bot that turns /imagine into a picture.
terminal-run = Run the bot on Discord, with the settings in .env or the environment.
terminal-worker = Draw and deliver beside “run”, on a PostgreSQL they share (docs/scaling.md).
terminal-worker-needs-postgres = DATABASE_URL: a worker needs a PostgreSQL that it shares with “run”, such as postgresql://easel:password@host/easel.
terminal-worker-ready = Worker ready as { $name }.
terminal-move-database = Copy the SQLite database into a PostgreSQL. Stop Easel first.
terminal-move-database-url = The PostgreSQL, such as postgresql://easel:password@host/easel.
terminal-move-database-only = DATABASE_URL: must name the SQLite database to copy (or be empty), and the argument a PostgreSQL.
terminal-move-database-done = { $jobs ->
    [one] One job is copied.
   *[other] { $jobs } jobs are copied.
} Set DATABASE_URL to the PostgreSQL, and start Easel.
terminal-sandbox = Try the real bot in the browser, with a local Discord and a local image service.
terminal-sandbox-port = The page’s port; 0 takes any free one.
terminal-sandbox-discord-port = The local Discord’s port.
terminal-sandbox-images-port = The local image service’s port.
terminal-sandbox-no-browser = Print the page’s address, and open nothing.
terminal-sandbox-missing = The sandbox needs the package simcord: run “make sandbox”, or pip install "easel[sandbox]".
terminal-imagine = Draw one picture from the terminal, without Discord: to try a key.
terminal-imagine-prompt = What the picture should show; inline options such as --ar 16:9 work.
terminal-imagine-output = The file to write. Several pictures get numbers.
terminal-imagine-model = Which model draws it.
terminal-imagine-starting = starting { $model }
terminal-imagine-status = { $status }
terminal-imagine-saved = { $path } ({ $width } × { $height }, { $size } kB) in { $seconds } s
terminal-imagine-seed = seed { $seed }
terminal-models = Show the models and what each can do.
terminal-check = Try each setting, Discord, the image service and the database, and say how to fix what is wrong.
terminal-start-failed = { $problem }
terminal-ready = Easel is ready as { $name }, in { $servers ->
    [one] one server
   *[other] { $servers } servers
}.
terminal-stopping = Stopping: { $jobs ->
    [0] nothing is under way
    [one] one picture is under way
   *[other] { $jobs } pictures are under way
}.
terminal-stopped = Stopped.
terminal-discord-refused = DISCORD_TOKEN: Discord doesn’t accept it. Copy it again from the Developer Portal (Bot, Reset Token).
terminal-discord-unreachable = DISCORD_API_URL: can’t reach Discord at { $url } ({ $reason }).

check-ok = ✓ { $what }: { $detail }
check-wrong = ✗ { $what }: { $detail }
check-setting = { $value }
check-setting-default = { $value } (default)
check-secret = is set
check-models = models
check-models-fine = { $count } models; { $default } unless asked otherwise
check-database = database
check-database-fine = { $path } can be written
check-discord = Discord
check-discord-fine = signed in as { $name }
check-discord-refused = the token is not accepted. Copy it again from the Developer Portal (Bot, Reset Token) into DISCORD_TOKEN.
check-discord-unreachable = { $url } can’t be reached ({ $reason }). Check the network and DISCORD_API_URL.
check-images = image service
check-images-fine = { $url } answers and didn’t refuse the key (nothing was paid for)
check-images-refused = the key is not accepted. Create one in your account’s console and put it into COMETAPI_KEY.
check-images-unreachable = { $url } can’t be reached ({ $reason }). Check the network and PREDICTION_API_URL.
check-images-odd = { $url } answers, but not as the prediction API does ({ $reason }). Check PREDICTION_API_URL.
check-invite = Invite link, with the least permissions: { $url }

# In direct messages: the image service is away.
outage-operator = **The image service refuses to draw** since { $since }: { $cause } Requests are held; I try again by myself, with one request at a time. Members are not told the reason.
outage-cause-key = it does not accept the key in COMETAPI_KEY (401). Put a valid one into the settings and restart me.
outage-cause-balance = the account has no balance left (402). Top it up; no restart is needed.
outage-cause-down = it answers with server errors (5xx), or cannot be reached.
outage-cause-looks = it takes requests, but doesn’t tell how they stand: the answers don’t come in time.
outage-cause-limit = it refuses requests as too many (429), for ten minutes and more. Most often the account is low on credit: Replicate takes 600 requests a minute, but 6 without a payment method or with little credit. Top it up, or lower PREDICTION_STARTS_PER_MINUTE.
outage-operator-unlisted = **A finished picture waits for you.** It lies at an address that isn’t on my list. If that is your image service’s, put this line into the settings and restart me; I fetch the picture then, as long as the provider keeps it (ten minutes to an hour): `{ $setting }`
