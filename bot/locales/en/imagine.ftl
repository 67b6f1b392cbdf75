### /imagine: the command, its progress and its card. Read by members.

command-imagine = Turn words into a picture
command-imagine-prompt = What the picture should show
command-imagine-model = Which model draws it
command-imagine-aspect_ratio = Width to height, such as 16:9
command-imagine-count = How many pictures
command-imagine-seed = The same seed and words give a similar picture
command-imagine-output_format = File format
command-imagine-output_quality = 0 to 100; higher is a larger file
command-imagine-image = A picture to start from, for models that take one
command-imagine-private = Show the result only to you
command-imagine-spoiler = Cover the result until it is clicked

progress-queued = **Waiting** · { $place ->
    [0] your turn is next
    [1] your turn is next
   *[other] place { $place } in the queue
}
progress-held-off = **Waiting** · the image service is busy; next try at { $when }
progress-starting = **Starting** { $model }
progress-drawing = **Drawing**
progress-drawing-percent = **Drawing** { $bar } { $percent } %
progress-fetching = **Finishing**
progress-unlisted = **Waiting** · the picture is ready, but whoever runs Easel must first allow me to download it from that address
progress-handed-over = **Easel is restarting.** I’ll carry on with your picture, and it will appear here.
progress-leaving = **This takes longer than Discord lets me answer here.** I’ll send you the picture in a direct message.
progress-since = asked { $ago }

button-cancel = Cancel
button-retry = Retry
button-publish = Publish

card-upscaled = upscaled{ $factor ->
    [unknown] { "" }
   *[other] { " " }{ $factor }x
}: { $width } x { $height }
card-model = { $model }
card-seed = seed { $seed }
card-seeds = seeds { $seeds }
card-seconds = { $seconds } s
card-ai = Made with AI
card-ai-edited = Edited with AI
card-source = { $count ->
    [one] Started from this picture
   *[other] Started from these pictures
}
card-for = for { $person }
card-new-message = { $person }, here is what you asked for:
card-alt = { $prompt }
card-alt-numbered = { $prompt } ({ $number } of { $count })
card-withheld = { $got } of { $asked }: { $withheld ->
    [one] one was
   *[other] { $withheld } were
} held back by the safety filter.
card-short = { $got } of { $asked }: the model did not return the rest.
card-failed-part = { $got } of { $asked } · { $reason }
card-left-out = { $count ->
    [one] One more picture came than was asked for. It was left out.
   *[other] { $count } more pictures came than were asked for. They were left out.
}
card-came-as = Asked for { $asked }, came as { $ratio }.
card-reduced = Reduced to fit this server’s upload limit.
