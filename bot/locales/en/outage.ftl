### The image service is away: what members read, who never read why.

# On the reply of a request that waits.
outage-waiting = **Waiting** · the image service is not answering. I try again by myself at { $when }; nothing is lost.

# In each channel with requests that wait, taken back when it is over.
outage-notice = The image service has not been answering since { $since }. I try again by myself, and once it is back, I’ll draw every picture that was asked for here: nothing is lost.

refusal-outage = The image service has not been answering for more than an hour, so I’m not taking new requests just now. Please come back later: I try again at { $when }. Earlier requests aren’t lost.
