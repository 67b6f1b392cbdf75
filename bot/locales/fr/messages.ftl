### Ce qu’Easel répond à un message : « @Easel dessine un renard », une réponse à une image, un message privé.

messages-offer-draw = **Je dessine ceci ?**
messages-offer-edit = **Je modifie cette image ?**
# $models : noms de modèles ; $price : par exemple « 0,40 $ ».
messages-price = { $count ->
    [one] Une image
   *[other] { $count } images
} avec { $models }, pour { $price }.
messages-price-unknown = { $count ->
    [one] Une image
   *[other] { $count } images
} avec { $models }.
# $when : « dans 15 minutes ».
messages-ends = Rien n’est payé tant que tu n’as pas appuyé sur « Dessiner ». Cette offre se termine à { $when }.
messages-button-draw = Dessiner
messages-button-change = Changer les mots
messages-button-cancel = Annuler
messages-button-why = Pourquoi ?
messages-refused = Je ne peux pas dessiner cela tel quel.
messages-over = Cette offre est terminée. Écris-moi à nouveau.
# $name : « @Easel ».
messages-how = Dis-moi quoi dessiner : « { $name ->
    [none] {""}
   *[other] { $name }{" "}
}dessine un renard dans la neige ». Ou réponds à une image : « { $name ->
    [none] {""}
   *[other] { $name }{" "}
}mets-la de nuit ». /help en montre davantage.
messages-unseen = Discord ne me montre pas le message auquel tu as répondu. Ouvre le menu de ce message et choisis *Applications* → *Modifier avec Easel*, ou joins l’image à un message qui me mentionne.

refusal-offer-gone = Cette offre est terminée. Écris-moi à nouveau.
refusal-offer-not-yours = Seul(e) { $person } peut y répondre. Mentionne-moi dans un message à toi.
refusal-offer-taken = Cette offre a déjà reçu une réponse.
