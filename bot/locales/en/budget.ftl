### A server's budget: what members and managers are told of money.

# $period: day or month; $when: as in "in 5 hours".
refusal-budget-reached = { $period ->
    [month] This server’s picture budget for this month doesn’t reach for this.
   *[day] This server’s picture budget for today doesn’t reach for this.
} It starts anew { $when }.
refusal-amount-unreadable = “{ $typed }” is no amount of US dollars. Write it like 12.50, up to { $most }, or “none”.

## A price that is shown before it is paid.

refusal-draft-gone = This waited too long for an answer, so nothing was drawn. Ask for it again.
refusal-draft-answered = That was answered already.
refusal-draft-not-yours = Only { $person } can answer this.
