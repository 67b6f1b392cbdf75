### A server's budget: what members and managers are told of money.

# $period: day or month; $when: "1 December 2026 14:05".
refusal-budget-reached = { $period ->
    [month] El presupuesto de imágenes de este servidor para este mes no alcanza para esto.
   *[day] El presupuesto de imágenes de este servidor para hoy no alcanza para esto.
} Empieza de nuevo el { $when }.
refusal-budget-everywhere = Easel solo dibuja cierta cantidad al día, para todos juntos, y lo que queda hoy no alcanza para esto. Sigue a partir del { $when }.
refusal-amount-unreadable = «{ $typed }» no es una cantidad en dólares estadounidenses. Escríbela como 12,50, hasta { $most }, o «sin límite».

## A price that is shown before it is paid.

refusal-draft-gone = Esto esperó respuesta demasiado tiempo, así que no se dibujó nada. Vuelve a pedirlo.
refusal-draft-answered = Eso ya tiene respuesta.
refusal-draft-not-yours = Solo { $person } puede responder a esto.

## /budget. Seen by managers alone.

command-budget = Mira y fija lo que cuestan las imágenes de este servidor
command-budget-report = Lo que se gastó hoy y este mes, por modelo y por persona
command-budget-report-csv = Añade una lista de todos los cargos de este mes
command-budget-set = Cuánto se puede gastar; en dólares estadounidenses, o «sin límite»
command-budget-set-day = Cada día (UTC)
command-budget-set-month = Cada mes (UTC)
command-budget-set-ask_from = Muestra el precio antes de una solicitud que cueste esto o más
command-budget-set-refunds = Imágenes al día que se devuelven a cada persona si nadie las vio; se pagan igualmente

budget-title = ## Gasto
budget-today = Hoy: **{ $spent }** de { $budget } ({ $percent } %)
budget-today-unlimited = Hoy: **{ $spent }**
budget-month = Este mes: **{ $spent }** de { $budget } ({ $percent } %)
budget-month-unlimited = Este mes: **{ $spent }**
budget-projected = Si sigue así: { $amount } a fin de mes
budget-projected-above = ⚠️ Es más que el presupuesto de este mes. Al llegar al 100 % ya no se dibuja nada.
budget-refunded = -# Devuelto, pero pagado: { $amount } por { $count ->
    [one] una imagen que nadie vio.
   *[other] { $count } imágenes que nadie vio.
} A cada persona se le devuelven hasta { $most } al día (/budget set refunds:); las demás cuentan como suyas.
budget-unpriced = ⚠️ No se conoce el precio de { $models }. Lo que { $count ->
    [one] dibuja
   *[other] dibujan
} no cuenta como gasto. Quien opera Easel puede indicar precios.
budget-unpriced-all = ⚠️ Aquí no se conoce el precio de ningún modelo, así que ninguna imagen cuenta como gasto y ningún presupuesto las detiene. Quien opera Easel puede indicar precios.
budget-alt = { $days ->
    [one] Gasto de un día
   *[other] Gasto de cada uno de { $days } días
} de este mes: { $total } en total. Lo máximo fue { $most }, el día { $day }.
budget-by-model = **Por modelo, este mes**
budget-by-person = **Por persona, este mes**
budget-row = { $name } · { $amount } · { $count ->
    [one] una imagen
   *[other] { $count } imágenes
}
budget-row-refunded = { $row } · devuelto, pero pagado: { $amount } por { $count ->
    [one] una imagen
   *[other] { $count } imágenes
}
budget-erased = borrado
budget-nobody = Personas que borraron sus datos
budget-changed = **Cambiado**
budget-unchanged = No cambió nada. Indica una cantidad para el día, para el mes o a partir de la cual se muestran los precios, o cuántas imágenes se devuelven.
budget-change-line = { $field }: { $before } → **{ $after }**
budget-field-day = Cada día
budget-field-month = Cada mes
budget-field-ask = Los precios se muestran desde
budget-field-refunds = Devoluciones al día por persona, en imágenes
budget-none = sin fijar
budget-amount = { $amount }
budget-too-small = ⚠️ La imagen más barata cuesta { $price }, así que nadie podría dibujar nada.
budget-set-anyway = Fijarlo de todos modos
