### The prompt filter: what a moderator reads when an entry or a list is not taken.

refusal-filter-entry-empty = No hay nada que buscar: una entrada necesita letras o un emoji.
refusal-filter-entry-too-short = «{ $entry }» es una sola letra y coincidiría con demasiadas cosas. Da una palabra, por favor.
refusal-filter-entry-too-long = Esa entrada tiene { $length } caracteres; caben { $limit }. Acórtala, por favor.
refusal-filter-note-too-long = La nota tiene { $length } caracteres; caben { $limit }. Acórtala, por favor.
refusal-filter-strictness = El rigor es 1, 2 o 3; «{ $strictness }» no lo es.
refusal-filter-wildcard = «{ $entry }» tiene un * en un extremo, pero lo permitido se busca tal como está escrito. Quita el *.
refusal-filter-duplicate = La lista ya tiene «{ $entry }», que coincide con lo mismo.
refusal-filter-too-many = Una lista puede tener { $limit } entradas como máximo. Quita antes algunas, por favor.
refusal-filter-too-many-regexes = Una lista puede tener { $limit } expresiones regulares como máximo, porque cada una se prueba con todos los prompts. Las palabras y frases no cuestan nada.
refusal-filter-regex-invalid = No es una expresión regular que pueda usar: tiene un error, repite demasiadas veces, o usa recursión o búsqueda aproximada. Todo lo demás de la sintaxis habitual funciona.
refusal-filter-regex-empty = Esa expresión regular coincide incluso con un texto vacío, y por tanto con todos los prompts. Haz que pida algo, por favor.
refusal-filter-regex-slow = Esa expresión regular tarda demasiado con algunos textos. Suele deberse a repeticiones dentro de repeticiones, como «(a+)+».
refusal-filter-kind = No hay ningún tipo de entrada llamado «{ $kind }». Es word, phrase, forms, regex o allow.
refusal-filter-action = No hay ninguna acción llamada «{ $action }». Es refuse, review o log.
refusal-filter-columns = Una línea tiene { $found } columnas, pero la primera nombra { $expected }.
refusal-filter-header = La primera línea debe nombrar las columnas: kind, text, action, strictness, note. Solo «text» es obligatoria; un archivo sin encabezado tiene una entrada por línea.
refusal-filter-file-too-large = El archivo tiene más de { $limit_mb } MB. Divídelo, por favor.
refusal-filter-file-unreadable = No puedo leer ese archivo como tabla. Guárdalo como CSV en UTF-8, por favor.
refusal-filter-file-empty = No hay ninguna entrada en ese archivo.
refusal-filter-file-problems = No se importó nada: { $count ->
    [one] una línea tiene un problema
   *[other] { $count } líneas tienen problemas
}. La línea { $line } es la primera. Corrige el archivo e inténtalo de nuevo.
refusal-filter-changed = Mientras tanto otra persona cambió la lista. Vuelve a mirarla, por favor.
refusal-filter-entry-gone = La lista no tiene esa entrada. Elige una de las que se ofrecen mientras escribes.
refusal-filter-pack-gone = Ese paquete ya no está aquí. Mira otra vez los paquetes con /filter pack.
refusal-filter-import-gone = Esta importación es demasiado antigua, ya tiene respuesta o se le mostró a otra persona. Empiézala otra vez, por favor.
refusal-filter-undo-gone = Eso ya no se puede deshacer: ya se deshizo, tiene más de un día o fue un cambio de otra persona.
refusal-filter-changed-since = Alguien cambió las mismas entradas desde entonces, así que no se deshizo nada. Mira la lista con /filter list.
refusal-filter-pack-changed = Alguien tomó, actualizó o quitó este paquete mientras tanto. Míralo otra vez con /filter pack.

## What a member reads when their words are on the list.

# $found: the words with dots for most of their letters.
refusal-filter-listed = El filtro de prompts de este servidor no permite eso: encontró «{ $found }». No se dibujó nada, y no cuenta para ningún límite.
# $reason: what the moderators noted beside the entry.
refusal-filter-listed-because = El filtro de prompts de este servidor no permite eso: encontró «{ $found }» (regla: { $reason }). No se dibujó nada, y no cuenta para ningún límite.
refusal-filter-everywhere = Este Easel no dibuja eso en ningún servidor: su lista de palabras rechazadas en todas partes contiene «{ $found }». No se dibujó nada, y no cuenta para ningún límite.
refusal-filter-appeal-waits = El filtro de prompts de este servidor no permite eso: encontró «{ $found }». Los moderadores tienen tu apelación y decidirán.
refusal-filter-appeal-dismissed = El filtro de prompts de este servidor no permite eso: encontró «{ $found }». Los moderadores revisaron estas palabras y dijeron que no.

## Appeals, as members see them.

refusal-filter-appeal-gone = Esto es demasiado antiguo. Pide la imagen otra vez y apela entonces.
refusal-filter-appeal-made = Los moderadores ya tienen esta apelación.
refusal-filter-appeal-not-yours = Solo puede apelar quien lo pidió.
refusal-filter-appeals-too-many = Los moderadores ya tienen { $limit } apelaciones tuyas. Espera a que decidan, por favor.

## Appeals, as moderators see them.

# $person: a mention.
refusal-filter-appeal-decided = { $person } ya decidió.
refusal-filter-appeal-own = Sobre tus propias palabras tiene que decidir otra persona.

filter-appeal-make = Apelar a los moderadores
filter-appeal-form-reason = ¿Por qué aceptar tus palabras?
filter-appeal-form-reason-hint = Lo leen los moderadores; puede quedar vacío
filter-appeal-reason = Lo que alega:
filter-appeal-received = **Los moderadores tienen tu apelación.** Te avisaré, o leerás su respuesta cuando vuelvas a pedirlo.
filter-appeal-unreachable = **No puedo acceder al canal de los moderadores.** Díselo tú a uno de ellos, por favor.
# $passes: yes or no. $channel: a mention.
filter-appeal-told = { $passes ->
    [yes] Los moderadores aceptaron tu apelación. Vuelve a pedirlo en { $channel } con las mismas palabras; pasan una vez:
   *[no] Los moderadores revisaron tu apelación en { $channel } y dijeron que no:
}

filter-appeal-asked = **Apelación contra el filtro de prompts**
filter-appeal-whose = { $person } en { $channel }
# $found: what matched; $entry: what the list looks for; both behind spoilers.
filter-appeal-why = Encontró { $found } por la entrada { $entry }.
filter-appeal-hint = Con Aceptar, estas palabras pasan una vez, para esta persona. Si permites una frase, pasa para todos, también en otros prompts; puede hacerlo quien gestiona el servidor.
filter-appeal-accept = Aceptar una vez
filter-appeal-allow = Permitir una frase…
filter-appeal-dismiss = Desestimar
# $state: accepted, allowed or dismissed. $person: a mention. $phrase: behind a spoiler.
filter-appeal-outcome = { $state ->
    [accepted] **Aceptada** por { $person }; las palabras pasan una vez
    [allowed] **Permitida** para todos por { $person }: { $phrase }
   *[dismissed] **Desestimada** por { $person }
}
filter-appeal-still-found = La lista todavía encuentra algo en estas palabras, así que pasan una vez, para esta persona. Míralo con /filter test.
filter-appeal-form = Permitir una frase
filter-appeal-form-phrase = La frase
filter-appeal-form-hint = Nada dentro de ella cuenta ya, para todos

## What managers see of the list.

filter-title = **Filtro de prompts** · { $count ->
    [0] nada en la lista
    [one] una entrada
   *[other] { $count } entradas
}
filter-empty = Añade palabras con **/filter add**, empieza con una lista preparada con **/filter starter**, o trae la tuya con **/filter import**.
filter-none-of-kind = No hay ninguna de este tipo.
filter-page = Página { $page } de { $pages } · { $count ->
    [one] una entrada
   *[other] { $count } entradas
}
filter-hint = Qué rigor tiene un canal: /policy edit. Qué pasaría con un prompt: /filter test.
# $kind: word, phrase, forms, regex or allow.
filter-kind = { $kind ->
    [word] palabra
    [phrase] frase
    [forms] con sus formas
    [regex] expresión regular
   *[allow] permitida
}
filter-every-kind = todo ({ $count })
# $action: refuse, review or log.
filter-action = { $action ->
    [refuse] denegar
    [review] revisar
   *[log] solo anotar
}
# $level: 1, 2 or 3.
filter-from = { $level ->
    [1] donde el filtro esté activado
    [2] donde sea medio o estricto
   *[3] solo donde sea estricto
}
# $level: 1, 2 or 3.
filter-level = { $level ->
    [1] Relajado
    [2] Medio
   *[3] Estricto
}

## A try.

filter-trial = **Qué pasaría con este prompt**
# $action: refuse, review, log, or pass.
filter-outcome = { $action ->
    [refuse] se deniega
    [review] los moderadores revisan antes la imagen
    [log] se dibuja y se anota en el registro
   *[pass] se dibuja
}
filter-here = ← este canal
filter-off-here = El filtro está desactivado en este canal.
# $found: a piece of the prompt; $line: the entry that matched it.
filter-hit = «{ $found }» coincide con { $line }
filter-slow = { $count ->
    [one] Una expresión regular tardó
   *[other] { $count } expresiones regulares tardaron
} demasiado con él; esos prompts van a revisión donde hay un canal de revisión.
filter-more = … y { $count } más

## Changes.

filter-added = Añadida: { $line }
filter-removed = Quitada: { $line }
filter-size = La lista: { $before } → { $after ->
    [one] 1 entrada
   *[other] { $after } entradas
}
filter-counts = nuevas: { $added } · cambiadas: { $changed } · quitadas: { $removed } · sin cambios: { $unchanged }
filter-preview = **¿Importar esta lista?**
# $rules: notes with how many entries have them.
filter-rules = Nuevas, por regla: { $rules }
filter-repeated = { $count ->
    [one] Una línea repite otra y se deja
   *[other] { $count } líneas repiten otras y se dejan
} fuera.
filter-removes = { $count ->
    [one] Una entrada no está en el archivo y se quitaría.
   *[other] { $count } entradas no están en el archivo y se quitarían.
}
filter-nothing-new = La lista ya lo tiene todo.
filter-make = Importar
filter-drop = Dejarlo así
filter-imported = **Importado.**
filter-dropped = No se cambió nada.
# $line: a number; $reason: a whole sentence.
filter-problem = Línea { $line }: { $reason }

filter-changed = Cambiada: { $was } → { $line }
filter-unchanged = No cambió nada.
filter-undo = Deshacer
filter-undone = **Deshecho.**
filter-redo = Rehacer el cambio
filter-redone = **Cambio rehecho.**

## A dry run on the prompts of the last seven days.

filter-dry-nothing = En los últimos siete días no se dibujó nada aquí, así que no hay en qué probarlo.
filter-dry-caught = **Habría afectado a { $caught } de los { $total } prompts de los últimos siete días.**
filter-dry-caught-more = **{ $caught } de los { $total } prompts de los últimos siete días se habrían visto afectados además, o tratado con más rigor.**
filter-dry-before-after = Afectados antes: { $before } · con esto: { $after }
filter-dry-actions = Denegados: { $refused } · revisados antes: { $reviewed } · solo anotados: { $logged }
filter-dry-eased = { $count ->
    [one] Un prompt habría pasado o se habría tratado
   *[other] { $count } prompts habrían pasado o se habrían tratado
} con menos rigor.
# $prompt, $entry: behind spoilers.
filter-dry-example = - { $prompt } por { $entry }
filter-dry-hidden = { $count ->
    [one] Uno de ellos no se muestra: es privado, se borró
   *[other] { $count } de ellos no se muestran: son privados, se borraron
} o está en un canal que no ves.
filter-dry-incomplete = Solo se probaron los últimos { $count }; hay más.

## Packs.

filter-packs = **Paquetes que trae Easel**
filter-packs-choose = Mirar un paquete
filter-pack-name = { $pack ->
    [minors] Menores
    [real_people] Personas reales
    [explicit] Pornografía
    [gore] Violencia y autolesiones
    [hate] Odio
    [slurs_en] Insultos: inglés
    [slurs_de] Insultos: alemán
    [slurs_fr] Insultos: francés
    [slurs_es] Insultos: español
   *[swearing] Palabrotas
}
filter-pack-about = { $pack ->
    [minors] Contenido sexual con menores, más allá de lo que se deniega en todas partes de todos modos.
    [real_people] Imágenes sexuales de personas conocidas y de «my classmate».
    [explicit] Pornografía y desnudez; la desnudez solo cuenta donde es estricto.
    [gore] Violencia, decapitaciones, suicidio; la ayuda a quien la necesita pasa.
    [hate] Lemas y signos de odio.
    [slurs_en] Insultos a grupos enteros; «spic and span» pasa.
    [slurs_de] Insultos a grupos enteros, con sus plurales.
    [slurs_fr] Insultos a grupos enteros, con sus plurales.
    [slurs_es] Insultos a grupos enteros, con sus plurales.
   *[swearing] Palabrotas; solo se anotan.
}
filter-pack-title = **{ $pack ->
    [minors] Menores
    [real_people] Personas reales
    [explicit] Pornografía
    [gore] Violencia y autolesiones
    [hate] Odio
    [slurs_en] Insultos: inglés
    [slurs_de] Insultos: alemán
    [slurs_fr] Insultos: francés
    [slurs_es] Insultos: español
   *[swearing] Palabrotas
}** · versión { $version }
# $there: how many of its entries the list has.
filter-pack-free = { $there ->
    [0] sin tomar
   *[other] sin tomar; la lista tiene { $there } de sus { $count } entradas
}
filter-pack-taken = tomado, versión { $version }
filter-pack-old = tomado, versión { $version }; hay una versión { $latest }
filter-pack-take = Tomar…
filter-pack-update = Actualizar…
filter-pack-drop = Quitar…
filter-pack-all = Todos los paquetes
# $act: take, update or drop. $packs: their names.
filter-pack-preview = { $act ->
    [take] **¿Tomar esto?**
    [update] **¿Actualizar esto?**
   *[drop] **¿Quitar esto?**
} { $packs }
# $what: added or removed. $entries: some of them, behind spoilers.
filter-pack-diff = { $what ->
    [added] Nuevas:
   *[removed] Quitadas:
} { $entries }{ $more ->
    [0] { "" }
   *[other] { " " }… y { $more } más
}
# $entries: some of them, behind spoilers.
filter-kept = { $count ->
    [one] Una entrada distinta en tu lista queda como está
   *[other] { $count } entradas distintas en tu lista quedan como están
}: { $entries }
filter-pack-make = Hacerlo
filter-pack-leave = Dejarlo
filter-pack-made = { $act ->
    [take] **Tomado:**
    [update] **Actualizado:**
   *[drop] **Quitado:**
} { $packs }

## The command.

command-filter = Lo que los miembros no pueden pedir
command-filter-add = Añade una entrada al filtro de prompts
command-filter-add-text = Una palabra o frase; un * al final vale por cualquier letra, como en AutoMod
command-filter-add-kind = Cómo se busca; si no eliges, como palabra o frase
command-filter-add-action = Qué pasa con un prompt en el que se encuentra; si no eliges, se deniega
command-filter-add-strictness = En qué canales cuenta; si no eliges, donde el filtro esté activado
command-filter-add-note = Qué regla es; los miembros la leen cuando se les deniega algo
command-filter-kind-word = Palabra o frase
command-filter-kind-forms = Con su plural y otras formas habituales
command-filter-kind-regex = Expresión regular
command-filter-kind-allow = Permitida: nada dentro de ella cuenta
command-filter-action-refuse = Denegar
command-filter-action-review = Los moderadores revisan antes la imagen
command-filter-action-log = Solo anotarlo en el registro
command-filter-level-1 = Donde el filtro esté activado
command-filter-level-2 = Donde el filtro es medio o estricto
command-filter-level-3 = Solo donde el filtro es estricto
command-filter-edit = Cambia una entrada del filtro de prompts; lo que no pongas queda igual
command-filter-edit-kind = Cómo se busca
command-filter-edit-action = Qué pasa con un prompt en el que se encuentra
command-filter-edit-strictness = En qué canales cuenta
command-filter-remove = Quita una entrada del filtro de prompts
command-filter-remove-entry = Empieza a escribirla y elige
command-filter-list = Muestra la lista del filtro de prompts
command-filter-test = Muestra qué pasaría con un prompt, y por qué
command-filter-test-prompt = El prompt, como lo escribiría un miembro
command-filter-import = Importa una lista de un archivo CSV; antes ves qué cambia
command-filter-import-file = Un archivo CSV con las columnas kind, text, action, strictness, note
command-filter-import-mode = Añadir a la lista o reemplazarla; si no eliges, se añade
command-filter-mode-add = Añadir a la lista
command-filter-mode-replace = Reemplazar la lista
command-filter-starter = Empieza con la lista que trae Easel; antes la ves
command-filter-pack = Mira, toma, actualiza o quita listas preparadas por tema
command-filter-export = Entrega la lista como archivo CSV
