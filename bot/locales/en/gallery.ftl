### /gallery: a server's pictures with stars, and its showcase.

command-gallery = This server’s starred pictures
command-gallery-view = Browse the pictures that members starred
command-gallery-sort = Newest first, or most stars first
command-showcase = For managers: where pictures with enough stars are shown to everyone
command-showcase-channel = The showcase channel
command-showcase-stars = How many stars a picture needs
command-showcase-off = Turn the showcase off; pictures already there stay

button-star = ★ Star
button-star-count = ★ { $count }
button-unstar = Take the star back

gallery-title-newest = ## Gallery: the newest
gallery-title-stars = ## Gallery: the most stars
gallery-empty = No picture you can see here has a star yet. Press “★ Star” below somebody’s picture.
gallery-stars = ★ { $count }
gallery-choose-star = Give a star to …, or take yours back
gallery-starred = Starred. It now has { $count ->
    [one] one star
   *[other] { $count } stars
}.
gallery-starred-before = You starred this before. It has { $count ->
    [one] one star
   *[other] { $count } stars
}.
gallery-unstarred = Star removed. It now has { $count ->
    [0] none
    [one] one star
   *[other] { $count } stars
}.
gallery-showcased = That was enough: it is now in { $channel }.
# $link: of the copy in the showcase.
gallery-told-direct = Your picture is in the showcase now: { $link }
gallery-settings = Pictures with { $count ->
    [one] one star
   *[other] { $count } stars
} are shown in { $channel }. Requesters’ own stars don’t count, and private pictures are never shown.
gallery-settings-off = There is no showcase. Choose a channel with **/showcase channel:**, and pictures with { $count ->
    [one] one star
   *[other] { $count } stars
} or more are shown there.

refusal-gallery-own = You can’t star your own picture.
refusal-gallery-elsewhere = You can only star public pictures from this server.
