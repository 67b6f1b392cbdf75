### /usage: what is left to a member, and what of theirs is under way. Seen by the member alone.

command-usage = Lo que te queda, lo tuyo que se está dibujando y por qué espera

usage-title = ## Tus imágenes
# $ago: "2 minutes ago"; $since: a day and its minute; $when: a time of day.
usage-outage = ⚠️ El servicio de imágenes no responde desde el { $since }. Las solicitudes esperan; el próximo intento es a las { $when }.
usage-of-person = **Tú**
usage-of-outside = **Tú, en los mensajes directos y en los servidores sin Easel**
usage-of-channel = **Todos en este canal**
usage-of-server = **Todos en este servidor**
usage-hour = { $used } en la última hora, { $left ->
    [one] queda { $left }
   *[other] quedan { $left }
} de { $limit }
usage-hour-unlimited = { $used } en la última hora: aquí no hay límite
usage-day = { $used } en las últimas 24 horas, { $left ->
    [one] queda { $left }
   *[other] quedan { $left }
} de { $limit }
usage-day-unlimited = { $used } en las últimas 24 horas: aquí no hay límite
usage-concurrent = { $used } en curso, { $limit } a la vez como máximo
usage-concurrent-unlimited = { $used } en curso: aquí no hay límite
usage-frees = la próxima cabe a partir { $period ->
    [hour] de las { $when }
   *[day] del { $when }
}
usage-pause = La pausa después de la última solicitud termina a las { $when }.
usage-weight = Tienes { $count ->
    [one] un turno
   *[other] { $count } turnos seguidos
} donde los demás tienen uno.
usage-budget = El presupuesto de imágenes de este servidor se agotó. Empieza de nuevo el { $when }.

usage-no-jobs = No tienes nada en curso.
usage-jobs = **En curso: { $count }**
usage-job-runs = { $prompt } · [se está dibujando]({ $link }), pedida { $ago }
usage-job-waits = { $prompt } · [espera]({ $link }) { $place ->
    [0] en el próximo turno
    [1] en el próximo turno
   *[other] en el puesto { $place }
}, pedida { $ago }
usage-job-held-off = { $prompt } · [espera al servicio de imágenes]({ $link }), pedida { $ago }
usage-more = … y { $count } más
usage-why-own = -# De una misma persona solo se dibujan unas pocas a la vez. Las demás siguen por sí solas.
usage-why-others = -# Ahora mismo todos los puestos están ocupados. Se va por turnos, así que el tuyo llega pronto.
usage-why-held-off = -# El servicio de imágenes pide paciencia. Sigue por sí solo.
