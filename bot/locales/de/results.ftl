### What can be done with a picture: the buttons of its card, the list beside them, and what they say.

button-reroll = Neu würfeln
button-subtle = Variieren
button-subtle-number = Variieren { $number }
button-strong = Stark variieren
button-rephrase = Prompt bearbeiten
button-redraw = Neu zeichnen mit …
button-change = { button-rephrase }
button-model = { given-back-model }
button-upscale = Vergrößern
button-upscale-number = Vergrößern { $number }
button-size = Vergrößern auf …
button-more = Mehr …
button-details = Details
button-use = Als Vorlage nutzen
button-save = Als Direktnachricht sichern
button-describe = Für Screenreader beschreiben
button-cover = Verdecken oder aufdecken
button-delete = Löschen
button-remove = Ja, löschen
button-keep = Behalten

# $way: how it came about; $link: the earlier picture's message, or none.
note-lineage = { $way ->
    [reroll] Neu gewürfelt aus
    [vary-subtle] Leicht variiert aus
    [vary-strong] Stark variiert aus
    [rephrase] Mit anderen Worten aus
    [redraw] Mit einem anderen Modell neu gezeichnet aus
    [upscale] Vergrößert aus
    [zoom15] 1,5x herausgezoomt aus
    [zoom2] 2x herausgezoomt aus
    [square] Quadratisch gemacht aus
    [left] Nach links erweitert aus
    [right] Nach rechts erweitert aus
    [up] Nach oben erweitert aus
    [down] Nach unten erweitert aus
    [parts] { $count ->
        [one] Teil { $parts } geändert
       *[other] Teile { $parts } geändert
    } in
   *[edit] Bearbeitet aus
} { $link ->
    [none] einem privaten Bild
   *[other] [diesem Bild]({ $link })
}

# $change: what was sent behind the words; it is sent in English.
note-varied = Variiert: { $change ->
   *[slightly-different-composition] etwas anders aufgebaut
    [slightly-different-angle] aus etwas anderem Winkel
    [slightly-different-light] in etwas anderem Licht
    [small-changes-in-the-details] kleine Änderungen im Detail
    [a-moment-later] einen Augenblick später
    [an-entirely-different-composition] ganz anders aufgebaut
    [seen-from-far-away] aus der Ferne gesehen
    [seen-from-close-up] aus der Nähe gesehen
    [seen-from-an-unusual-angle] aus ungewohntem Winkel gesehen
    [a-different-time-of-day] zu einer anderen Tageszeit
    [a-different-mood] in einer anderen Stimmung
}.

# $model: its name; $values: options with their values, as they are typed.
note-redraw-left-out = Weggelassen, weil { $model } es nicht kann: { $values }.

note-source = Ausgehend von [dieser Nachricht]({ $link }).
card-original = -# Aus [dieser Nachricht]({ $link })

## Which picture, and how large.

results-choice = Welches Bild?
results-choice-picture = Bild { $number }
results-choice-all = Alle { $count }, wie zuvor
results-choice-scale = Wie viel größer?
results-choice-size = { $scale }x

## The forms.

results-form-prompt = Was auf dem Bild zu sehen sein soll
results-form-instruction = Was sich am Bild ändern soll
results-form-pictures = Ausgangsbilder
results-form-description = Was das Bild zeigt
results-form-description-hint = Screenreader lesen das vor. Wenn du nichts einträgst, lesen sie den Prompt vor.
results-form-model = Modell
results-form-redraw-hint = Mit denselben Worten, Verhältnis und Seed
results-form-price = { $price } pro Bild
results-form-aspect_ratio = Seitenverhältnis
results-form-aspect_ratio-hint = Zum Beispiel 16:9; leer für das des Modells
results-form-seed = Seed
results-form-seed-hint = Dieselbe Zahl für ein ähnliches Bild; leer für eine neue


## Details. Each on a line of its own, to be copied.

details-seed = Seed: `{ $seed }`
details-model = Modell: { $model } (`{ $id }`)
details-asked = Angefragt von { $person }, { $when }
details-took = Dauer: { $seconds } Sekunden
details-prediction = Für den Support des Bilddienstes: `{ $id }`
details-job = Für den Support hier: `{ $id }`
details-cost = Kostet etwa { $cost }
details-cost-unknown = Was es kostet, ist nicht bekannt: Das Modell hat hier keinen Preis.
details-parent = { $way ->
    [reroll] Neu gewürfelt aus
    [vary-subtle] Leicht variiert aus
    [vary-strong] Stark variiert aus
    [rephrase] Mit anderen Worten aus
    [redraw] Mit einem anderen Modell neu gezeichnet aus
    [upscale] Vergrößert aus
    [zoom15] 1,5x herausgezoomt aus
    [zoom2] 2x herausgezoomt aus
    [square] Quadratisch gemacht aus
    [left] Nach links erweitert aus
    [right] Nach rechts erweitert aus
    [up] Nach oben erweitert aus
    [down] Nach unten erweitert aus
    [parts] { $count ->
        [one] Teil { $parts } geändert
       *[other] Teile { $parts } geändert
    } in
   *[edit] Bearbeitet aus
} { $link ->
    [none] einem Bild, das privat oder weg ist
   *[other] { $link }
}
details-child = { $way ->
    [reroll] Neu gewürfelt
    [vary-subtle] Leicht variiert
    [vary-strong] Stark variiert
    [rephrase] In andere Worte gefasst
    [redraw] Mit einem anderen Modell neu gezeichnet
    [upscale] Vergrößert
    [zoom15] 1,5x herausgezoomt
    [zoom2] 2x herausgezoomt
    [square] Quadratisch gemacht
    [left] Nach links erweitert
    [right] Nach rechts erweitert
    [up] Nach oben erweitert
    [down] Nach unten erweitert
    [parts] { $count ->
        [one] Teil { $parts } geändert
       *[other] Teile { $parts } geändert
    }
   *[edit] Bearbeitet
} von { $person } { $ago }: { $link }

## Saved, deleted, kept.

results-saved = In deinen Direktnachrichten gesichert: { $link }
results-described = Screenreader lesen das ab jetzt so vor.
results-delete = { $count ->
    [one] **Dieses Bild löschen?** Es verschwindet
   *[other] **Diese { $count } Bilder löschen?** Sie verschwinden
} für alle, mit jeder Kopie, die ich gemacht habe.
results-deleted = Gelöscht.
results-deleted-private = Gelöscht. Wo du es noch siehst, verwirf die Nachricht: Sie war nur für dich.
results-deleted-out-of-reach = Gelöscht, soweit ich es erreiche. Wo ich nicht hinzugefügt wurde oder ein Thread geschlossen ist, lässt Discord mich meine Nachricht nicht ändern: Wähle dort in ihrer eigenen Liste „Löschen“, oder bitte die Moderation, sie zu löschen.
results-kept = Bleibt, wie es ist.

refusal-not-drawn = Davon gibt es noch kein Bild.
refusal-result-private = Das ist ein privates Bild von jemand anderem. Mach dir mit /imagine ein eigenes.
refusal-result-twice = Ich bin schon dabei.
refusal-result-no-editor = Kein Modell hier kann Bilder ändern.
refusal-result-no-other-model = Kein anderes Modell, das hier erlaubt ist, kann das zeichnen.
refusal-result-direct-messages = Ich kann dir nicht schreiben. Erlaube in den Privatsphäre-Einstellungen dieses Servers Direktnachrichten von Mitgliedern und versuche es noch einmal.
refusal-result-too-large = Das ist zu groß für Direktnachrichten. Öffne das Bild und speichere es von dort.
