### How a request was read or changed, said in one line on the card; and the table of the models.

# $parameters: what was read inside the prompt ("ar 16:9", "seed 7").
note-read-as = Aus dem Prompt gelesen: { $parameters }.

# $parameter: the option in words, or as it was typed; $used, $ignored: values.
note-option-wins = Es gilt { $used }, denn so ist { $parameter } ausgewählt; { $ignored } im Prompt zählt nicht.

# $model, $default: names of models.
note-model-for-image = Das zeichnet { $model }, weil { $default } keine Bilder annimmt.

# $asked: a word such as "landscape"; $used: a ratio.
note-ratio-word = { $asked } heißt hier { $used }.

note-ratio-from-image = { $model } behält die Form deines Bildes bei, deshalb fiel die gewünschte weg.

# $asked, $used: names of file formats.
note-format-mapped = { $model } kann kein { $asked }, deshalb ist das { $used }.

note-quality-png = PNG-Dateien haben keine Qualitätsstufe, deshalb fiel sie weg.

# $parameter: the option in words, or as it was typed.
note-left-out = Bei { $model } lässt sich { $parameter } nicht wählen, deshalb fiel das weg.

note-no-negative-prompt = { $model } hat keinen negativen Prompt, deshalb fiel --no weg.

# $models: names of models that have one.
note-no-negative-prompt-but = { $model } hat keinen negativen Prompt, deshalb fiel --no weg. Damit geht es: { $models }.

# $seeds: one number for each prediction.
note-seeds = Jeder Durchgang hat einen eigenen Seed: { $seeds }.

# $parameters: what other bots know and the models here do not, as typed.
note-foreign = Weggelassen, weil die Modelle hier nichts dergleichen haben: { $parameters }.

# $addresses: of pictures, at the beginning of the prompt.
note-address = Weggelassen, weil nur Bilder von Discord verwendet werden können, und nur von Modellen, die welche annehmen: { $addresses }. Häng das Bild als „image“ an.

## A slip in a prompt: a parameter at its end, or just before the next one.

# $parameter: its name as typed.
refusal-parameter-value-missing = „{ $parameter }“ braucht den Wert gleich dahinter, wie in „--ar 16:9“ oder „--seed 7“.

## The table of `python -m bot models`.

models-column-model = Modell
models-column-ratios = Seitenverhältnisse
models-column-images = Auf einmal
models-column-input = Bild
models-column-formats = Formate
models-column-seconds = Sekunden
models-default = { $label } (Standard)
models-image-none = nein
models-image = { $count ->
    [one] eins
   *[other] bis zu { $count }
}
models-image-required = { $count ->
    [one] eins, nötig
   *[other] bis zu { $count }, nötig
}
