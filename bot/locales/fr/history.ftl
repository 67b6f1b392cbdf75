### /history and /show: what somebody drew and likes. Seen by the one who asks alone.

command-history = Tes images, les plus récentes d’abord : les parcourir, en retrouver une, reprendre ses mots
command-history-text = Des mots qui étaient dans le prompt
command-history-model = Seulement ce que ce modèle a dessiné
command-history-favourites = Seulement tes favoris
command-history-page = Quelle page
command-show = Faire revenir une de tes images, ici, avec ses boutons
command-show-result = Choisis dans la liste, ou donne des mots du prompt, un lien de message ou un ID

button-favourite = Ajouter aux favoris
button-unfavourite = Retirer des favoris

history-title-pictures = ## Tes images
history-title-favourites = ## Tes favoris
history-page = { $total ->
    [one] { $total } image
   *[other] { $total } images
} · page { $page } sur { $pages }
history-no-pictures = Il n’y a encore rien. Essaie **/imagine** un bateau en papier sur une eau calme.
history-no-favourites = Tu n’as pas encore de favoris. Sous une image, choisis « Plus… », puis « Ajouter aux favoris ».
history-nothing-found = Rien ne correspond. Essaie avec moins de mots, ou un autre modèle.
history-count = { $count } images
history-private = privée
history-jump = [y aller]({ $link })
history-no-picture = L’image ne peut pas être affichée ici pour le moment. Tu peux réutiliser ses mots.
history-choose-reuse = Modifier le prompt de …
history-choose-show = Montrer … à nouveau ici
history-liked = C’est maintenant un de tes favoris. Tu les retrouves avec **/history favourites:True**.
history-liked-before = Elle est déjà dans tes favoris. Tu les vois tous avec **/history favourites:True**.
history-unliked = Ce n’est plus un de tes favoris.

refusal-show-unknown = Je ne trouve pas cette image. Choisis-en une dans la liste, donne des mots de son prompt ou colle le lien de son message.
refusal-show-hidden = Cette image est à un endroit que tu ne peux pas voir d’ici. Utilise son lien sur son propre serveur, là où tu peux l’ouvrir.
refusal-show-age = Cette image vient d’un salon soumis à une limite d’âge. Montre-la dans un salon de ce genre, ou pour toi seulement avec private.
refusal-show-review = Ici, les modérateurs regardent d’abord chaque image. Refais-la avec Redessiner, ou affiche-la pour toi en message privé.
refusal-show-later = Discord tarde à me donner cette image. Réessaie dans un instant.
refusal-show-too-many = Cette image a déjà été montrée { $limit } fois. Partage plutôt le lien d’un de ses messages.
refusal-show-too-large = Cette image est plus lourde que les fichiers permis ici. Partage plutôt le lien de son message.
