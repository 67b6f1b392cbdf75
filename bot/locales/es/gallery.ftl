### /gallery: a server's pictures with stars, and its showcase.

command-gallery = Las imágenes con estrellas de este servidor
command-gallery-view = Mira las imágenes a las que los miembros dieron estrellas
command-gallery-sort = Las más recientes primero, o las que tienen más estrellas
command-showcase = Para quien gestiona: dónde se muestran a todos las imágenes con bastantes estrellas
command-showcase-channel = El canal de la vitrina
command-showcase-stars = Cuántas estrellas hacen falta
command-showcase-off = Deja de mostrar imágenes allí; las que ya están se quedan

button-star = ★ Estrella
button-star-count = ★ { $count }
button-unstar = Quitar la estrella

gallery-title-newest = ## Galería: las más recientes
gallery-title-stars = ## Galería: las de más estrellas
gallery-empty = Ninguna imagen que puedas ver aquí tiene estrellas todavía. Pulsa «★ Estrella» debajo de la imagen de alguien.
gallery-stars = ★ { $count }
gallery-choose-star = Dar una estrella a…, o quitar la tuya
gallery-starred = Diste una estrella. Ahora tiene { $count ->
    [one] una estrella
   *[other] { $count } estrellas
}.
gallery-starred-before = Ya le diste una estrella. Tiene { $count ->
    [one] una estrella
   *[other] { $count } estrellas
}.
gallery-unstarred = Quitaste tu estrella. { $count ->
    [0] Ahora no tiene ninguna.
    [one] Ahora tiene una estrella.
   *[other] Ahora tiene { $count } estrellas.
}
gallery-showcased = Era la que faltaba: la imagen está en { $channel }.
# $link: of the copy in the showcase.
gallery-told-direct = Tu imagen está ahora en la vitrina: { $link }
gallery-settings = Las imágenes con { $count ->
    [one] una estrella
   *[other] { $count } estrellas
} se muestran en { $channel }. Las estrellas de quien pidió la imagen no cuentan, y las imágenes privadas no se muestran nunca.
gallery-settings-off = No hay vitrina. Elige un canal con **/showcase channel:** y allí se mostrarán las imágenes con { $count ->
    [one] una estrella
   *[other] { $count } estrellas
} o más.

refusal-gallery-own = Es tu propia imagen: las estrellas las dan los demás.
refusal-gallery-elsewhere = Las estrellas son para imágenes que todos en este servidor pueden ver en su canal.
