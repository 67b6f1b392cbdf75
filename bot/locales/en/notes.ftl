### How a request was read or changed, said in one line on the card; and the table of the models.

# $parameters: what was read inside the prompt ("ar 16:9", "seed 7").
note-read-as = Read from the prompt: { $parameters }.

# $parameter: the option in words, or as it was typed; $used, $ignored: values.
note-option-wins = You chose { $used } for { $parameter }, so { $ignored } in the prompt was ignored.

# $model, $default: names of models.
note-model-for-image = { $model } draws this, because { $default } does not take pictures.

# $asked: a word such as "landscape"; $used: a ratio.
note-ratio-word = { $asked } means { $used } here.

note-ratio-from-image = { $model } keeps the shape of your picture, so the one you asked for was left out.

# $asked, $used: names of file formats.
note-format-mapped = { $model } does not make { $asked }, so this is { $used }.

note-quality-png = PNG files have no quality setting, so it was left out.

# $parameter: the option in words, or as it was typed.
note-left-out = { $model } doesn’t let you choose { $parameter }, so it was left out.

note-no-negative-prompt = { $model } has no negative prompt, so --no was left out.

# $models: names of models that have one.
note-no-negative-prompt-but = { $model } has no negative prompt, so --no was left out. { $models } can do it.

# $seeds: one number for each prediction.
note-seeds = Each prediction has its own seed: { $seeds }.

# $parameters: what other bots know and the models here do not, as typed.
note-foreign = Ignored, because the models here have nothing like it: { $parameters }.

# $addresses: of pictures, at the beginning of the prompt.
note-address = Ignored, because only pictures sent on Discord can be used, and only by models that take them: { $addresses }. Attach the picture as “image”.

## A mistake in a prompt: a parameter at its end, or just before the next one.

# $parameter: its name as typed.
refusal-parameter-value-missing = “{ $parameter }” needs its value right behind it, as in “--ar 16:9” or “--seed 7”.

## The table of `python -m bot models`.

models-column-model = Model
models-column-ratios = Aspect ratios
models-column-images = At once
models-column-input = Picture
models-column-formats = Formats
models-column-seconds = Seconds
models-default = { $label } (default)
models-image-none = no
models-image = { $count ->
    [one] one
   *[other] up to { $count }
}
models-image-required = { $count ->
    [one] one, required
   *[other] up to { $count }, required
}
