### The image service is away: what members read, who never read why.

# On the reply of a request that waits.
outage-waiting = **En espera** · el servicio de imágenes no responde. Lo intento otra vez por mi cuenta a las { $when }; no se pierde nada.

# In each channel with requests that wait, taken back when it is over.
outage-notice = El servicio de imágenes no responde desde las { $since }. Lo sigo intentando por mi cuenta, y todas las imágenes que se pidieron aquí se dibujarán cuando vuelva: no se pierde nada.

refusal-outage = El servicio de imágenes lleva más de una hora sin responder, así que por ahora no acepto solicitudes nuevas. Vuelve más tarde: lo intento otra vez a las { $when }. Lo que se pidió antes no se pierde.
