### Pictures that moderators look at before anybody else does: on the reply, and in their channel.

## On the member's reply.

card-review-hidden = A moderator looks at this first. The words and the picture are shown once it is approved.
card-review-waiting = **Waiting for approval** · until { $when } at the latest

failure-review-unreachable = A moderator has to look at pictures from here first, but I can’t reach their channel. Nobody has seen this one. Please tell a moderator, and retry later.
failure-review-rejected = A moderator decided not to show this picture.
failure-review-rejected-because = “{ $reason }” is why a moderator decided not to show this picture.
failure-review-expired = No moderator found the time to look at this picture, so it isn’t shown. Press Retry to ask once more.
failure-review-lost = The moderators’ copy of this picture is gone, so it can’t be shown any more. Press Retry to draw it again.
failure-review-no-longer-allowed = The picture is drawn, but what is allowed here has changed meanwhile, so it isn’t shown.
failure-review-member-gone = { $person } has left this server, so the picture isn’t shown.
failure-review-bot-permission = The picture is drawn, but I may not post it here any more: I lack { $permissions }. Retry once a moderator has allowed it.

## In the moderators' channel.

# $person, $channel: mentions.
review-asked = **Waiting for approval**
review-whose = { $person } in { $channel }
review-whose-private = { $person } in { $channel }, for them alone
# $reason: rules or filter.
review-why = { $reason ->
    [filter] the prompt filter asks for it
   *[rules] the rules of the channel ask for it
}
review-until = expires on { $when }
review-fallback = The review channel can’t be reached, so this is shown here. Choose another one with /setup.
review-reject-with = Reject with a reason …

# $state: what became of it; $person: who decided.
review-outcome = { $state ->
    [approved] **Approved** by { $person }
    [approved-spoiler] **Approved as spoiler** by { $person }
    [rejected] **Rejected** by { $person }
    [expired] **Nobody decided in time**
   *[lost] **Taken back, or gone**
}
# $reason: a quoted line.
review-outcome-reason = **Rejected** by { $person }
    { $reason }
review-outcome-barred = **Approved** by { $person }, but not shown: what is allowed there has changed, they have left, or I may not post there any more.
review-outcome-lost = **Approved** by { $person }, but not shown: the picture could not be read from this message any more, or was taken away meanwhile.

button-review-approve = Approve
button-review-spoiler = Approve as spoiler
button-review-reject = Reject …

review-reason-rules = It is against the rules of this server.
review-reason-explicit = It is too explicit for this channel.
review-reason-violent = It is too violent for this channel.
review-reason-person = It shows a real person.
review-reason-place = It belongs into another channel.

review-form = Reject this picture
review-form-reason = Reason, which they will read
review-form-hint = Leave it empty to give none

refusal-review-decided = { $person } has decided already.
refusal-review-over = There is nothing to decide any more: it waited too long, or was taken back.
refusal-review-own = Somebody else has to decide about your own picture.
