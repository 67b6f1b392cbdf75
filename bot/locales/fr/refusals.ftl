### Why a request was not accepted. Seen by the member alone; nothing was sent or paid for.

refusal-prompt-empty = Il n’y a encore rien à dessiner : mets quelques mots avant les options.
refusal-prompt-too-long = Ça fait { $length } caractères ; le maximum est de { $limit }. Raccourcis un peu.
refusal-model-unknown = Je ne connais pas de modèle « { $model } ». Tu voulais dire : { $models } ?
refusal-model-unknown-all = Je ne connais pas de modèle « { $model } ». Il y a : { $models }.
refusal-model-several = « { $model } » correspond à plusieurs modèles. Lequel veux-tu : { $models } ?
refusal-parameter-unknown = Je ne connais pas l’option « { $parameter } ». Tu voulais dire : { $parameters } ?
refusal-parameter-unknown-all = Je ne connais pas l’option « { $parameter } ». Il y a : { $parameters }.
refusal-parameter-unsupported = { $able ->
    [0] Aucun modèle d’ici ne permet de choisir { $parameter }.
   *[other] { $model } ne permet pas de choisir { $parameter }. Ceux-ci, oui : { $models }.
}
refusal-value-not-allowed = { $model } n’accepte pas { $parameter } « { $value } ». Sont possibles : { $allowed }.
refusal-value-out-of-range = Avec { $model }, { $parameter } va de { $minimum } à { $maximum } ; « { $value } » est en dehors.
refusal-value-not-number = Il faut un nombre entier pour { $parameter } ; « { $value } » n’en est pas un.
refusal-value-not-decimal = Il faut un nombre pour { $parameter }, par exemple 3,5 ; « { $value } » n’en est pas un.
refusal-image-unsupported = { $model } n’accepte pas d’image. Ceux-ci, oui : { $models }.
refusal-image-required = { $model } modifie une image que tu lui donnes : joins-en une avec « image ».
refusal-image-type = Le fichier « { $filename } » n’est pas un type d’image que je sais lire. PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP et TIFF fonctionnent.
refusal-image-too-large = Le fichier « { $filename } » fait { $size_mb } Mo ; le maximum est de { $limit_mb } Mo.
refusal-bot-permission = Je ne peux pas publier d’images dans ce salon, il me manque : { $permissions }. Un modérateur peut l’autoriser dans les paramètres du salon, ou tu peux utiliser « private ».
refusal-too-many-jobs = Tu as { $waiting ->
    [one] une image
   *[other] { $waiting } images
} en route, et il ne peut pas y en avoir plus de { $limit } à la fois. Attends que l’une d’elles arrive.
refusal-stopping = Easel redémarre. Redemande dans une demi-minute.
refusal-store-away = Je ne peux rien noter en ce moment, et je perdrais ta demande. Redemande dans une minute.
refusal-busy = Easel a trop à faire en ce moment, donc rien n’a été lancé. Réessaie dans une minute.
given-back = Tes mots, pour qu’ils ne soient pas perdus :
given-back-again = Modifier et réessayer
given-back-ratio = Dessiner en { $ratio }
given-back-model = Choisir un autre modèle
refusal-elsewhere = Tu peux dessiner dans : { $channels }.
refusal-not-yours = C’est réservé à { $person } et aux modérateurs.
refusal-job-unknown = Je n’ai plus de trace de cette demande. Utilise /imagine pour en faire une nouvelle.
refusal-over = C’est déjà terminé.
refusal-retried = Quelqu’un a déjà appuyé sur Réessayer.
refusal-published = Cette image est déjà publique.
refusal-publishing = Cette image est en cours de publication. Si elle n’est pas là dans deux minutes, appuie de nouveau sur Publier.
refusal-picture-gone = L’image n’est plus là pour être publiée.
refusal-outdated = Cette commande a changé depuis que ton Discord l’a chargée. Recharge Discord (Ctrl+R, ou ferme l’application et rouvre-la), puis réessaie.
refusal-unreadable = Je n’ai pas pu lire ce que Discord m’a envoyé ; rien n’a donc été lancé. Réessaie, s’il te plaît.
refusal-press-unknown = Je ne connais plus ce bouton ; il vient peut-être d’une version plus ancienne d’Easel. Utilise /imagine pour créer une nouvelle image.
refusal-discord-away = Discord est en panne en ce moment, donc ça n’a pas pu aller jusqu’au bout. Réessaie dans un instant.
refusal-unexpected = Quelque chose a mal tourné dans Easel lui-même, et c’est noté dans les logs. Si ça se reproduit, préviens la personne qui fait tourner Easel et cite { $reference }.
refusal-stays-covered = Cette image reste masquée, car ce dont elle est issue l’est aussi.
refusal-covered-by-moderators = Des modérateurs ont masqué cette image ; eux seuls peuvent la démasquer.
refusal-description-reviewed = Le filtre de ce serveur demande que des modérateurs voient d’abord ces mots. Une description ne peut pas les attendre ; décris-la avec d’autres mots.
