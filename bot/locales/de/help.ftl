### /help und /models: worum man bitten kann, mit welchen Modellen, und was gespeichert wird.

command-help = Worum du bitten kannst, mit Beispielen zum Drücken
command-models = Die Modelle: je ein Bild, der Preis und die übliche Dauer

help-title = ### Ich zeichne, was du beschreibst
help-examples = Drück auf ein Beispiel, und ich zeichne es; oder schick **/imagine** mit eigenen Worten.
help-example = { $number ->
    [1] ein Leuchtturm im Sturm, Ölgemälde --ar 16:9
    [2] eine gemütliche Leseecke am Fenster bei Regen
   *[3] ein roter Fuchs im Schnee --count 2
}
help-way-imagine = **/imagine** zeichnet, **/edit** ändert ein Bild von dir, **/blend** vereint mehrere.
# $name: die Erwähnung des Bots.
help-way-message = Schreib { $name } *male einen Fuchs* hierher oder mir direkt. Antworte auf ein Bild: { $name } *mach es Nacht*.
help-way-menu = Die Knöpfe unter einem Bild führen weiter. Für jedes andere Bild: das Menü seiner Nachricht, dann *Apps* → *Mit Easel bearbeiten*.
help-flags = **Parameter in den Worten**
help-flag = `{ $flag }` { $about }
help-flag-negative_prompt = Was nicht auf dem Bild sein soll, bei Modellen, die das können
help-models = **Modelle:** { $models }
help-button-models = Modelle ansehen
help-ask = **Wen du fragst:** Die Moderation dieses Servers entscheidet, was hier gezeichnet werden darf, und weiß, warum etwas abgelehnt wurde. /usage zeigt, was du noch frei hast.
help-ask-direct = **Wen du fragst:** wer Easel betreibt. /usage zeigt, was du noch frei hast.
help-stored = **Was gespeichert wird:** deine Anfragen und ihre Worte, damit Knöpfe und /history funktionieren. Ich lese keine Nachrichten außer denen an mich, und nichts davon wird zum Trainieren verwendet. /privacy zeigt, exportiert und löscht es.

help-models-title = ### Modelle
# $prompt: die Worte aller Beispielbilder, auf Englisch.
help-models-sample = Alle Bilder hier haben dieselben Worte: { $prompt }
help-models-alt = { $model }: { $prompt }
help-model = **{ $label }**
help-model-default = **{ $label }** · wenn du keines nennst
help-model-price = { $price } je Bild
help-model-time = { $seconds ->
    [one] etwa eine Sekunde
   *[other] etwa { $seconds } Sekunden
}
help-model-edits = ändert Bilder
help-model-image = kann von einem Bild ausgehen
