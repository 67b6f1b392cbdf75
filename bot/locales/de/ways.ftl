### More ways to a picture: /edit, /blend, and the menus of a message. Read by members.

command-edit = Ein Bild so ändern, wie du es sagst
command-edit-image = Das Bild, das geändert werden soll
command-edit-instruction = Was sich ändern soll, zum Beispiel „mach daraus Nacht“
command-edit-model = Welches Modell es ändert
command-edit-image_more = Noch ein Bild dazu, für Modelle, die mehrere annehmen
command-blend = Zwei bis fünf Bilder zu einem vereinen
command-blend-image = Ein Bild
command-blend-prompt = Was daraus werden soll; du kannst es weglassen
command-blend-model = Welches Modell es zeichnet

refusal-ways-no-blender = Kein Modell hier nimmt mehrere Bilder an.
refusal-ways-not-editor = { $model } kann kein Bild nach deinen Worten ändern. Diese können es: { $models }.
refusal-ways-not-blender = { $model } nimmt nicht mehrere Bilder an. Diese schon: { $models }.

## The menu of a message.

command-menu-edit = Mit Easel bearbeiten
command-menu-reroll = Neu würfeln
command-menu-details = Details
command-menu-who = Wer hat das gemacht?


# $person: named by Discord; $model: its name; $ago: "3 hours ago".
ways-who = { $person } hat das { $ago } mit { $model } gemacht.
ways-who-looks = Das sieht aus wie ein Bild, das { $person } { $ago } mit { $model } gemacht hat.
ways-who-marked = Laut der Datei hat { $person } das { $ago } mit { $model } gemacht.
ways-who-link = [Zum Original]({ $link })

refusal-ways-no-picture = In dieser Nachricht ist kein Bild, das ich lesen kann. PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP und TIFF gehen.
refusal-ways-not-mine = Diese Nachricht ist kein Bild von mir. Nutze das Menü der Nachricht, in der ich es gepostet habe.
refusal-ways-not-known = Dieses Bild kenne ich nicht: Es ist nicht von diesem Server, wurde gelöscht, oder ich habe es nicht gemacht.
refusal-ways-not-known-yet = { $count ->
    [one] Dieses Bild kenne ich noch nicht: Ein Ergebnis von diesem Server habe ich mir noch nicht angesehen. Frag mich in ein paar Minuten noch einmal.
   *[other] Dieses Bild kenne ich noch nicht: { $count } Ergebnisse von diesem Server habe ich mir noch nicht angesehen. Frag mich in ein paar Minuten noch einmal.
}
refusal-ways-pick-gone = Das ist zu lange her. Öffne das Menü der Nachricht noch einmal.
