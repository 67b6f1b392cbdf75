### What can be done with a picture: the buttons of its card, the list beside them, and what they say.

button-reroll = Repetir
button-subtle = Variar
button-subtle-number = Variar { $number }
button-strong = Variar mucho
button-rephrase = Editar prompt
button-redraw = Redibujar con …
button-change = { button-rephrase }
button-model = { given-back-model }
button-upscale = Ampliar
button-upscale-number = Ampliar { $number }
button-size = Ampliar a …
button-more = Más…
button-details = Detalles
button-use = Usar como imagen de partida
button-save = Guardar en mensajes directos
button-describe = Describir (lectores de pantalla)
button-cover = Ocultar o mostrar
button-delete = Eliminar
button-remove = Sí, eliminar
button-keep = Conservar

# $way: how it came about; $link: the earlier picture's message, or none.
note-lineage = { $way ->
    [reroll] Repetición de
    [vary-subtle] Variación sutil de
    [vary-strong] Variación fuerte de
    [rephrase] Con otro prompt, a partir de
    [redraw] Redibujada con otro modelo a partir de
    [upscale] Ampliación de
    [zoom15] Vista 1,5x más amplia de
    [zoom2] Vista 2x más amplia de
    [square] Versión cuadrada de
    [left] Extensión a la izquierda de
    [right] Extensión a la derecha de
    [up] Extensión hacia arriba de
    [down] Extensión hacia abajo de
    [parts] { $count ->
        [one] Parte { $parts } cambiada
       *[other] Partes { $parts } cambiadas
    } en
   *[edit] Edición de
} { $link ->
    [none] una imagen privada
   *[other] [esta imagen]({ $link })
}.

# $change: what was sent behind the words; it is sent in English.
note-varied = Variado: { $change ->
   *[slightly-different-composition] composición algo distinta
    [slightly-different-angle] ángulo algo distinto
    [slightly-different-light] luz algo distinta
    [small-changes-in-the-details] pequeños cambios en los detalles
    [a-moment-later] un momento después
    [an-entirely-different-composition] composición del todo distinta
    [seen-from-far-away] visto de lejos
    [seen-from-close-up] visto de cerca
    [seen-from-an-unusual-angle] visto desde un ángulo poco común
    [a-different-time-of-day] a otra hora del día
    [a-different-mood] con otro ambiente
}.

# $model: its name; $values: options with their values, as they are typed.
note-redraw-left-out = Se omitió porque { $model } no lo admite: { $values }.

note-source = A partir de [este mensaje]({ $link }).
card-original = -# De [este mensaje]({ $link })

## Which picture, and how large.

results-choice = ¿Qué imagen?
results-choice-picture = Imagen { $number }
results-choice-all = Las { $count }, como antes
results-choice-scale = ¿Cuánto más grande?
results-choice-size = { $scale }x

## The forms.

results-form-prompt = Qué debe mostrar la imagen
results-form-instruction = Qué cambiar en la imagen
results-form-pictures = Imágenes de partida
results-form-description = Qué muestra la imagen
results-form-description-hint = Los lectores de pantalla lo leen. Si lo dejas vacío, leen el prompt.
results-form-model = Modelo
results-form-redraw-hint = Con las mismas palabras, proporción y seed
results-form-price = { $price } por imagen
results-form-aspect_ratio = Proporción
results-form-aspect_ratio-hint = Como 16:9; vacío para la del modelo
results-form-seed = Semilla
results-form-seed-hint = El mismo número para una imagen parecida; vacío para una nueva


## Details. Each on a line of its own, to be copied.

details-seed = Semilla: `{ $seed }`
details-model = Modelo: { $model } (`{ $id }`)
details-asked = La pidió { $person }, { $when }
details-took = Tardó { $seconds } segundos
details-prediction = Para la asistencia del servicio de imágenes: `{ $id }`
details-job = Para la asistencia de aquí: `{ $id }`
details-cost = Cuesta aproximadamente { $cost }
details-cost-unknown = No se sabe cuánto cuesta: el modelo no tiene precio aquí.
details-parent = { $way ->
    [reroll] Repetición de
    [vary-subtle] Variación sutil de
    [vary-strong] Variación fuerte de
    [rephrase] Con otro prompt, a partir de
    [redraw] Redibujada con otro modelo a partir de
    [upscale] Ampliación de
    [zoom15] Vista 1,5x más amplia de
    [zoom2] Vista 2x más amplia de
    [square] Versión cuadrada de
    [left] Extensión a la izquierda de
    [right] Extensión a la derecha de
    [up] Extensión hacia arriba de
    [down] Extensión hacia abajo de
    [parts] { $count ->
        [one] Parte { $parts } cambiada
       *[other] Partes { $parts } cambiadas
    } en
   *[edit] Edición de
} { $link ->
    [none] una imagen que es privada o ya no existe
   *[other] { $link }
}
details-child = { $way ->
    [reroll] La repitió
    [vary-subtle] La varió un poco
    [vary-strong] La varió mucho
    [rephrase] La dibujó con otro prompt
    [redraw] Redibujada con otro modelo
    [upscale] La amplió
    [zoom15] Amplió la vista 1,5x
    [zoom2] Amplió la vista 2x
    [square] La hizo cuadrada
    [left] La extendió a la izquierda
    [right] La extendió a la derecha
    [up] La extendió hacia arriba
    [down] La extendió hacia abajo
    [parts] { $count ->
        [one] Cambió la parte { $parts }
       *[other] Cambió las partes { $parts }
    }
   *[edit] La editó
} { $person } { $ago }: { $link }

## Saved, deleted, kept.

results-saved = Guardado en tus mensajes directos: { $link }
results-described = Los lectores de pantalla leerán esto a partir de ahora.
results-delete = { $count ->
    [one] **¿Eliminar esta imagen?** Desaparecerá
   *[other] **¿Eliminar estas { $count } imágenes?** Desaparecerán
} para todos, con todas las copias que hice.
results-deleted = Eliminado.
results-deleted-private = Eliminado. Donde todavía lo veas, descarta ese mensaje: era solo para ti.
results-deleted-out-of-reach = Eliminado hasta donde alcanzo. Donde no me añadieron, o en un hilo cerrado, Discord no me deja cambiar mi mensaje: elige Eliminar en su propia lista allí, o pide a la moderación que lo elimine.
results-kept = Se queda como está.

refusal-not-drawn = Todavía no hay ninguna imagen de esta petición.
refusal-result-private = Es la imagen privada de otra persona. Usa /imagine para tener una propia.
refusal-result-twice = Ya lo estoy haciendo.
refusal-result-no-editor = Ningún modelo cambia imágenes aquí.
refusal-result-no-other-model = Ningún otro modelo permitido aquí puede dibujar esto.
refusal-result-direct-messages = No puedo escribirte. Permite los mensajes directos de los miembros de este servidor en sus ajustes de privacidad, e inténtalo de nuevo.
refusal-result-too-large = Es demasiado grande para los mensajes directos. Abre la imagen y guárdala desde ahí.
