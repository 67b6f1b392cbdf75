### What members report, and what moderators make of it.

command-reports = What members reported, and nobody has decided yet
command-report-menu = Report picture

button-report = Report to the moderators
button-reports-remove = Remove
button-reports-warn = Warn …
button-reports-block = Block …
button-reports-dismiss = Dismiss

## For the member who reports.

reports-form = Report this picture
reports-form-category = What is it about?
reports-form-choose = Choose one
reports-category-minors = Minors
reports-category-sexual = Sexual content
reports-category-hate = Hate
reports-category-violence = Violence
reports-category-person = A real person
reports-category-spam = Spam
reports-category-other = Something else
reports-form-reason = What is wrong with it?
reports-form-hint = The moderators read it; whose picture it is does not learn who reported it
reports-received = Thank you. The moderators of this server have your report, and nobody else learns of it.

refusal-reports-twice = You have reported this picture already. The moderators know.
refusal-reports-many = You have made { $limit } reports within an hour. Please tell a moderator directly.
refusal-reports-own = That is your own picture: choose “Delete” in the list below it instead.
refusal-reports-brought = I was not added here, so I know no moderators to tell. Please report the message to this server’s moderators, or to Discord.
refusal-reports-no-picture = There is no picture of mine in that message.
refusal-reports-decided = { $person } has decided already.
refusal-reports-unknown = There is nothing to decide any more: that picture or its report is no longer on record.
refusal-reports-own-picture = Somebody else has to decide about your own picture.

## For the moderators.

reports-urgent = ⚠️ **Urgent: it is about minors**
reports-asked = { $count ->
    [one] **A picture was reported**
   *[other] **A picture was reported by { $count } members**
}
# $person, $channel: mentions.
reports-whose = { $person } in { $channel } · [the message]({ $link })
reports-said = { $person } { $ago }: { $category }
reports-more = { $count ->
    [one] and one report before these
   *[other] and { $count } reports before these
}
reports-hint = Remove, Warn and Block take the picture away. Nobody is told who reported it.
# $decision: what was decided; $person: who decided.
reports-outcome = { $decision ->
    [dismiss] **Dismissed** by { $person }: the picture stays
    [warn] **Removed, and warned** by { $person }
    [block] **Removed, and blocked** by { $person }
   *[remove] **Removed** by { $person }
}
reports-not-told = They take no direct messages, so the warning did not reach them.
reports-none = **Nothing waits for a decision.**
reports-place = { $number } of { $total }, the oldest first

## The warning.

reports-warning-form = Warn, and remove the picture
reports-warning-text = Warning, sent to them privately
reports-warning-hint = It does not say who reported the picture
reports-warning-usual = A picture of yours breaks the rules of this server, so it was removed. Please read the rules before you draw again.
# $server: a name.
reports-warning-from = **A warning by the moderators of { $server }**
reports-warning-about = It is about your picture with these words, which has been removed:
