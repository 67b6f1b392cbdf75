### What waits for moderators, in one list.

command-reviews = Everything that waits for moderators: approvals, reports, appeals
command-reviews-what = Only this kind
command-reviews-what-review = Pictures that wait for approval
command-reviews-what-report = Reports
command-reviews-what-appeal = Appeals

button-queue-take = Take
button-queue-give = Give back
button-queue-approve = Approve
button-queue-refuse = Refuse …

queue-none = **Nothing waits for a decision.**
queue-title = { $count ->
    [one] **One case waits for a decision**
   *[other] **{ $count } cases wait for a decision**
}
queue-kind-review = Approval
queue-kind-report = Report
queue-kind-appeal = Appeal
# $kind: “Report”; $category: what it is about.
queue-about = { $kind }: { $category }
queue-waits-minutes = { $count ->
    [one] waits for a minute
   *[other] waits for { $count } minutes
}
queue-waits-hours = { $count ->
    [one] waits for an hour
   *[other] waits for { $count } hours
}
queue-waits-days = { $count ->
    [one] waits for a day
   *[other] waits for { $count } days
}
# $person: a mention; $until: a moment (“in 20 minutes”).
queue-taken = { $person } has it until { $until }
queue-choose = Choose one or several
queue-hint = Urgent ones first, then the oldest. Approve shows a picture, keeps a reported one, accepts an appeal once. Refuse does the opposite. What you take is marked as yours for 30 minutes, and nobody else decides it from this list.
queue-place = Page { $number } of { $total }
queue-form = { $count ->
    [one] Refuse one case
   *[other] Refuse { $count } cases
}
queue-form-hint = For pictures that wait for approval; you may leave it empty
queue-outcome-done = { $count ->
    [one] ✓ One case is decided.
   *[other] ✓ { $count } cases are decided.
}
queue-outcome-late = { $count ->
    [one] One case was decided by somebody else before, or waits no more.
   *[other] { $count } cases were decided by others before, or wait no more.
}
queue-outcome-own = { $count ->
    [one] One case is about you, so somebody else has to decide it.
   *[other] { $count } cases are about you, so somebody else has to decide them.
}
queue-outcome-others = { $count ->
    [one] Another moderator has one case; it stays theirs.
   *[other] Other moderators have { $count } cases; these stay theirs.
}
refusal-queue-nothing-chosen = Choose one or several cases in the list first.
