### Taking away everything somebody drew lately.

command-remove-all = Take away everything somebody drew here lately
command-remove-all-person = Whose pictures
command-remove-all-hours = From how many hours

removal-all-asked = **Remove everything { $person } drew here in the last { $hours ->
    [one] hour
   *[other] { $hours } hours
}?** { $count ->
    [one] That is one result.
   *[other] That is { $count } results.
} What they have under way is cancelled. This cannot be undone.
removal-all-yes = { $count ->
    [one] Remove it
   *[other] Remove all { $count }
}
removal-all-no = Let it be
removal-all-let-be = Nothing was removed.
removal-all-progress = { $bar } { $done } of { $total } removed
removal-out-of-reach = { $count ->
    [one] One picture is out of my reach: its thread is closed, or I may no longer change my message there. Please delete it by hand.
   *[other] { $count } pictures are out of my reach: their threads are closed, or I may no longer change my messages there. Please delete them by hand.
}
removal-all-look = How far is it?
removal-all-done = { $count ->
    [one] One result is removed.
   *[other] { $count } results are removed.
}
refusal-removal-nothing = There is no picture by { $person } here in that time.
