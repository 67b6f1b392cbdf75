### Wildcards: lists under a name. A mark in a prompt, "__name__", picks one of the entries.

command-wildcard = Los comodines de este servidor: listas de las que __nombre__ elige una entrada
command-wildcard-add = Añade un comodín: un formulario pide sus entradas
command-wildcard-add-name = Su nombre: «animal» se escribe __animal__ en un prompt
command-wildcard-edit = Cambia las entradas de un comodín
command-wildcard-list = Qué comodines tiene este servidor
command-wildcard-name = El comodín
command-wildcard-remove = Quita un comodín; las imágenes dibujadas con él se quedan
command-wildcards = Los comodines que puedes usar: los de este servidor y los tuyos
command-wildcards-name = Muestra todas las entradas de este
command-my-wildcard = Tus propios comodines: listas de las que __nombre__ elige una entrada
command-my-wildcard-add = Añade un comodín tuyo: un formulario pide sus entradas
command-my-wildcard-list = Tus propios comodines

wildcard-form-title = Las entradas de un comodín
wildcard-form-text = Las entradas de «{ $name }»
wildcard-form-text-hint = Una entrada por línea, hasta { $limit } caracteres cada una. Van al prompt tal cual.
# $name, $mark: as in "__animal__".
wildcard-added = { $whose ->
    [own] Tu comodín { $name } está guardado. Representa { $count ->
        [one] una entrada
       *[other] una de { $count } entradas, elegida al azar
    }. Solo tú puedes usarlo, en todos los servidores y en mensajes directos.
   *[server] El comodín { $name } está listo. En un prompt representa { $count ->
        [one] una entrada
       *[other] una de { $count } entradas, elegida al azar
    }.
}
wildcard-changed = { $name } tiene ahora { $count ->
    [one] una entrada
   *[other] { $count } entradas
}.
wildcard-removed = El comodín { $name } se quitó; las imágenes dibujadas con él se quedan.
wildcard-entries = { $count ->
    [one] { $mark } tiene una entrada:
   *[other] { $mark } elige una de { $count } entradas:
}
wildcard-list-title = { $whose ->
    [own] ## Tus propios comodines
   *[server] ## Los comodines de este servidor
}
wildcard-list-none = { $whose ->
    [own] Todavía no tienes ninguno.
   *[server] Todavía no hay comodines.
}
wildcard-list-how = -# Escribe uno en tu prompt y se dibuja una de sus entradas. /wildcards name: las muestra todas.
wildcard-list-change = { $whose ->
    [own] -# /my wildcard add guarda uno, /my wildcard edit lo cambia, /my wildcard remove lo quita. Solo tú los ves.
   *[server] -# /wildcard add crea uno, /wildcard edit lo cambia, /wildcard remove lo quita.
}
wildcard-list-line = { $mark } ({ $count }): { $text }

# $picks: as in "animal: fox".
note-wildcards = Elegido al azar: { $picks }.
details-template = Tal como se escribió: { $prompt }

# $literal: as in "\__animal__".
refusal-wildcard-unknown = { $count ->
    [0] Aquí no hay ningún comodín llamado «{ $wildcard }», ni ningún otro. Si te refieres a los guiones bajos mismos, escribe { $literal }.
   *[other] Aquí no hay ningún comodín llamado «{ $wildcard }». Los más parecidos: { $wildcards }. Si te refieres a los guiones bajos mismos, escribe { $literal }.
}
refusal-wildcard-marks = Este prompt tiene { $count } comodines; puede tener { $limit }.
refusal-wildcard-name = El nombre de un comodín tiene de 1 a { $limit } letras o números, con - o _ entre ellos.
refusal-wildcard-empty = Un comodín necesita al menos una entrada. Escribe una por línea.
refusal-wildcard-entry-too-long = La entrada «{ $entry }» tiene { $length } caracteres; puede tener { $limit }.
refusal-wildcard-too-long = Un comodín puede tener { $limit } entradas y { $characters } caracteres en total. Estas son { $count } entradas con { $length } caracteres.
refusal-list-unknown = { $count ->
    [0] No hay ningún comodín llamado «{ $wildcard }», ni ningún otro.
   *[other] No hay ningún comodín llamado «{ $wildcard }». Hay estos: { $wildcards }.
}
refusal-list-too-many = Puede haber { $limit } comodines. Quita uno antes de añadir otro.
