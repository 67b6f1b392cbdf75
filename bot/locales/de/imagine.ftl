### /imagine: the command, its progress and its card. Read by members.

command-imagine = Aus Worten ein Bild machen
command-imagine-prompt = Was auf dem Bild zu sehen sein soll
command-imagine-model = Welches Modell es zeichnet
command-imagine-aspect_ratio = Breite zu Höhe, etwa 16:9
command-imagine-count = Wie viele Bilder
command-imagine-seed = Gleicher Seed und gleicher Prompt ergeben wieder ein ähnliches Bild
command-imagine-output_format = Das Dateiformat
command-imagine-output_quality = 0 bis 100; mehr macht die Datei größer
command-imagine-image = Ein Bild als Ausgangspunkt, für Modelle, die eins annehmen
command-imagine-private = Das Ergebnis nur dir zeigen
command-imagine-spoiler = Das Ergebnis verdecken, bis es angeklickt wird

progress-queued = **Wartet** · { $place ->
    [0] du bist als Nächstes dran
    [1] du bist als Nächstes dran
   *[other] Platz { $place } in der Warteschlange
}
progress-held-off = **Wartet** · der Bilddienst bittet um Geduld; nächster Versuch um { $when }
progress-starting = **Startet** · { $model }
progress-drawing = **Zeichnet**
progress-drawing-percent = **Zeichnet** { $bar } { $percent } %
progress-fetching = **Gleich fertig**
progress-unlisted = **Wartet** · das Bild ist fertig, aber wer Easel betreibt, muss erst den Ort freigeben, an dem es liegt
progress-handed-over = **Easel startet neu.** Dein Bild läuft von selbst weiter und erscheint hier.
progress-leaving = **Das dauert länger, als Discord mich hier antworten lässt.** Das Bild läuft von selbst weiter und kommt als Direktnachricht.
progress-since = angefragt { $ago }

button-cancel = Abbrechen
button-retry = Erneut versuchen
button-publish = Veröffentlichen

card-upscaled = vergrößert{ $factor ->
    [unknown] { "" }
   *[other] { " " }{ $factor }x
}: { $width } x { $height }
card-model = { $model }
card-seed = Seed { $seed }
card-seeds = Seeds { $seeds }
card-seconds = { $seconds } s
card-ai = Mit KI erstellt
card-ai-edited = Mit KI bearbeitet
card-source = { $count ->
    [one] Aus diesem Bild entstanden
   *[other] Aus diesen Bildern entstanden
}
card-for = für { $person }
card-new-message = { $person }, hier ist, was du angefragt hast:
card-alt = { $prompt }
card-alt-numbered = { $prompt } ({ $number } von { $count })
card-withheld = { $got } von { $asked }: { $withheld ->
    [one] Eins hat
   *[other] { $withheld } hat
} der Sicherheitsfilter zurückgehalten.
card-short = { $got } von { $asked }: Das Modell hat den Rest nicht geliefert.
card-failed-part = { $got } von { $asked } · { $reason }
card-left-out = { $count ->
    [one] Es kam ein Bild mehr als verlangt. Es wurde weggelassen.
   *[other] Es kamen { $count } Bilder mehr als verlangt. Sie wurden weggelassen.
}
card-came-as = Verlangt war { $asked }, gekommen ist { $ratio }.
card-reduced = Verkleinert, damit es ins Upload-Limit dieses Servers passt.
