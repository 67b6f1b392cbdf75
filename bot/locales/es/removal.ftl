### Taking away everything somebody drew lately.

command-remove-all = Retira todo lo que alguien dibujó aquí hace poco
command-remove-all-person = Las imágenes de quién
command-remove-all-hours = De cuántas horas

removal-all-asked = **¿Retirar todo lo que { $person } dibujó aquí en { $hours ->
    [one] la última hora
   *[other] las últimas { $hours } horas
}?** { $count ->
    [one] Es un resultado.
   *[other] Son { $count } resultados.
} Lo que tenga en curso se cancela. Esto no se puede deshacer.
removal-all-yes = { $count ->
    [one] Retirarlo
   *[other] Retirar los { $count }
}
removal-all-no = Dejarlo así
removal-all-let-be = No se retiró nada.
removal-all-progress = { $bar } { $done } de { $total } retirados
removal-out-of-reach = { $count ->
    [one] Una imagen está fuera de mi alcance: su hilo está cerrado o ya no puedo cambiar mi mensaje allí. Bórrala a mano.
   *[other] { $count } imágenes están fuera de mi alcance: sus hilos están cerrados o ya no puedo cambiar mis mensajes allí. Bórralas a mano.
}
removal-all-look = ¿Cómo va?
removal-all-done = { $count ->
    [one] Se retiró un resultado.
   *[other] Se retiraron { $count } resultados.
}
refusal-removal-nothing = No hay ninguna imagen de { $person } aquí en ese tiempo.
