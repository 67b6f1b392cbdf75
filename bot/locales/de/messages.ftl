### Was Easel auf eine Nachricht antwortet: „@Easel male einen Fuchs“, eine Antwort auf ein Bild, eine Direktnachricht.

messages-offer-draw = **Soll ich das zeichnen?**
messages-offer-edit = **Soll ich dieses Bild ändern?**
# $models: Namen von Modellen; $price: etwa „0,40 $“.
messages-price = { $count ->
    [one] Ein Bild
   *[other] { $count } Bilder
} mit { $models }, für { $price }.
messages-price-unknown = { $count ->
    [one] Ein Bild
   *[other] { $count } Bilder
} mit { $models }.
# $when: „in 15 Minuten“.
messages-ends = Bezahlt wird erst, wenn du auf „Zeichnen“ drückst. Dieses Angebot endet um { $when }.
messages-button-draw = Zeichnen
messages-button-change = Worte ändern
messages-button-cancel = Abbrechen
messages-button-why = Warum nicht?
messages-refused = So kann ich das nicht zeichnen.
messages-over = Dieses Angebot ist vorbei. Schreib mir noch einmal.
# $name: „@Easel“.
messages-how = Sag mir, was ich zeichnen soll: „{ $name ->
    [none] {""}
   *[other] { $name }{" "}
}male einen Fuchs im Schnee“. Oder antworte auf ein Bild: „{ $name ->
    [none] {""}
   *[other] { $name }{" "}
}mach es Nacht“. Mehr zeigt /help.
messages-unseen = Discord zeigt mir die Nachricht nicht, auf die du geantwortet hast. Öffne das Menü dieser Nachricht und wähle *Apps* → *Mit Easel bearbeiten*, oder hänge das Bild an eine Nachricht, die mich erwähnt.

refusal-offer-gone = Dieses Angebot ist vorbei. Schreib mir noch einmal.
refusal-offer-not-yours = Darauf kann nur { $person } antworten. Erwähne mich in einer eigenen Nachricht.
refusal-offer-taken = Dieses Angebot ist schon beantwortet.
