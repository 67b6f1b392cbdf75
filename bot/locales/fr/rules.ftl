### The rules of a server: who may draw what, where and when.

## What they are called, in the order in which they are decided.

rules-name-who = Qui peut dessiner
rules-name-denied_roles = Rôles qui ne peuvent pas dessiner
rules-name-newcomer_wait_seconds = Attente des nouveaux membres
rules-name-quiet_hours = Heures calmes
rules-name-slow_mode_seconds = Mode lent pour dessiner
rules-name-refused_wait_seconds = Attente après des mots refusés
rules-name-models = Modèles
rules-name-styles = Styles
rules-name-maximum_count = Images à la fois
rules-name-maximum_megapixels = Taille maximale
rules-name-image_input = Partir d’une image
rules-name-private = Résultats privés
rules-name-usual_count = Nombre habituel d’images
rules-name-age_restricted_relaxed = Salons soumis à une limite d’âge
rules-name-ai_line = Ligne « Créé avec l’IA »
rules-name-filter_strictness = Filtre de prompts
rules-name-review = Approbation par les modérateurs

## How a rule is set.

rules-value-inherited = hérité
rules-value-everyone = tout le monde
rules-value-roles = { $roles }
rules-value-except-roles = tout le monde sauf { $roles }
rules-value-moderators = les modérateurs
rules-value-nobody = personne
rules-value-none = aucun
rules-value-any = tous
rules-value-only = { $names }
rules-value-no-wait = aucune attente
rules-value-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
rules-value-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
rules-value-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
rules-value-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
rules-value-pictures = { $count ->
    [one] une
   *[other] jusqu’à { $count }
}
rules-value-exactly-pictures = { $count ->
    [one] une
   *[other] { $count }
}
rules-value-any-size = sans limite
rules-value-megapixels = { $megapixels ->
    [one] { $megapixels } mégapixel
   *[other] { $megapixels } mégapixels
}
rules-value-yes = oui
rules-value-no = non
rules-value-relaxed = les modèles peuvent y être moins prudents
rules-value-careful = les modèles sont aussi prudents qu’ailleurs
rules-value-ai-line-as-set = selon le choix de qui héberge Easel
rules-value-ai-line-shown = affichée
rules-value-ai-line-left-out = omise
rules-value-never = aucune
rules-value-all-day = toute la journée

# $start, $end: as a clock shows them; $timezone: an IANA name.
rules-value-hours-of-day = de { $start } à { $end } ({ $timezone })

rules-value-strictness-0 = désactivé
rules-value-strictness-1 = souple
rules-value-strictness-2 = moyen
rules-value-strictness-3 = strict

## Where a rule is set, and how it is changed. $place: a channel, named by Discord.

rules-source-built-in = Personne n’a fait ce réglage ; avec /policy edit, on peut le faire pour le serveur ou un salon.
rules-source-server = Réglage de tout le serveur ; change-le avec /policy edit, ou donne à ce salon le sien.
rules-source-category = Réglage de la catégorie { $place } ; change-le à cet endroit avec /policy edit, ou donne à ce salon le sien.
rules-source-channel = Réglage de { $place } ; change-le à cet endroit avec /policy edit.
rules-source-thread = Réglage du fil { $place } ; change-le à cet endroit avec /policy edit.

## Why a rule allows or not, for whoever asks about a member. $roles: named by Discord.

rules-reason-everyone = Tout le monde peut dessiner ici.
rules-reason-nobody = Personne ne peut dessiner ici, pas même les modérateurs.
rules-reason-moderator = Cette personne modère ici.
rules-reason-no-moderator = Cette personne ne modère pas ici.
rules-reason-has-roles = Cette personne a { $roles }.
rules-reason-lacks-roles = Cette personne n’a aucun de ces rôles : { $roles }.
rules-reason-all-roles-gone = Les rôles que nomme cette règle ont été supprimés, donc seuls les modérateurs peuvent dessiner ici.
rules-reason-roles-gone = { $count ->
    [one] Un rôle que nomme cette règle a été supprimé et ne compte plus.
   *[other] { $count } rôles que nomme cette règle ont été supprimés et ne comptent plus.
}
rules-reason-denied-role = Cette personne a { $roles }.
rules-reason-no-denied-role = Cette personne n’a aucun rôle qui ne peut pas dessiner.
rules-reason-no-wait = Les nouveaux membres n’ont pas à attendre.
rules-reason-joined-unknown = Discord ne dit pas depuis quand cette personne est membre, donc elle n’a pas à attendre.
rules-reason-joined-long-ago = Cette personne est là depuis assez longtemps.

# $until: a time of day, with its day for newcomers; shown by Discord.
rules-reason-newcomer = Cette personne est là depuis trop peu de temps ; elle pourra dessiner à partir du { $until }.

rules-reason-never-quiet = Il n’y a pas d’heures calmes.
rules-reason-not-quiet = Ce n’est pas une heure calme en ce moment.
rules-reason-quiet = C’est une heure calme en ce moment ; ça se termine à { $until }.
rules-reason-always-quiet = Toutes les heures de la journée sont calmes.
rules-reason-no-slow-mode = Il n’y a pas de mode lent pour dessiner.
rules-reason-waited = Sa dernière demande est assez ancienne, ou il n’y en a pas.
rules-reason-slow-mode = Sa dernière demande ici vient d’être faite ; une autre sera possible à partir de { $until }.
rules-reason-no-refused-wait = Personne n’attend après un refus du filtre.
rules-reason-refused-little = Le filtre a refusé { $count ->
    [0] zéro demande
    [one] une demande
   *[other] { $count } demandes
} de cette personne dans les dernières 24 heures ; l’attente commence à trois.
rules-reason-waited-refused = Le filtre a refusé { $count } demandes de cette personne dans les dernières 24 heures, et elle a attendu depuis la dernière.
rules-reason-refused-wait = Le filtre a refusé { $count } demandes de cette personne dans les dernières 24 heures ; elle pourra redemander à partir de { $until }.
rules-reason-exempt = Ça l’arrêterait, mais ça ne vaut pas pour les modérateurs.
rules-reason-depends = Ça dépend de la demande.
rules-reason-any-model = Tous les modèles sont permis.
rules-reason-model = { $model } est permis.
rules-reason-other-model = { $model } n’est pas permis ; permis ici : { $models }.
rules-reason-upscale = Agrandir une image n’a besoin d’aucun modèle de cette liste.
rules-reason-fill = Élargir la vue, la déplacer et changer des parties n’a besoin d’aucun modèle de cette liste.
rules-reason-no-model = Plus aucun des modèles permis n’est proposé.
rules-reason-any-style = Tous les styles sont permis.
rules-reason-no-style = La demande n’utilise pas de style.
rules-reason-style = Le style « { $style } » est permis.
rules-reason-other-style = Le style « { $style } » n’est pas permis.
rules-reason-count = { $count ->
    [one] { $count } image, ce n’est pas trop.
   *[other] { $count } images, ce n’est pas trop.
}
rules-reason-usual-count = { $count ->
    [one] Une demande sans nombre reçoit { $count } image.
   *[other] Une demande sans nombre reçoit { $count } images.
}
rules-reason-too-many = { $count } images, c’est plus que { $limit }.
rules-reason-any-size = Des images de toutes les tailles peuvent être dessinées.
rules-reason-size = { $megapixels ->
    [one] { $megapixels } mégapixel, ce n’est pas trop grand.
   *[other] { $megapixels } mégapixels, ce n’est pas trop grand.
}
rules-reason-size-unknown = Le modèle décide lui-même de la taille.
rules-reason-too-large = { $megapixels ->
    [one] { $megapixels } mégapixel, c’est plus que { $limit }.
   *[other] { $megapixels } mégapixels, c’est plus que { $limit }.
}
rules-reason-image-allowed = Une image de départ est permise.
rules-reason-no-image = La demande part seulement de mots.
rules-reason-image = La demande part d’une image.
rules-reason-private-allowed = Les résultats privés sont permis.
rules-reason-no-private = Le résultat est pour tout le monde.
rules-reason-private = Le résultat est demandé en privé.
rules-reason-careful = Les modèles sont aussi prudents qu’ailleurs.
rules-reason-not-age-restricted = Discord ne soumet pas ce salon à une limite d’âge, donc les modèles sont aussi prudents qu’ailleurs.
rules-reason-ai-line-as-set = La personne qui héberge Easel a choisi si la carte dit que l’image est créée avec l’IA.
rules-reason-ai-line-shown = La carte dit que l’image est créée avec l’IA.
rules-reason-ai-line-left-out = La carte ne dit pas que l’image est créée avec l’IA ; le fichier le dit.
rules-reason-relaxed = Ce salon est soumis à une limite d’âge, et le serveur y permet aux modèles d’être moins prudents.
rules-reason-filter = Les mots sont comparés au filtre du serveur.
rules-reason-no-filter = Le filtre du serveur est désactivé ici.
rules-reason-no-review = Les images sont montrées tout de suite.
rules-reason-review = Les images attendent l’approbation d’un modérateur.

## Warnings before a change is made.

rules-lockout-nobody = Personne ne pourrait dessiner à cet endroit, pas même les modérateurs.
rules-lockout-roles-gone = Les rôles choisis n’existent plus, donc seuls les modérateurs pourraient dessiner à cet endroit.
rules-lockout-everyone-denied = Tout le monde a le rôle qui ne peut pas dessiner, donc personne ne pourrait dessiner à cet endroit.
rules-lockout-roles-denied = Chaque rôle qui peut dessiner est aussi un rôle qui ne le peut pas, donc seuls les modérateurs pourraient dessiner à cet endroit.
rules-lockout-always-quiet = Toutes les heures de la journée seraient calmes, donc seuls les modérateurs pourraient dessiner à cet endroit.
rules-lockout-no-model = Aucun des modèles choisis n’est proposé, donc personne ne pourrait dessiner à cet endroit.

## What a member reads when a rule says no. Seen by them alone; nothing was sent or paid for.

refusal-rules-nobody = Le dessin est désactivé dans ce salon.
refusal-rules-moderators = Seuls les modérateurs peuvent dessiner dans ce salon.
refusal-rules-roles = Dans ce salon, le dessin est réservé à { $roles }.
refusal-rules-roles-gone = Ici, le dessin était réservé à des rôles qui n’existent plus. Un modérateur peut en choisir d’autres avec /policy edit.
refusal-rules-denied = Avec { $roles }, on ne peut pas dessiner dans ce salon.
refusal-rules-newcomer = Les nouveaux membres attendent un peu avant de dessiner ici. Tu pourras dessiner à partir du { $until }.
refusal-rules-quiet = Ce sont les heures calmes ici (de { $start } à { $end }, { $timezone }). À ton heure, elles se terminent à { $until }.
refusal-rules-always-quiet = Toutes les heures de la journée sont calmes dans ce salon, donc rien n’est dessiné ici.
refusal-rules-slow-mode = Le dessin est en mode lent ici. Tu pourras redemander à partir de { $until }.
refusal-rules-refused-wait = Un filtre a refusé { $count } de tes demandes dans les dernières 24 heures, alors tu attends un moment entre deux demandes. Tu pourras redemander à partir de { $until }. L’attente raccourcit d’elle-même quand plus rien n’est refusé.
refusal-rules-model = { $model } n’est pas permis dans ce salon. Ceux-ci le sont : { $models }.
refusal-rules-no-model = Les modèles de ce salon ne sont plus proposés. Un modérateur peut en choisir d’autres avec /policy edit.
refusal-rules-style = Le style « { $style } » n’est pas permis dans ce salon. Ceux-ci le sont : { $styles }.
refusal-rules-own-style = Ton propre style « { $style } » n’est pas permis dans ce salon. Parmi ceux du serveur, ceux-ci le sont : { $styles }.
refusal-rules-no-style = Les styles ne sont pas permis dans ce salon ; demande sans « { $style } ».
refusal-rules-count = Ça ferait { $count } images ; dans ce salon, on peut en dessiner { $limit ->
    [one] une seule
   *[other] { $limit } au plus
} à la fois.
refusal-rules-megapixels = { $megapixels ->
    [one] Ça ferait { $megapixels } mégapixel ; dans ce salon, le maximum est de { $limit }.
   *[other] Ça ferait { $megapixels } mégapixels ; dans ce salon, le maximum est de { $limit }.
}
refusal-rules-image = Dans ce salon, on ne peut pas partir d’une image. Les mots seuls fonctionnent.
refusal-rules-private = Dans ce salon, les résultats sont visibles par tout le monde. Demande sans « private ».

## What a moderator reads when a rule cannot be set like that.

refusal-rules-roles-not-chosen = Choisis au moins un rôle, ou bien « tout le monde » ou « personne ».
refusal-rules-too-many-roles = Une règle peut nommer { $limit } rôles au plus.
refusal-rules-models-not-chosen = Choisis au moins un modèle. Pour désactiver le dessin, ne laisse personne dessiner.
refusal-rules-out-of-range = { $rule ->
    [newcomer_wait_seconds] L’attente des nouveaux membres peut durer { $maximum } jours au plus.
    [slow_mode_seconds] Le mode lent peut durer { $maximum } heures au plus.
    [refused_wait_seconds] L’attente après des mots refusés peut durer { $maximum } minutes au plus.
    [maximum_count] Le nombre d’images doit aller de { $minimum } à { $maximum }.
    [usual_count] Le nombre habituel d’images doit aller de { $minimum } à { $maximum }.
    [maximum_megapixels] La taille doit aller de { $minimum } à { $maximum } mégapixels.
    [filter_strictness] La sévérité du filtre doit aller de { $minimum } (désactivé) à { $maximum } (strict).
   *[other] Les heures de la journée vont de 00:00 à 23:59.
}
refusal-rules-timezone = Il n’y a pas de fuseau horaire « { $timezone } ». Leurs noms ressemblent à Europe/Paris ou America/New_York.
refusal-rules-server-decides = Seul le serveur entier peut permettre aux modèles d’être moins prudents dans les salons soumis à une limite d’âge. Un salon peut seulement retirer cette permission.
refusal-rules-duration = Je ne lis pas de durée dans « { $text } ». Écris-la comme 90 s, 10 min, 1 h 30 ou 3 jours ; « non » la désactive.
refusal-rules-hours = Je ne lis pas d’heures de la journée dans « { $text } ». Écris-les comme 22:00-07:00 ou 22h à 7h30 ; « non » les désactive.
