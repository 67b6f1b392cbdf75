### What is on record of a member: said, taken along, erased.

command-privacy = Lo que se guarda sobre ti; llévatelo como archivo o bórralo

privacy-title = ## Lo que se guarda sobre ti
privacy-jobs = Solicitudes de imágenes, con tus palabras y dónde se pidieron: **{ $count }**
privacy-favourites = Favoritas: **{ $count }**
privacy-stars = Estrellas que diste: **{ $count }**
privacy-reports = Reportes y apelaciones que escribiste: **{ $count }**
privacy-charges = Recuentos para límites y gastos: **{ $count }**
privacy-events = Entradas sobre ti en los registros de los moderadores: **{ $count }**
privacy-blocks = Servidores que te bloquearon: **{ $count }**
privacy-kept = Las solicitudes se guardan hasta que las borres.
privacy-kept-for = Las solicitudes se eliminan { $days ->
    [one] un día
   *[other] { $days } días
} después de terminar.
privacy-why = -# Tus palabras van al servicio de imágenes, que las dibuja. Las solicitudes se guardan para los botones de tus imágenes y para lo que deciden los moderadores. Las imágenes en sí solo las guarda Discord. Solo tú ves esto.
privacy-button-export = Exportar a un archivo
privacy-button-ask = Borrar todo
privacy-asked = **¿Borrar todo lo que se guarda sobre ti, en todos los servidores?**
    Desaparecen tus solicitudes, favoritas, estrellas, preferencias y reportes. Después, los botones de tus imágenes dirán que ya no están registradas. Esto no se puede deshacer.
    -# Lo que queda: los recuentos de gastos, sin ti después de un día; los bloqueos; y los registros de los moderadores, que guardan quién, cuándo y qué se decidió hasta que acabe el plazo de cada servidor, pero ninguna de tus palabras; y las imágenes publicadas hace más de 15 minutos donde solo me llevaron consigo.
privacy-button-data = Borrar, conservar imágenes
privacy-button-all = Borrar, eliminar imágenes
privacy-button-no = Dejarlo así
privacy-let-be = No se borró nada.
privacy-erasing = Borrando…{ $total ->
    [0] {""}
   *[other] { " " }{ $bar } { $done } de { $total } mensajes borrados
}
privacy-erased = Borrado. Tus imágenes siguen donde están en Discord.
privacy-erased-all = Borrado, con tus imágenes y todos los mensajes míos que mostraban tu texto.
privacy-exported = Esto es todo lo que se guarda sobre ti.
refusal-privacy-busy = Se está dibujando algo tuyo. Cancélalo o espera a que termine, y luego borra.
refusal-privacy-too-large = Ni siquiera comprimido cabe en un mensaje aquí. Inténtalo en un servidor con un límite de subida mayor, o pregunta a quien opera este bot.
