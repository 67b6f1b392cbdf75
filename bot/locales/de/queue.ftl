### What waits for moderators, in one list.

command-reviews = Alles, was auf die Moderation wartet: Freigaben, Meldungen, Einsprüche
command-reviews-what = Nur diese Art
command-reviews-what-review = Bilder, die auf Freigabe warten
command-reviews-what-report = Meldungen
command-reviews-what-appeal = Einsprüche

button-queue-take = Übernehmen
button-queue-give = Zurückgeben
button-queue-approve = Freigeben
button-queue-refuse = Ablehnen …

queue-none = **Nichts wartet auf eine Entscheidung.**
queue-title = { $count ->
    [one] **Ein Fall wartet auf eine Entscheidung**
   *[other] **{ $count } Fälle warten auf eine Entscheidung**
}
queue-kind-review = Freigabe
queue-kind-report = Meldung
queue-kind-appeal = Einspruch
# $kind: “Report”; $category: what it is about.
queue-about = { $kind }: { $category }
queue-waits-minutes = { $count ->
    [one] wartet seit einer Minute
   *[other] wartet seit { $count } Minuten
}
queue-waits-hours = { $count ->
    [one] wartet seit einer Stunde
   *[other] wartet seit { $count } Stunden
}
queue-waits-days = { $count ->
    [one] wartet seit einem Tag
   *[other] wartet seit { $count } Tagen
}
# $person: a mention; $until: a moment (“in 20 minutes”).
queue-taken = { $person } kümmert sich bis { $until } darum
queue-choose = Einen oder mehrere auswählen
queue-hint = Dringendes zuerst, dann das Älteste. „Freigeben“ zeigt ein Bild, lässt ein gemeldetes stehen, nimmt einen Einspruch einmal an. „Ablehnen …“ tut das Gegenteil. Was du übernimmst, ist 30 Minuten lang als deins markiert, und niemand sonst entscheidet es aus dieser Liste.
queue-place = Seite { $number } von { $total }
queue-form = { $count ->
    [one] Einen Fall ablehnen
   *[other] { $count } Fälle ablehnen
}
queue-form-hint = Für Bilder, die auf Freigabe warten; darf leer bleiben
queue-outcome-done = { $count ->
    [one] ✓ Ein Fall ist entschieden.
   *[other] ✓ { $count } Fälle sind entschieden.
}
queue-outcome-late = { $count ->
    [one] Einen Fall hat jemand anderes vorher entschieden, oder er wartet nicht mehr.
   *[other] { $count } Fälle haben andere vorher entschieden, oder sie warten nicht mehr.
}
queue-outcome-own = { $count ->
    [one] Ein Fall betrifft dich selbst, deshalb muss jemand anderes ihn entscheiden.
   *[other] { $count } Fälle betreffen dich selbst, deshalb muss jemand anderes sie entscheiden.
}
queue-outcome-others = { $count ->
    [one] Einen Fall hat jemand anderes aus der Moderation übernommen; dabei bleibt es.
   *[other] { $count } Fälle haben andere aus der Moderation übernommen; dabei bleibt es.
}
refusal-queue-nothing-chosen = Wähle zuerst einen oder mehrere Fälle in der Liste aus.
