### Where Easel may be used.

refusal-reach-direct = I don’t draw in direct messages here. Use /imagine on a server.
refusal-reach-alone = On this server only you can see my answers, so nothing can be published here.
refusal-reach-several = I was not added here, so Discord allows at most { $most } pictures per request. Please ask for fewer at a time.

# Discord's own names, as its settings have them.
permission-view-channel = View Channel
permission-read-messages = { permission-view-channel }
permission-send-messages = Send Messages
permission-send-messages-in-threads = Send Messages in Threads
permission-embed-links = Embed Links
permission-attach-files = Attach Files
permission-connect = Connect
