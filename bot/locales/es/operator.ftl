### /operator: what those who run Easel decide for everybody. Seen by them alone, but for refusals.

command-operator = Para quien gestiona Easel: lo que vale en cada servidor y fuera de ellos
command-operator-block = Personas que no pueden dibujar en ninguna parte
command-operator-block-add = Impedir que alguien dibuje donde sea, por un tiempo o para siempre
command-operator-block-remove = Dejar que alguien vuelva a dibujar
command-operator-block-list = Quién tiene un bloqueo en todas partes, por qué y hasta cuándo
command-operator-servers = Servidores en los que Easel puede dibujar, o no
command-operator-servers-list = Los servidores que tienen Easel y lo decidido sobre ellos
command-operator-servers-allow = Dejar que Easel dibuje en un servidor
command-operator-servers-deny = No dejar dibujar nada más en un servidor; Easel se queda allí
command-operator-servers-forget = Retirar lo decidido sobre un servidor
command-operator-servers-leave = Hacer que Easel salga de un servidor
command-operator-servers-server = Su nombre o su identificador
command-operator-servers-reason = Por qué; sus miembros lo leerán
command-operator-maintenance = No aceptar solicitudes nuevas en ningún sitio mientras se trabaja en algo
command-operator-maintenance-on = No aceptar solicitudes nuevas desde ahora; lo que está en curso se termina
command-operator-maintenance-off = Volver a aceptar solicitudes
command-operator-maintenance-show = Si se aceptan solicitudes nuevas y qué leen los miembros
command-operator-maintenance-words = Qué leerán además los miembros, con tus palabras
command-operator-maintenance-lasts = Cuándo acaba por sí solo: «30 min», «2 horas»; si no, lo terminas tú
command-operator-costs = Lo que cuestan todas las imágenes, por servidor y por modelo
command-operator-costs-period = Desde cuándo
command-operator-costs-today = Hoy (UTC)
command-operator-costs-month = Los últimos 30 días
command-operator-costs-by = Qué se suma junto
command-operator-costs-server = Cada servidor
command-operator-costs-model = Cada modelo
command-operator-log = Lo que se hizo con este comando y lo que se avisó a quien gestiona Easel

refusal-not-operator = Eso solo lo pueden usar quienes gestionan este Easel.
refusal-operator-unknown = Discord no dijo a tiempo quién gestiona este Easel. Inténtalo de nuevo en un momento.
refusal-operator-block-operator = Es una de las personas que gestionan este Easel, y no se la puede bloquear.
refusal-operator-server-unknown = «{ $server }» no es ningún servidor que yo conozca, o varios se llaman así. Elige uno de la lista o da su identificador.
refusal-operator-server-absent = No estoy en { $server }, o está otro de mis procesos.
refusal-operator-maintenance-length = «{ $text }» no es una duración que pueda usar. Da una de un minuto a 30 días, como «30 min» o «2 horas».
refusal-operator-not-blocked = { $person } no tiene un bloqueo en todas partes. El de un servidor termina allí, con `/block remove`.

# Read by members. $reason: as those who run Easel typed it, or none.
refusal-server-denied = Quien gestiona este Easel no deja que dibuje en este servidor. { $reason ->
    [none] No dio ningún motivo.
   *[given] El motivo: «{ $reason }».
}
refusal-server-not-allowed = Este Easel solo dibuja en los servidores que ha autorizado quien lo gestiona, y este todavía no es uno de ellos.
# Read by members. $until: none, or when; $words: as those who run Easel typed them, or none.
refusal-maintenance = Easel está en mantenimiento y por ahora no acepta solicitudes nuevas{ $until ->
    [none] { "" }
   *[moment] ; vuelve el { $until }
}. { $words ->
    [none] Las imágenes en curso se terminan.
   *[given] Quien lo gestiona dice: «{ $words }».
}

# $person: a mention; $until: never, or a moment.
operator-blocked = { $person } tiene un bloqueo en todas partes { $until ->
    [never] para siempre
   *[moment] hasta el { $until }
}.
operator-unblocked = { $person } puede volver a dibujar donde ningún servidor se lo impida.
operator-blocks-none = Nadie tiene un bloqueo en todas partes.
operator-blocks-title = { $count ->
    [one] **Una persona tiene un bloqueo en todas partes**
   *[other] **{ $count } personas tienen un bloqueo en todas partes**
}
operator-servers-title = **Servidores: { $count }**
operator-servers-all = Easel dibuja en todos, salvo donde está denegado.
operator-servers-only-allowed = Easel solo dibuja en los servidores autorizados (ONLY_ALLOWED_SERVERS).
# $server: its name, or none where it is not known; $state: allowed, denied, open or not-allowed; $members: how many, or none where Easel is not there.
operator-server-line = { $state ->
    [allowed] ✅
    [denied] ⛔
    [not-allowed] ⏸️
   *[open] ▫️
} { $server ->
    [none] { "" }
   *[named] { $server } ·{ " " }
}`{ $id }` · { $members ->
    [none] Easel no está allí
    [one] un miembro
   *[other] { $members } miembros
}{ $state ->
    [allowed] { " · autorizado" }
    [denied] { " · denegado" }
    [not-allowed] { " · sin autorizar todavía" }
   *[open] { "" }
}
operator-server-allowed = Easel puede dibujar en { $server }.
operator-server-denied = Easel ya no dibuja nada en { $server }, y se lo dice a quien lo pida. { $count ->
    [0] Allí no había nada en curso.
    [one] Se ha cancelado una solicitud que estaba en curso.
   *[other] Se han cancelado { $count } solicitudes que estaban en curso.
} Se queda en el servidor para que cada cual pueda seguir borrando y llevándose lo suyo; `/operator servers leave` también acaba con eso.
operator-server-denied-absent = Easel no dibuja nada en el servidor `{ $id }`, tampoco si lo añaden más adelante.
operator-server-forgotten = Ya no hay nada decidido sobre { $server }.
operator-server-undecided = No había nada decidido sobre { $server }.
operator-leave-ask = **¿Salir de { $server }?** Los botones de las imágenes de allí dejarán de funcionar. Quien administra el servidor puede volver a añadir Easel.
operator-leave-button = Salir
operator-server-leaving = Salgo de { $server }.
operator-server-left = He salido de { $server }.
operator-log-title = **Lo decidido para todos**
operator-log-none = Todavía no se ha decidido nada con este comando.

# $until: none, or when; $words: none, or what members read.
operator-maintenance-begun = Desde ahora Easel no acepta solicitudes nuevas, en ningún servidor ni fuera de ellos, y se lo dice a quien las haga{ $words ->
    [none] .
   *[given] , con tus palabras: «{ $words }».
} Lo que está en curso se termina. { $until ->
    [none] `/operator maintenance off` lo termina.
   *[moment] Acaba por sí solo el { $until }, o con `/operator maintenance off`.
}
operator-maintenance-on = { $person } empezó un mantenimiento { $ago }: no se aceptan solicitudes nuevas. { $until ->
    [none] `/operator maintenance off` lo termina.
   *[moment] Acaba por sí solo el { $until }, o con `/operator maintenance off`.
} { $words ->
    [none] Los miembros no leen palabras tuyas.
   *[given] Los miembros leen: «{ $words }».
}
operator-maintenance-ended = Easel vuelve a aceptar solicitudes.
operator-maintenance-none = No hay ningún mantenimiento: Easel acepta solicitudes.
operator-costs-by-server = Costes por servidor
operator-costs-by-model = Costes por modelo
operator-costs-today = Hoy (UTC)
operator-costs-month = Los últimos 30 días
operator-costs-none = En ese tiempo no se dibujó nada.
operator-costs-outside = Fuera de los servidores que tienen Easel
operator-costs-unknown = Un servidor en el que no estoy (`{ $id }`)
operator-costs-server = { $server } (`{ $id }`)
operator-costs-model = { $model }
operator-costs-show-today = Hoy
operator-costs-show-month = 30 días
operator-costs-show-server = Por servidor
operator-costs-show-model = Por modelo
