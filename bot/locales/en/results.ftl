### What can be done with a picture: the buttons of its card, the list beside them, and what they say.

button-reroll = Reroll
button-subtle = Vary
button-subtle-number = Vary { $number }
button-strong = Vary strongly
button-rephrase = Edit prompt
button-redraw = Redraw with …
button-change = { button-rephrase }
button-model = { given-back-model }
button-upscale = Upscale
button-upscale-number = Upscale { $number }
button-size = Upscale to …
button-more = More …
button-details = Details
button-use = Use as input
button-save = Save to direct messages
button-describe = Describe for screen readers
button-cover = Cover or uncover
button-delete = Delete
button-remove = Yes, delete
button-keep = Keep it

# $way: how it came about; $link: the earlier picture's message, or none.
note-lineage = { $way ->
    [reroll] Drawn again from
    [vary-subtle] Varied a little from
    [vary-strong] Varied a lot from
    [rephrase] Reworded from
    [redraw] Redrawn with another model from
    [upscale] Upscaled from
    [zoom15] Zoomed out 1.5x from
    [zoom2] Zoomed out 2x from
    [square] Made square from
    [left] Panned left from
    [right] Panned right from
    [up] Panned up from
    [down] Panned down from
    [parts] { $count ->
        [one] Part { $parts } changed
       *[other] Parts { $parts } changed
    } in
   *[edit] Edited from
} { $link ->
    [none] a private picture
   *[other] [this picture]({ $link })
}.

# $change: what was sent behind the words; it is sent in English.
note-varied = Varied: { $change ->
   *[slightly-different-composition] slightly different composition
    [slightly-different-angle] slightly different angle
    [slightly-different-light] slightly different light
    [small-changes-in-the-details] small changes in the details
    [a-moment-later] a moment later
    [an-entirely-different-composition] an entirely different composition
    [seen-from-far-away] seen from far away
    [seen-from-close-up] seen from close up
    [seen-from-an-unusual-angle] seen from an unusual angle
    [a-different-time-of-day] a different time of day
    [a-different-mood] a different mood
}.

# $model: its name; $values: options with their values, as they are typed.
note-redraw-left-out = Left out, because { $model } can’t take it: { $values }.

note-source = Started from [this message]({ $link }).
card-original = -# From [this message]({ $link })

## Which picture, and how large.

results-choice = Which picture?
results-choice-picture = Picture { $number }
results-choice-all = All { $count }, as before
results-choice-scale = How much larger?
results-choice-size = { $scale }x

## The forms.

results-form-prompt = What the picture should show
results-form-instruction = What to change in the picture
results-form-pictures = Pictures to start from
results-form-description = What the picture shows
results-form-description-hint = Screen readers read it out. If you leave it empty, they read the prompt.
results-form-model = Model
results-form-redraw-hint = With the same words, ratio and seed
results-form-price = { $price } a picture
results-form-aspect_ratio = Shape
results-form-aspect_ratio-hint = Such as 16:9; leave it empty for the model’s own
results-form-seed = Seed
results-form-seed-hint = Keep it for a similar picture; leave it empty for a new one


## Details. Each on a line of its own, to be copied.

details-seed = Seed: `{ $seed }`
details-model = Model: { $model } (`{ $id }`)
details-asked = Asked by { $person }, { $when }
details-took = Took { $seconds } seconds
details-prediction = Image service ID, for support: `{ $id }`
details-job = Job ID, for support here: `{ $id }`
details-cost = Costs about { $cost }
details-cost-unknown = Its cost isn’t known, because the model has no price here.
details-parent = { $way ->
    [reroll] Drawn again from
    [vary-subtle] Varied a little from
    [vary-strong] Varied a lot from
    [rephrase] Reworded from
    [redraw] Redrawn with another model from
    [upscale] Upscaled from
    [zoom15] Zoomed out 1.5x from
    [zoom2] Zoomed out 2x from
    [square] Made square from
    [left] Panned left from
    [right] Panned right from
    [up] Panned up from
    [down] Panned down from
    [parts] { $count ->
        [one] Part { $parts } changed
       *[other] Parts { $parts } changed
    } in
   *[edit] Edited from
} { $link ->
    [none] a picture that is private or gone
   *[other] { $link }
}
details-child = { $way ->
    [reroll] Drawn again
    [vary-subtle] Varied a little
    [vary-strong] Varied a lot
    [rephrase] Reworded
    [redraw] Redrawn with another model
    [upscale] Upscaled
    [zoom15] Zoomed out 1.5x
    [zoom2] Zoomed out 2x
    [square] Made square
    [left] Panned left
    [right] Panned right
    [up] Panned up
    [down] Panned down
    [parts] { $count ->
        [one] Part { $parts } changed
       *[other] Parts { $parts } changed
    }
   *[edit] Edited
} by { $person } { $ago }: { $link }

## Saved, deleted, kept.

results-saved = Saved in your direct messages: { $link }
results-described = Screen readers read this out from now on.
results-delete = { $count ->
    [one] **Delete this picture?** It will be gone
   *[other] **Delete these { $count } pictures?** They will be gone
} for everyone, with every copy I made.
results-deleted = Deleted.
results-deleted-private = Deleted. If you still see it, dismiss that message; nobody else can see it.
results-deleted-out-of-reach = Deleted wherever I could. In a server I was not added to, or in a closed thread, Discord doesn’t let me change my message: choose Delete in the list under it, or ask a moderator to delete it.
results-kept = Kept as it is.

refusal-not-drawn = This one has no picture yet.
refusal-result-private = This picture is private. Use /imagine to make your own.
refusal-result-twice = I’m already on it.
refusal-result-no-editor = No model here can edit pictures.
refusal-result-no-other-model = No other model that is allowed here can draw this.
refusal-result-direct-messages = I can’t send you direct messages. Allow them from this server’s members in its privacy settings, and try again.
refusal-result-too-large = This picture is too large for a direct message. Open it and save it from there.
