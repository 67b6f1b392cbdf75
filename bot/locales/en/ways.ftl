### More ways to a picture: /edit, /blend, and the menus of a message. Read by members.

command-edit = Change a picture by saying how
command-edit-image = The picture to change
command-edit-instruction = What to change, as in “make it night”
command-edit-model = Which model edits it
command-edit-image_more = One more picture to use, for models that take several
command-blend = Combine two to five pictures into one
command-blend-image = A picture
command-blend-prompt = What to make of them (optional)
command-blend-model = Which model draws it

refusal-ways-no-blender = No model here can combine pictures.
refusal-ways-not-editor = { $model } can’t edit pictures. These models can: { $models }.
refusal-ways-not-blender = { $model } can’t combine pictures. These models can: { $models }.

## The menu of a message.

command-menu-edit = Edit with Easel
command-menu-reroll = Reroll
command-menu-details = Details
command-menu-who = Who made this?


# $person: named by Discord; $model: its name; $ago: "3 hours ago".
ways-who = { $person } made this with { $model }, { $ago }.
ways-who-looks = This looks like a picture that { $person } made with { $model }, { $ago }.
ways-who-marked = According to its file, { $person } made this with { $model }, { $ago }.
ways-who-link = [Go to the original]({ $link })

refusal-ways-no-picture = I can’t find a picture I can read in that message. PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP and TIFF work.
refusal-ways-not-mine = That message isn’t one of my pictures. Use the menu of the message in which I posted it.
refusal-ways-not-known = I don’t know this picture: it is not from this server, it has been deleted, or I didn’t make it.
refusal-ways-not-known-yet = { $count ->
    [one] I don’t know this picture yet: there is one result of this server I haven’t looked at. Please ask me again in a few minutes.
   *[other] I don’t know this picture yet: there are { $count } results of this server I haven’t looked at. Please ask me again in a few minutes.
}
refusal-ways-pick-gone = That was too long ago. Open the message’s menu again.
