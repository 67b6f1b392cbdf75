### Taking away everything somebody drew lately.

command-remove-all = Alles entfernen, was jemand hier zuletzt gezeichnet hat
command-remove-all-person = Wessen Bilder
command-remove-all-hours = Aus wie vielen Stunden

removal-all-asked = **Alles entfernen, was { $person } hier in { $hours ->
    [one] der letzten Stunde
   *[other] den letzten { $hours } Stunden
} gezeichnet hat?** { $count ->
    [one] Das ist ein Ergebnis.
   *[other] Das sind { $count } Ergebnisse.
} Was noch in Arbeit ist, wird abgebrochen. Das lässt sich nicht rückgängig machen.
removal-all-yes = { $count ->
    [one] Entfernen
   *[other] Alle { $count } entfernen
}
removal-all-no = Doch nicht
removal-all-let-be = Es wurde nichts entfernt.
removal-all-progress = { $bar } { $done } von { $total } entfernt
removal-out-of-reach = { $count ->
    [one] An ein Bild komme ich nicht mehr heran: Sein Thread ist geschlossen, oder ich darf meine Nachricht dort nicht mehr ändern. Bitte lösche es von Hand.
   *[other] An { $count } Bilder komme ich nicht mehr heran: Ihre Threads sind geschlossen, oder ich darf meine Nachrichten dort nicht mehr ändern. Bitte lösche sie von Hand.
}
removal-all-look = Wie weit ist es?
removal-all-done = { $count ->
    [one] Ein Ergebnis ist entfernt.
   *[other] { $count } Ergebnisse sind entfernt.
}
refusal-removal-nothing = Aus dieser Zeit gibt es hier kein Bild von { $person }.
