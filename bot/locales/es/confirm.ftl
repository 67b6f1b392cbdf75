### What is asked before something expensive, or many pictures, are drawn. Seen by the member alone.

confirm-title = Lo que cuesta

# $price: as in "$0.40".
confirm-price = { $count ->
    [one] Una imagen con { $model } costaría **{ $price }**. ¿La dibujo?
   *[other] { $count } imágenes con { $model } costarían **{ $price }**. ¿Las dibujo?
}
# $requests: how many prompts; $models: names of models.
confirm-several = Son { $requests } solicitudes: { $pictures ->
    [one] **una imagen**
   *[other] **{ $pictures } imágenes**
} con { $models }. ¿Las dibujo?
confirm-several-price = Son { $requests } solicitudes: { $pictures ->
    [one] **una imagen**
   *[other] **{ $pictures } imágenes**
} con { $models }, por **{ $price }** en total. ¿Las dibujo?
confirm-times = { $line } ×{ $count }
confirm-more = … y { $count } más
confirm-ends = Esto caduca a las { $when }. No se paga nada hasta que pulses Dibujar.
confirm-button-run = Dibujar
confirm-button-no = Cancelar
confirm-begun = **En espera** · empieza enseguida
confirm-started = { $count ->
    [one] Se está dibujando, en un mensaje propio.
    [2] Se están dibujando las dos, cada una en su propio mensaje.
   *[other] Se están dibujando las { $count }, cada una en su propio mensaje.
}
confirm-started-part = Se están dibujando { $begun } de { $count }, cada una en su propio mensaje. Las demás no empezaron: { $reason }
confirm-canceled = Cancelado. No se dibujó ni se pagó nada.
# In a new message, where the one with the buttons is out of reach.
confirm-about = { $person }, sobre las imágenes que pediste:
refusal-confirm-too-late = Algo me interrumpió mientras las empezaba, y Discord ya no me deja responder donde pulsaste Dibujar. No se pagó nada por lo que aparece aquí; pídelo otra vez.
