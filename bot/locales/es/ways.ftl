### More ways to a picture: /edit, /blend, and the menus of a message. Read by members.

command-edit = Cambia una imagen como tú digas
command-edit-image = La imagen que se cambia
command-edit-instruction = Qué cambiar, como en «hazla de noche»
command-edit-model = Qué modelo la cambia
command-edit-image_more = Otra imagen más, para los modelos que aceptan varias
command-blend = Une de dos a cinco imágenes en una
command-blend-image = Una imagen
command-blend-prompt = Qué hacer con ellas; puedes omitirlo
command-blend-model = Qué modelo la dibuja

refusal-ways-no-blender = Ningún modelo acepta varias imágenes aquí.
refusal-ways-not-editor = { $model } no puede cambiar una imagen como tú digas. Pueden: { $models }.
refusal-ways-not-blender = { $model } no acepta varias imágenes. Las aceptan: { $models }.

## The menu of a message.

command-menu-edit = Editar con Easel
command-menu-reroll = Repetir
command-menu-details = Detalles
command-menu-who = ¿Quién hizo esto?


# $person: named by Discord; $model: its name; $ago: "3 hours ago".
ways-who = { $person } hizo esto con { $model }, { $ago }.
ways-who-looks = Esto se parece a una imagen que { $person } hizo con { $model }, { $ago }.
ways-who-marked = Según su archivo, { $person } hizo esto con { $model }, { $ago }.
ways-who-link = [Ir al original]({ $link })

refusal-ways-no-picture = En ese mensaje no hay ninguna imagen que pueda leer. Funcionan PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP y TIFF.
refusal-ways-not-mine = Ese mensaje no es una de mis imágenes. Usa el menú del mensaje en el que la publiqué.
refusal-ways-not-known = No conozco esta imagen: no es de este servidor, se eliminó o no la hice yo.
refusal-ways-not-known-yet = { $count ->
    [one] Todavía no conozco esta imagen: me queda un resultado de este servidor por mirar. Pregúntame otra vez en unos minutos.
   *[other] Todavía no conozco esta imagen: me quedan { $count } resultados de este servidor por mirar. Pregúntame otra vez en unos minutos.
}
refusal-ways-pick-gone = Eso fue hace demasiado tiempo. Abre otra vez el menú del mensaje.
