### /audit: the audit log of a server, for its moderators alone, and the channel it is posted in.

command-audit = Who asked for what on this server, what it cost, and who decided what
command-audit-show = Read the audit log, newest first
command-audit-export = Get the audit log as a file for spreadsheets (CSV), up to 10,000 lines
command-audit-person = Only what this member did, or what is about them
command-audit-channel = Only what happened in this channel, forum or thread
command-audit-what = Only events of this kind
command-audit-since_days = Not older than so many days
command-audit-until_days = At least so many days ago
command-audit-words = Only events whose words contain this
command-audit-decided_by = Only what this person decided or changed
command-audit-topic-requests = Requests and how they ended
command-audit-topic-refused = Refused requests, filter matches
command-audit-topic-reviews = Approvals
command-audit-topic-reports = Reports and appeals
command-audit-topic-measures = Removals, warnings, blocks
command-audit-topic-settings = Changed rules and settings
command-audit-topic-budget = Budget warnings
command-audit-topic-other = Anything else
command-audit-log = Show or set the channel in which the audit log is posted as it grows
command-audit-log-channel = Where; leave it out to see where it is posted, or to stop
command-audit-retention = Set how long the audit log is kept
command-audit-retention-days = So many days

refusal-audit-days = “until_days” must be smaller than “since_days”: both count back from now.
refusal-audit-log = I can’t post in { $channel }. Give me View Channel and Send Messages there, and set it again.

audit-title = ## What happened
    -# Kept for { $days ->
        [one] one day
       *[other] { $days } days
    }. Change that with /audit retention.
audit-nothing = Nothing is on record that fits.
audit-older = Older
audit-newest = Newest
# $words: what somebody typed.
audit-containing = containing “{ $words }”
audit-containing-nothing = No longer looking for words
audit-looked = Looked through 5,000 events, back to { $until }. “Older” looks further.
# $person: a mention.
audit-decided-by = decided by { $person }
audit-since = since { $when }
audit-until = until { $when }
audit-log-gone = ⚠️ The log channel is gone, so nothing is posted. Choose another one with /audit log-channel.
audit-log-forbidden = ⚠️ I can’t post in the log channel { $channel } any more. Give me View Channel and Send Messages there, or choose another one with /audit log-channel.
audit-log-skipped = -# { $count } earlier events are too many to post. Look at them with /audit show.
audit-log-now = The audit log is posted: **{ $place }**.
audit-log-since = Set by { $person }, { $when }.
audit-log-how = To choose a channel: /audit log-channel channel:
audit-log-stop = Post it nowhere
audit-log-keep = Keep it
audit-log-question = Post the audit log nowhere any more? Nothing new would appear in { $channel }; its last line says that you did this. /audit show still has everything.
audit-log-ended = 🔕 { $person } stopped posting the audit log here. /audit show still has everything.
audit-log-moved = ➡️ { $person } has the audit log posted in { $channel } from now on.
audit-log-set = The audit log was posted: { $before }. From now on: { $after }.
audit-nowhere = nowhere
audit-retention-set = The audit log was kept for { $before } days. From now on: { $after } days. Older events are deleted within a day.
audit-exported = The audit log: { $count ->
    [one] one event
   *[other] { $count } events
}.
audit-exported-part = The newest { $count } events; that is all one file holds. Narrow it down with since_days and until_days to get the others.

audit-link = message
# $person: a mention.
audit-by = by { $person }
audit-pictures = { $count ->
    [one] 1 picture
   *[other] { $count } pictures
}
audit-cost = { $price }
audit-refunded = { $price }, refunded
audit-refunded-but-paid = { $price }, refunded but paid

audit-kind-asked = Asked
audit-kind-refused = Refused
audit-kind-delivered = Delivered
audit-kind-failed = Failed
audit-kind-canceled = Cancelled
audit-kind-filter-logged = Filter matched
audit-kind-safety-reported = Moderators told of a refusal everywhere
audit-kind-review-asked = Waits for approval
audit-kind-approved = Approved
audit-kind-rejected = Rejected
audit-kind-review-expired = Approval expired
audit-kind-reported = Reported
audit-kind-appealed = Appealed
audit-kind-report-dismissed = Report dismissed
audit-kind-appeal-accepted = Appeal accepted
audit-kind-appeal-dismissed = Appeal dismissed
audit-kind-removed = Removed
audit-kind-warned = Warned
audit-kind-escalated = Escalated
audit-kind-noted = Noted
audit-kind-note-removed = Note removed
audit-kind-blocked = Blocked
audit-kind-unblocked = Unblocked
audit-kind-rules-changed = Rules changed
audit-kind-settings-changed = Settings changed
audit-kind-limits-changed = Limits changed
audit-kind-named-deleted = Named role or channel deleted
audit-kind-filter-changed = Filter changed
audit-kind-styles-changed = Styles changed
audit-kind-wildcards-changed = Wildcards changed
audit-kind-config-imported = Configuration imported
audit-kind-config-undone = Import undone
audit-kind-budget-warned = Budget warning
audit-kind-budget-reached = Budget reached
audit-kind-outage-told = Told that the image service is away
audit-kind-erased = Data erased
audit-kind-server-allowed = Server allowed
audit-kind-server-denied = Server denied
audit-kind-server-forgotten = Decision about a server taken back
audit-kind-server-left = Server left
audit-kind-maintenance-begun = Maintenance begun
audit-kind-maintenance-ended = Maintenance ended

# The words in quotes are a member’s; then what else is noted of an event.
audit-prompt = “{ $prompt }”
audit-fact = { $name }: { $value }

audit-fact-action = Action
audit-fact-added = Added
audit-fact-are-moderators-exempt = Moderators without limits
audit-fact-budget = Budget
audit-fact-budget-day = Budget a day
audit-fact-budget-month = Budget a month
audit-fact-category = Category
audit-fact-changed = Changed
audit-fact-count = Pictures
audit-fact-deleted = Deleted
audit-fact-entries = Entries
audit-fact-entry = Entry
audit-fact-escalation = Escalation
# $hours: of the block, 0: none; $refusals: so many are one strike, 0: they are none.
audit-escalation = { $strikes } strikes in { $days ->
    [one] a day
   *[other] { $days } days
}{ $hours ->
    [0] , without a block
    [one] , block for an hour
   *[other] , block for { $hours } hours
}{ $refusals ->
    [0] { "" }
    [one] , each refusal counts
   *[other] , { $refusals } refusals count as one
}
audit-fact-gone = Limits of deleted roles and channels
audit-fact-is-set-up = Set up
audit-fact-limits = Limits
audit-fact-log-channel-id = Channel for the audit log
audit-fact-manager-role-ids = Roles that manage Easel
audit-fact-of = For
audit-fact-period = Period
audit-fact-ping-for = Pinged for
audit-fact-ping-role-id = Role pinged for cases
audit-fact-price-shown-from = Prices shown from
audit-fact-refunds-a-day = Refunds a day, for each person
audit-fact-problem = Problem
audit-fact-reason = Reason
audit-fact-removed = Removed
audit-fact-server = Server
audit-fact-retention-days = Days the audit log is kept
audit-fact-review-channel-id = Channel for approval
audit-fact-review-hours = Hours a picture waits for approval
audit-fact-showcase-channel-id = Showcase
audit-fact-showcase-stars = Stars for the showcase
audit-fact-since = Since
audit-fact-spent = Spent
audit-fact-spoiler = As a spoiler
audit-fact-style = Style
audit-fact-text = Words
audit-fact-until = Until
audit-fact-why = Why
audit-fact-wildcard = Wildcard
audit-fact-words = Words for members
audit-fact-rules = Rules
audit-fact-settings = Settings
audit-fact-filter = Prompt filter
audit-fact-styles = Styles
audit-fact-wildcards = Wildcards

audit-value-day = today
audit-value-false = no
audit-value-filter = the prompt filter
audit-value-log = only noted
audit-value-message-gone = its message is gone
audit-value-month = this month
audit-value-never = for good
audit-value-no-channel = no channel to ask in
audit-value-no-direct-messages = they take no direct messages
audit-value-none = none
audit-value-person = each person
audit-value-refuse = refused
audit-value-review = approval by moderators
audit-value-rules = the channel’s rules
audit-value-server = everybody together
audit-value-slow = it takes too long to look for
audit-value-true = yes
audit-value-yes = yes
