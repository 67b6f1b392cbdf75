### Pictures that moderators look at before anybody else does: on the reply, and in their channel.

## On the member's reply.

card-review-hidden = Un moderador revisa esto antes. Las palabras y la imagen se mostrarán cuando se apruebe.
card-review-waiting = **Espera aprobación** · hasta el { $when } como máximo

failure-review-unreachable = Un moderador tiene que revisar antes las imágenes de aquí, pero no puedo acceder a su canal. Nadie ha visto esta. Díselo a un moderador y reinténtalo más tarde.
failure-review-rejected = Un moderador decidió no mostrar esta imagen.
failure-review-rejected-because = «{ $reason }» es el motivo por el que un moderador decidió no mostrar esta imagen.
failure-review-expired = Ningún moderador tuvo tiempo de revisar esta imagen, así que no se muestra. Pulsa Reintentar para pedirla otra vez.
failure-review-lost = La copia de los moderadores de esta imagen ya no existe, así que no se puede mostrar. Pulsa Reintentar para dibujarla otra vez.
failure-review-no-longer-allowed = La imagen está dibujada, pero mientras tanto cambió lo que se permite aquí, así que no se muestra.
failure-review-member-gone = { $person } dejó este servidor, así que la imagen no se muestra.
failure-review-bot-permission = La imagen está dibujada, pero ya no puedo publicarla aquí: me faltan permisos ({ $permissions }). Pulsa Reintentar cuando un moderador lo haya permitido.

## In the moderators' channel.

# $person, $channel: mentions.
review-asked = **Espera aprobación**
review-whose = { $person } en { $channel }
review-whose-private = { $person } en { $channel }, solo para esa persona
# $reason: rules or filter.
review-why = { $reason ->
    [filter] lo pide el filtro de prompts
   *[rules] lo piden las reglas del canal
}
review-until = caduca el { $when }
review-fallback = No puedo acceder al canal de revisión, así que esto se muestra aquí. Elige otro con /setup.
review-reject-with = Rechazar con un motivo…

# $state: what became of it; $person: who decided.
review-outcome = { $state ->
    [approved] **Aprobada** por { $person }
    [approved-spoiler] **Aprobada como spoiler** por { $person }
    [rejected] **Rechazada** por { $person }
    [expired] **Nadie decidió a tiempo**
   *[lost] **Cancelada, o ya no existe**
}
# $reason: a quoted line.
review-outcome-reason = **Rechazada** por { $person }
    { $reason }
review-outcome-barred = **Aprobada** por { $person }, pero no se muestra: cambió lo que se permite allí, quien la pidió dejó el servidor o yo ya no puedo publicar allí.
review-outcome-lost = **Aprobada** por { $person }, pero no se muestra: la imagen ya no se pudo leer de este mensaje, o se retiró mientras tanto.

button-review-approve = Aprobar
button-review-spoiler = Aprobar como spoiler
button-review-reject = Rechazar…

review-reason-rules = Va contra las reglas de este servidor.
review-reason-explicit = Es demasiado explícita para este canal.
review-reason-violent = Es demasiado violenta para este canal.
review-reason-person = Muestra a una persona real.
review-reason-place = Su lugar es otro canal.

review-form = Rechazar esta imagen
review-form-reason = Motivo; lo leerá esa persona
review-form-hint = Déjalo vacío para no dar ninguno

refusal-review-decided = { $person } ya decidió.
refusal-review-over = Ya no hay nada que decidir: esperó demasiado, o se canceló.
refusal-review-own = Sobre tu propia imagen tiene que decidir otra persona.
