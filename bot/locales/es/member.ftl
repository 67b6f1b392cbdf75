### What moderators know of one member, and what they can do.

command-member = Lo que consta de un miembro: imágenes, reportes, advertencias, bloqueos, notas
command-member-person = Quién

button-member-show = Volver a la ficha
button-member-pictures = Imágenes
button-member-refusals = Rechazos
button-member-reports = Reportes
button-member-warnings = Advertencias
button-member-notes = Notas
button-member-warn = Advertir…
button-member-note = Anotar…
button-member-block = Bloquear…
button-member-unblock = Desbloquear
button-member-remove = Quitar todo…

# $when: a day.
member-joined = En este servidor desde el { $when }
member-not-here = No está en este servidor
member-not-blocked = **Bloqueado:** no
# $until: never, or a moment; $moderator: a mention.
member-blocked = **Bloqueado** { $until ->
    [never] para siempre
   *[moment] hasta { $until }
} por { $moderator }
member-pictures = **Imágenes:** { $count }, de ellas { $removed } quitadas
member-refused = **Peticiones rechazadas en { $days } días:** { $count }, de ellas { $filtered } por sus palabras
member-reports = **Imágenes reportadas:** { $upheld } con razón, { $dismissed } desestimadas, { $open } por decidir
member-warnings = **Advertencias:** { $count }
member-notes = **Notas:** { $count }
member-remark = { $person } { $ago }
member-not-told = no acepta mensajes directos
member-hint = Solo los moderadores ven esta ficha y sus notas. «Quitar todo…» pregunta antes y llega a 7 días atrás. Para cada suceso: /audit show.
member-noted = ✓ La nota está guardada.
member-warned = ✓ La advertencia está en camino.
member-warnings-title = **Advertencias de { $person }:** { $count }
member-notes-title = **Notas sobre { $person }:** { $count }
member-pictures-title = **Imágenes de { $person }:** { $count }
member-refusals-title = **Peticiones de { $person } rechazadas en 30 días:** { $count }
member-reports-title = **Imágenes reportadas de { $person }:** { $count }
member-picture-removed = quitada
member-picture-private = visible solo para este miembro
member-report-state = { $state ->
    [dismissed] desestimado, la imagen se quedó
    [removed] quitada
    [warned] quitada, con advertencia
    [blocked] quitada, con bloqueo
   *[open] por decidir
}
member-note-drop = Quitar una nota
member-form-warn = Advertir a este miembro
member-form-warn-text = Advertencia, enviada en privado
member-form-warn-hint = Llega en nombre de los moderadores de este servidor
member-form-note = Nota sobre este miembro
member-form-note-text = Nota
member-form-note-hint = La leen los moderadores de este servidor, el miembro no
member-warning-usual = Lo que dibujas aquí incumple las reglas de este servidor. Léelas antes de volver a dibujar.

refusal-member-note-gone = Alguien ya quitó esa nota.
refusal-member-notes-many = Hay { $limit } notas sobre este miembro. Quita una primero.

# A strike is a warning, or a report that moderators upheld.
command-escalation = Lo que sigue por sí solo cuando un miembro tiene muchas faltas
command-escalation-show = Mostrar lo que sigue por sí solo
command-escalation-set = Tras tantas faltas, bloquear al miembro o avisar a los moderadores
command-escalation-strikes = Advertencias y reportes con razón
command-escalation-days = En tantos días
command-escalation-block_hours = Bloquear tantas horas; 0 solo avisa a los moderadores
command-escalation-refusals = Tantas peticiones rechazadas por sus palabras son una falta; 0: ninguna
command-escalation-off = Que nada siga por sí solo
escalation-none = **Nada sigue por sí solo** cuando un miembro tiene muchas advertencias, reportes con razón o palabras rechazadas. `/escalation set` lo cambia.
escalation-rule = { $follows ->
    [tell] Con **{ $strikes } faltas en { $days ->
        [one] un día
       *[other] { $days } días
    }** se avisa a los moderadores, y no se bloquea a nadie.
   *[block] Con **{ $strikes } faltas en { $days ->
        [one] un día
       *[other] { $days } días
    }** se bloquea al miembro { $hours ->
        [one] una hora
       *[other] { $hours } horas
    } y se avisa a los moderadores.
} Una falta es una advertencia, o un reporte al que los moderadores dieron la razón; un reporte con advertencia es una sola.{ $refusals ->
    [0] { "" }
    [one] { " Cada petición rechazada por sus palabras también lo es." }
   *[other] { " " }Cada { $refusals } peticiones rechazadas por sus palabras también son una.
}
escalation-reason = Varias advertencias, reportes con razón o peticiones rechazadas por sus palabras
# $until: none, or a moment.
escalation-told = { $person } tiene { $count } faltas en { $days ->
        [one] un día
       *[other] { $days } días
    } { $until ->
    [none] y no está bloqueado.
   *[moment] y está bloqueado hasta { $until }.
}
escalation-hint = Más con /member; la regla está en /escalation show. «Desbloquear» en la ficha termina antes un bloqueo.
member-strikes = **Faltas:** { $count } de { $most } en { $days ->
        [one] un día
       *[other] { $days } días
    }
