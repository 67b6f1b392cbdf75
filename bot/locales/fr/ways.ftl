### More ways to a picture: /edit, /blend, and the menus of a message. Read by members.

command-edit = Modifier une image selon tes indications
command-edit-image = L’image à modifier
command-edit-instruction = Ce qu’il faut changer, par exemple « mets-la de nuit »
command-edit-model = Quel modèle la modifie
command-edit-image_more = Une image de plus à utiliser, pour les modèles qui en acceptent plusieurs
command-blend = Réunir de deux à cinq images en une seule
command-blend-image = Une image
command-blend-prompt = Ce qu’il faut en faire ; tu peux t’en passer
command-blend-model = Quel modèle la dessine

refusal-ways-no-blender = Aucun modèle ici n’accepte plusieurs images.
refusal-ways-not-editor = { $model } ne peut pas modifier une image selon tes indications. Ceux-ci le peuvent : { $models }.
refusal-ways-not-blender = { $model } n’accepte pas plusieurs images. Ceux-ci, oui : { $models }.

## The menu of a message.

command-menu-edit = Modifier avec Easel
command-menu-reroll = Redessiner
command-menu-details = Détails
command-menu-who = Qui a fait cette image


# $person: named by Discord; $model: its name; $ago: "3 hours ago".
ways-who = { $person } a fait ceci avec { $model }, { $ago }.
ways-who-looks = Ça ressemble à une image que { $person } a faite avec { $model }, { $ago }.
ways-who-marked = D’après son fichier, { $person } a fait ceci avec { $model }, { $ago }.
ways-who-link = [Aller à l’original]({ $link })

refusal-ways-no-picture = Il n’y a pas d’image que je sache lire dans ce message. PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP et TIFF fonctionnent.
refusal-ways-not-mine = Cette image n’est pas dans l’un de mes messages. Utilise le menu du message dans lequel je l’ai publiée.
refusal-ways-not-known = Je ne connais pas cette image : elle n’est pas de ce serveur, elle a été supprimée, ou ce n’est pas moi qui l’ai faite.
refusal-ways-not-known-yet = { $count ->
    [one] Je ne connais pas encore cette image : il reste un résultat de ce serveur que je n’ai pas regardé. Redemande-moi dans quelques minutes.
   *[other] Je ne connais pas encore cette image : il reste { $count } résultats de ce serveur que je n’ai pas regardés. Redemande-moi dans quelques minutes.
}
refusal-ways-pick-gone = C’était il y a trop longtemps. Rouvre le menu du message.
