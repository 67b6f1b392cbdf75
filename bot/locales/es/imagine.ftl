### /imagine: the command, its progress and its card. Read by members.

command-imagine = Convierte palabras en una imagen
command-imagine-prompt = Qué debe mostrar la imagen
command-imagine-model = Qué modelo la dibuja
command-imagine-aspect_ratio = Proporción entre ancho y alto, por ejemplo 16:9
command-imagine-count = Cuántas imágenes
command-imagine-seed = La misma semilla y las mismas palabras dan otra vez una imagen parecida
command-imagine-output_format = El tipo de archivo
command-imagine-output_quality = De 0 a 100; más alto es un archivo más grande
command-imagine-image = Una imagen de partida, para los modelos que la aceptan
command-imagine-private = Te muestra el resultado solo a ti
command-imagine-spoiler = Ocultar el resultado hasta que se haga clic

progress-queued = **En espera** · { $place ->
    [0] el próximo turno es tuyo
    [1] el próximo turno es tuyo
   *[other] puesto { $place } de la cola
}
progress-held-off = **En espera** · el servicio de imágenes pide paciencia; próximo intento a las { $when }
progress-starting = **Empezando** con { $model }
progress-drawing = **Dibujando**
progress-drawing-percent = **Dibujando** { $bar } { $percent } %
progress-fetching = **Terminando**
progress-unlisted = **En espera** · la imagen está lista, pero quien opera Easel tiene que autorizar primero el lugar donde está
progress-handed-over = **Easel se está reiniciando.** Tu imagen sigue adelante por sí sola y aparecerá aquí.
progress-leaving = **Esto tarda más de lo que Discord me deja responder aquí.** La imagen sigue adelante por sí sola y llegará por mensaje directo.
progress-since = pedida { $ago }

button-cancel = Cancelar
button-retry = Reintentar
button-publish = Publicar

card-upscaled = ampliado{ $factor ->
    [unknown] { "" }
   *[other] { " " }{ $factor }x
}: { $width } x { $height }
card-model = { $model }
card-seed = semilla { $seed }
card-seeds = semillas { $seeds }
card-seconds = { $seconds } s
card-ai = Hecho con IA
card-ai-edited = Editado con IA
card-source = { $count ->
    [one] A partir de esta imagen
   *[other] A partir de estas imágenes
}
card-for = para { $person }
card-new-message = { $person }, aquí está lo que pediste:
card-alt = { $prompt }
card-alt-numbered = { $prompt } ({ $number } de { $count })
card-withheld = { $got } de { $asked }: el filtro de seguridad retuvo { $withheld ->
    [one] una
   *[other] { $withheld }
}.
card-short = { $got } de { $asked }: el modelo no devolvió las demás.
card-failed-part = { $got } de { $asked } · { $reason }
card-left-out = { $count ->
    [one] Llegó una imagen más de las que se pidieron. Se dejó fuera.
   *[other] Llegaron { $count } imágenes más de las que se pidieron. Se dejaron fuera.
}
card-came-as = Se pidió en { $asked } y llegó en { $ratio }.
card-reduced = Reducida para respetar el límite de subida de este servidor.
