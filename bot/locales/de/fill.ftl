### Malen, was um ein Bild herum liegt, oder Teile davon.

button-zoom = Herauszoomen oder verschieben
button-parts = Einen Teil ändern

fill-outpaint = Was soll passieren?
fill-outpaint-zoom15 = 1,5x herauszoomen
fill-outpaint-zoom2 = 2x herauszoomen
fill-outpaint-square = Quadratisch machen
fill-outpaint-left = Nach links erweitern
fill-outpaint-right = Nach rechts erweitern
fill-outpaint-up = Nach oben erweitern
fill-outpaint-down = Nach unten erweitern

fill-parts = **Welche Teile sollen sich ändern?** Wähle einen oder mehrere; dann fragt ein Formular, was dort zu sehen sein soll. Alle anderen Teile bleiben, wie sie sind.
fill-parts-unseen = Ich konnte die Zahlen gerade nicht über das Bild zeichnen. Sie laufen von oben links nach unten rechts, drei in einer Reihe.
fill-parts-alt = Das Bild mit den Zahlen 1 bis 9 darüber, drei in einer Reihe
fill-parts-placeholder = Teile wählen
# $number: die Nummer des Teils, 1 bis 9.
fill-part = { $number ->
    [1] 1: oben links
    [2] 2: oben
    [3] 3: oben rechts
    [4] 4: links
    [5] 5: Mitte
    [6] 6: rechts
    [7] 7: unten links
    [8] 8: unten
   *[9] 9: unten rechts
}
fill-in-words = Änderung lieber beschreiben
fill-form-chosen = { $count ->
    [one] Teil { $parts } wird neu gemalt; der Rest bleibt, wie er ist.
   *[other] Die Teile { $parts } werden neu gemalt; der Rest bleibt, wie er ist.
}
fill-form-words = Was dort zu sehen sein soll
fill-form-words-hint = Beschreibe, was dann dort ist, etwa „ein roter Hut“

refusal-fill-no-model = Kein Modell hier kann herauszoomen, ein Bild erweitern oder Teile davon ändern.
refusal-fill-too-large = Das Bild hätte { $width } mal { $height } Pixel; { $model } macht höchstens { $limit } Megapixel. Geh von einem kleineren Bild aus. Es wurde nichts bezahlt.
refusal-fill-no-parts = Wähle mindestens einen Teil, der sich ändern soll.
refusal-fill-model = Das macht hier { $model }; lass das andere Modell weg.
