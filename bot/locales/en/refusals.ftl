### Why a request was not accepted. Seen by the member alone; nothing was sent or paid for.

refusal-prompt-empty = There is nothing to draw yet: put some words before the options.
refusal-prompt-too-long = That is { $length } characters; the limit is { $limit }. Please shorten it.
refusal-model-unknown = I don’t know a model called “{ $model }”. Did you mean: { $models }?
refusal-model-unknown-all = I don’t know a model called “{ $model }”. There are: { $models }.
refusal-model-several = “{ $model }” fits several models. Which one do you mean: { $models }?
refusal-parameter-unknown = I don’t know the option “{ $parameter }”. Did you mean: { $parameters }?
refusal-parameter-unknown-all = I don’t know the option “{ $parameter }”. There are: { $parameters }.
refusal-parameter-unsupported = { $able ->
    [0] No model here lets you choose { $parameter }.
   *[other] { $model } doesn’t let you choose { $parameter }. These do: { $models }.
}
refusal-value-not-allowed = { $model } can’t do { $parameter } “{ $value }”. It can do: { $allowed }.
refusal-value-out-of-range = With { $model }, { $parameter } goes from { $minimum } to { $maximum }; “{ $value }” is outside of that.
refusal-value-not-number = I need a whole number for { $parameter }; “{ $value }” isn’t one.
refusal-value-not-decimal = I need a number for { $parameter }, such as 3.5; “{ $value }” isn’t one.
refusal-image-unsupported = { $model } doesn’t take a picture. These do: { $models }.
refusal-image-required = { $model } changes a picture you give it: attach one as “image”.
refusal-image-type = “{ $filename }” is not a kind of picture I can read. PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP and TIFF work.
refusal-image-too-large = “{ $filename }” has { $size_mb } MB; at most { $limit_mb } MB can be used.
refusal-bot-permission = I can’t post pictures in this channel: I lack { $permissions }. A moderator can allow it in the channel’s settings, or you can use “private”.
refusal-too-many-jobs = You have { $waiting ->
    [one] a picture
   *[other] { $waiting } pictures
} waiting or being drawn, and { $limit } is the most at a time. Please wait for one of them.
refusal-stopping = Easel is restarting. Please ask again in half a minute.
refusal-store-away = I can’t write anything down just now, so I’d lose your request. Please ask again in a minute.
refusal-busy = Easel is busy just now, so nothing was started. Please try again in a minute.
given-back = Here is what you typed, so you don’t lose it:
given-back-again = Change and try again
given-back-ratio = Draw it in { $ratio }
given-back-model = Choose another model
refusal-elsewhere = You can draw in { $channels }.
refusal-not-yours = Only { $person } or a moderator can do that.
refusal-job-unknown = I don’t have this one on record any more. Use /imagine to start a new one.
refusal-over = That has already finished.
refusal-retried = Somebody has already pressed Retry.
refusal-published = This picture is already public.
refusal-publishing = This picture is being published. If it isn’t there in two minutes, press Publish again.
refusal-picture-gone = The picture is no longer here, so it can’t be published.
refusal-outdated = This command has changed since your Discord loaded it. Reload Discord (Ctrl+R, or close the app and open it again), then try again.
refusal-unreadable = I couldn’t read what Discord sent me, so nothing was started. Please try again.
refusal-press-unknown = I don’t know this button any more; it may come from an older Easel. Use /imagine to start a new picture.
refusal-discord-away = Discord is having trouble just now, so I couldn’t finish this. Please try again in a moment.
refusal-unexpected = Something in Easel itself went wrong, and it’s in the log. If it happens again, tell whoever runs Easel and quote { $reference }.
refusal-stays-covered = This picture stays covered, because what it was made from is covered.
refusal-covered-by-moderators = Moderators covered this picture, so only they can uncover it.
refusal-description-reviewed = The filter of this server wants moderators to see these words first. A description can’t wait for them, so please describe it in other words.
