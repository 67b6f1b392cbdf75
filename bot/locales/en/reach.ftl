### Where Easel may be used.

refusal-reach-direct = In direct messages nothing is drawn here. Use /imagine on a server.
refusal-reach-alone = In this server nobody but you sees what I answer you, so nothing can be published here.
refusal-reach-several = I was not added here, and Discord lets me answer one request with { $most } pictures at most. Please ask for fewer at a time.

# Discord's own names, as its settings have them.
permission-view-channel = View Channel
permission-read-messages = { permission-view-channel }
permission-send-messages = Send Messages
permission-send-messages-in-threads = Send Messages in Threads
permission-embed-links = Embed Links
permission-attach-files = Attach Files
permission-connect = Connect
