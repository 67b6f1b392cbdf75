### Asking for more than words: several pictures, larger ones, other versions, many prompts at once.

# $count, $limit: how many pictures; $able, $models: how many models take
# so many, and their names.
refusal-images-too-many = { $model } nimmt { $limit ->
    [one] ein Bild
   *[other] { $limit } Bilder
} an; du hast { $count } angegeben. { $able ->
    [0] Kein Modell hier nimmt so viele.
   *[other] Diese nehmen mehr: { $models }.
}

# $model, $default: names of models.
note-model-for-images = Das zeichnet { $model }, weil { $default } nicht so viele Bilder annimmt.

## Styles.

refusal-style-empty = Ein Stil braucht ein paar eigene Worte, zum Beispiel „Aquarell, weiches Licht“.
refusal-style-too-long = Das sind { $length } Zeichen; ein Stil kann { $limit } haben. Bitte kürze ihn.

## Working with a picture that is there already.

refusal-earlier-model-gone = { $model } gibt es hier nicht mehr. Nutze /imagine mit einem anderen Modell.
refusal-earlier-not-drawn = Dieses Bild wurde vergrößert und nicht aus Worten gezeichnet. Nutze die Buttons des Bildes, aus dem es entstanden ist.
refusal-upscale-no-model = Kein Modell hier kann Bilder vergrößern.
refusal-upscale-scale = Ein Bild lässt sich hier nicht auf das { $scale }-Fache vergrößern. Möglich ist: { $allowed }.
refusal-upscale-too-large = Das wären { $megapixels } Megapixel; möglich sind höchstens { $limit }.

## Many prompts from one: braces, and --repeat.

# $near: the part of the prompt.
refusal-permutation-nested = Geschweifte Klammern lassen sich höchstens { $limit }-mal ineinander schachteln.
refusal-permutation-empty = In „{ $near }“ ist eine Auswahl leer. Schreib auf jede Seite der Kommas etwas.
refusal-permutation-too-many = Das ergibt { $count } Prompts; höchstens { $limit } gehen auf einmal.
refusal-permutation-repeat = „--repeat“ braucht eine ganze Zahl von 1 bis { $limit }; „{ $value }“ ist keine.
