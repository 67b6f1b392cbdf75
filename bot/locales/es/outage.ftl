### The image service is away: what members read, and what the operator reads. Members never read why.

# On the reply of a request that waits.
outage-waiting = **En espera** · el servicio de imágenes no responde. Lo intento otra vez por mi cuenta { $when }; no se pierde nada.

# In each channel with requests that wait, taken back when it is over.
outage-notice = El servicio de imágenes no responde desde las { $since }. Lo sigo intentando por mi cuenta, y todas las imágenes que se pidieron aquí se dibujarán cuando vuelva: no se pierde nada.

refusal-outage = El servicio de imágenes lleva más de una hora sin responder, así que por ahora no acepto solicitudes nuevas. Vuelve más tarde: lo intento otra vez { $when }. Lo que se pidió antes no se pierde.

# To the operator, in direct messages.
outage-operator = **El servicio de imágenes se niega a dibujar** desde las { $since }: { $cause } Las solicitudes esperan; lo sigo intentando por mi cuenta, con una solicitud cada vez. A los miembros no se les dice el motivo.
outage-cause-key = no acepta la clave de COMETAPI_KEY (401). Pon una válida en la configuración y reiníciame.
outage-cause-balance = la cuenta no tiene saldo (402). Recárgala; no hace falta reiniciar.
outage-cause-down = responde con errores de servidor (5xx), o no se puede conectar.
