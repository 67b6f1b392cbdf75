### Where Easel may be used.

refusal-reach-direct = In direct messages nothing is drawn here. Use /imagine on a server.

# Discord's own names, as its settings have them.
permission-view-channel = View Channel
permission-read-messages = { permission-view-channel }
permission-send-messages = Send Messages
permission-send-messages-in-threads = Send Messages in Threads
permission-embed-links = Embed Links
permission-attach-files = Attach Files
