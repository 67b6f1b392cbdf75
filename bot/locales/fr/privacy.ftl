### What is on record of a member: said, taken along, erased.

command-privacy = Ce qui est enregistré sur toi ; l’emporter dans un fichier, ou l’effacer

privacy-title = ## Ce qui est enregistré sur toi
privacy-jobs = Demandes d’images, avec tes mots et l’endroit où tu les as faites : **{ $count }**
privacy-favourites = Favoris : **{ $count }**
privacy-stars = Étoiles que tu as données : **{ $count }**
privacy-words = Styles et jokers à toi : **{ $count }**
privacy-reports = Signalements et contestations que tu as écrits : **{ $count }**
privacy-charges = Décomptes pour les limites et les coûts : **{ $count }**
privacy-events = Entrées à ton sujet dans les journaux des modérateurs : **{ $count }**
privacy-blocks = Serveurs où tes demandes sont bloquées : **{ $count }**
privacy-kept = Les demandes sont conservées jusqu’à ce que tu les effaces.
privacy-kept-for = Les demandes sont supprimées { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} après leur fin.
privacy-why = -# Tes mots vont au service d’images, qui les dessine. Les demandes sont conservées pour les boutons sous tes images, et pour ce que décident les modérateurs. Les images elles-mêmes ne sont conservées que par Discord. Personne d’autre ne voit ce message.
privacy-button-export = Exporter mes données
privacy-button-ask = Tout effacer
privacy-asked = **Effacer tout ce qui te concerne, sur tous les serveurs ?**
    Tes demandes, favoris, étoiles, préférences, styles, jokers et signalements disparaissent. Ensuite, les boutons sous tes images répondent qu’il n’y en a plus de trace. C’est irréversible.
    -# Ce qui reste : les décomptes des coûts, sans toi au bout d’un jour ; les blocages ; et les journaux des modérateurs, qui gardent qui, quand et ce qui a été décidé jusqu’à la fin de la durée fixée par chaque serveur, mais aucun de tes mots ; et les images publiées depuis plus de 15 minutes là où on m’a seulement emmené.
privacy-button-data = Effacer, garder les images
privacy-button-all = Effacer, images comprises
privacy-button-no = Ne rien effacer
privacy-let-be = Rien n’a été effacé.
privacy-erasing = Suppression en cours…{ $total ->
    [0] {""}
   *[other] { " " }{ $bar } { $done } message(s) sur { $total } supprimé(s)
}
privacy-erased = C’est effacé. Tes images restent où elles sont sur Discord.
privacy-erased-all = C’est effacé, avec tes images et tous mes messages qui montraient ton texte.
privacy-exported = Voici tout ce qui est enregistré sur toi.
refusal-privacy-busy = Un de tes dessins est en cours. Annule-le ou attends qu’il soit terminé, puis efface.
refusal-privacy-too-large = Même compressé, tout ça ne tient pas dans un message ici. Essaie sur un serveur avec une limite d’envoi plus élevée, ou demande à la personne qui fait tourner ce bot.

## The pictures, taken along.

privacy-button-pictures = Exporter avec les images
# $count: of files sent so far.
privacy-packing = **Préparation de tes images** { $bar } { $done } demandes sur { $total } · { $count ->
    [0] pas encore de fichier
    [one] un fichier envoyé
   *[other] { $count } fichiers envoyés
}
    -# Les fichiers arrivent dessous, chacun complet en lui-même. Si rien ne bouge pendant une minute, appuie sur le bouton.
privacy-go-on = Continuer à partir d’ici
privacy-file = Fichier { $number }, avec { $count ->
    [0] aucune image
    [one] une image
   *[other] { $count } images
}. Décompresse-le et ouvre **index.html**.
privacy-packed = **C’est tout :** { $count ->
    [0] aucune image
    [one] une image
   *[other] { $count } images
} dans { $files ->
    [one] un fichier, avec tout ce qui est enregistré sur toi
   *[other] { $files } fichiers, avec tout ce qui est enregistré sur toi dans le premier
}.
# $left: how many requests are not in any file.
privacy-packed-part = **Jusqu’ici :** { $count ->
    [0] aucune image
    [one] une image
   *[other] { $count } images
} dans { $files ->
    [0] aucun fichier
    [one] un fichier
   *[other] { $files } fichiers
}. Il reste { $left ->
    [one] une demande
   *[other] { $left } demandes
} ; appuie sur le bouton pour continuer.
privacy-packed-none = Tu n’as pas d’images à emporter.
privacy-missing-gone = { $count ->
    [one] Une image n’est plus là
   *[other] { $count } images ne sont plus là
} : le message a été supprimé, ou je ne peux plus lire ce salon.
privacy-missing-private = { $count ->
    [one] Une image privée est
   *[other] { $count } images privées sont
} hors de ma portée : ce que personne d’autre ne voit, je peux le lire pendant 15 minutes.
privacy-missing-large = { $count ->
    [one] Une image est trop lourde
   *[other] { $count } images sont trop lourdes
} pour être envoyée ici. Enregistre-la depuis son message, ou exporte sur un serveur où la limite est plus haute.
privacy-missing-later = { $count ->
    [one] Une image n’a pas été donnée
   *[other] { $count } images n’ont pas été données
} par Discord cette fois. Exporte encore pour l’obtenir.
privacy-page-title = Mes images, fichier { $number }
privacy-page-intro = { $count ->
    [0] Aucune image
    [one] Une image
   *[other] { $count } images
}, les plus récentes d’abord. Clique sur une image pour la voir en entier.
privacy-page-link = sur Discord
refusal-privacy-packing = Je prépare déjà tes images. Les fichiers arrivent sous ce message-là.
