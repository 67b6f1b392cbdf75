### The rules of a server: who may draw what, where and when.

## What they are called, in the order in which they are decided.

rules-name-who = Quién puede dibujar
rules-name-denied_roles = Roles que no pueden dibujar
rules-name-newcomer_wait_seconds = Espera de los miembros nuevos
rules-name-quiet_hours = Horas de silencio
rules-name-slow_mode_seconds = Modo lento para dibujar
rules-name-refused_wait_seconds = Espera tras palabras rechazadas
rules-name-models = Modelos
rules-name-styles = Estilos
rules-name-maximum_count = Imágenes a la vez
rules-name-maximum_megapixels = Tamaño máximo de imagen
rules-name-image_input = Imagen de partida
rules-name-private = Resultados privados
rules-name-usual_count = Número habitual de imágenes
rules-name-age_restricted_relaxed = Canales con restricción de edad
rules-name-ai_line = Línea «Hecho con IA»
rules-name-filter_strictness = Filtro de prompts
rules-name-review = Aprobación de los moderadores

## How a rule is set.

rules-value-inherited = heredado
rules-value-everyone = todos
rules-value-roles = { $roles }
rules-value-except-roles = todos menos { $roles }
rules-value-moderators = moderadores
rules-value-nobody = nadie
rules-value-none = ninguno
rules-value-any = todos
rules-value-only = { $names }
rules-value-no-wait = sin espera
rules-value-seconds = { $count ->
    [one] un segundo
   *[other] { $count } segundos
}
rules-value-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minutos
}
rules-value-hours = { $count ->
    [one] una hora
   *[other] { $count } horas
}
rules-value-days = { $count ->
    [one] un día
   *[other] { $count } días
}
rules-value-pictures = { $count ->
    [one] una
   *[other] hasta { $count }
}
rules-value-exactly-pictures = { $count ->
    [one] una
   *[other] { $count }
}
rules-value-any-size = cualquier tamaño
rules-value-megapixels = { $megapixels ->
    [one] un megapíxel
   *[other] { $megapixels } megapíxeles
}
rules-value-yes = sí
rules-value-no = no
rules-value-relaxed = allí los modelos pueden ser menos cuidadosos
rules-value-careful = los modelos son tan cuidadosos como en todas partes
rules-value-ai-line-as-set = como decidió quien gestiona Easel
rules-value-ai-line-shown = se muestra
rules-value-ai-line-left-out = se omite
rules-value-never = ninguna
rules-value-all-day = todo el día

# $start, $end: as a clock shows them; $timezone: an IANA name.
rules-value-hours-of-day = de { $start } a { $end } ({ $timezone })

rules-value-strictness-0 = desactivado
rules-value-strictness-1 = relajado
rules-value-strictness-2 = medio
rules-value-strictness-3 = estricto

## Where a rule is set, and how it is changed. $place: a channel, named by Discord.

rules-source-built-in = Nadie ha fijado esto; con /policy edit se puede fijar para el servidor o para un canal.
rules-source-server = Fijado para todo el servidor; cámbialo con /policy edit, o dale a este canal un valor propio.
rules-source-category = Fijado para la categoría { $place }; cámbialo allí con /policy edit, o dale a este canal un valor propio.
rules-source-channel = Fijado para { $place }; cámbialo allí con /policy edit.
rules-source-thread = Fijado para el hilo { $place }; cámbialo allí con /policy edit.

## Why a rule allows or not, for whoever asks about a member. $roles: named by Discord.

rules-reason-everyone = Aquí todos pueden dibujar.
rules-reason-nobody = Aquí no puede dibujar nadie, ni siquiera los moderadores.
rules-reason-moderator = Modera aquí.
rules-reason-no-moderator = No modera aquí.
rules-reason-has-roles = Tiene { $roles }.
rules-reason-lacks-roles = No tiene ninguno de estos roles: { $roles }.
rules-reason-all-roles-gone = Los roles que nombra esta regla se eliminaron, así que aquí solo pueden dibujar los moderadores.
rules-reason-roles-gone = { $count ->
    [one] Un rol que nombra esta regla se eliminó y ya no cuenta.
   *[other] { $count } roles que nombra esta regla se eliminaron y ya no cuentan.
}
rules-reason-denied-role = Tiene { $roles }.
rules-reason-no-denied-role = No tiene ningún rol que no pueda dibujar.
rules-reason-no-wait = Los miembros nuevos no tienen que esperar.
rules-reason-joined-unknown = Discord no dice cuándo se unió, así que no tiene que esperar.
rules-reason-joined-long-ago = Lleva aquí el tiempo suficiente.

# $until: a time of day, with its day for newcomers; shown by Discord.
rules-reason-newcomer = Se unió hace demasiado poco; podrá dibujar a partir del { $until }.

rules-reason-never-quiet = No hay horas de silencio.
rules-reason-not-quiet = Ahora no son horas de silencio.
rules-reason-quiet = Ahora son horas de silencio; terminan a las { $until }.
rules-reason-always-quiet = Todas las horas del día son de silencio.
rules-reason-no-slow-mode = No hay modo lento para dibujar.
rules-reason-waited = Pidió por última vez hace suficiente tiempo, o no ha pedido nada.
rules-reason-slow-mode = Pidió algo aquí hace un momento; podrá pedir otra vez a partir de las { $until }.
rules-reason-no-refused-wait = Nadie espera después de un rechazo del filtro.
rules-reason-refused-little = El filtro rechazó { $count ->
    [0] cero solicitudes suyas
    [one] una solicitud suya
   *[other] { $count } solicitudes suyas
} en las últimas 24 horas; a partir de tres, espera.
rules-reason-waited-refused = El filtro rechazó { $count } solicitudes suyas en las últimas 24 horas, y ha esperado desde la última.
rules-reason-refused-wait = El filtro rechazó { $count } solicitudes suyas en las últimas 24 horas; podrá pedir otra vez a partir de las { $until }.
rules-reason-exempt = Se lo impediría, pero los moderadores están exentos.
rules-reason-depends = Depende de lo que pida.
rules-reason-any-model = Se puede usar cualquier modelo.
rules-reason-model = { $model } se puede usar.
rules-reason-other-model = { $model } no se puede usar. Modelos permitidos: { $models }.
rules-reason-upscale = Ampliar una imagen no necesita ningún modelo de esta lista.
rules-reason-fill = Alejar la vista, desplazarla y cambiar partes no necesita ningún modelo de esta lista.
rules-reason-no-model = Ya no se ofrece ninguno de los modelos que se pueden usar.
rules-reason-any-style = Se puede usar cualquier estilo.
rules-reason-no-style = No usa ningún estilo.
rules-reason-style = El estilo «{ $style }» se puede usar.
rules-reason-other-style = El estilo «{ $style }» no se puede usar.
rules-reason-count = { $count ->
    [one] Una imagen no es demasiado.
   *[other] { $count } imágenes no son demasiadas.
}
rules-reason-usual-count = { $count ->
    [one] Una solicitud sin número recibe una imagen.
   *[other] Una solicitud sin número recibe { $count } imágenes.
}
rules-reason-too-many = { $count } imágenes son más de { $limit }.
rules-reason-any-size = Se pueden dibujar imágenes de cualquier tamaño.
rules-reason-size = { $megapixels ->
    [one] Un megapíxel no es demasiado.
   *[other] { $megapixels } megapíxeles no son demasiados.
}
rules-reason-size-unknown = El propio modelo decide el tamaño.
rules-reason-too-large = { $megapixels ->
    [one] Un megapíxel es más de { $limit }.
   *[other] { $megapixels } megapíxeles son más de { $limit }.
}
rules-reason-image-allowed = Se permite una imagen de partida.
rules-reason-no-image = Parte solo de palabras.
rules-reason-image = Parte de una imagen.
rules-reason-private-allowed = Se permiten los resultados privados.
rules-reason-no-private = El resultado es para todos.
rules-reason-private = Lo quiere solo para sí.
rules-reason-careful = Los modelos son tan cuidadosos como en todas partes.
rules-reason-not-age-restricted = Discord no marca este canal con restricción de edad, así que los modelos son tan cuidadosos como en todas partes.
rules-reason-ai-line-as-set = Quien gestiona Easel decidió si la tarjeta dice que la imagen está hecha con IA.
rules-reason-ai-line-shown = La tarjeta dice que la imagen está hecha con IA.
rules-reason-ai-line-left-out = La tarjeta no dice que la imagen está hecha con IA; el archivo, sí.
rules-reason-relaxed = Este canal tiene restricción de edad, y el servidor permite que aquí los modelos sean menos cuidadosos.
rules-reason-filter = Las palabras se comparan con el filtro del servidor.
rules-reason-no-filter = El filtro del servidor está desactivado aquí.
rules-reason-no-review = Las imágenes se muestran enseguida.
rules-reason-review = Las imágenes esperan la aprobación de un moderador.

## Warnings before a change is made.

rules-lockout-nobody = Nadie podría dibujar allí, ni siquiera los moderadores.
rules-lockout-roles-gone = Los roles elegidos ya no existen, así que allí solo podrían dibujar los moderadores.
rules-lockout-everyone-denied = Todos tienen el rol que no puede dibujar, así que allí no podría dibujar nadie.
rules-lockout-roles-denied = Cada rol que puede dibujar es también uno que no puede, así que allí solo podrían dibujar los moderadores.
rules-lockout-always-quiet = Todas las horas del día serían de silencio, así que allí solo podrían dibujar los moderadores.
rules-lockout-no-model = No se ofrece ninguno de los modelos elegidos, así que allí no podría dibujar nadie.

## What a member reads when a rule says no. Seen by them alone; nothing was sent or paid for.

refusal-rules-nobody = En este canal no se puede dibujar.
refusal-rules-moderators = En este canal solo pueden dibujar los moderadores.
refusal-rules-roles = En este canal, dibujar es para { $roles }.
refusal-rules-roles-gone = Dibujar aquí era para roles que ya no existen. Un moderador puede elegir otros con /policy edit.
refusal-rules-denied = En este canal no se puede dibujar con un rol que tienes: { $roles }.
refusal-rules-newcomer = Los miembros nuevos esperan un poco antes de dibujar aquí. Podrás dibujar a partir del { $until }.
refusal-rules-quiet = Aquí son horas de silencio (de { $start } a { $end }, { $timezone }). En tu hora, terminan a las { $until }.
refusal-rules-always-quiet = En este canal todas las horas del día son de silencio, así que aquí no se dibuja nada.
refusal-rules-slow-mode = Aquí hay modo lento para dibujar. Puedes pedir de nuevo a partir de las { $until }.
refusal-rules-refused-wait = Un filtro rechazó { $count } de tus solicitudes en las últimas 24 horas, así que esperas un rato entre una y otra. Puedes pedir de nuevo a partir de las { $until }. La espera se acorta sola cuando ya no se rechaza nada más.
refusal-rules-model = { $model } no se puede usar en este canal. Modelos permitidos: { $models }.
refusal-rules-no-model = Los modelos de este canal ya no se ofrecen. Un moderador puede elegir otros con /policy edit.
refusal-rules-style = El estilo «{ $style }» no se puede usar en este canal. Estilos permitidos: { $styles }.
refusal-rules-own-style = Tu propio estilo «{ $style }» no se puede usar en este canal. De los del servidor se permiten: { $styles }.
refusal-rules-no-style = En este canal no se pueden usar estilos, así que pídelo sin «{ $style }».
refusal-rules-count = Serían { $count } imágenes; en este canal se { $limit ->
    [one] puede dibujar solo una
   *[other] pueden dibujar como máximo { $limit }
} a la vez.
refusal-rules-megapixels = { $megapixels ->
    [one] Sería un megapíxel
   *[other] Serían { $megapixels } megapíxeles
}; en este canal se permiten { $limit } como máximo.
refusal-rules-image = En este canal no puedes partir de una imagen. Solo con palabras funciona.
refusal-rules-private = En este canal los resultados los ven todos. Pídelo sin «private», por favor.

## What a moderator reads when a rule cannot be set like that.

refusal-rules-roles-not-chosen = Elige al menos un rol, o bien «todos» o «nadie».
refusal-rules-too-many-roles = Una regla puede nombrar { $limit } roles como máximo.
refusal-rules-models-not-chosen = Elige al menos un modelo. Para desactivar el dibujo, no dejes dibujar a nadie.
refusal-rules-out-of-range = { $rule ->
    [newcomer_wait_seconds] La espera de los miembros nuevos puede ser de { $maximum } días como máximo.
    [slow_mode_seconds] El modo lento puede ser de { $maximum } horas como máximo.
    [refused_wait_seconds] La espera tras palabras rechazadas puede ser de { $maximum } minutos como máximo.
    [maximum_count] El número de imágenes debe estar entre { $minimum } y { $maximum }.
    [usual_count] El número habitual de imágenes debe estar entre { $minimum } y { $maximum }.
    [maximum_megapixels] El tamaño debe estar entre { $minimum } y { $maximum } megapíxeles.
    [filter_strictness] El rigor del filtro debe estar entre { $minimum } (desactivado) y { $maximum } (estricto).
   *[other] Las horas del día van de 00:00 a 23:59.
}
refusal-rules-timezone = No hay ninguna zona horaria llamada «{ $timezone }». Se llaman como Europe/Madrid o America/Mexico_City.
refusal-rules-server-decides = Solo el servidor entero puede permitir que los modelos sean menos cuidadosos en canales con restricción de edad. Un canal solo puede retirarlo.
refusal-rules-duration = No puedo leer «{ $text }» como duración. Escríbela como 90 s, 10 min, 1 h 30 min o 3 días; «no» la desactiva.
refusal-rules-hours = No puedo leer «{ $text }» como horas del día. Escríbelas como 22:00-07:00 o de 22 a 7; «no» las desactiva.
