### Why an accepted request ended without its picture. Two parts: what happened, and what to do next.

failure-key-refused = El servicio de imágenes no acepta la clave de este bot. Solo puede arreglarlo quien opera Easel; díselo, por favor.
failure-no-balance = El servicio de imágenes no acepta solicitudes de este bot en este momento. Quien opera Easel tiene que revisarlo; inténtalo de nuevo más tarde.
failure-access-denied = Este bot no tiene permiso para usar ese modelo. Elige otro, por favor.
failure-model-unavailable = El servicio de imágenes no ofrece ese modelo en este momento. Elige otro, por favor.
failure-input-invalid = El modelo no aceptó este valor: { $parameter }. Elige otro, por favor.
failure-input-invalid-unnamed = El modelo no aceptó una de las opciones. Prueba con menos, por favor.
failure-rate-limited = El servicio de imágenes tiene demasiadas solicitudes en este momento. Reinténtalo dentro de un minuto.
failure-flagged = El control de seguridad del proveedor señaló estas palabras o la imagen. Descríbela de otra manera, por favor.
failure-all-filtered = El filtro de seguridad retuvo todas las imágenes. A veces es una falsa alarma: pulsa Reintentar para dibujar con otro azar, o descríbela de otra manera.
failure-busy = El modelo está sobrecargado en este momento. Reinténtalo dentro de un minuto.
failure-interrupted = El proveedor interrumpió el dibujo a medias. Suele funcionar a la segunda: pulsa Reintentar.
failure-failed = El modelo no pudo hacer esta imagen y no dijo por qué. Pulsa Reintentar o cambia un poco las palabras.
failure-canceled-upstream = El dibujo se detuvo en el proveedor. Pulsa Reintentar para empezarlo otra vez.
failure-aborted = El proveedor abandonó antes de empezar el dibujo, porque no había ninguna máquina libre. Reinténtalo dentro de un minuto.
failure-timed-out = No hubo imagen después de { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}, así que dejé de esperar. Pulsa Reintentar o prueba un modelo más rápido.
failure-lost = Perdí de vista este dibujo: el servicio de imágenes ya no dice cómo va. Es posible que el proveedor aún lo termine y lo cobre. Pulsa Reintentar para empezar otro.
failure-unreachable = No puedo conectar con el servicio de imágenes en este momento; no empezó nada. Reinténtalo dentro de un minuto.
failure-service-down = El servicio de imágenes tiene problemas en este momento. Reinténtalo dentro de unos minutos.
failure-answer-unreadable = El servicio de imágenes respondió con algo que no puedo leer. Reinténtalo dentro de unos minutos.
failure-start-ambiguous = La conexión se cortó justo cuando empezaba el dibujo. No lo envié por segunda vez, para que no se pague dos veces. Pulsa Reintentar si quieres.
failure-interrupted-while-starting = Algo me interrumpió justo cuando empezaba el dibujo. No se envió por segunda vez, para que no se pague dos veces. Pulsa Reintentar si quieres.
failure-no-output = El modelo dice que terminó, pero no devolvió ninguna imagen. Pulsa Reintentar para dibujarla otra vez.
failure-output-gone = La imagen se hizo, pero ya no está donde la dejó el proveedor. Pulsa Reintentar para dibujarla otra vez.
failure-output-unreachable = La imagen se hizo, pero no pude traerla: el lugar donde la guarda el proveedor no respondió a tiempo. Pulsa Reintentar para dibujarla otra vez.
failure-output-address = La imagen está en una dirección en la que no confío, así que no la abrí. Díselo a quien opera Easel, por favor.
failure-output-unlisted = La imagen se hizo, pero está en una dirección en la que no confío, y nadie la autorizó mientras el proveedor la guardaba. Díselo a quien opera Easel antes de volver a pedirla, por favor.
failure-output-unreadable = Lo que llegó no es una imagen que pueda leer. Pulsa Reintentar para dibujarla otra vez.
failure-output-damaged = Falta una parte de la imagen cada vez que la descargo. Pulsa Reintentar para dibujarla otra vez.
failure-output-kind = Lo que llegó es un archivo de tipo { $kind }, que no puedo mostrar como imagen. Dibujarla otra vez daría lo mismo; prueba con otro modelo.
failure-output-pixels = La imagen que llegó tiene { $megapixels } megapíxeles; no puedo con más de { $limit }. Pide una más pequeña.
failure-output-too-large = La imagen no se puede reducir a los { $limit_mb } MB que se pueden subir aquí. Prueba con una más pequeña.
failure-source-image = Ya no puedo leer la imagen que adjuntaste. Adjúntala otra vez, por favor.
failure-source-damaged = El archivo que adjuntaste no es una imagen que pueda leer: está dañado o es de otro tipo del que dice su nombre. Funcionan PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP y TIFF. No se ha pagado nada.
failure-source-heic = Aquí no puedo leer fotos HEIC. En un iPhone, elige Ajustes, Cámara, Formatos, «Más compatible»; en Android, desactiva «Alta eficiencia» en los ajustes de la cámara. Una captura de pantalla de la foto sirve enseguida. No se ha pagado nada.
failure-source-pixels = La imagen que adjuntaste tiene { $megapixels } megapíxeles; no puedo con más de { $limit }. Adjunta una más pequeña, por favor. No se ha pagado nada.
failure-canceled = { $canceler } canceló la solicitud antes de que empezara. No se pagó nada.
failure-canceled-after-start = { $canceler } canceló la solicitud. Ya había empezado, así que es posible que el proveedor la termine y la cobre.
failure-canceled-at-provider = { $canceler } canceló la solicitud. El proveedor dejó de dibujar.
failure-withdrawn = La solicitud se retiró antes de que empezara.
failure-picture-refused = Discord no permite publicar esta imagen aquí.
failure-undeliverable = La imagen está lista, pero Discord no me deja publicarla aquí ni enviártela por mensaje directo.
failure-discord-away = La imagen estaba lista, pero Discord falló durante tanto tiempo que ya no existe. Pulsa Reintentar para volver a crearla.
failure-unexpected = Algo falló en el propio Easel, y quedó anotado. Pulsa Reintentar; si vuelve a pasar, avisa a quien opera Easel y menciona { $job }.
