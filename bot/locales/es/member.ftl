### What moderators know of one member, and what they can do.

command-member = Lo que consta de un miembro: imágenes, reportes, advertencias, bloqueos, notas
command-member-person = Quién

button-member-show = Volver a la ficha
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
member-remark = { $person } { $when }
member-not-told = no acepta mensajes directos
member-hint = Solo los moderadores ven esta ficha y sus notas. «Quitar todo…» pregunta antes y llega a 7 días atrás. Para cada suceso: /audit show.
member-noted = ✓ La nota está guardada.
member-warned = ✓ La advertencia está en camino.
member-warnings-title = **Advertencias de { $person }:** { $count }
member-notes-title = **Notas sobre { $person }:** { $count }
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
