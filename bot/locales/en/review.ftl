### Pictures that moderators look at before anybody else does: on the reply, and in their channel.

failure-review-unreachable = A moderator has to look at pictures from here first, but I can’t reach their channel. Nobody has seen this one, and it doesn’t count towards any limit. Please tell a moderator, and retry later.
failure-review-rejected = A moderator decided not to show this picture. It doesn’t count towards any limit.
failure-review-rejected-because = A moderator decided not to show this picture: { $reason } It doesn’t count towards any limit.
failure-review-expired = No moderator found the time to look at this picture, so it isn’t shown. It doesn’t count towards any limit. Press Retry to ask once more.
failure-review-lost = The moderators’ copy of this picture is gone, so it can’t be shown any more. It doesn’t count towards any limit. Press Retry to draw it again.
failure-review-no-longer-allowed = The picture is drawn, but what is allowed here has changed meanwhile, so it isn’t shown. It doesn’t count towards any limit.
failure-review-member-gone = { $person } has left this server, so the picture isn’t shown.
failure-review-bot-permission = The picture is drawn, but I may not post it here any more: I lack { $permissions }. It doesn’t count towards any limit. Retry once a moderator has allowed it.
refusal-review-decided = { $person } has decided already.
refusal-review-over = There is nothing to decide any more: it waited too long, or was taken back.
refusal-review-own = Somebody else has to decide about your own picture.
