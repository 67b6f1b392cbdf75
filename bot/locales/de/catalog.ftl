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
refusal-earlier-not-drawn = Dieses Bild wurde vergrößert und nicht aus Worten gezeichnet. Nutze die Knöpfe des Bildes, aus dem es entstanden ist.
refusal-upscale-no-model = Kein Modell hier kann Bilder vergrößern.
refusal-upscale-scale = Ein Bild lässt sich hier nicht auf das { $scale }-Fache vergrößern. Möglich ist: { $allowed }.
refusal-upscale-too-large = Das wären { $megapixels } Megapixel; möglich sind höchstens { $limit }.

## Many prompts from one: braces, and --repeat.

# $near: the part of the prompt.
refusal-permutation-nested = Geschweifte Klammern lassen sich höchstens { $limit }-mal ineinander schachteln.
refusal-permutation-empty = In „{ $near }“ ist eine Auswahl leer. Schreib auf jede Seite der Kommas etwas.
refusal-permutation-too-many = Das ergibt { $count } Prompts; höchstens { $limit } gehen auf einmal.
refusal-permutation-repeat = „{ $parameter }“ braucht eine ganze Zahl von 1 bis { $limit }; „{ $value }“ ist keine.

## The options in the middle of a sentence, with their article; and what shapes are called.

option-model = das Modell
option-aspect_ratio = das Seitenverhältnis
option-count = die Anzahl der Bilder
option-seed = der Seed
option-output_format = das Dateiformat
option-output_quality = die Qualität
option-image = das Bild
option-style = der Stil
option-private = „private“
option-negative_prompt = was fehlen soll
option-prompt = der Prompt

ratio-1-1 = Quadrat
ratio-16-9 = breit
ratio-9-16 = Handy
ratio-3-2 = quer
ratio-2-3 = Porträt
ratio-4-3 = klassisch
ratio-3-4 = hoch
ratio-4-5 = Social-Media-Beitrag
ratio-5-4 = fast quadratisch
ratio-21-9 = Kino
ratio-9-21 = sehr hoch
ratio-2-1 = Panorama
ratio-1-2 = doppelt so hoch
