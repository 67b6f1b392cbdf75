### /history and /show: what somebody drew and likes. Seen by the one who asks alone.

command-history = Tus imágenes, de la más reciente a la más antigua: míralas, busca una, reutiliza sus palabras
command-history-text = Palabras que estaban en el prompt
command-history-model = Solo lo que dibujó este modelo
command-history-favourites = Solo tus favoritas
command-history-page = Qué página
command-show = Trae aquí otra vez una de tus imágenes, con sus botones
command-show-result = Elige de la lista, o da palabras del prompt, un enlace de mensaje o un ID

button-favourite = Añadir a favoritos
button-unfavourite = Quitar de favoritos

history-title-pictures = ## Tus imágenes
history-title-favourites = ## Tus favoritas
history-page = { $total ->
    [one] una imagen
   *[other] { $total } imágenes
} · página { $page } de { $pages }
history-no-pictures = Todavía no hay nada. Prueba **/imagine** un barco de papel en aguas tranquilas.
history-no-favourites = Todavía no tienes favoritos. Debajo de una imagen, elige «Más…» y luego «Añadir a favoritos».
history-nothing-found = Nada encaja. Prueba con menos palabras o con otro modelo.
history-count = { $count } imágenes
history-private = privada
history-jump = [ir al mensaje]({ $link })
history-no-picture = La imagen no se puede mostrar aquí en este momento. Puedes volver a usar sus palabras.
history-choose-reuse = Editar el prompt de…
history-choose-show = Volver a mostrar aquí…
history-liked = Ahora es una de tus favoritas. Las encuentras con **/history favourites:True**.
history-liked-before = Ya está en tus favoritos. Los ves todos con **/history favourites:True**.
history-unliked = Ya no es una de tus favoritas.

refusal-show-unknown = No encuentro esa imagen. Elige una de la lista, da palabras de su prompt o pega el enlace de su mensaje.
refusal-show-hidden = Esa imagen está en un lugar que no puedes ver desde aquí. Usa el enlace en su propio servidor, donde puedas abrirlo.
refusal-show-age = Esa imagen es de un canal con restricción de edad. Muéstrala en un canal así, o solo para ti con «private».
refusal-show-review = Aquí los moderadores revisan antes cada imagen. Dibújala otra vez con Repetir, o muéstrala para ti en mensajes directos.
refusal-show-later = Discord tarda en entregar esa imagen. Inténtalo de nuevo dentro de un momento.
refusal-show-too-many = Esa imagen ya se mostró { $limit } veces. Comparte el enlace de uno de sus mensajes.
refusal-show-too-large = Esa imagen es más grande que los archivos permitidos aquí. Comparte el enlace de su mensaje.
