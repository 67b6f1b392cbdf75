### More ways to a picture: /edit, /blend, and the menus of a message. Read by members.

command-edit = Change a picture as you say
command-edit-image = The picture to change
command-edit-instruction = What to change, as in “make it night”
command-edit-model = Which model changes it
command-edit-image_more = One more picture to use, for models that take several
command-blend = Bring two to five pictures together in one
command-blend-image = A picture
command-blend-prompt = What to make of them; you can leave it out
command-blend-model = Which model draws it

refusal-ways-no-blender = No model here takes several pictures.
refusal-ways-not-editor = { $model } can’t change a picture as you say. These can: { $models }.
refusal-ways-not-blender = { $model } doesn’t take several pictures. These do: { $models }.
