### What is on record of a member: said, taken along, erased.

command-privacy = See what is stored about you, export it as a file, or erase it

privacy-title = ## What is stored about you
privacy-jobs = Requests for pictures, with your words and where they were asked: **{ $count }**
privacy-favourites = Favourites: **{ $count }**
privacy-stars = Stars you gave: **{ $count }**
privacy-words = Styles and wildcards of your own: **{ $count }**
privacy-reports = Reports and appeals you wrote: **{ $count }**
privacy-charges = Counts for limits and costs: **{ $count }**
privacy-events = Entries about you in the moderators’ logs: **{ $count }**
privacy-blocks = Servers that blocked you: **{ $count }**
privacy-kept = Requests are kept until you erase them.
privacy-kept-for = Requests are deleted { $days } days after their end.
privacy-why = -# Your words go to the image service, which draws them. The requests are kept for the buttons under your pictures, and for what moderators decide. Pictures themselves are kept by Discord alone. Only you see this.
privacy-button-export = Export as a file
privacy-button-ask = Erase everything
privacy-asked = **Erase everything about you, on all servers?**
    Your requests, favourites, stars, preferences, styles, wildcards and reports go. Afterwards the buttons under your pictures say that they are not on record. This cannot be undone.
    -# What stays: counts for costs, without you after a day; blocks; and the moderators’ logs, which keep who, when and what was decided until each server’s period is over, but none of your words; and pictures posted more than 15 minutes ago where I was only brought along.
privacy-button-data = Erase, keep pictures
privacy-button-all = Erase, delete pictures
privacy-button-no = Let it be
privacy-let-be = Nothing was erased.
privacy-erasing = Erasing …{ $total ->
    [0] {""}
   *[other] { " " }{ $bar } { $done } of { $total } messages deleted
}
privacy-erased = Erased. Your pictures stay where they are on Discord.
privacy-erased-all = Erased, with your pictures and every message of mine that showed your words.
privacy-exported = This is all that is stored about you.
refusal-privacy-busy = Something of yours is being drawn. Cancel it or wait for it, then erase.
refusal-privacy-too-large = Even compressed, the file does not fit into a message here. Try it on a server with a higher upload limit, or ask whoever runs this bot.

## The pictures, taken along.

privacy-button-pictures = Export with pictures
# $count: of files sent so far.
privacy-packing = **Packing your pictures** { $bar } { $done } of { $total } requests · { $count ->
    [0] no file yet
    [one] one file sent
   *[other] { $count } files sent
}
    -# The files come below, each complete in itself. If nothing moves for a minute, press the button.
privacy-go-on = Continue from here
privacy-file = File { $number }, with { $count ->
    [0] no picture
    [one] one picture
   *[other] { $count } pictures
}. Unpack it and open **index.html**.
privacy-packed = **That is everything:** { $count ->
    [0] no picture
    [one] one picture
   *[other] { $count } pictures
} in { $files ->
    [one] one file, with all that is stored about you
   *[other] { $files } files, with all that is stored about you in the first
}.
# $left: how many requests are not in any file.
privacy-packed-part = **So far:** { $count ->
    [0] no picture
    [one] one picture
   *[other] { $count } pictures
} in { $files ->
    [0] no file
    [one] one file
   *[other] { $files } files
}. { $left ->
    [one] One request is
   *[other] { $left } requests are
} left; press the button to continue.
privacy-packed-none = You have no pictures to take along.
privacy-missing-gone = { $count ->
    [one] One picture is
   *[other] { $count } pictures are
} gone: the message was deleted, or I can’t read that channel any more.
privacy-missing-private = { $count ->
    [one] One private picture is
   *[other] { $count } private pictures are
} out of my reach: Discord lets me read what only you see for 15 minutes.
privacy-missing-large = { $count ->
    [one] One picture is
   *[other] { $count } pictures are
} too large to be sent here. Save it from its message, or export on a server with a higher upload limit.
privacy-missing-later = { $count ->
    [one] One picture was
   *[other] { $count } pictures were
} not handed over by Discord just now. Export again to get it.
privacy-page-title = My pictures, file { $number }
privacy-page-intro = { $count ->
    [0] No picture
    [one] One picture
   *[other] { $count } pictures
}, newest first. Click one to see it in full.
privacy-page-link = on Discord
refusal-privacy-packing = I’m packing your pictures already. The files come below that message.
