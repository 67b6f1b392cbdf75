### /history and /show: what somebody drew and likes. Seen by the one who asks alone.

command-history = Your pictures, newest first: look through them, find one again, use its words
command-history-text = Words that were in the prompt
command-history-model = Only what this model drew
command-history-favourites = Only your favourites
command-history-page = Which page
command-show = Bring one of your pictures back, here, with its buttons
command-show-result = Which one: choose from the list, or give its message’s link or its id

button-favourite = Favourite: add or remove

history-title-pictures = ## Your pictures
history-title-favourites = ## Your favourites
history-page = { $total ->
    [one] one picture
   *[other] { $total } pictures
} · page { $page } of { $pages }
history-no-pictures = There is nothing yet. Try **/imagine** a paper boat on calm water.
history-no-favourites = You have no favourites yet. Below a picture, choose “More …”, then “Favourite”.
history-nothing-found = Nothing fits. Try fewer words, or another model.
history-count = { $count } pictures
history-private = private
history-jump = [go to it]({ $link })
history-no-picture = The picture can’t be shown here just now. You can use its words again.
history-choose-reuse = Use the words of … again
history-choose-show = Show … here again
history-newer = Newer
history-older = Older
history-liked = One of your favourites now. You find them with **/history favourites:True**.
history-unliked = No favourite of yours any more.

refusal-show-unknown = I know no picture by that. Choose one from the list, or give the link of its message.
refusal-show-hidden = That picture is somewhere you can’t see from here. Use the link in its own server, where you can open it.
refusal-show-age = That picture is from a channel with an age limit. Show it in such a channel, or for yourself alone with private.
refusal-show-review = Here moderators look at every picture first. Draw it again with Reroll, or show it for yourself in direct messages.
refusal-show-later = Discord is slow to hand that picture over. Please try again in a moment.
refusal-show-too-many = That picture was shown { $limit } times already. Give people the link of one of its messages.
refusal-show-too-large = That picture is larger than files may be here. Give people the link of its message.
