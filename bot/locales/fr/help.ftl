### /help et /models : ce qu’on peut demander, avec quels modèles, et ce qui est conservé.

command-help = Ce que tu peux demander, avec des exemples à essayer
command-models = Les modèles : une image, le prix et la durée habituelle de chacun

help-title = ### Je dessine ce que tu décris
help-examples = Appuie sur un exemple et je le dessine, ou envoie **/imagine** avec tes propres mots.
help-example = { $number ->
    [1] un phare dans la tempête, peinture à l’huile --ar 16:9
    [2] un coin lecture douillet près d’une fenêtre sous la pluie
   *[3] un renard roux dans la neige --count 2
}
help-way-imagine = **/imagine** dessine, **/edit** modifie une de tes images, **/blend** en réunit plusieurs.
# $name : la mention du bot.
help-way-message = Écris { $name } *dessine un renard* ici, ou à moi directement. Réponds à une image : { $name } *mets-la de nuit*.
help-way-menu = Les boutons sous une image vont plus loin. Pour toute autre image : le menu de son message, puis *Applications* → *Modifier avec Easel*.
help-flags = **Paramètres dans les mots**
help-flag = `{ $flag }` { $about }
help-flag-negative_prompt = Ce qui ne doit pas être dans l’image, pour les modèles qui le peuvent
help-models = **Modèles :** { $models }
help-button-models = Voir les modèles
help-ask = **À qui demander :** la modération de ce serveur décide de ce qui peut être dessiné ici, et sait pourquoi quelque chose a été refusé. /usage montre ce qu’il te reste.
help-ask-direct = **À qui demander :** à qui gère Easel. /usage montre ce qu’il te reste.
help-stored = **Ce qui est conservé :** tes demandes et leurs mots, pour que les boutons et /history fonctionnent. Je ne lis que les messages qui me sont adressés, et rien ne sert à entraîner quoi que ce soit. /privacy le montre, l’exporte et l’efface.

help-models-title = ### Modèles
# $prompt : les mots de toutes les images d’exemple, en anglais.
help-models-sample = Toutes les images ici ont les mêmes mots : { $prompt }
help-models-alt = { $model } : { $prompt }
help-model = **{ $label }**
help-model-default = **{ $label }** · si tu n’en nommes aucun
help-model-price = { $price } par image
help-model-time = { $seconds ->
    [one] environ une seconde
   *[other] environ { $seconds } secondes
}
help-model-edits = modifie des images
help-model-image = peut partir d’une image
