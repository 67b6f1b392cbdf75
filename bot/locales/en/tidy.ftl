### Taking away one's own pictures in a channel.

command-tidy = Delete the pictures you had drawn in this channel lately
command-tidy-hours = From how many hours; a day if you leave it out

tidy-asked = **Delete what you had drawn in this channel in the last { $hours ->
    [one] hour
   *[other] { $hours } hours
}?** { $count ->
    [one] That is one result.
   *[other] That is { $count } results.
} Copies in galleries and showcases go as well. This cannot be undone.
tidy-yes = { $count ->
    [one] Delete it
   *[other] Delete all { $count }
}
tidy-no = Let it be
tidy-let-be = Nothing was deleted.
tidy-progress = { $bar } { $done } of { $total } deleted
tidy-look = How far is it?
tidy-done = All of it is deleted.
tidy-done-brought = All of it that is in my reach is deleted.
tidy-brought = I was not added here: pictures older than 15 minutes are out of my reach. Choose Delete in the list below such a picture.
refusal-tidy-nothing = You have no picture in this channel from that time.
