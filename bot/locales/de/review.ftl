### Pictures that moderators look at before anybody else does: on the reply, and in their channel.

## On the member's reply.

card-review-hidden = Das sieht sich zuerst die Moderation an. Prompt und Bild werden gezeigt, sobald es freigegeben ist.
card-review-waiting = **Wartet auf Freigabe** · bis spätestens { $when }

failure-review-unreachable = Bilder von hier muss sich zuerst die Moderation ansehen, aber ich erreiche ihren Kanal nicht. Niemand hat dieses Bild gesehen. Bitte sag der Moderation Bescheid und versuche es später erneut.
failure-review-rejected = Die Moderation hat entschieden, dieses Bild nicht zu zeigen.
failure-review-rejected-because = Die Moderation hat entschieden, dieses Bild nicht zu zeigen (Grund: „{ $reason }“).
failure-review-expired = Die Moderation hatte keine Zeit, sich dieses Bild anzusehen, deshalb wird es nicht gezeigt. Drücke „Erneut versuchen“, um noch einmal anzufragen.
failure-review-lost = Die Kopie dieses Bildes bei der Moderation ist weg, deshalb lässt es sich nicht mehr zeigen. Drücke „Erneut versuchen“, um es noch einmal zu zeichnen.
failure-review-no-longer-allowed = Das Bild ist gezeichnet, aber inzwischen hat sich geändert, was hier erlaubt ist, deshalb wird es nicht gezeigt.
failure-review-member-gone = { $person } ist nicht mehr auf diesem Server, deshalb wird das Bild nicht gezeigt.
failure-review-bot-permission = Das Bild ist gezeichnet, aber ich darf es hier nicht mehr posten. Mir fehlt: { $permissions }. Drücke „Erneut versuchen“, sobald die Moderation das erlaubt hat.

## In the moderators' channel.

# $person, $channel: mentions.
review-asked = **Wartet auf Freigabe**
review-whose = { $person } in { $channel }
review-whose-private = { $person } in { $channel }, nur für dieses Mitglied
# $reason: rules or filter.
review-why = { $reason ->
    [filter] der Prompt-Filter verlangt es
   *[rules] die Regeln des Kanals verlangen es
}
review-until = verfällt am { $when }
review-fallback = Der Freigabekanal ist nicht zu erreichen, deshalb steht das hier. Wähle mit /setup einen anderen.
review-reject-with = Ablehnen mit Begründung …

# $state: what became of it; $person: who decided.
review-outcome = { $state ->
    [approved] **Freigegeben** von { $person }
    [approved-spoiler] **Als Spoiler freigegeben** von { $person }
    [rejected] **Abgelehnt** von { $person }
    [expired] **Niemand hat rechtzeitig entschieden**
   *[lost] **Zurückgezogen oder weg**
}
# $reason: a quoted line.
review-outcome-reason = **Abgelehnt** von { $person }
    { $reason }
review-outcome-barred = **Freigegeben** von { $person }, aber nicht gezeigt: Was dort erlaubt ist, hat sich geändert, das Mitglied ist gegangen, oder ich darf dort nicht mehr posten.
review-outcome-lost = **Freigegeben** von { $person }, aber nicht gezeigt: Das Bild ließ sich aus dieser Nachricht nicht mehr lesen oder wurde inzwischen entfernt.

button-review-approve = Freigeben
button-review-spoiler = Als Spoiler freigeben
button-review-reject = Ablehnen …

review-reason-rules = Es verstößt gegen die Regeln dieses Servers.
review-reason-explicit = Es ist zu freizügig für diesen Kanal.
review-reason-violent = Es ist zu gewalttätig für diesen Kanal.
review-reason-person = Es zeigt eine reale Person.
review-reason-place = Es gehört in einen anderen Kanal.

review-form = Dieses Bild ablehnen
review-form-reason = Begründung; die Person liest sie
review-form-hint = Leer lassen, um keine anzugeben

refusal-review-decided = { $person } hat schon entschieden.
refusal-review-over = Hier gibt es nichts mehr zu entscheiden: Es hat zu lange gewartet oder wurde zurückgezogen.
refusal-review-own = Über dein eigenes Bild muss jemand anderes entscheiden.
