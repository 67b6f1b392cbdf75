# Lo que se escribe en los formularios: cada forma, separada por «|».

typed-nothing = ningún | ninguno | ninguna | no | nada | nunca | desactivado | desactivada | ilimitado | ilimitada | sin límite | sin límites
typed-seconds = s | seg | segs | segundo | segundos
typed-minutes = m | min | minuto | minutos
typed-hours = h | hora | horas
typed-days = día | días
typed-weeks = semana | semanas
typed-and = y
typed-from = de | de las | de la | entre | entre las | desde | desde las | las | la
typed-until = a | a las | a la | hasta | hasta las | hasta la | y | y las | y la
typed-oclock = h | hora | horas
typed-dollars = dólar | dólares

# Delante de las palabras de una imagen: «dibújame un zorro».
typed-please = por favor | puedes | podrías | hola
typed-draw = dibuja | dibújame | dibújanos | pinta | píntame | imagina | genera | crea
typed-for-me = me | nos
# Cuál de varias imágenes es: «imagen 2».
typed-picture = imagen | foto | número | n.º
# Lo que nadie quiere ver dibujado: la respuesta dice qué se puede pedir.
typed-small-talk = hola | buenos días | buenas | buenas tardes | buenas noches | gracias | muchas gracias | ayuda | prueba | sí | no | quién eres | qué sabes hacer | cómo funciona
