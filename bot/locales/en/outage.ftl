### The image service is away: what members read, and what the operator reads. Members never read why.

# On the reply of a request that waits.
outage-waiting = **Waiting** · the image service is not answering. I try again by myself { $when }; nothing is lost.

# In each channel with requests that wait, taken back when it is over.
outage-notice = The image service has not been answering since { $since }. I try again by myself, and every picture that was asked for here is drawn once it is back: nothing is lost.

refusal-outage = The image service has not been answering for more than an hour, so I take no new requests just now. Please come back later: I try again { $when }. What was asked for before is not lost.

# To the operator, in direct messages.
outage-operator = **The image service refuses to draw** since { $since }: { $cause } Requests are held; I try again by myself, with one request at a time. Members are not told the reason.
outage-cause-key = it does not accept the key in COMETAPI_KEY (401). Put a valid one into the settings and restart me.
outage-cause-balance = the account has no balance left (402). Top it up; no restart is needed.
outage-cause-down = it answers with server errors (5xx), or cannot be reached.
