### Pintar lo que rodea una imagen, o partes de ella.

button-zoom = Alejar o desplazar la vista
button-parts = Cambiar una parte

fill-outpaint = ¿Qué hacer?
fill-outpaint-zoom15 = Alejar la vista 1,5x
fill-outpaint-zoom2 = Alejar la vista 2x
fill-outpaint-square = Hacerla cuadrada
fill-outpaint-left = Extender a la izquierda
fill-outpaint-right = Extender a la derecha
fill-outpaint-up = Extender hacia arriba
fill-outpaint-down = Extender hacia abajo

fill-parts = **¿Qué partes deben cambiar?** Elige una o varias; después, un formulario pregunta qué quieres ver ahí. Las demás se quedan como están.
fill-parts-unseen = No pude dibujar los números sobre la imagen. Van de arriba a la izquierda a abajo a la derecha, tres por fila.
fill-parts-alt = La imagen con los números del 1 al 9 encima, tres por fila
fill-parts-placeholder = Elegir partes
# $number: el número de la parte, del 1 al 9.
fill-part = { $number ->
    [1] 1: arriba a la izquierda
    [2] 2: arriba
    [3] 3: arriba a la derecha
    [4] 4: a la izquierda
    [5] 5: en el centro
    [6] 6: a la derecha
    [7] 7: abajo a la izquierda
    [8] 8: abajo
   *[9] 9: abajo a la derecha
}
fill-in-words = Mejor describir el cambio
fill-form-chosen = { $count ->
    [one] La parte { $parts } se pinta de nuevo; el resto se queda como está.
   *[other] Las partes { $parts } se pintan de nuevo; el resto se queda como está.
}
fill-form-words = Qué quieres ver ahí
fill-form-words-hint = Describe lo que habrá ahí, como «un sombrero rojo»

refusal-fill-no-model = Ningún modelo puede aquí alejar la vista, desplazarla o cambiar partes de una imagen.
refusal-fill-too-large = La imagen tendría { $width } por { $height } píxeles; { $model } hace { $limit } megapíxeles como máximo. Parte de una imagen más pequeña. No se ha pagado nada.
refusal-fill-no-parts = Elige al menos una parte que deba cambiar.
refusal-fill-model = Aquí lo hace { $model }, así que quita el otro modelo.
