### Styles: words that a server's moderators, or members for themselves, lay around a prompt.

command-imagine-style = Un estilo de este servidor o uno tuyo, que se añade a tus palabras
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
command-styles = Los estilos en que puedes dibujar: los de este servidor y los tuyos
command-my = Tus propios estilos y comodines, para todos los servidores; nadie más los ve
command-my-style = Tus propios estilos: palabras con un nombre
command-my-style-add = Guarda un estilo tuyo o cambia las palabras de uno
command-my-style-add-name = Con qué nombre lo eliges
command-my-style-edit = Cambia las palabras de uno de tus estilos
command-my-style-list = Tus propios estilos
command-my-style-name = Uno de tus estilos
command-my-style-remove = Quita uno de tus estilos; las imágenes dibujadas con él se quedan

card-style = Estilo: { $style }
details-style = Estilo: { $style }

style-form-title = Las palabras de un estilo
style-form-text = Las palabras de «{ $name }»
# $mark: "prompt" in braces.
style-form-text-hint = Van detrás de las palabras del prompt; { $mark } indica dónde ponerlas.
style-added = { $whose ->
    [own] Tu estilo **{ $name }** está guardado. Solo tú puedes elegirlo, en /imagine en todos los servidores y en mensajes directos.
   *[server] El estilo **{ $name }** está listo. Los miembros lo eligen en /imagine.
}
style-changed = El estilo **{ $name }** tiene ahora otras palabras.
style-removed = El estilo **{ $name }** se quitó; las imágenes dibujadas con él se quedan.
style-list-title = { $whose ->
    [own] ## Tus propios estilos
   *[server] ## Los estilos de este servidor
}
style-list-none = { $whose ->
    [own] Todavía no tienes ninguno.
   *[server] Todavía no hay estilos.
}
style-list-how = -# En /imagine están en «style».
style-list-change = { $whose ->
    [own] -# /my style add guarda uno, /my style edit cambia sus palabras, /my style remove lo quita. Solo tú los ves.
   *[server] -# /style add crea uno o cambia sus palabras; /style remove quita uno.
}
style-list-line = **{ $name }** · { $text }
# Among a member's choices, in front of the words of their own style.
style-yours = tuyo
words-before = Así era antes:
words-undone = El cambio de **{ $name }** se deshizo.

refusal-words-undo-gone = Esto ya no se puede deshacer. Cámbialo a mano.
refusal-own-style-unknown = { $count ->
    [0] No tienes ningún estilo llamado «{ $style }», ni ningún otro. Con /my style add guardas uno.
   *[other] No tienes ningún estilo llamado «{ $style }». Los tuyos: { $styles }.
}
refusal-own-style-too-many = Puedes tener { $limit } estilos tuyos. Quita uno antes de añadir otro.
refusal-style-unknown = { $count ->
    [0] No hay ningún estilo llamado «{ $style }»: aquí no hay ninguno. Con /my style add guardas uno tuyo.
   *[other] No hay ningún estilo llamado «{ $style }». Hay estos: { $styles }.
}
refusal-style-near = Aquí no hay ningún estilo llamado «{ $style }». ¿Querías decir: { $styles }?
refusal-style-too-many = Un servidor puede tener { $limit } estilos. Quita uno antes de añadir otro.
refusal-style-name = El nombre de un estilo tiene de 1 a { $limit } letras, números, espacios o signos; las comas y < > @ # ` no funcionan en las listas.
