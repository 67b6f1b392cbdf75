### What is on record of a member: said, taken along, erased.

command-privacy = Lo que se guarda sobre ti; llévatelo como archivo o bórralo

privacy-title = ## Lo que se guarda sobre ti
privacy-jobs = Solicitudes de imágenes, con tus palabras y dónde se pidieron: **{ $count }**
privacy-favourites = Favoritas: **{ $count }**
privacy-stars = Estrellas que diste: **{ $count }**
privacy-words = Estilos y comodines tuyos: **{ $count }**
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
    Desaparecen tus solicitudes, favoritas, estrellas, preferencias, estilos, comodines y reportes. Después, los botones de tus imágenes dirán que ya no están registradas. Esto no se puede deshacer.
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

## The pictures, taken along.

privacy-button-pictures = Exportar con imágenes
# $count: of files sent so far.
privacy-packing = **Preparando tus imágenes** { $bar } { $done } de { $total } solicitudes · { $count ->
    [0] todavía ningún archivo
    [one] un archivo enviado
   *[other] { $count } archivos enviados
}
    -# Los archivos llegan debajo, cada uno completo por sí mismo. Si nada se mueve durante un minuto, pulsa el botón.
privacy-go-on = Continuar desde aquí
privacy-file = Archivo { $number }, con { $count ->
    [0] ninguna imagen
    [one] una imagen
   *[other] { $count } imágenes
}. Descomprímelo y abre **index.html**.
privacy-packed = **Eso es todo:** { $count ->
    [0] ninguna imagen
    [one] una imagen
   *[other] { $count } imágenes
} en { $files ->
    [one] un archivo, con todo lo que hay guardado sobre ti
   *[other] { $files } archivos, con todo lo que hay guardado sobre ti en el primero
}.
# $left: how many requests are not in any file.
privacy-packed-part = **Hasta aquí:** { $count ->
    [0] ninguna imagen
    [one] una imagen
   *[other] { $count } imágenes
} en { $files ->
    [0] ningún archivo
    [one] un archivo
   *[other] { $files } archivos
}. { $left ->
    [one] Falta una solicitud
   *[other] Faltan { $left } solicitudes
}; pulsa el botón para continuar.
privacy-packed-none = No tienes imágenes que llevarte.
privacy-missing-gone = { $count ->
    [one] Una imagen ya no está
   *[other] { $count } imágenes ya no están
}: se borró el mensaje, o ya no puedo leer ese canal.
privacy-missing-private = { $count ->
    [one] Una imagen privada está
   *[other] { $count } imágenes privadas están
} fuera de mi alcance: lo que solo ves tú, lo puedo leer durante 15 minutos.
privacy-missing-large = { $count ->
    [one] Una imagen es demasiado grande
   *[other] { $count } imágenes son demasiado grandes
} para enviarla aquí. Guárdala desde su mensaje, o exporta en un servidor con un límite más alto.
privacy-missing-later = { $count ->
    [one] Discord no entregó una imagen
   *[other] Discord no entregó { $count } imágenes
} esta vez. Exporta otra vez para recibirla.
privacy-page-title = Mis imágenes, archivo { $number }
privacy-page-intro = { $count ->
    [0] Ninguna imagen
    [one] Una imagen
   *[other] { $count } imágenes
}, las más recientes primero. Haz clic en una para verla entera.
privacy-page-link = en Discord
refusal-privacy-packing = Ya estoy preparando tus imágenes. Los archivos llegan debajo de ese mensaje.
