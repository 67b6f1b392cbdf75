### What is on record of a member: said, taken along, erased.

command-privacy = Ce qui est enregistré sur toi ; l’emporter dans un fichier, ou l’effacer

privacy-title = ## Ce qui est enregistré sur toi
privacy-jobs = Demandes d’images, avec tes mots et l’endroit où tu les as faites : **{ $count }**
privacy-favourites = Favoris : **{ $count }**
privacy-stars = Étoiles que tu as données : **{ $count }**
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
    Tes demandes, favoris, étoiles, préférences et signalements disparaissent. Ensuite, les boutons sous tes images répondent qu’il n’y en a plus de trace. C’est irréversible.
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
