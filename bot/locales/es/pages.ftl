### Ways to the other pages of a list.

page-newer = Más recientes
page-older = Anteriores
page-back = Atrás
page-next = Siguiente
