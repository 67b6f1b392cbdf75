### Taking away one's own pictures in a channel.

command-tidy = Elimina las imágenes que pediste hace poco en este canal
command-tidy-hours = De cuántas horas; un día si no lo indicas

tidy-asked = **¿Eliminar lo que pediste en este canal en { $hours ->
    [one] la última hora
   *[other] las últimas { $hours } horas
}?** { $count ->
    [one] Es un resultado.
   *[other] Son { $count } resultados.
} También desaparecen las copias en galerías y vitrinas. Esto no se puede deshacer.
tidy-yes = { $count ->
    [one] Eliminarlo
   *[other] Eliminar los { $count }
}
tidy-no = Dejarlo así
tidy-let-be = No se eliminó nada.
tidy-progress = { $bar } { $done } de { $total } eliminados
tidy-look = ¿Cómo va?
tidy-done = Está todo eliminado.
tidy-done-brought = Está eliminado todo lo que está a mi alcance.
tidy-brought = Aquí no me han añadido: las imágenes de hace más de 15 minutos quedan fuera de mi alcance. Elige Eliminar en la lista debajo de esa imagen.
refusal-tidy-nothing = No tienes ninguna imagen en este canal de ese tiempo.
