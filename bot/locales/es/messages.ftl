### Lo que Easel responde a un mensaje: «@Easel dibuja un zorro», una respuesta a una imagen, un mensaje directo.

messages-offer-draw = **¿Dibujo esto?**
messages-offer-edit = **¿Cambio esta imagen?**
# $models: nombres de modelos; $price: por ejemplo «0,40 $».
messages-price = { $count ->
    [one] Una imagen
   *[other] { $count } imágenes
} con { $models }, por { $price }.
messages-price-unknown = { $count ->
    [one] Una imagen
   *[other] { $count } imágenes
} con { $models }.
# $when: «en 15 minutos».
messages-ends = No se paga nada hasta que pulses «Dibujar». Esta oferta termina a las { $when }.
messages-button-draw = Dibujar
messages-button-change = Cambiar las palabras
messages-button-cancel = Cancelar
messages-button-why = ¿Por qué no?
messages-refused = No puedo dibujar eso tal como está.
messages-over = Esta oferta ha terminado. Escríbeme otra vez.
# $name: «@Easel».
messages-how = Dime qué dibujar: «{ $name ->
    [none] {""}
   *[other] { $name }{" "}
}dibuja un zorro en la nieve». O responde a una imagen: «{ $name ->
    [none] {""}
   *[other] { $name }{" "}
}hazla de noche». /help muestra más.
messages-unseen = Discord no me muestra el mensaje al que has respondido. Abre el menú de ese mensaje y elige *Aplicaciones* → *Editar con Easel*, o adjunta la imagen a un mensaje que me mencione.

refusal-offer-gone = Esta oferta ha terminado. Escríbeme otra vez.
refusal-offer-not-yours = Solo { $person } puede responder a esto. Mencióname en un mensaje tuyo.
refusal-offer-taken = Esta oferta ya fue respondida.
