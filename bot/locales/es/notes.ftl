### How a request was read or changed, said in one line on the card; and the table of the models.

# $parameters: what was read inside the prompt ("ar 16:9", "seed 7").
note-read-as = Leído en el prompt: { $parameters }.

# $parameter: the option in words, or as it was typed; $used, $ignored: values.
note-option-wins = Para { $parameter } elegiste { $used }, así que se ignoró { $ignored } en el prompt.

# $model, $default: names of models.
note-model-for-image = Dibuja { $model }, porque { $default } no acepta imágenes.

# $asked: a word such as "landscape"; $used: a ratio.
note-ratio-word = { $asked } significa aquí { $used }.

note-ratio-from-image = { $model } mantiene la proporción de tu imagen, así que no se tuvo en cuenta la que pediste.

# $asked, $used: names of file formats.
note-format-mapped = { $model } no hace { $asked }, así que esto es { $used }.

note-quality-png = Los archivos PNG no tienen ajuste de calidad, así que no se tuvo en cuenta.

# $parameter: the option in words, or as it was typed.
note-left-out = { $model } no permite elegir { $parameter }, así que no se tuvo en cuenta.

note-no-negative-prompt = { $model } no tiene prompt negativo, así que no se tuvo en cuenta --no.

# $models: names of models that have one.
note-no-negative-prompt-but = { $model } no tiene prompt negativo, así que no se tuvo en cuenta --no. Lo tienen: { $models }.

# $seeds: one number for each prediction.
note-seeds = Cada predicción tiene su propia semilla: { $seeds }.

# $parameters: what other bots know and the models here do not, as typed.
note-foreign = No se tuvo en cuenta, porque los modelos de aquí no tienen nada parecido: { $parameters }.

# $addresses: of pictures, at the beginning of the prompt.
note-address = No se tuvo en cuenta, porque solo se pueden usar imágenes enviadas en Discord, y solo con modelos que las acepten: { $addresses }. Adjunta la imagen como «image».

## A slip in a prompt: a parameter at its end, or just before the next one.

# $parameter: its name as typed.
refusal-parameter-value-missing = «{ $parameter }» necesita su valor justo detrás, como en «--ar 16:9» o «--seed 7».

## The table of `python -m bot models`.

models-column-model = Modelo
models-column-ratios = Proporciones
models-column-images = A la vez
models-column-input = Imagen
models-column-formats = Formatos
models-column-seconds = Segundos
models-default = { $label } (predeterminado)
models-image-none = no
models-image = { $count ->
    [one] una
   *[other] hasta { $count }
}
models-image-required = { $count ->
    [one] una, obligatoria
   *[other] hasta { $count }, obligatorias
}
