### /history and /show: what somebody drew and likes. Seen by the one who asks alone.

command-history = Browse and search your pictures, newest first, and reuse their prompts
command-history-text = Words that were in the prompt
command-history-model = Only pictures from this model
command-history-favourites = Only your favourites
command-history-page = Which page
command-show = Show one of your pictures here again, with its buttons
command-show-result = Choose from the list, or give words of its prompt, a message link or an ID

button-favourite = Add to favourites
button-unfavourite = Remove from favourites

history-title-pictures = ## Your pictures
history-title-favourites = ## Your favourites
history-page = { $total ->
    [one] one picture
   *[other] { $total } pictures
} · page { $page } of { $pages }
history-no-pictures = You have no pictures yet. Try **/imagine** a paper boat on calm water.
history-no-favourites = You have no favourites yet. Below a picture, choose “More …”, then “Add to favourites”.
history-nothing-found = Nothing found. Try fewer words or another model.
history-count = { $count } pictures
history-private = private
history-jump = [go to it]({ $link })
history-no-picture = The picture can’t be shown right now. You can still reuse its prompt.
history-choose-reuse = Edit the prompt of …
history-choose-show = Show … here again
history-liked = Added to your favourites. See them all with **/history favourites:True**.
history-liked-before = It is among your favourites already. See them all with **/history favourites:True**.
history-unliked = Removed from your favourites.

refusal-show-unknown = I can’t find that picture. Choose one from the list, give words of its prompt, or paste the link of its message.
refusal-show-hidden = You can’t see that picture from here. Open it in the server it is from.
refusal-show-age = That picture is from an age-restricted channel. Show it in one of those, or to yourself with “private”.
refusal-show-review = Moderators review every picture in this channel. Use Reroll to draw it again, or show it to yourself in direct messages.
refusal-show-later = Discord is slow to load that picture. Please try again in a moment.
refusal-show-too-many = That picture has been shown { $limit } times already. Share the link of one of its messages instead.
refusal-show-too-large = That picture is too large to upload here. Share the link of its message instead.
