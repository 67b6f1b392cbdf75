### Members who may not draw on a server for a time, or for good.

command-block = Miembros que no pueden dibujar en este servidor
command-block-add = Impide que alguien dibuje aquí, por un tiempo o para siempre
command-block-add-person = Quién
command-block-add-reason = Por qué; lo leerá esa persona
command-block-add-time = Por cuánto tiempo
command-block-time-hour = 1 hora
command-block-time-day = 1 día
command-block-time-week = 7 días
command-block-time-forever = Para siempre
command-block-remove = Permite que alguien vuelva a dibujar
command-block-remove-person = Quién
command-block-list = Quién tiene un bloqueo, por qué y hasta cuándo
command-block-menu = Bloquear en Easel

blocks-form = Bloquear en Easel
blocks-form-time = Por cuánto tiempo
blocks-form-reason = Motivo; lo leerá esa persona
blocks-form-hint = Déjalo vacío para no dar ninguno
blocks-time-hour = 1 hora
blocks-time-day = 1 día
blocks-time-week = 7 días
blocks-time-forever = Para siempre

# $person: a mention; $until: never, or a moment.
blocks-done = { $until ->
    [never] { $person } ya no puede dibujar aquí: el bloqueo es para siempre.
   *[moment] { $person } no puede dibujar aquí hasta el { $until }.
}
blocks-stopped = { $count ->
    [one] Se canceló una imagen suya que estaba en curso.
   *[other] Se cancelaron { $count } imágenes suyas que estaban en curso.
}
blocks-ended = { $person } puede volver a dibujar.
blocks-none = Aquí nadie tiene un bloqueo.
blocks-title = { $count ->
    [one] **Una persona tiene un bloqueo**
   *[other] **{ $count } personas tienen un bloqueo**
}
blocks-line = { $person } · { $until ->
    [never] para siempre
   *[moment] hasta el { $until }
} · por { $moderator } el { $since }

# $reason: as a moderator typed it, or none.
refusal-blocks-blocked = { $until ->
    [never] No puedes dibujar en este servidor: tienes un bloqueo para siempre.
   *[moment] No puedes dibujar en este servidor: tienes un bloqueo hasta el { $until }.
} { $reason ->
    [none] Los moderadores no dieron ningún motivo.
   *[given] El motivo de los moderadores: «{ $reason }».
}
refusal-blocks-everywhere = { $until ->
    [never] No puedes dibujar con Easel en ninguna parte: tienes un bloqueo para siempre.
   *[moment] No puedes dibujar con Easel en ninguna parte: tienes un bloqueo hasta el { $until }.
} { $reason ->
    [none] Quien gestiona Easel no dio ningún motivo.
   *[given] El motivo de quien gestiona Easel: «{ $reason }».
}
refusal-blocks-elsewhere = { $until ->
    [never] Tienes un bloqueo para siempre en otro servidor.
   *[moment] Tienes un bloqueo hasta el { $until } en otro servidor.
} Mientras dure, Easel tampoco dibuja nada para ti en otros lugares. Solo los moderadores de ese servidor pueden ponerle fin.
refusal-blocks-not-blocked = { $person } no tiene ningún bloqueo aquí.
refusal-blocks-not-below = No puedes bloquear a { $person }: solo puede hacerlo alguien que esté por encima. A los moderadores los bloquean quienes gestionan el servidor, y a estos, su propietario.
refusal-blocks-self = No puedes bloquear tu propia cuenta.
refusal-blocks-bot = Es un bot: los bots no dibujan nada aquí.
