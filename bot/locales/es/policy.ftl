### /policy: looking at the rules of a place, changing them, and asking why.

command-policy = Quién puede dibujar qué, dónde y cuándo
command-policy-show = Muestra las reglas de un lugar y de dónde viene cada una
command-policy-edit = Cambia las reglas de este servidor, una categoría, un canal o un hilo
command-policy-reset = Quita las reglas propias de un lugar, para que valgan las más generales
command-policy-explain = Mostrar, en orden, todo lo que deja o no dibujar a alguien, y cómo cambiarlo
command-policy-explain-member = De quién se trata
command-policy-explain-prompt = Las palabras de una petición, para probarlas también, con opciones como en /imagine
command-policy-place = La categoría, el canal, el foro, el hilo o la publicación; si no, donde estás
command-policy-edit-place = La categoría, el canal, el foro, el hilo o la publicación; si no, todo el servidor

## The panel of a place. $place: named by Discord, or the words for the server.

policy-place-server = todo el servidor
policy-title = Reglas para { $place }
policy-others = Lugares con reglas propias: { $places }.
policy-how-to-edit = Cámbialas con /policy edit; /policy explain dice por qué alguien puede dibujar o no.
policy-line = { $rule }: { $value }
policy-from-here = fijado aquí
policy-from-server = fijado para el servidor
policy-choose-rule = Elige una regla para cambiarla
policy-is-set = Fijada aquí
policy-level-server = Todo el servidor
policy-level-category = La categoría
policy-level-channel = El canal
policy-level-thread = El hilo o la publicación
policy-reset = Quitar lo fijado aquí
policy-back = Volver a las reglas

## The panel of a rule.

policy-now = Ahora en { $place }: **{ $value }**
policy-choose-value = Elige un valor
policy-choose-models = Elige los modelos que se pueden usar
policy-choose-styles = Elige los estilos que se pueden usar
policy-inherit = Como en el lugar más general
policy-unset = Como si nadie lo hubiera fijado
policy-type = Escribir un valor…
policy-roles-who = Solo miembros con estos roles, y moderadores
policy-roles-denied-roles = Roles que no pueden dibujar
policy-roles-review = Solo imágenes de miembros con estos roles
policy-except-review = Todas las imágenes menos las de miembros con estos roles

policy-about-who = Quién puede pedir imágenes. Los moderadores pueden donde pueden los roles.
policy-about-denied-roles = Quien tiene uno de estos roles no puede dibujar, aunque lo demás lo permita.
policy-about-newcomer-wait-seconds = Cuánto tiempo hay que ser miembro de este servidor antes de dibujar. Los moderadores no esperan.
policy-about-quiet-hours = Horas del día en las que no se dibuja nada. Los moderadores sí pueden dibujar.
policy-about-slow-mode-seconds = Cuánto espera cada miembro entre dos solicitudes en un canal. El modo lento de Discord no vale para los comandos; este sí.
policy-about-refused-wait-seconds = Cuánto espera alguien entre solicitudes después de que el filtro le rechazara tres en 24 horas. Se duplica con cada una más, hasta una hora, y termina sola. Solo esa persona se entera.
policy-about-models = Qué modelos se pueden usar. Ampliar una imagen siempre es posible.
policy-about-styles = Qué estilos de este servidor se pueden usar, por sus nombres. Los de los miembros, solo donde se permiten todos.
policy-about-maximum-count = Cuántas imágenes puede pedir una solicitud.
policy-about-usual-count = Cuántas imágenes recibe una solicitud que no dice ningún número. Prevalecen las preferencias de los miembros.
policy-about-ai-line = Si las tarjetas dicen en letra pequeña que una imagen está hecha con IA. Su archivo lo dice en cualquier caso.
policy-about-maximum-megapixels = Qué tamaño puede alcanzar una imagen; un cuadrado de 1024 por 1024 puntos es un megapíxel.
policy-about-image-input = Si los miembros pueden traer una imagen de partida.
policy-about-private = Si los miembros pueden pedir resultados que solo ellos ven.
policy-about-age-restricted-relaxed = Si los modelos pueden ser menos cuidadosos, solo en canales que Discord marca con restricción de edad. Un canal puede retirar lo que permite el servidor.
policy-about-filter-strictness = Cuántas entradas del filtro de prompts cuentan aquí. Desactivado: ninguna. Relajado: las que cuentan donde el filtro esté activado. Medio: también las de medio. Estricto: todas.
policy-about-review = Las imágenes de quién esperan a un moderador antes de que las vea nadie más.

## The forms.

policy-field-value = Valor
policy-field-timezone = Zona horaria
policy-hint-newcomer-wait-seconds = Por ejemplo, 10 min, 1,5 horas o 3 días; «no» la desactiva
policy-hint-slow-mode-seconds = Por ejemplo, 30 s, 2 min o 1 hora; «no» lo desactiva
policy-hint-refused-wait-seconds = Por ejemplo, 30 s, 2 min o 1 hora; «no» lo desactiva
policy-hint-quiet-hours = Por ejemplo, 22:00-07:00 o de 22 a 7; «no» las desactiva
policy-hint-timezone = Una ciudad o una zona, como Madrid o America/Mexico_City
policy-hint-maximum-megapixels = Un número, como 1 o 2,5; 64 es cualquier tamaño
policy-hint-styles = Los nombres de los estilos, separados por comas; «ninguno» para no permitir ninguno

## A change before and after it is made.

policy-change = Un cambio para { $place }
policy-before-after = **{ $rule }:** { $before } → **{ $after }**
policy-inherited = { $value } (heredado)
policy-default = { $value } (lo habitual en Easel)
policy-unchanged = Ya está así.
policy-review-nowhere = No hay ningún canal para aprobación, así que nadie podría aprobar estas imágenes: se pagarían y nunca se mostrarían. Elige uno antes con /setup.
policy-save = Guardar
policy-save-anyway = Guardar de todos modos
policy-drop = No cambiarlo
policy-saved = Guardado para { $place }
policy-undo = Deshacer
policy-undone = Deshecho para { $place }
policy-redo = Rehacer el cambio

# $total: requests there in the last 7 days; $refused: by the new rules; $before: by those of now.
policy-trial = { $total ->
    [one] Hubo una solicitud allí en los últimos 7 días.
   *[other] Hubo { $total } solicitudes allí en los últimos 7 días.
} Las reglas nuevas habrían denegado **{ $refused } de { $total }**; las actuales, { $before }.
policy-trial-by-rule = A causa de: { $rules }.
policy-trial-none = Nadie pidió una imagen allí en los últimos 7 días, así que no hay con qué probar esto.

## Why somebody may draw or not.

policy-explain-yes = { $person } puede dibujar en { $place }
policy-explain-no = { $person } no puede dibujar en { $place }
policy-missing-view = Discord no le muestra este canal.
policy-missing-commands = Discord no le deja usar comandos aquí (Usar comandos de aplicaciones).
policy-missing-bot = Aquí me faltan permisos ({ $permissions }), así que nadie puede dibujar.

refusal-policy-gone = Ese cambio es demasiado antiguo o ya se hizo. Abre /policy edit otra vez para ver cómo está todo ahora.
refusal-policy-number = No puedo leer «{ $text }» como número. Escríbelo como 2 o 1,5.
