### Asking for more than words: several pictures, larger ones, other versions, many prompts at once.

# $count, $limit: how many pictures; $able, $models: how many models take
# so many, and their names.
refusal-images-too-many = { $model } acepta { $limit ->
    [one] una imagen
   *[other] { $limit } imágenes
}, y aportaste { $count }. { $able ->
    [0] Ningún modelo acepta tantas aquí.
   *[other] Aceptan más: { $models }.
}

# $model, $default: names of models.
note-model-for-images = Dibuja { $model }, porque { $default } no acepta tantas imágenes.

## Styles.

refusal-style-empty = Un estilo necesita palabras propias, como «acuarela, luz suave».
refusal-style-too-long = Son { $length } caracteres; un estilo puede tener { $limit }. Acórtalo, por favor.

## Working with a picture that is there already.

refusal-earlier-model-gone = { $model } ya no se ofrece aquí. Usa /imagine con otro modelo.
refusal-earlier-not-drawn = Esta imagen es una ampliación, no se dibujó a partir de palabras. Usa los botones de la imagen de la que procede.
refusal-upscale-no-model = Ningún modelo amplía imágenes aquí.
refusal-upscale-scale = Aquí no se puede ampliar una imagen a { $scale }x. Valores posibles: { $allowed }.
refusal-upscale-too-large = Serían { $megapixels } megapíxeles; se pueden manejar { $limit } como máximo.

## Many prompts from one: braces, and --repeat.

# $near: the part of the prompt.
refusal-permutation-nested = Las llaves pueden estar unas dentro de otras hasta { $limit } veces, no más.
refusal-permutation-empty = Hay una opción vacía en «{ $near }». Escribe algo a cada lado de las comas.
refusal-permutation-too-many = Salen { $count } prompts; se pueden pedir { $limit } a la vez como máximo.
refusal-permutation-repeat = «{ $parameter }» espera un número entero de 1 a { $limit }; «{ $value }» no lo es.

## The options in the middle of a sentence, with their article; and what shapes are called.

option-model = el modelo
option-aspect_ratio = la proporción
option-count = el número de imágenes
option-seed = la semilla
option-output_format = el tipo de archivo
option-output_quality = la calidad
option-image = la imagen
option-style = el estilo
option-private = «private»
option-negative_prompt = lo que no debe aparecer
option-prompt = el prompt

ratio-1-1 = cuadrado
ratio-16-9 = ancho
ratio-9-16 = móvil
ratio-3-2 = horizontal
ratio-2-3 = retrato
ratio-4-3 = clásico
ratio-3-4 = vertical
ratio-4-5 = publicación
ratio-5-4 = casi cuadrado
ratio-21-9 = cine
ratio-9-21 = muy alto
ratio-2-1 = panorama
ratio-1-2 = alto
