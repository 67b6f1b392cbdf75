### /gallery: a server's pictures with stars, and its showcase.

command-gallery = Die Bilder dieses Servers, die Sterne haben
command-gallery-view = Die Bilder ansehen, denen Mitglieder Sterne gegeben haben
command-gallery-sort = Die neuesten zuerst oder die mit den meisten Sternen
command-showcase = Verwaltung: wo Bilder mit genügend Sternen allen gezeigt werden
command-showcase-channel = Der Schaufenster-Kanal
command-showcase-stars = Wie viele Sterne es dafür braucht
command-showcase-off = Dort keine Bilder mehr zeigen; die schon da sind, bleiben

button-star = ★ Stern
button-star-count = ★ { $count }
button-unstar = Stern zurücknehmen

gallery-title-newest = ## Galerie: die neuesten
gallery-title-stars = ## Galerie: die meisten Sterne
gallery-empty = Kein Bild, das du hier sehen kannst, hat schon einen Stern. Drück unter dem Bild eines anderen auf „★ Stern“.
gallery-stars = ★ { $count }
gallery-choose-star = Stern geben oder deinen zurücknehmen: …
gallery-starred = Stern gegeben. Jetzt hat es { $count ->
    [one] einen Stern
   *[other] { $count } Sterne
}.
gallery-starred-before = Du hast ihm schon einen Stern gegeben. Es hat { $count ->
    [one] einen Stern
   *[other] { $count } Sterne
}.
gallery-unstarred = Stern zurückgenommen. Jetzt hat es { $count ->
    [0] keinen mehr
    [one] einen Stern
   *[other] { $count } Sterne
}.
gallery-showcased = Das war der entscheidende Stern: Das Bild ist jetzt in { $channel }.
# $link: of the copy in the showcase.
gallery-told-direct = Dein Bild ist jetzt im Schaufenster: { $link }
gallery-settings = Bilder mit { $count ->
    [one] einem Stern
   *[other] { $count } Sternen
} werden in { $channel } gezeigt. Sterne für eigene Bilder zählen nicht, und private Bilder werden nie gezeigt.
gallery-settings-off = Es gibt kein Schaufenster. Wähl mit **/showcase channel:** einen Kanal, dann werden dort Bilder ab { $count ->
    [one] einem Stern
   *[other] { $count } Sternen
} gezeigt.

refusal-gallery-own = Das ist dein eigenes Bild: Die Sterne kommen von den anderen.
refusal-gallery-elsewhere = Sterne gibt es für Bilder, die alle auf diesem Server in ihrem Kanal sehen können.
