# What moderators decide: said wherever it comes up.

refusal-changed-meanwhile = { $person } has changed this while you were looking at it. Your change wasn’t saved: open it again to see how it is now.
refusal-not-in-direct-messages = That is about a server: use it in one of its channels.
refusal-not-manager = Only people who may manage this server, or have a role it names for this, can do that.
refusal-not-moderator = Only this server’s moderators can do that.
refusal-pictures-gone = That message is gone, or I cannot read it any more, so there is no picture to continue from.
refusal-removed = It has already been removed.
card-removed = The moderators have removed this picture.
