### What waits for moderators, in one list.

command-reviews = Todo lo que espera a los moderadores: aprobaciones, reportes, apelaciones
command-reviews-what = Solo este tipo
command-reviews-what-review = Imágenes que esperan aprobación
command-reviews-what-report = Reportes
command-reviews-what-appeal = Apelaciones

button-queue-take = Tomar
button-queue-give = Devolver
button-queue-approve = Aprobar
button-queue-refuse = Rechazar…

queue-none = **Nada espera una decisión.**
queue-title = { $count ->
    [one] **Un caso espera una decisión**
   *[other] **{ $count } casos esperan una decisión**
}
queue-kind-review = Aprobación
queue-kind-report = Reporte
queue-kind-appeal = Apelación
# $kind: “Report”; $category: what it is about.
queue-about = { $kind }: { $category }
queue-waits-minutes = { $count ->
    [one] espera desde hace un minuto
   *[other] espera desde hace { $count } minutos
}
queue-waits-hours = { $count ->
    [one] espera desde hace una hora
   *[other] espera desde hace { $count } horas
}
queue-waits-days = { $count ->
    [one] espera desde hace un día
   *[other] espera desde hace { $count } días
}
# $person: a mention; $until: a moment (“in 20 minutes”).
queue-taken = Lo tiene { $person } hasta las { $until }
queue-choose = Elegir uno o varios
queue-hint = Primero lo urgente, luego lo más antiguo. «Aprobar» muestra una imagen, conserva una reportada, acepta una apelación una vez. «Rechazar…» hace lo contrario. Lo que tomas queda marcado como tuyo 30 minutos, y nadie más lo decide desde esta lista.
queue-place = Página { $number } de { $total }
queue-form = { $count ->
    [one] Rechazar un caso
   *[other] Rechazar { $count } casos
}
queue-form-hint = Para imágenes que esperan aprobación; puede quedar vacío
queue-outcome-done = { $count ->
    [one] ✓ Un caso está decidido.
   *[other] ✓ { $count } casos están decididos.
}
queue-outcome-late = { $count ->
    [one] Otra persona decidió antes un caso, o ya no espera.
   *[other] Otras personas decidieron antes { $count } casos, o ya no esperan.
}
queue-outcome-own = { $count ->
    [one] Un caso trata de ti, así que debe decidirlo otra persona.
   *[other] { $count } casos tratan de ti, así que debe decidirlos otra persona.
}
queue-outcome-others = { $count ->
    [one] Un caso lo tiene otra persona de la moderación; sigue siendo suyo.
   *[other] { $count } casos los tienen otras personas de la moderación; siguen siendo suyos.
}
refusal-queue-nothing-chosen = Elige primero uno o varios casos de la lista.
