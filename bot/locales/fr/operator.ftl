### /operator: what those who run Easel decide for everybody. Seen by them alone, but for refusals.

command-operator = Pour qui gère Easel : ce qui vaut sur chaque serveur et ailleurs
command-operator-block = Les personnes qui ne peuvent dessiner nulle part
command-operator-block-add = Empêcher quelqu’un de dessiner où que ce soit, un temps ou pour de bon
command-operator-block-remove = Laisser quelqu’un dessiner à nouveau
command-operator-block-list = Qui est bloqué partout, pourquoi et jusqu’à quand
command-operator-servers = Les serveurs où Easel peut dessiner, ou non
command-operator-servers-list = Les serveurs qui ont Easel, et ce qui est décidé à leur sujet
command-operator-servers-allow = Laisser Easel dessiner sur un serveur
command-operator-servers-deny = Ne plus rien laisser dessiner sur un serveur ; Easel y reste
command-operator-servers-forget = Revenir sur ce qui est décidé au sujet d’un serveur
command-operator-servers-leave = Faire quitter un serveur à Easel
command-operator-servers-server = Son nom, ou son identifiant
command-operator-servers-reason = Pourquoi ; ses membres le liront
command-operator-maintenance = Ne plus prendre de nouvelles demandes nulle part pendant une intervention
command-operator-maintenance-on = Ne plus prendre de nouvelles demandes ; ce qui est en cours est terminé
command-operator-maintenance-off = Reprendre les demandes
command-operator-maintenance-show = Si de nouvelles demandes sont prises, et ce que lisent les membres
command-operator-maintenance-words = Ce que les membres liront en plus, dans tes mots
command-operator-maintenance-lasts = Quand elle finit d’elle-même : « 30 min », « 2 heures » ; sinon c’est toi qui y mets fin
command-operator-costs = Ce que coûtent toutes les images, par serveur et par modèle
command-operator-costs-period = Depuis quand
command-operator-costs-today = Aujourd’hui (UTC)
command-operator-costs-month = Les 30 derniers jours
command-operator-costs-by = Ce qui est additionné ensemble
command-operator-costs-server = Chaque serveur
command-operator-costs-model = Chaque modèle
command-operator-log = Ce qui a été fait avec cette commande et signalé à qui gère Easel

refusal-not-operator = Seules les personnes qui gèrent cet Easel peuvent faire ça.
refusal-operator-unknown = Discord n’a pas dit à temps qui gère cet Easel. Réessaie dans un instant.
refusal-operator-block-operator = Cette personne fait partie de celles qui gèrent cet Easel : on ne peut pas la bloquer.
refusal-operator-server-unknown = Je ne connais aucun serveur « { $server } », ou plusieurs portent ce nom. Choisis-en un dans la liste, ou donne son identifiant.
refusal-operator-server-absent = Je ne suis pas sur { $server }, ou c’est un autre de mes processus qui y est.
refusal-operator-maintenance-length = « { $text } » n’est pas une durée que je peux utiliser. Donne-en une d’une minute à 30 jours, comme « 30 min » ou « 2 heures ».
refusal-operator-not-blocked = { $person } n’a pas de blocage partout. Celui d’un serveur y prend fin, avec `/block remove`.

# Read by members. $reason: as those who run Easel typed it, or none.
refusal-server-denied = La personne qui gère cet Easel ne le laisse pas dessiner sur ce serveur. { $reason ->
    [none] Aucune raison n’est donnée.
   *[given] La raison : « { $reason } ».
}
refusal-server-not-allowed = Cet Easel ne dessine que sur les serveurs autorisés par la personne qui le gère, et celui-ci n’en fait pas encore partie.
# Read by members. $until: none, or when; $words: as those who run Easel typed them, or none.
refusal-maintenance = Easel est en maintenance et ne prend pas de nouvelles demandes pour le moment{ $until ->
    [none] { "" }
   *[moment] ; ça reprend le { $until }
}. { $words ->
    [none] Les images en cours seront terminées.
   *[given] La personne qui le gère précise : « { $words } ».
}

# $person: a mention; $until: never, or a moment.
operator-blocked = Les demandes de { $person } sont bloquées partout { $until ->
    [never] définitivement
   *[moment] jusqu’au { $until }
}.
operator-unblocked = { $person } peut à nouveau dessiner, là où aucun serveur ne s’y oppose.
operator-blocks-none = Personne n’est bloqué partout.
operator-blocks-title = { $count ->
    [one] **Une personne est bloquée partout**
   *[other] **{ $count } personnes sont bloquées partout**
}
operator-servers-title = **Serveurs : { $count }**
operator-servers-all = Easel dessine sur tous, sauf ceux qui sont refusés.
operator-servers-only-allowed = Easel ne dessine que sur les serveurs autorisés (ONLY_ALLOWED_SERVERS).
# $server: its name, or none where it is not known; $state: allowed, denied, open or not-allowed; $members: how many, or none where Easel is not there.
operator-server-line = { $state ->
    [allowed] ✅
    [denied] ⛔
    [not-allowed] ⏸️
   *[open] ▫️
} { $server ->
    [none] { "" }
   *[named] { $server } ·{ " " }
}`{ $id }` · { $members ->
    [none] Easel n’y est pas
    [one] un membre
   *[other] { $members } membres
}{ $state ->
    [allowed] { " · autorisé" }
    [denied] { " · refusé" }
    [not-allowed] { " · pas encore autorisé" }
   *[open] { "" }
}
operator-server-allowed = Easel peut dessiner sur { $server }.
operator-server-denied = Easel ne dessine plus rien sur { $server }, et le dit à qui le lui demande. { $count ->
    [0] Rien n’y était en cours.
    [one] Une demande en cours est annulée.
   *[other] { $count } demandes en cours sont annulées.
} Il reste sur le serveur, pour que chacun puisse encore supprimer et emporter ce qui lui appartient ; `/operator servers leave` y met fin.
operator-server-denied-absent = Easel ne dessine rien sur le serveur `{ $id }`, même s’il y est ajouté plus tard.
operator-server-forgotten = Plus rien n’est décidé au sujet de { $server }.
operator-server-undecided = Rien n’était décidé au sujet de { $server }.
operator-leave-ask = **Quitter { $server } ?** Les boutons des images qui s’y trouvent ne marcheront plus. Qui gère le serveur peut rajouter Easel.
operator-leave-button = Quitter
operator-server-leaving = Je quitte { $server }.
operator-server-left = J’ai quitté { $server }.
operator-log-title = **Ce qui a été décidé pour tout le monde**
operator-log-none = Rien n’a encore été décidé avec cette commande.

# $until: none, or when; $words: none, or what members read.
operator-maintenance-begun = Dès maintenant, Easel ne prend plus de nouvelles demandes, sur aucun serveur ni ailleurs, et le dit à qui lui en fait{ $words ->
    [none] .
   *[given] , avec tes mots : « { $words } ».
} Ce qui est en cours sera terminé. { $until ->
    [none] `/operator maintenance off` y met fin.
   *[moment] Cela finit tout seul le { $until }, ou avec `/operator maintenance off`.
}
operator-maintenance-on = { $person } a commencé une maintenance { $ago } : aucune nouvelle demande n’est prise. { $until ->
    [none] `/operator maintenance off` y met fin.
   *[moment] Elle finit toute seule le { $until }, ou avec `/operator maintenance off`.
} { $words ->
    [none] Les membres ne lisent aucun mot de toi.
   *[given] Les membres lisent : « { $words } ».
}
operator-maintenance-ended = Easel prend de nouveau des demandes.
operator-maintenance-none = Il n’y a pas de maintenance : Easel prend les demandes.
operator-costs-by-server = Coûts par serveur
operator-costs-by-model = Coûts par modèle
operator-costs-today = Aujourd’hui (UTC)
operator-costs-month = Les 30 derniers jours
operator-costs-none = Rien n’a été dessiné pendant ce temps.
operator-costs-outside = En dehors des serveurs qui ont Easel
operator-costs-unknown = Un serveur où je ne suis pas (`{ $id }`)
operator-costs-server = { $server } (`{ $id }`)
operator-costs-model = { $model }
operator-costs-show-today = Aujourd’hui
operator-costs-show-month = 30 jours
operator-costs-show-server = Par serveur
operator-costs-show-model = Par modèle
