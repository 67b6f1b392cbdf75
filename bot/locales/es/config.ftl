### /config: a server's whole configuration as a file, and back.

command-config = Toda la configuración de este servidor en un archivo, y de vuelta
command-config-export = Obtén todo lo que se puede ajustar en un archivo para leer, cambiar y guardar
command-config-import = Toma un archivo así; antes ves qué cambia, y puedes deshacerlo
command-config-import-file = Un archivo de /config export, de este servidor o de otro

## Comments in the file itself.

# $server: its name; $day: as in "2026-12-01".
config-file-head =
    La configuración de Easel en «{ $server }», { $day }.
    Cambia lo que quieras y envía este archivo con /config import: antes ves qué cambiaría.
    De un canal o un rol solo cuenta el número; el nombre de delante es para ti.
    «Solo añadir y actualizar» deja lo que no está en el archivo. «Reemplazar todo» lo devuelve
    a su valor de siempre, salvo las tablas que el archivo no tiene.
config-file-settings = Roles que gestionan Easel, canales de moderación y qué sigue a muchas faltas.
config-file-showcase = Dónde se publican las imágenes con tantas estrellas.
config-file-budget = En dólares; "none" es sin límite.
config-file-limits = Peticiones a la vez, imágenes por hora y día. "none": sin fijar; "unlimited": sin límite.
config-file-rules =
    Para el servidor; debajo, para las categorías, canales e hilos que fijan algo propio.
    Una regla detrás de un # tiene su valor de siempre: quita el # para fijarla.
config-file-filter =
    kind: word, phrase, forms, regex o allow; action: refuse, review o log;
    strictness: de 1 (donde el filtro esté activo) a 3 (solo donde sea estricto).
    packs: las versiones tomadas; sus palabras están entre las entradas.
config-file-styles = Un nombre, y las palabras que se añaden al prompt.
config-file-wildcards = Listas de las que eligen los prompts.

## The panels.

config-exported =
    ### La configuración de este servidor
    En este archivo está todo lo que se puede ajustar, y nada sobre los miembros. Guárdalo como copia, o cámbialo y envíalo con **/config import**, aquí o en otro servidor.
config-preview = ### ¿Importar este archivo?
config-imported = ### Importado
config-imported-before = Esto ya se importó.
config-undone =
    ### Deshecho
    Todo está como antes de la importación.
config-canceled = No se cambió nada.
config-meanwhile = Entretanto cambió algo. Esto es lo que cambiaría ahora:
config-mode-add = Solo añadir y actualizar
config-mode-add-about = Lo que no está en el archivo se queda
config-mode-replace = Reemplazar todo
config-mode-replace-about = Lo que no está en el archivo desaparece
config-part = { $part ->
    [settings] Ajustes
    [limits] Límites y presupuesto
    [rules] Reglas
    [filter] Filtro de prompts
    [styles] Estilos
   *[wildcards] Comodines
}
# $what: as in "3 new and 1 removed".
config-line = **{ $part }**: { $what }
config-counts = { $counts }
config-new = { $count ->
    [one] { $count } nuevo
   *[other] { $count } nuevos
}
config-set = { $count ->
    [one] { $count } fijada
   *[other] { $count } fijadas
}
config-changed = { $count ->
    [one] { $count } cambiado
   *[other] { $count } cambiados
}
config-removed = { $count ->
    [one] { $count } quitado
   *[other] { $count } quitados
}
config-same = sin cambios
config-absent = no está en el archivo, así que se queda como está
config-key = { $key }: { $before } → **{ $after }**
config-server = Este servidor
# $what: added, changed or removed; $names: words of the filter behind spoilers, or names.
config-names = { $what ->
    [added] Nuevo
    [changed] Cambiado
   *[removed] Quitado
}: { $names }
config-packs = Paquetes: { $names }
config-more = … y { $count } más
config-left-out = ⚠️ Se deja fuera, porque este servidor no lo tiene; lo que tiene fijado ahí se queda:
config-left-out-line = { $key } ({ $names })
config-lockout = ⚠️ { $place }: { $warning }
config-nothing = No cambiaría nada.
config-button-apply = Aplicar
config-button-cancel = Cancelar
config-button-undo = Deshacer
config-problem = Línea { $line } · **{ $key }**: { $reason }
config-problem-somewhere = **{ $key }**: { $reason }

## Why a file is not taken.

refusal-config-too-large = El archivo tiene más de { $limit_mb } MB. Acórtalo, por ejemplo con menos entradas del filtro.
refusal-config-unreadable = No puedo leer ese archivo como texto. Envía el archivo de /config export, cambiado en un editor de texto sencillo y guardado como UTF-8.
refusal-config-syntax = No se cambió nada: no puedo leer la línea { $line } del archivo, «{ $text }». A menudo falta ahí o justo antes una comilla, una coma o un corchete, o una comilla es curva (“”) y no recta (").
refusal-config-twice = No se cambió nada: la línea { $line } del archivo, «{ $text }», dice algo que ya se dijo antes. Deja solo una de las dos.
refusal-config-foreign = Este no es un archivo de /config export: arriba del todo va una línea «version = { $version }».
refusal-config-newer = Este archivo es de un Easel más nuevo: su versión es { $found }, y yo leo archivos hasta la versión { $version }. No se cambió nada. Pide a quien gestiona Easel que lo actualice.
refusal-config-problems = No se cambió nada: { $count ->
    [one] hay algo mal en el archivo
   *[other] hay { $count } cosas mal en el archivo
}. Corrige el archivo y envíalo otra vez.
refusal-config-unknown = { $near ->
    [none] No conozco esto.
   *[other] No conozco esto. ¿Querías decir «{ $near }»?
}
refusal-config-missing = Falta «{ $key }».
refusal-config-form = No puedo leer esto. Por ejemplo, valdría { $example }.
refusal-config-range = { $side ->
    [least] Tiene que ser al menos { $limit }.
   *[most] Puede ser como mucho { $limit }.
}
refusal-config-name-twice = Dos tienen el mismo nombre.
refusal-config-gone = Esta importación es demasiado antigua, ya tiene respuesta o se le mostró a otra persona. Envía el archivo otra vez con /config import.
refusal-config-undo-gone = Eso ya no se puede deshacer: ya se deshizo, tiene más de un día o fue la importación de otra persona.
refusal-config-changed-since = Alguien cambió algo desde la importación, así que no se deshizo nada. Para ver qué supondría, importa un archivo de /config export de antes.
