### How a request was read or changed, said in one line on the card; and the table of the models.

# $parameters: what was read inside the prompt ("ar 16:9", "seed 7").
note-read-as = Lu dans le prompt : { $parameters }.

# $parameter: the option in words, or as it was typed; $used, $ignored: values.
note-option-wins = Pour { $parameter }, tu as choisi { $used }, donc { $ignored } dans le prompt a été ignoré.

# $model, $default: names of models.
note-model-for-image = C’est { $model } qui dessine, car { $default } n’accepte pas d’image.

# $asked: a word such as "landscape"; $used: a ratio.
note-ratio-word = Ici, { $asked } veut dire { $used }.

note-ratio-from-image = { $model } garde les proportions de ton image, donc celles demandées ont été laissées de côté.

# $asked, $used: names of file formats.
note-format-mapped = { $model } ne fait pas de { $asked }, donc voici du { $used }.

note-quality-png = Les fichiers PNG n’ont pas de réglage de qualité, donc il a été laissé de côté.

# $parameter: the option in words, or as it was typed.
note-left-out = { $model } ne permet pas de choisir { $parameter }, donc ça a été laissé de côté.

note-no-negative-prompt = { $model } n’a pas de prompt négatif, donc --no a été laissé de côté.

# $models: names of models that have one.
note-no-negative-prompt-but = { $model } n’a pas de prompt négatif, donc --no a été laissé de côté. Possible avec : { $models }.

# $seeds: one number for each prediction.
note-seeds = Chaque tirage a sa propre seed : { $seeds }.

# $parameters: what other bots know and the models here do not, as typed.
note-foreign = Laissé de côté, car les modèles d’ici n’ont rien de tel : { $parameters }.

# $addresses: of pictures, at the beginning of the prompt.
note-address = Laissé de côté, car seules les images envoyées sur Discord peuvent servir, et seulement aux modèles qui en acceptent : { $addresses }. Joins l’image avec « image ».

## A slip in a prompt: a parameter at its end, or just before the next one.

# $parameter: its name as typed.
refusal-parameter-value-missing = L’option « { $parameter } » attend sa valeur juste derrière, comme dans « --ar 16:9 » ou « --seed 7 ».

## The table of `python -m bot models`.

models-column-model = Modèle
models-column-ratios = Proportions
models-column-images = À la fois
models-column-input = Image
models-column-formats = Formats
models-column-seconds = Secondes
models-default = { $label } (par défaut)
models-image-none = non
models-image = { $count ->
    [one] une
   *[other] jusqu’à { $count }
}
models-image-required = { $count ->
    [one] une, obligatoire
   *[other] jusqu’à { $count }, obligatoire
}
