### Por qué alguien puede dibujar o no: lo que dice cada control que no es una regla. $person y $place: menciones.

explain-name-discord = Discord
explain-name-easel = Easel aquí
explain-name-server = Este servidor
explain-name-blocks = Bloqueo
explain-name-strikes = Faltas
explain-name-safety = Rechazado en todas partes
explain-name-filter = Palabras de la lista
explain-name-filter-everywhere = Palabras rechazadas en todas partes
explain-name-maintenance = Mantenimiento
explain-name-outage = Servicio de imágenes
explain-name-budget = Presupuesto
explain-name-limits = Límites

# $scope: person, channel, server or outside.
explain-name-limit = { $scope ->
    [person] Límite de cada miembro
    [channel] Límite del canal
    [outside] Límite fuera de los servidores con Easel
   *[server] Límite del servidor
}

policy-missing-none = Puede ver el canal, escribir en él y usar comandos.
policy-missing-write = Discord no le deja escribir aquí (Enviar mensajes), así que no tiene dónde escribir un comando.
policy-missing-timeout = Está en aislamiento temporal hasta el { $until }, así que Discord no le deja usar comandos.
explain-bot-may = Puedo publicar imágenes aquí.
# $count, $most: strikes; $refusals: so many refused requests are one, 0: they are none; $hours: of the block, 0: none.
explain-strikes = { $count } de { $most } faltas en { $days ->
        [one] un día
       *[other] { $days } días
    }: advertencias{ $refusals ->
    [0] { " " }y reportes con razón.
    [one] , reportes con razón y cada petición rechazada por sus palabras.
   *[other] , reportes con razón y una por cada { $refusals } peticiones rechazadas por sus palabras.
} { $hours ->
    [0] Con { $most } se avisa a los moderadores.
    [one] Con { $most } se bloquea al miembro una hora.
   *[other] Con { $most } se bloquea al miembro { $hours } horas.
}
explain-not-blocked = No tiene ningún bloqueo.
explain-blocked = Tiene un bloqueo { $until ->
    [never] para siempre
   *[moment] hasta el { $until }
}. { $reason ->
    [none] No se indicó ningún motivo.
   *[given] El motivo: «{ $reason }».
}
explain-blocked-everywhere = Tiene un bloqueo en todas partes, de quien gestiona Easel, { $until ->
    [never] para siempre
   *[moment] hasta el { $until }
}. { $reason ->
    [none] No se indicó ningún motivo.
   *[given] El motivo: «{ $reason }».
}
explain-blocked-elsewhere = Tiene un bloqueo en otro servidor { $until ->
    [never] para siempre
   *[moment] hasta el { $until }
}, y también vale aquí. Sus moderadores pueden ponerle fin.
explain-safety = Las imágenes sexuales de menores, y desvestir a personas en imágenes, sea cual sea la configuración.
explain-safety-refused = Estas palabras piden lo que no se dibuja en ninguna parte.

# $level: 0 (off) to 3 (strict); $count: how many entries of the list count at it.
explain-filter = { $count ->
    [0] Ninguna entrada de la lista cuenta aquí
    [one] Una entrada de la lista cuenta aquí
   *[other] { $count } entradas de la lista cuentan aquí
} ({ $level ->
    [1] relajado
    [2] medio
   *[3] estricto
}).
explain-filter-off = La lista no cuenta aquí: el filtro de prompts está desactivado.

# $action: what happens to words that match: refuse, review, log; appealed: an appeal lets them pass.
explain-filter-found = { $action ->
    [refuse] Rechazado: las palabras coinciden con «{ $entry }».
    [review] Primero lo mira la moderación: las palabras coinciden con «{ $entry }».
    [log] Solo se anota: las palabras coinciden con «{ $entry }».
   *[appealed] Las palabras coinciden con «{ $entry }», pero la moderación aceptó una apelación.
}
explain-filter-everywhere = Ninguna de las palabras está en la lista de quien gestiona Easel.
explain-no-outage = Responde.
explain-outage-waits = No responde desde el { $since }; las peticiones se aceptan y esperan.
explain-outage-refuses = No responde desde el { $since }; las peticiones se aceptarán de nuevo a las { $when }.

# $period: day or month.
explain-budget = { $spent } de { $budget } gastados { $period ->
    [month] este mes
   *[day] hoy
}.
explain-budget-everywhere = { $left ->
    [none] Lo que Easel puede dibujar en un día, para todos juntos, se ha agotado.
   *[some] Lo que Easel puede dibujar en un día, para todos juntos, no se ha agotado.
}
explain-limit-concurrent = Peticiones en curso: { $used }, como máximo { $limit }.
explain-limit-cooldown-seconds = { $limit } segundos de una petición a la siguiente.
explain-limit-per-hour = Imágenes en la última hora: { $used }, como máximo { $limit }; aquí se piden { $asked }.
explain-limit-per-day = Imágenes en las últimas 24 horas: { $used }, como máximo { $limit }; aquí se piden { $asked }.
explain-unset = No hay nada fijado.

explain-fix-discord = Se cambia en Discord: ajustes del canal → Permisos.
explain-fix-easel = Se arregla en Discord: ajustes del canal → Permisos → el rol de Easel. /setup muestra todos los canales.
explain-fix-block = Se termina con /block remove.
explain-fix-filter = La lista se cambia con /filter, y lo estricta que es aquí con /policy edit.
explain-fix-budget = Quien gestiona el servidor puede subirlo con /budget set.
explain-fix-limits = Quien gestiona el servidor puede cambiarlo con /limits.

policy-from-place = fijado en { $place }

# $names: checks that nobody has set anything for.
policy-explain-unset = Sin fijar, así que no rechazan a nadie: { $names }.
policy-explain-told = Leería: «{ $sentence }»
policy-explain-unasked = Discord ni siquiera dejaría pasar la petición.
policy-explain-elsewhere = Puede dibujar en { $channels }.
policy-explain-nowhere = Ningún canal de texto de aquí acepta esta petición suya.

# A plain /imagine, without or with words; $count and $model: what theirs would be.
policy-explain-about-any = Se trata de /imagine tal como lo usaría ahora: { $count ->
    [one] una imagen
   *[other] { $count } imágenes
} con { $model }. Indica un prompt para probar sus palabras y opciones.
policy-explain-about = Se trata de { $count ->
    [one] una imagen
   *[other] { $count } imágenes
} de esas palabras con { $model }.
