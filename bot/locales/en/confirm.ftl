### What is asked before something expensive, or many pictures, are drawn. Seen by the member alone.

confirm-title = What it costs

# $price: as in "$0.40".
confirm-price = { $count ->
    [one] One picture
   *[other] { $count } pictures
} with { $model } would cost **{ $price }**. Shall I draw { $count ->
    [one] it
   *[other] them
}?
# $requests: how many prompts; $models: names of models.
confirm-several = That makes { $requests } requests: { $pictures ->
    [one] **one picture**
   *[other] **{ $pictures } pictures**
} with { $models }. Shall I draw them?
confirm-several-price = That makes { $requests } requests: { $pictures ->
    [one] **one picture**
   *[other] **{ $pictures } pictures**
} with { $models }, for **{ $price }** together. Shall I draw them?
confirm-times = { $line } ×{ $count }
confirm-more = … and { $count } more
confirm-ends = This offer ends at { $when }. Nothing is paid for until you press Run.
confirm-button-run = Run
confirm-button-no = Cancel
confirm-begun = **Waiting** · begins in a moment
confirm-started = { $count ->
    [one] It is being drawn, in a message of its own.
    [2] Both are being drawn, each in a message of its own.
   *[other] All { $count } are being drawn, each in a message of its own.
}
confirm-started-part = { $begun } of { $count } are being drawn, each in a message of its own. The others were not started: { $reason }
confirm-canceled = Cancelled. Nothing was drawn or paid for.
# In a new message, where the one with the buttons is out of reach.
confirm-about = { $person }, about the pictures you asked for:
refusal-confirm-too-late = I was interrupted while starting them, and now Discord no longer lets me answer your press of Run. Nothing was paid for what is listed here; ask for it again.
