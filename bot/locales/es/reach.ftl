### Where Easel may be used.

refusal-reach-direct = Este bot no dibuja en mensajes directos. Usa /imagine en un servidor.

# Discord's own names, as its settings have them.
permission-view-channel = Ver canal
permission-read-messages = { permission-view-channel }
permission-send-messages = Enviar mensajes
permission-send-messages-in-threads = Enviar mensajes en hilos
permission-embed-links = Insertar enlaces
permission-attach-files = Adjuntar archivos
