### Styles: words that a server's moderators lay around what members write.

command-imagine-style = Uno de los estilos de este servidor, que se añade a tus palabras
command-style = Los estilos de este servidor: palabras con un nombre, para el /imagine de todos
command-style-add = Añade un estilo o cambia las palabras de uno
command-style-add-name = Con qué nombre lo eligen los miembros
command-style-add-text = Sus palabras, detrás de las del miembro. Sin ellas, se escriben en un formulario
command-style-list = Qué estilos tiene este servidor
command-style-preview = Dibuja algo en un estilo, solo para ti
command-style-preview-name = El estilo
command-style-preview-prompt = Qué debe mostrar la imagen
command-style-remove = Quita un estilo; las imágenes dibujadas con él se quedan
command-style-remove-name = El estilo

card-style = Estilo: { $style }
details-style = Estilo: { $style }

style-form-title = Las palabras de un estilo
style-form-text = Las palabras de «{ $name }»
# $mark: "prompt" in braces.
style-form-text-hint = Van detrás de las palabras del miembro; { $mark } indica dónde ponerlas.
style-added = El estilo **{ $name }** está listo. Los miembros lo eligen en /imagine.
style-changed = El estilo **{ $name }** tiene ahora otras palabras. Antes: { $before }
style-removed = El estilo **{ $name }** se quitó. Sus palabras eran: { $before }
style-list-title = ## Los estilos de este servidor
style-list-none = Todavía no hay estilos.
style-list-how = -# En /imagine están en «style».
style-list-how-manager = -# /style add crea uno o cambia sus palabras; /style remove quita uno.
style-list-line = **{ $name }** · { $text }

refusal-style-unknown = { $count ->
    [0] No hay ningún estilo llamado «{ $style }»: aquí no hay ninguno.
   *[other] No hay ningún estilo llamado «{ $style }». Hay estos: { $styles }.
}
refusal-style-near = Aquí no hay ningún estilo llamado «{ $style }». ¿Querías decir: { $styles }?
refusal-style-too-many = Un servidor puede tener { $limit } estilos. Quita uno antes de añadir otro.
refusal-style-name = El nombre de un estilo tiene de 1 a { $limit } letras, números, espacios o signos; las comas y < > @ # ` no funcionan en las listas.
