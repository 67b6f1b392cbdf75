### What a member wants where they do not say, and how they are told of what took long or was shown.

command-preferences = Ce que tu veux d’habitude : modèle, proportions, nombre, style, format, visibilité, langue, avis

preferences-title = ## Ce que tu veux d’habitude
preferences-how = Ça vaut sur tous les serveurs, là où /imagine et tes mots ne disent rien d’autre. Personne d’autre ne voit ce message.
preferences-language-how = -# La langue vaut pour ce que personne d’autre ne voit. Ce que tout le monde voit est dans la langue du serveur.
preferences-model-gone = -# { $model }, que tu avais choisi, n’est plus proposé.
preferences-model-chosen = Modèle : { $value }
preferences-model-unsaid = Modèle : celui d’Easel par défaut
preferences-aspect_ratio-chosen = Proportions : { $value }
preferences-aspect_ratio-unsaid = Proportions : celles du modèle par défaut
preferences-count-chosen = Combien : { $value }
preferences-count-unsaid = Combien : comme d’habitude dans le salon
preferences-count-value = { $count ->
    [one] une image
   *[other] { $count } images
}
preferences-output_format-chosen = Format de fichier : { $value }
preferences-output_format-unsaid = Format de fichier : celui du modèle par défaut
preferences-style-chosen = Style : { $value }
preferences-style-how = -# /my style add enregistre des styles à toi ; l’un d’eux peut être ton style habituel.
preferences-style-unsaid = Style : aucun
preferences-private-chosen = Visibilité : { $value }
preferences-private-unsaid = Visibilité : comme d’habitude dans le salon
preferences-private-public = tout le monde
preferences-private-private = moi seulement
preferences-tells = Me prévenir quand une image lente est prête, ou qu’une image arrive en vitrine : non
preferences-tells-about = Quand une image a pris plus d’une minute, ou arrive en vitrine
preferences-tells-ping = Me prévenir : en me mentionnant dans le salon
preferences-tells-direct = Me prévenir : par message privé
# The name of this very language.
preferences-language = Français
preferences-language-chosen = Langue : { $value }
preferences-language-unsaid = Langue : celle de mon Discord
preferences-reset = Oublier tout ça

# $model: its id; $default: the name of another one.
note-preferences-model-gone = Ton modèle habituel { $model } n’est plus proposé, donc c’est { $default } qui dessine.
# $ratio: as they chose it.
note-preferences-ratio = { $model } ne fait pas tes proportions habituelles ({ $ratio }), donc il a pris les siennes.
note-preferences-count = Ton nombre habituel est { $count } ; ce salon en permet { $limit }.
# $style: its name.
note-preferences-style = { $because ->
    [length] Ton style habituel { $style } a été laissé de côté : avec lui, le prompt serait trop long.
   *[rule] Ton style habituel { $style } a été laissé de côté : ce salon ne permet que certains styles du serveur.
}

preferences-told = <@{ $person }> C’est prêt.
preferences-told-failed = <@{ $person }> Il n’y a pas d’image ; la réponse dit pourquoi.
# $link: the address of the result.
preferences-told-direct = Ce que tu as demandé est prêt : { $link }
preferences-told-direct-failed = Ce que tu as demandé n’a pas pu être dessiné. La réponse dit pourquoi : { $link }
