### What members report, and what moderators make of it.

command-reports = Was Mitglieder gemeldet haben und noch niemand entschieden hat
command-report-menu = Bild melden

button-report = Der Moderation melden
button-reports-remove = Entfernen
button-reports-warn = Verwarnen …
button-reports-block = Sperren …
button-reports-dismiss = Zurückweisen

## For the member who reports.

reports-form = Dieses Bild melden
reports-form-category = Worum geht es?
reports-form-choose = Eines auswählen
reports-category-minors = Minderjährige
reports-category-sexual = Sexueller Inhalt
reports-category-hate = Hass
reports-category-violence = Gewalt
reports-category-person = Eine echte Person
reports-category-spam = Spam
reports-category-other = Etwas anderes
reports-form-reason = Was stimmt damit nicht?
reports-form-hint = Die Moderation liest es; die Person, deren Bild es ist, erfährt nicht, wer es gemeldet hat
reports-received = Danke. Deine Meldung liegt bei der Moderation dieses Servers, und sonst erfährt niemand davon.

refusal-reports-twice = Du hast dieses Bild schon gemeldet. Die Moderation weiß Bescheid.
refusal-reports-many = Du hast innerhalb einer Stunde { $limit } Meldungen abgegeben. Bitte wende dich direkt an die Moderation.
refusal-reports-own = Das ist dein eigenes Bild: Wähle stattdessen „Löschen“ in der Liste darunter.
refusal-reports-brought = Ich wurde hier nicht hinzugefügt und kenne keine Moderation, der ich es sagen könnte. Bitte melde die Nachricht der Moderation dieses Servers oder Discord.
refusal-reports-no-picture = In dieser Nachricht ist kein Bild von mir.
refusal-reports-decided = { $person } hat schon entschieden.
refusal-reports-unknown = Hier gibt es nichts mehr zu entscheiden: Das Bild oder die Meldung ist nicht mehr gespeichert.
refusal-reports-own-picture = Über dein eigenes Bild muss jemand anderes entscheiden.

## For the moderators.

reports-urgent = ⚠️ **Dringend: Es geht um Minderjährige**
reports-asked = { $count ->
    [one] **Ein Bild wurde gemeldet**
   *[other] **Ein Bild wurde von { $count } Mitgliedern gemeldet**
}
# $person, $channel: mentions.
reports-whose = { $person } in { $channel } · [die Nachricht]({ $link })
reports-said = { $person } { $ago }: { $category }
reports-more = { $count ->
    [one] und davor noch eine Meldung
   *[other] und davor noch { $count } Meldungen
}
reports-hint = „Entfernen“, „Verwarnen …“ und „Sperren …“ nehmen das Bild weg. Niemand erfährt, wer es gemeldet hat.
# $decision: what was decided; $person: who decided.
reports-outcome = { $decision ->
    [dismiss] **Zurückgewiesen** von { $person }: Das Bild bleibt
    [warn] **Entfernt und verwarnt** von { $person }
    [block] **Entfernt und gesperrt** von { $person }
   *[remove] **Entfernt** von { $person }
}
reports-not-told = Dieses Mitglied nimmt keine Direktnachrichten an, deshalb kam die Verwarnung nicht an.
reports-none = **Nichts wartet auf eine Entscheidung.**
reports-place = { $number } von { $total }, die älteste zuerst

## The warning.

reports-warning-form = Verwarnen und das Bild entfernen
reports-warning-text = Verwarnung, als Direktnachricht
reports-warning-hint = Sie sagt nicht, wer das Bild gemeldet hat
reports-warning-usual = Ein Bild von dir verstößt gegen die Regeln dieses Servers und wurde deshalb entfernt. Bitte lies die Regeln, bevor du wieder zeichnest.
# $server: a name.
reports-warning-from = **Eine Verwarnung von der Moderation: { $server }**
reports-warning-about = Es geht um dein Bild mit diesem Prompt, das entfernt wurde:
