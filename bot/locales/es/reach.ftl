### Where Easel may be used.

refusal-reach-direct = Este bot no dibuja en mensajes directos. Usa /imagine en un servidor.
refusal-reach-alone = En este servidor nadie más que tú ve lo que te respondo, así que aquí no se puede publicar nada.
refusal-reach-several = Aquí no me han añadido, y Discord me deja responder a una petición con { $most } imágenes como mucho. Pide menos a la vez.

# Discord's own names, as its settings have them.
permission-view-channel = Ver canal
permission-read-messages = { permission-view-channel }
permission-send-messages = Enviar mensajes
permission-send-messages-in-threads = Enviar mensajes en hilos
permission-embed-links = Insertar enlaces
permission-attach-files = Adjuntar archivos
permission-connect = Conectar
