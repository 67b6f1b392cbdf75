### What is asked before something expensive, or many pictures, are drawn. Seen by the member alone.

confirm-title = Was es kostet

# $price: as in "$0.40".
confirm-price = { $count ->
    [one] Ein Bild mit { $model } würde **{ $price }** kosten. Soll ich es zeichnen?
   *[other] { $count } Bilder mit { $model } würden **{ $price }** kosten. Soll ich sie zeichnen?
}
# $requests: how many prompts; $models: names of models.
confirm-several = Das ergibt { $requests } Anfragen: { $pictures ->
    [one] **ein Bild**
   *[other] **{ $pictures } Bilder**
} mit { $models }. Soll ich sie zeichnen?
confirm-several-price = Das ergibt { $requests } Anfragen: { $pictures ->
    [one] **ein Bild**
   *[other] **{ $pictures } Bilder**
} mit { $models }, zusammen für **{ $price }**. Soll ich sie zeichnen?
confirm-times = { $line } ×{ $count }
confirm-more = … und { $count } weitere
confirm-ends = Das Angebot endet um { $when }. Bezahlt wird erst, wenn du „Starten“ drückst.
confirm-button-run = Starten
confirm-button-no = Abbrechen
confirm-begun = **Wartet** · beginnt gleich
confirm-started = { $count ->
    [one] Es wird gezeichnet, in einer eigenen Nachricht.
    [2] Beide werden gezeichnet, jede in einer eigenen Nachricht.
   *[other] Alle { $count } werden gezeichnet, jede in einer eigenen Nachricht.
}
confirm-started-part = { $begun } von { $count } werden gezeichnet, jede in einer eigenen Nachricht. Die anderen wurden nicht gestartet: { $reason }
confirm-canceled = Abgebrochen. Es wurde nichts gezeichnet und nichts bezahlt.
# In a new message, where the one with the buttons is out of reach.
confirm-about = { $person }, zu den Bildern, die du angefragt hast:
refusal-confirm-too-late = Ich wurde beim Starten unterbrochen, und jetzt lässt mich Discord auf deinen Druck auf „Starten“ nicht mehr antworten. Für das, was hier steht, wurde nichts bezahlt; frag es noch einmal an.
