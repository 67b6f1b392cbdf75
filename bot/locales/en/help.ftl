### /help and /models: what can be asked, with which models, and what is kept.

command-help = What you can ask for, with examples to press
command-models = The models: a picture, the price and the usual time of each

help-title = ### I draw what you describe
help-examples = Press an example and I draw it, or send **/imagine** with words of your own.
help-example = { $number ->
    [1] a lighthouse in a storm, oil painting --ar 16:9
    [2] a cosy reading corner by a window in the rain
   *[3] a red fox in the snow --count 2
}
help-way-imagine = **/imagine** draws, **/edit** changes a picture of yours, **/blend** combines several.
# $name: the bot's mention.
help-way-message = Write { $name } *draw a fox* here, or to me directly. Reply to a picture: { $name } *make it night*.
help-way-menu = A picture’s buttons take it further. For anybody’s picture: its message’s menu, then *Apps* → *Edit with Easel*.
help-flags = **Flags inside the words**
help-flag = `{ $flag }` { $about }
help-flag-negative_prompt = What should not be in the picture, for models that can
help-models = **Models:** { $models }
help-button-models = See the models
help-ask = **Where to ask:** the moderators of this server decide what may be drawn here, and know why something was refused. /usage shows what you have left.
help-ask-direct = **Where to ask:** whoever runs Easel. /usage shows what you have left.
help-stored = **What is stored:** your requests and their words, so that buttons and /history work. I read no messages but those to me, and train on nothing. /privacy shows, exports and erases it.

help-models-title = ### Models
# $prompt: the words of all sample pictures, in English.
help-models-sample = All pictures here have the same words: { $prompt }
help-models-alt = { $model }: { $prompt }
help-model = **{ $label }**
help-model-default = **{ $label }** · used if you name none
help-model-price = { $price } a picture
help-model-time = { $seconds ->
    [one] about one second
   *[other] about { $seconds } seconds
}
help-model-edits = changes pictures
help-model-image = can start from a picture
