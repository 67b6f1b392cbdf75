### Asking for more than words: several pictures, larger ones, other versions, many prompts at once.

# $count, $limit: how many pictures; $able, $models: how many models take
# so many, and their names.
refusal-images-too-many = { $model } takes { $limit ->
    [one] one picture
   *[other] { $limit } pictures
}, and you gave { $count }. { $able ->
    [0] No model here takes so many.
   *[other] These take more: { $models }.
}

# $model, $default: names of models.
note-model-for-images = { $model } draws this, because { $default } does not take so many pictures.
