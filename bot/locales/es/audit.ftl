### /audit: the audit log of a server, for its moderators alone, and the channel it is posted in.

command-audit = Quién pidió qué en este servidor, cuánto costó y quién decidió qué
command-audit-show = Mira el registro, de lo más reciente a lo más antiguo
command-audit-export = Descarga el registro como archivo para hojas de cálculo (CSV), hasta 10 000 líneas
command-audit-person = Solo lo que hizo este miembro o lo que trata de él
command-audit-channel = Solo lo que pasó en este canal, foro o hilo
command-audit-what = Solo eventos de este tipo
command-audit-since_days = De hace tantos días como máximo
command-audit-until_days = De hace tantos días como mínimo
command-audit-words = Solo sucesos cuyo texto contiene esto
command-audit-decided_by = Solo lo que esta persona decidió o cambió
command-audit-topic-requests = Solicitudes y cómo acabaron
command-audit-topic-refused = Solicitudes denegadas y coincidencias del filtro
command-audit-topic-reviews = Aprobaciones
command-audit-topic-reports = Reportes y apelaciones
command-audit-topic-measures = Retiradas, advertencias y bloqueos
command-audit-topic-settings = Cambios de reglas y ajustes
command-audit-topic-budget = Advertencias de presupuesto
command-audit-topic-other = Todo lo demás
command-audit-log = Mostrar o fijar el canal donde se publica el registro según crece
command-audit-log-channel = Dónde; sin canal ves dónde se publica, y puedes detenerlo
command-audit-retention = Fija cuánto tiempo se conserva el registro
command-audit-retention-days = Tantos días

refusal-audit-days = «until_days» debe ser menor que «since_days»: los dos cuentan hacia atrás desde ahora.
refusal-audit-log = No puedo publicar en { $channel }. Dame allí los permisos Ver canal y Enviar mensajes, y vuelve a elegirlo.

audit-title = ## Qué pasó
    -# Se conserva durante { $days ->
        [one] un día
       *[other] { $days } días
    }. Cámbialo con /audit retention.
audit-nothing = No hay nada registrado que encaje.
audit-older = Anteriores
audit-newest = Lo más reciente
# $words: what somebody typed.
audit-containing = que contienen «{ $words }»
audit-containing-nothing = Ya no se busca texto
audit-looked = Revisados 5000 sucesos, hasta el { $until }. «Anteriores» sigue buscando.
# $person: a mention.
audit-decided-by = decidido por { $person }
audit-since = desde el { $when }
audit-until = hasta el { $when }
audit-log-gone = ⚠️ El canal del registro ya no existe, así que no se publica nada. Elige otro con /audit log-channel.
audit-log-forbidden = ⚠️ Ya no puedo publicar en el canal del registro { $channel }. Dame allí los permisos Ver canal y Enviar mensajes, o elige otro con /audit log-channel.
audit-log-skipped = -# { $count ->
    [one] Un evento anterior no cabe aquí. Míralo
   *[other] { $count } eventos anteriores no caben aquí. Míralos
} con /audit show.
audit-log-now = El registro se publica: **{ $place }**.
audit-log-since = Fijado por { $person }, { $when }.
audit-log-how = Para elegir un canal: /audit log-channel channel:
audit-log-stop = No publicarlo
audit-log-keep = Mantenerlo
audit-log-question = ¿Dejar de publicar el registro? En { $channel } no aparecería nada nuevo; su última línea dice que fuiste tú. /audit show sigue teniéndolo todo.
audit-log-ended = 🔕 { $person } dejó de publicar aquí el registro. /audit show sigue teniéndolo todo.
audit-log-moved = ➡️ { $person } hace publicar el registro en { $channel } a partir de ahora.
audit-log-set = Dónde se publica el registro. Hasta ahora: { $before }. Desde ahora: { $after }.
audit-nowhere = en ninguna parte
audit-retention-set = El registro se conservaba durante { $before ->
    [one] un día
   *[other] { $before } días
}. Desde ahora: { $after ->
    [one] un día
   *[other] { $after } días
}. Lo más antiguo se elimina en el plazo de un día.
audit-exported = El registro: { $count ->
    [one] un evento
   *[other] { $count } eventos
}.
audit-exported-part = Los { $count } eventos más recientes; no caben más en un archivo. Acota con since_days y until_days para obtener los demás.

audit-link = mensaje
# $person: a mention.
audit-by = por { $person }
audit-pictures = { $count ->
    [one] 1 imagen
   *[other] { $count } imágenes
}
audit-cost = { $price }
audit-refunded = { $price }, devuelto
audit-refunded-but-paid = { $price }, devuelto pero pagado

audit-kind-asked = Solicitud
audit-kind-refused = Denegada
audit-kind-delivered = Entregada
audit-kind-failed = Fallida
audit-kind-canceled = Cancelada
audit-kind-filter-logged = Coincidencia del filtro
audit-kind-safety-reported = Moderación avisada de un rechazo
audit-kind-review-asked = Espera aprobación
audit-kind-approved = Aprobada
audit-kind-rejected = Rechazada
audit-kind-review-expired = Aprobación caducada
audit-kind-reported = Reporte
audit-kind-appealed = Apelación
audit-kind-report-dismissed = Reporte desestimado
audit-kind-appeal-accepted = Apelación aceptada
audit-kind-appeal-dismissed = Apelación desestimada
audit-kind-removed = Retirada
audit-kind-warned = Advertencia
audit-kind-escalated = Consecuencia de varias faltas
audit-kind-noted = Nota escrita
audit-kind-note-removed = Nota quitada
audit-kind-blocked = Bloqueo
audit-kind-unblocked = Fin del bloqueo
audit-kind-rules-changed = Cambio de reglas
audit-kind-settings-changed = Cambio de ajustes
audit-kind-limits-changed = Cambio de límites
audit-kind-named-deleted = Rol o canal nombrado eliminado
audit-kind-filter-changed = Cambio del filtro
audit-kind-styles-changed = Cambio de estilos
audit-kind-wildcards-changed = Cambio de comodines
audit-kind-config-imported = Configuración importada
audit-kind-config-undone = Importación deshecha
audit-kind-budget-warned = Advertencia de presupuesto
audit-kind-budget-reached = Presupuesto agotado
audit-kind-outage-told = Aviso de que el servicio de imágenes no está disponible
audit-kind-erased = Datos borrados
audit-kind-server-allowed = Servidor autorizado
audit-kind-server-denied = Servidor denegado
audit-kind-server-forgotten = Decisión sobre un servidor retirada
audit-kind-server-left = Salida de un servidor
audit-kind-maintenance-begun = Mantenimiento empezado
audit-kind-maintenance-ended = Mantenimiento terminado

# The words in quotes are a member’s; then what else is noted of an event.
audit-prompt = «{ $prompt }»
audit-fact = { $name }: { $value }

audit-fact-action = Acción
audit-fact-added = Añadido
audit-fact-are-moderators-exempt = Moderadores sin límites
audit-fact-budget = Presupuesto
audit-fact-budget-day = Presupuesto por día
audit-fact-budget-month = Presupuesto por mes
audit-fact-category = Categoría
audit-fact-changed = Cambiado
audit-fact-count = Imágenes
audit-fact-deleted = Eliminado
audit-fact-entries = Entradas
audit-fact-entry = Entrada
audit-fact-escalation = Consecuencia de las faltas
# $hours: of the block, 0: none; $refusals: so many are one strike, 0: they are none.
audit-escalation = { $strikes } faltas en { $days ->
    [one] un día
   *[other] { $days } días
}{ $hours ->
    [0] , sin bloqueo
    [one] , bloqueo de una hora
   *[other] , bloqueo de { $hours } horas
}{ $refusals ->
    [0] { "" }
    [one] , cada rechazo cuenta
   *[other] , { $refusals } rechazos cuentan como una
}
audit-fact-gone = Límites de roles y canales eliminados
audit-fact-is-set-up = Configurado
audit-fact-limits = Límites
audit-fact-log-channel-id = Canal del registro
audit-fact-manager-role-ids = Roles que gestionan Easel
audit-fact-of = Para
audit-fact-period = Período
audit-fact-ping-for = Mencionado para
audit-fact-ping-role-id = Rol mencionado para los casos
audit-fact-price-shown-from = Precios mostrados desde
audit-fact-refunds-a-day = Devoluciones al día, por persona
audit-fact-problem = Problema
audit-fact-reason = Motivo
audit-fact-removed = Quitado
audit-fact-server = Servidor
audit-fact-retention-days = Días que se conserva el registro
audit-fact-review-channel-id = Canal de aprobación
audit-fact-review-hours = Horas de espera de la aprobación
audit-fact-showcase-channel-id = Vitrina
audit-fact-showcase-stars = Estrellas para la vitrina
audit-fact-since = Desde
audit-fact-spent = Gastado
audit-fact-spoiler = Como spoiler
audit-fact-style = Estilo
audit-fact-text = Texto
audit-fact-until = Hasta
audit-fact-why = Motivo
audit-fact-wildcard = Comodín
audit-fact-words = Palabras para los miembros
audit-fact-rules = Reglas
audit-fact-settings = Ajustes
audit-fact-filter = Filtro de prompts
audit-fact-styles = Estilos
audit-fact-wildcards = Comodines

audit-value-day = hoy
audit-value-false = no
audit-value-filter = el filtro de prompts
audit-value-log = solo anotado
audit-value-message-gone = el mensaje ya no está
audit-value-month = este mes
audit-value-never = para siempre
audit-value-no-channel = ningún canal donde preguntar
audit-value-no-direct-messages = no acepta mensajes directos
audit-value-none = sin fijar
audit-value-person = cada persona
audit-value-refuse = denegado
audit-value-review = aprobación de los moderadores
audit-value-rules = las reglas del canal
audit-value-server = todos juntos
audit-value-slow = tarda demasiado en buscarse
audit-value-true = sí
audit-value-yes = sí
