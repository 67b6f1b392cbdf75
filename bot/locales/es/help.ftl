### /help y /models: lo que se puede pedir, con qué modelos, y lo que se guarda.

command-help = Lo que puedes pedir, con ejemplos para pulsar
command-models = Los modelos: una imagen, el precio y el tiempo habitual de cada uno

help-title = ### Dibujo lo que describes
help-examples = Pulsa un ejemplo y lo dibujo, o envía **/imagine** con tus propias palabras.
help-example = { $number ->
    [1] un faro en la tormenta, pintura al óleo --ar 16:9
    [2] un rincón de lectura acogedor junto a una ventana con lluvia
   *[3] un zorro rojo en la nieve --count 2
}
help-way-imagine = **/imagine** dibuja, **/edit** cambia una imagen tuya, **/blend** combina varias.
# $name: la mención del bot.
help-way-message = Escribe { $name } *dibuja un zorro* aquí, o a mí directamente. Responde a una imagen: { $name } *hazla de noche*.
help-way-menu = Los botones de una imagen la llevan más lejos. Para cualquier otra imagen: el menú de su mensaje, y luego *Aplicaciones* → *Editar con Easel*.
help-flags = **Parámetros dentro de las palabras**
help-flag = `{ $flag }` { $about }
help-flag-negative_prompt = Lo que no debe aparecer en la imagen, con modelos que pueden
help-models = **Modelos:** { $models }
help-button-models = Ver los modelos
help-ask = **A quién preguntar:** la moderación de este servidor decide lo que se puede dibujar aquí, y sabe por qué algo se rechazó. /usage muestra lo que te queda.
help-ask-direct = **A quién preguntar:** a quien gestiona Easel. /usage muestra lo que te queda.
help-stored = **Lo que se guarda:** tus peticiones y sus palabras, para que funcionen los botones y /history. No leo más mensajes que los dirigidos a mí, y no se entrena nada con ellos. /privacy lo muestra, lo exporta y lo borra.

help-models-title = ### Modelos
# $prompt: las palabras de todas las imágenes de muestra, en inglés.
help-models-sample = Todas las imágenes de aquí tienen las mismas palabras: { $prompt }
help-models-alt = { $model }: { $prompt }
help-model = **{ $label }**
help-model-default = **{ $label }** · si no nombras ninguno
help-model-price = { $price } por imagen
help-model-time = { $seconds ->
    [one] alrededor de un segundo
   *[other] alrededor de { $seconds } segundos
}
help-model-edits = cambia imágenes
help-model-image = puede partir de una imagen
