### A server's budget: what members and managers are told of money.

# $period: day or month; $when: "1 December 2026 14:05".
refusal-budget-reached = { $period ->
    [month] What is left of this server’s picture budget for this month is not enough for this.
   *[day] What is left of this server’s picture budget for today is not enough for this.
} The next budget starts on { $when }.
refusal-budget-everywhere = Easel draws only so much a day, for everybody together, and what is left of today is not enough for this. More can be drawn from { $when } on.
refusal-amount-unreadable = “{ $typed }” is no amount of US dollars. Write it like 12.50, up to { $most }, or “none”.

## A price that is shown before it is paid.

refusal-draft-gone = This waited too long for an answer, so nothing was drawn. Ask for it again.
refusal-draft-answered = That was answered already.
refusal-draft-not-yours = Only { $person } can answer this.

## /budget. Seen by managers alone.

command-budget = See and set what this server’s pictures cost
command-budget-report = What was spent today and this month, by model and by person
command-budget-report-csv = Add a list of every charge of this month
command-budget-set = How much may be spent; in US dollars, or “none”
command-budget-set-day = Each day (UTC)
command-budget-set-month = Each month (UTC)
command-budget-set-ask_from = Ask before a request that costs this much
command-budget-set-refunds = Pictures a day that each person gets back though nobody saw them; they are paid all the same

budget-title = ## Spending
budget-today = Today: **{ $spent }** of { $budget } ({ $percent } %)
budget-today-unlimited = Today: **{ $spent }**
budget-month = This month: **{ $spent }** of { $budget } ({ $percent } %)
budget-month-unlimited = This month: **{ $spent }**
budget-projected = If it goes on like this: { $amount } by the end of the month
budget-projected-above = ⚠️ That is more than this month’s budget. At 100 % nothing more is drawn.
budget-refunded = -# Refunded, but paid: { $amount } for { $count ->
    [one] one picture
   *[other] { $count } pictures
} that nobody saw. Each person gets back up to { $most } a day (/budget set refunds:); more count as theirs.
budget-unpriced = ⚠️ No price is known for { $models }. What { $count ->
    [one] it draws counts
   *[other] they draw counts
} as free. Whoever runs Easel can name prices.
budget-unpriced-all = ⚠️ No price is known for any model here, so all pictures count as free and no budget stops them. Whoever runs Easel can name prices.
budget-alt = Spending on each of { $days } days of this month: { $total } in all. The most was { $most }, on day { $day }.
budget-by-model = **By model, this month**
budget-by-person = **By person, this month**
budget-row = { $name } · { $amount } · { $count ->
    [one] one picture
   *[other] { $count } pictures
}
budget-row-refunded = { $row } · refunded, but paid: { $amount } for { $count ->
    [one] one picture
   *[other] { $count } pictures
}
budget-erased = erased
budget-nobody = People who had their data erased
budget-changed = **Changed**
budget-unchanged = Nothing changed. Name an amount for the day, the month, or from when on prices are shown, or how many pictures are refunded.
budget-change-line = { $field }: { $before } → **{ $after }**
budget-field-day = Each day
budget-field-month = Each month
budget-field-ask = Prices are shown from
budget-field-refunds = Refunds a day for each person, in pictures
budget-none = none
budget-amount = { $amount }
budget-too-small = ⚠️ The cheapest picture costs { $price }, so nobody could draw anything.
budget-set-anyway = Set it anyway
