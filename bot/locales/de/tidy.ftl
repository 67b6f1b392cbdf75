### Taking away one's own pictures in a channel.

command-tidy = Die Bilder löschen, die du in diesem Kanal zuletzt hast zeichnen lassen
command-tidy-hours = Aus wie vielen Stunden; ohne Angabe aus einem Tag

tidy-asked = **Löschen, was du in diesem Kanal in { $hours ->
    [one] der letzten Stunde
   *[other] den letzten { $hours } Stunden
} hast zeichnen lassen?** { $count ->
    [one] Das ist ein Ergebnis.
   *[other] Das sind { $count } Ergebnisse.
} Kopien in Galerien und Schaufenstern verschwinden auch. Das lässt sich nicht rückgängig machen.
tidy-yes = { $count ->
    [one] Löschen
   *[other] Alle { $count } löschen
}
tidy-no = Doch nicht
tidy-let-be = Es wurde nichts gelöscht.
tidy-progress = { $bar } { $done } von { $total } gelöscht
tidy-look = Wie weit ist es?
tidy-done = Alles ist gelöscht.
tidy-done-brought = Alles, was ich erreiche, ist gelöscht.
tidy-brought = Ich wurde hier nicht hinzugefügt: Bilder, die älter als 15 Minuten sind, erreiche ich nicht mehr. Wähle „Löschen“ in der Liste unter so einem Bild.
refusal-tidy-nothing = Aus dieser Zeit hast du in diesem Kanal kein Bild.
