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

## Styles.

refusal-style-empty = A style needs some words of its own, such as “watercolour, soft light”.
refusal-style-too-long = That is { $length } characters; a style can have { $limit }. Please shorten it.

## Working with a picture that is there already.

refusal-earlier-model-gone = { $model } is not offered here any more. Use /imagine with another model.
refusal-earlier-not-drawn = This picture was made larger, not drawn from words. Use the buttons of the picture it came from.
refusal-upscale-no-model = No model here makes pictures larger.
refusal-upscale-scale = A picture can’t be made { $scale } times as large here. It can be: { $allowed }.
refusal-upscale-too-large = That would be { $megapixels } megapixels; at most { $limit } can be handled.

## Many prompts from one: braces, and --repeat.

# $near: the part of the prompt.
refusal-permutation-nested = Braces can be nested { $limit } deep, and no deeper.
refusal-permutation-empty = There is an empty choice in “{ $near }”. Write something on each side of the commas.
refusal-permutation-too-many = That makes { $count } prompts; at most { $limit } can be asked for at once.
refusal-permutation-repeat = “{ $parameter }” takes a whole number from 1 to { $limit }; “{ $value }” is not one.

## The options in the middle of a sentence, with their article; and what shapes are called.

option-model = the model
option-aspect_ratio = the shape
option-count = the number of pictures
option-seed = the seed
option-output_format = the file format
option-output_quality = the quality
option-image = the picture
option-style = the style
option-private = “private”
option-negative_prompt = what to leave out
option-prompt = the words

ratio-1-1 = square
ratio-16-9 = wide
ratio-9-16 = phone
ratio-3-2 = landscape
ratio-2-3 = portrait
ratio-4-3 = classic
ratio-3-4 = upright
ratio-4-5 = social post
ratio-5-4 = almost square
ratio-21-9 = cinema
ratio-9-21 = very tall
ratio-2-1 = panorama
ratio-1-2 = tall
