### What is on record of a member: said, taken along, erased.

command-privacy = Was über dich gespeichert ist; nimm es als Datei mit oder lösche es

privacy-title = ## Was über dich gespeichert ist
privacy-jobs = Anfragen für Bilder, mit deinem Text und dem Ort der Anfrage: **{ $count }**
privacy-favourites = Favoriten: **{ $count }**
privacy-stars = Sterne, die du gegeben hast: **{ $count }**
privacy-words = Eigene Stile und Wildcards: **{ $count }**
privacy-reports = Meldungen und Einsprüche von dir: **{ $count }**
privacy-charges = Zählungen für Limits und Kosten: **{ $count }**
privacy-events = Einträge über dich in den Protokollen der Moderation: **{ $count }**
privacy-blocks = Server, die dich gesperrt haben: **{ $count }**
privacy-kept = Anfragen bleiben gespeichert, bis du sie löschst.
privacy-kept-for = Anfragen werden { $days } Tage nach ihrem Ende gelöscht.
privacy-why = -# Dein Text geht an den Bilddienst, der ihn zeichnet. Die Anfragen werden für die Knöpfe unter deinen Bildern aufbewahrt und für das, was die Moderation entscheidet. Die Bilder selbst liegen nur bei Discord. Nur du siehst das.
privacy-button-export = Als Datei exportieren
privacy-button-ask = Alles löschen
privacy-asked = **Alles über dich löschen, auf allen Servern?**
    Deine Anfragen, Favoriten, Sterne, Vorlieben, eigenen Stile und Wildcards und Meldungen verschwinden. Die Knöpfe unter deinen Bildern sagen danach, dass nichts mehr dazu gespeichert ist. Das lässt sich nicht rückgängig machen.
    -# Was bleibt: Zählungen für Kosten, nach einem Tag ohne dich; Sperren; und die Protokolle der Moderation, in denen bis zum Ablauf der Frist des jeweiligen Servers steht, wer es war, wann es war und was entschieden wurde, aber nichts von deinem Text; und Bilder, die vor mehr als 15 Minuten dort erschienen sind, wohin ich nur mitgenommen wurde.
privacy-button-data = Löschen, Bilder behalten
privacy-button-all = Löschen, auch die Bilder
privacy-button-no = Doch nicht
privacy-let-be = Es wurde nichts gelöscht.
privacy-erasing = Wird gelöscht …{ $total ->
    [0] {""}
   *[other] { " " }{ $bar } { $done } von { $total } Nachrichten gelöscht
}
privacy-erased = Gelöscht. Deine Bilder auf Discord bleiben, wo sie sind.
privacy-erased-all = Gelöscht, auch deine Bilder und jede Nachricht von mir, in der dein Text stand.
privacy-exported = Das ist alles, was über dich gespeichert ist.
refusal-privacy-busy = Von dir wird gerade etwas gezeichnet. Brich es ab oder warte, bis es da ist, und lösche dann.
refusal-privacy-too-large = Nicht einmal gepackt passt es hier in eine Nachricht. Versuche es auf einem Server mit höherem Upload-Limit oder frag die, die diesen Bot betreiben.

## The pictures, taken along.

privacy-button-pictures = Mit Bildern exportieren
# $count: of files sent so far.
privacy-packing = **Deine Bilder werden gepackt** { $bar } { $done } von { $total } Anfragen · { $count ->
    [0] noch keine Datei
    [one] eine Datei geschickt
   *[other] { $count } Dateien geschickt
}
    -# Die Dateien kommen darunter, jede für sich vollständig. Wenn sich eine Minute lang nichts tut, drück den Knopf.
privacy-go-on = Hier weitermachen
privacy-file = Datei { $number }, mit { $count ->
    [0] keinem Bild
    [one] einem Bild
   *[other] { $count } Bildern
}. Entpack sie und öffne **index.html**.
privacy-packed = **Das ist alles:** { $count ->
    [0] kein Bild
    [one] ein Bild
   *[other] { $count } Bilder
} in { $files ->
    [one] einer Datei; darin steht auch
   *[other] { $files } Dateien; in der ersten steht auch
} alles, was über dich gespeichert ist.
# $left: how many requests are not in any file.
privacy-packed-part = **Bis hierher:** { $count ->
    [0] kein Bild
    [one] ein Bild
   *[other] { $count } Bilder
} in { $files ->
    [0] keiner Datei
    [one] einer Datei
   *[other] { $files } Dateien
}. { $left ->
    [one] Eine Anfrage fehlt
   *[other] { $left } Anfragen fehlen
} noch; drück den Knopf, um weiterzumachen.
privacy-packed-none = Du hast keine Bilder zum Mitnehmen.
privacy-missing-gone = { $count ->
    [one] Ein Bild ist
   *[other] { $count } Bilder sind
} nicht mehr da: Die Nachricht wurde gelöscht, oder ich kann den Kanal nicht mehr lesen.
privacy-missing-private = { $count ->
    [one] Ein privates Bild ist
   *[other] { $count } private Bilder sind
} für mich nicht mehr erreichbar: Was nur du siehst, kann ich 15 Minuten lang lesen.
privacy-missing-large = { $count ->
    [one] Ein Bild ist
   *[other] { $count } Bilder sind
} zu groß, um hier geschickt zu werden. Speichere es aus seiner Nachricht, oder exportiere auf einem Server mit höherer Grenze.
privacy-missing-later = { $count ->
    [one] Ein Bild hat
   *[other] { $count } Bilder hat
} Discord gerade nicht herausgegeben. Exportiere noch einmal, um es zu bekommen.
privacy-page-title = Meine Bilder, Datei { $number }
privacy-page-intro = { $count ->
    [0] Kein Bild
    [one] Ein Bild
   *[other] { $count } Bilder
}, die neuesten zuerst. Klick eins an, um es ganz zu sehen.
privacy-page-link = auf Discord
refusal-privacy-packing = Deine Bilder werden schon gepackt. Die Dateien kommen unter jene Nachricht.
