### /setup: a new server's way through what there is to decide.

command-setup = Prepara Easel para este servidor, paso a paso; son dos minutos y nada es definitivo

setup-greeting =
    ### Hola, soy Easel
    Convierto palabras en imágenes: **/imagine** un barco de papel en aguas tranquilas.
    Si gestionas este servidor: **/setup** lleva dos minutos. Comprueba mis permisos y pregunta quién puede dibujar, dónde y cuánto. Hasta entonces pueden todos, donde puedan usar comandos.

# $title: the step's own.
setup-head = Paso { $number } de { $steps }: { $title }
setup-changed = Cambiado: { $before } → **{ $after }**
setup-now = { $name }: **{ $value }**
setup-back = Atrás
setup-next = Siguiente
setup-none = sin fijar
setup-option = { $name }: { $value }
setup-entries = { $count ->
    [0] vacía
    [one] una entrada
   *[other] { $count } entradas
}
setup-starter = Empezar con la lista inicial
setup-everywhere = en todas partes
setup-list = { $names }
setup-more = { $count } más
setup-pictures = { $count ->
    [one] una imagen
   *[other] { $count } imágenes
}

setup-title-permissions = Lo que necesito
setup-title-who = Quién puede dibujar
setup-title-where = Dónde
setup-title-team = Tu equipo
setup-title-limits = Cuánto
setup-title-filter = El filtro de prompts
setup-title-done = Eso es todo

setup-about-permissions = Para publicar imágenes necesito los permisos Ver canal, Enviar mensajes, Insertar enlaces y Adjuntar archivos; en hilos y publicaciones, Enviar mensajes en hilos.
setup-lack = Me faltan permisos en { $channels }: { $permissions }.

# $role: the name of the bot's own role.
setup-fix = Para arreglarlo: abre los ajustes de un canal → Permisos → añade el rol «{ $role }» → permite lo que falta. Para todos los canales a la vez: Ajustes del servidor → Roles → «{ $role }», salvo que un canal lo retire.
setup-hidden = No puedo ver { $channels }. Déjalo así donde nadie deba dibujar; si no, permite también Ver canal.
setup-able = { $count ->
    [one] Un canal está bien.
   *[other] { $count } canales están bien.
}
setup-check-again = Comprobar otra vez

setup-about-who = Los miembros que no pueden dibujar leen por qué, y nadie más lo lee. Donde pueden dibujar unos roles, también pueden los moderadores.
setup-about-where = En todas partes donde los miembros pueden usar comandos, o solo en los canales y categorías que elijas. En /policy hay reglas más precisas, para cada canal.
setup-left-out = En { $channels } los miembros no pueden escribir, así que no los incluí. Para que la moderación dibuje allí, usa /policy edit.
setup-places-gone = Todos los canales elegidos se eliminaron, así que nadie podría dibujar. Elige otros.
setup-everywhere-button = En todas partes
setup-about-team = ¿Dónde revisan los moderadores las imágenes que esperan aprobación, los reportes y las apelaciones, y dónde se publica el registro de todo lo que pasa? ¿Y qué roles pueden cambiar los ajustes de Easel, además de quien puede gestionar el servidor?
setup-ping-urgent = solo para casos urgentes: sobre menores
setup-ping-each = para cada caso que espera
# $role: the name of the role.
setup-ping-silent = Discord no mencionará «{ $role }»: permite en sus ajustes que cualquiera lo mencione, o dame «Mencionar @everyone, @here y todos los roles».
setup-ping-gone = El rol al que se avisaba se eliminó, así que no se avisa a nadie. Elige otro.
setup-gone = Ese canal ya no existe, o no puedo verlo.
setup-about-limits = Cuántas imágenes puede pedir cada miembro, y cuánto puede gastar el servidor al mes donde el operador haya fijado precios. Hay más en /limits y /budget.
setup-about-filter = El filtro busca en los prompts las palabras y frases de tu lista. Cada entrada dice a partir de qué rigor se aplica. La lista se gestiona con /filter; Easel trae una corta para empezar.
setup-about-done = Puedes cambiar todo esto en cualquier momento: usa /setup otra vez, o /policy, /limits, /budget y /filter. Qué miembros ven qué comando se decide en Ajustes del servidor → Integraciones → Easel.

setup-name-who = Quién puede dibujar
setup-name-newcomers = Espera de los miembros nuevos
setup-name-channels = Dónde
setup-name-review = Aprobación, reportes y apelaciones
setup-name-log = Registro
setup-name-ping = A quién se avisa
setup-name-ping-for = Cuándo
setup-name-managers = Roles que gestionan Easel
setup-name-hour = Cada miembro, en una hora
setup-name-day = Cada miembro, en un día
setup-name-budget = El servidor, en un mes
setup-name-strictness = Rigor
setup-name-starter = Lista

setup-choose-who = Todos, o moderadores
setup-choose-roles = O solo miembros con estos roles
setup-choose-newcomers = Cuánto esperan los miembros nuevos
setup-choose-channels = Solo en estos canales y categorías
setup-choose-review = Canal para aprobación, reportes y apelaciones
setup-choose-log = Canal para el registro
setup-choose-ping = Rol que se menciona cuando algo espera
setup-choose-ping-for = Para qué se menciona
setup-choose-managers = Roles que pueden cambiar los ajustes de Easel
setup-choose-hour = Imágenes por miembro en una hora
setup-choose-day = Imágenes por miembro en un día
setup-choose-budget = Dólares al mes para todo el servidor
setup-choose-strictness = Qué rigor tiene el filtro
