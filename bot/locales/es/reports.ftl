### What members report, and what moderators make of it.

command-reports = Lo que los miembros reportaron y nadie ha decidido todavía
command-report-menu = Reportar imagen

button-report = Reportar a los moderadores
button-reports-remove = Retirar
button-reports-warn = Advertir…
button-reports-block = Bloquear…
button-reports-dismiss = Desestimar

## For the member who reports.

reports-form = Reportar esta imagen
reports-form-category = ¿De qué se trata?
reports-form-choose = Elegir un tema
reports-category-minors = Menores
reports-category-sexual = Contenido sexual
reports-category-hate = Odio
reports-category-violence = Violencia
reports-category-person = Una persona real
reports-category-spam = Spam
reports-category-other = Otra cosa
reports-form-reason = ¿Qué problema tiene?
reports-form-hint = Lo leen los moderadores; la persona que pidió la imagen no sabrá quién la reportó
reports-received = Gracias. Los moderadores de este servidor tienen tu reporte, y nadie más se entera.

refusal-reports-twice = Ya reportaste esta imagen. Los moderadores lo saben.
refusal-reports-many = Hiciste { $limit } reportes en una hora. Habla directamente con un moderador, por favor.
refusal-reports-own = Es tu propia imagen: elige mejor «Eliminar» en la lista de debajo.
refusal-reports-brought = Aquí no me han añadido y no conozco a moderadores a quienes avisar. Denuncia el mensaje a la moderación de este servidor o a Discord.
refusal-reports-no-picture = En ese mensaje no hay ninguna imagen mía.
refusal-reports-decided = { $person } ya decidió.
refusal-reports-unknown = Ya no hay nada que decidir: esa imagen o su reporte ya no están registrados.
refusal-reports-own-picture = Sobre tu propia imagen tiene que decidir otra persona.

## For the moderators.

reports-urgent = ⚠️ **Urgente: se trata de menores**
reports-asked = { $count ->
    [one] **Alguien reportó una imagen**
   *[other] **{ $count } miembros reportaron una imagen**
}
# $person, $channel: mentions.
reports-whose = { $person } en { $channel } · [el mensaje]({ $link })
reports-said = { $person } { $ago }: { $category }
reports-more = { $count ->
    [one] y un reporte anterior a estos
   *[other] y { $count } reportes anteriores a estos
}
reports-hint = Con Retirar, Advertir y Bloquear desaparece la imagen. A nadie se le dice quién la reportó.
# $decision: what was decided; $person: who decided.
reports-outcome = { $decision ->
    [dismiss] **Desestimado** por { $person }: la imagen se queda
    [warn] **Imagen retirada y advertencia** por { $person }
    [block] **Imagen retirada y bloqueo** por { $person }
   *[remove] **Imagen retirada** por { $person }
}
reports-not-told = No recibe mensajes directos, así que la advertencia no le llegó.
reports-none = **Nada espera una decisión.**
reports-place = { $number } de { $total }, de lo más antiguo a lo más reciente

## The warning.

reports-warning-form = Advertir y retirar la imagen
reports-warning-text = Advertencia, que se envía en privado
reports-warning-hint = No dice quién reportó la imagen
reports-warning-usual = Una imagen tuya va contra las reglas de este servidor, así que se retiró. Lee las reglas antes de volver a dibujar, por favor.
# $server: a name.
reports-warning-from = **Una advertencia de los moderadores de { $server }**
reports-warning-about = Se trata de tu imagen con estas palabras, que se retiró:
