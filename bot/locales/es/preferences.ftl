### What a member wants where they do not say, and how they are told of what took long or was shown.

command-preferences = Lo que sueles querer: modelo, proporción, número, estilo, formato, quién lo ve, idioma, avisos

preferences-title = ## Lo que sueles querer
preferences-how = Vale en todos los servidores, donde /imagine y tus palabras no digan otra cosa. Solo tú ves esto.
preferences-language-how = -# El idioma vale para lo que solo ves tú. Lo que ven todos está en el idioma del servidor.
preferences-model-gone = -# { $model }, que elegiste, ya no se ofrece.
preferences-model-chosen = Modelo: { $value }
preferences-model-unsaid = Modelo: el predeterminado de Easel
preferences-aspect_ratio-chosen = Proporción: { $value }
preferences-aspect_ratio-unsaid = Proporción: la predeterminada del modelo
preferences-count-chosen = Cuántas: { $value }
preferences-count-unsaid = Cuántas: lo habitual en el canal
preferences-count-value = { $count ->
    [one] una imagen
   *[other] { $count } imágenes
}
preferences-output_format-chosen = Formato de archivo: { $value }
preferences-output_format-unsaid = Formato de archivo: el predeterminado del modelo
preferences-style-chosen = Estilo: { $value }
preferences-style-how = -# Con /my style add guardas estilos tuyos; uno de ellos puede ser tu estilo habitual.
preferences-style-unsaid = Estilo: ninguno
preferences-private-chosen = Quién las ve: { $value }
preferences-private-unsaid = Quién las ve: lo habitual en el canal
preferences-private-public = todos
preferences-private-private = solo yo
preferences-tells = Avísame cuando una imagen lenta esté lista, o una llegue a la vitrina: no
preferences-tells-about = Cuando una imagen tardó más de un minuto, o llega a la vitrina
preferences-tells-ping = Avísame: con una mención en el canal
preferences-tells-direct = Avísame: con un mensaje directo
# The name of this very language.
preferences-language = Español
preferences-language-chosen = Idioma: { $value }
preferences-language-unsaid = Idioma: como en mi Discord
preferences-reset = Olvidar todo esto

# $model: its id; $default: the name of another one.
note-preferences-model-gone = Tu modelo habitual, { $model }, ya no se ofrece, así que dibuja { $default }.
# $ratio: as they chose it.
note-preferences-ratio = { $model } no dibuja { $ratio }, tu proporción habitual, así que usó la suya.
note-preferences-count = Tu número habitual es { $count }; este canal permite { $limit }.
# $style: its name.
note-preferences-style = { $because ->
    [length] Tu estilo habitual { $style } se dejó fuera: con él, el prompt sería demasiado largo.
   *[rule] Tu estilo habitual { $style } se dejó fuera: este canal solo permite algunos estilos del servidor.
}

preferences-told = <@{ $person }> Ya está.
preferences-told-failed = <@{ $person }> No hay imagen; la respuesta dice por qué.
# $link: the address of the result.
preferences-told-direct = Ya está lo que pediste: { $link }
preferences-told-direct-failed = Lo que pediste no se pudo dibujar. La respuesta dice por qué: { $link }
