### Limits: what members are told who reached one, and the panel where managers set them.

# $scope: person, channel or server; $period: hour or day; $when: "14:05" with hour, "1 December 2026 14:05" with day.
refusal-limit-period = { $scope ->
    [person] Llevas
    [outside] En los mensajes directos y en los servidores sin Easel llevas
    [channel] Este canal lleva
   *[server] Este servidor lleva
} { $used ->
    [one] una imagen
   *[other] { $used } imágenes
} en { $period ->
    [hour] la última hora
   *[day] las últimas 24 horas
}; el límite es { $limit }. { $asked ->
    [one] La próxima cabe
   *[other] Otras { $asked } caben
} a partir { $period ->
    [hour] de las { $when }
   *[day] del { $when }
}.
refusal-limit-at-once = { $scope ->
    [person] Puedes pedir
    [outside] En los mensajes directos y en los servidores sin Easel puedes pedir
    [channel] Este canal puede tener
   *[server] Este servidor puede tener
} como máximo { $limit ->
    [one] una imagen
   *[other] { $limit } imágenes
} por { $period ->
    [hour] hora
   *[day] día
}, así que { $asked } a la vez no caben nunca. Pide menos.
refusal-limit-concurrent = { $scope ->
    [person] Tienes
    [channel] Este canal tiene
   *[server] Este servidor tiene
} en curso { $used ->
    [one] una solicitud
   *[other] { $used } solicitudes
}; el límite es { $limit }. Vuelve a pedirlo cuando haya sitio; /usage muestra las tuyas.
refusal-limit-cooldown = { $scope ->
    [person] Puedes pedir algo
    [channel] En este canal alguien puede pedir algo
   *[server] En este servidor alguien puede pedir algo
} cada { $seconds ->
    [one] segundo
   *[other] { $seconds } segundos
}. La próxima vez es a partir de las { $when }.
refusal-limit-unreadable = «{ $typed }» no es un límite. Escribe un número entero hasta { $most }, «sin límite», o nada.
refusal-limit-zero = Cero impediría dibujar a todos. Para frenar a alguien, cambia quién puede dibujar con /policy.

## The panel. Seen by managers alone.

command-limits = Mira y fija cuánto pueden dibujar las personas, los roles, los canales y este servidor

limits-title = ## Límites
limits-hint = -# Las imágenes se cuentan en 60 minutos y en 24 horas cualesquiera. Lo que falla no cuenta. De los roles de una persona vale el más generoso.
limits-none = sin límite
limits-unset = sin fijar
limits-unlimited = sin límite
limits-more = … y { $count } más
limits-are-exempt = Los moderadores no tienen límites propios.
limits-of-person = Cada persona
limits-of-server = Todos juntos
limits-about-person = Salvo que uno de sus roles tenga límites propios
limits-about-server = En todo el servidor
limits-says-concurrent = { $value ->
    [0] cualquier número a la vez
   *[other] { $value } a la vez
}
limits-says-per-hour = { $value ->
    [0] cualquier número por hora
   *[other] { $value } por hora
}
limits-says-per-day = { $value ->
    [0] cualquier número por día
   *[other] { $value } por día
}
limits-says-cooldown-seconds = { $value ->
    [0] sin pausa
   *[other] { $value } s de pausa
}
limits-says-weight = { $value ->
    [one] un turno
   *[other] { $value } turnos seguidos
}
limits-pick = Cambiar los límites de todos
limits-pick-role = Cambiar los límites de un rol
limits-pick-channel = Cambiar los límites de un canal
limits-exempt = Eximir a los moderadores
limits-unexempt = Limitar también a moderadores
limits-forget-gone = { $count ->
    [one] Olvidar 1 que ya no existe
   *[other] Olvidar { $count } que ya no existen
}

limits-form-person = Límites de cada persona
limits-form-server = Límites de todos juntos
limits-form-role = Límites del rol
limits-form-channel = Límites del canal
limits-form-hint = Vacío: sin límite
limits-form-hint-role = Vacío: como todos. «sin límite» quita el límite
limits-form-hint-cooldown = Segundos; vacío: ninguna
limits-form-hint-weight = De 1 a 10: cuántos turnos en la cola cuando los demás tienen uno
limits-field-concurrent = Solicitudes a la vez
limits-field-per-hour = Imágenes por hora
limits-field-per-day = Imágenes por día
limits-field-cooldown-seconds = Pausa entre solicitudes
limits-field-weight = Turnos seguidos

limits-changed = **Cambiado: { $name }**
limits-change-line = { $field }: { $before } → **{ $after }**
limits-unchanged = No cambió nada para { $name }.
limits-odd-day = ⚠️ El límite del día es menor que el de la hora, que no se alcanza nunca.
limits-odd-cooldown = ⚠️ Entre dos solicitudes pasan ahora { $minutes } minutos. Así casi nunca se puede dibujar.
limits-now-exempt = **Cambiado:** los moderadores no tienen límites propios.
limits-now-unexempt = **Cambiado:** los moderadores tienen límites como todos.
limits-forgotten = **Cambiado:** { $count ->
    [one] se quitó un límite de un rol o canal eliminado
   *[other] se quitaron { $count } límites de roles y canales eliminados
}.
