### /gallery: a server's pictures with stars, and its showcase.

command-gallery = This server’s pictures with stars
command-gallery-view = Look at the pictures that members gave stars to
command-gallery-sort = The newest first, or those with the most stars
command-gallery-settings = Managers: where pictures with enough stars are shown to everyone
command-gallery-channel = The showcase channel
command-gallery-stars = How many stars it takes
command-gallery-off = Show no more pictures there; those that are there stay

button-star = Star: give or take back

gallery-title-newest = ## Gallery: the newest
gallery-title-stars = ## Gallery: the most stars
gallery-empty = No picture that you can see here has a star yet. Below a picture, choose “More …”, then “Star”.
gallery-stars = ★ { $count }
gallery-choose-star = Give … a star, or take it back
gallery-starred = Star given. It has { $count ->
    [one] one star
   *[other] { $count } stars
} now.
gallery-unstarred = Star taken back. It has { $count ->
    [0] none
    [one] one star
   *[other] { $count } stars
} now.
gallery-showcased = That was the one it took: it is in { $channel }.
gallery-settings = Pictures with { $count ->
    [one] one star
   *[other] { $count } stars
} are shown in { $channel }. Requesters’ own stars don’t count, and private pictures are never shown.
gallery-settings-off = There is no showcase. Choose a channel with **/gallery settings channel:**, and pictures with { $count ->
    [one] one star
   *[other] { $count } stars
} or more are shown there.

refusal-gallery-own = It’s your own picture: the stars come from others.
refusal-gallery-elsewhere = Stars are for pictures that everybody in this server can see in their channel.
