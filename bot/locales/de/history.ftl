### /history and /show: what somebody drew and likes. Seen by the one who asks alone.

command-history = Deine Bilder, die neuesten zuerst: durchsehen, wiederfinden, Prompts noch einmal nutzen
command-history-text = Worte, die im Prompt standen
command-history-model = Nur, was dieses Modell gezeichnet hat
command-history-favourites = Nur deine Favoriten
command-history-page = Welche Seite
command-show = Eins deiner Bilder zurückholen, hierher und mit seinen Knöpfen
command-show-result = Aus der Liste wählen, oder Wörter des Prompts, ein Nachrichtenlink oder eine ID

button-favourite = Zu den Favoriten
button-unfavourite = Aus den Favoriten entfernen

history-title-pictures = ## Deine Bilder
history-title-favourites = ## Deine Favoriten
history-page = { $total ->
    [one] ein Bild
   *[other] { $total } Bilder
} · Seite { $page } von { $pages }
history-no-pictures = Hier ist noch nichts. Probiere **/imagine** mit einem Papierboot auf ruhigem Wasser.
history-no-favourites = Du hast noch keine Favoriten. Wähle unter einem Bild „Mehr …“ und dann „Zu den Favoriten“.
history-nothing-found = Nichts passt. Versuche es mit weniger Worten oder einem anderen Modell.
history-count = { $count } Bilder
history-private = privat
history-jump = [zur Nachricht]({ $link })
history-no-picture = Das Bild lässt sich hier gerade nicht zeigen. Seinen Prompt kannst du trotzdem noch einmal nutzen.
history-choose-reuse = Prompt bearbeiten von …
history-choose-show = Hier noch einmal zeigen: …
history-liked = Jetzt unter deinen Favoriten. Du findest sie mit **/history favourites:True**.
history-liked-before = Es ist schon unter deinen Favoriten. Alle siehst du mit **/history favourites:True**.
history-unliked = Nicht mehr unter deinen Favoriten.

refusal-show-unknown = Dieses Bild finde ich nicht. Wähl eins aus der Liste, nenn Wörter aus seinem Prompt oder füg den Link seiner Nachricht ein.
refusal-show-hidden = Dieses Bild ist an einem Ort, den du von hier aus nicht siehst. Nutze den Link auf seinem eigenen Server, wo du es öffnen kannst.
refusal-show-age = Dieses Bild stammt aus einem Kanal mit Altersbeschränkung. Zeige es in einem solchen Kanal oder mit „private“ nur dir selbst.
refusal-show-review = Hier sieht sich die Moderation jedes Bild zuerst an. Zeichne es mit „Neu würfeln“ noch einmal oder zeige es dir selbst in Direktnachrichten.
refusal-show-later = Discord braucht gerade lange, um dieses Bild herauszugeben. Bitte versuche es gleich noch einmal.
refusal-show-too-many = Dieses Bild wurde schon { $limit }-mal gezeigt. Gib den Link einer seiner Nachrichten weiter.
refusal-show-too-large = Dieses Bild ist größer, als Dateien hier sein dürfen. Gib den Link seiner Nachricht weiter.
