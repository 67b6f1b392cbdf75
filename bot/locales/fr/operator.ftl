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
command-operator-log = Ce qui a été fait avec cette commande et signalé à qui gère Easel

refusal-not-operator = Seules les personnes qui gèrent cet Easel peuvent faire ça.
refusal-operator-unknown = Discord n’a pas dit à temps qui gère cet Easel. Réessaie dans un instant.
refusal-operator-block-operator = Cette personne fait partie de celles qui gèrent cet Easel : on ne peut pas la bloquer.
refusal-operator-server-unknown = Je ne connais aucun serveur « { $server } », ou plusieurs portent ce nom. Choisis-en un dans la liste, ou donne son identifiant.
refusal-operator-server-absent = Je ne suis pas sur { $server }, ou c’est un autre de mes processus qui y est.

# Read by members. $reason: as those who run Easel typed it, or none.
refusal-server-denied = La personne qui gère cet Easel ne le laisse pas dessiner sur ce serveur. { $reason ->
    [none] Aucune raison n’est donnée.
   *[given] La raison : « { $reason } ».
}
refusal-server-not-allowed = Cet Easel ne dessine que sur les serveurs autorisés par la personne qui le gère, et celui-ci n’en fait pas encore partie.

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
# $state: allowed, denied, open or not-allowed; $members: how many, or none where Easel is not there.
operator-server-line = { $state ->
    [allowed] ✅
    [denied] ⛔
    [not-allowed] ⏸️
   *[open] ▫️
} { $server } · `{ $id }` · { $members ->
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
operator-server-forgotten = Plus rien n’est décidé au sujet de { $server }.
operator-server-undecided = Rien n’était décidé au sujet de { $server }.
operator-leave-ask = **Quitter { $server } ?** Les boutons des images qui s’y trouvent ne marcheront plus. Qui gère le serveur peut rajouter Easel.
operator-leave-button = Quitter
operator-server-leaving = Je quitte { $server }.
operator-server-left = J’ai quitté { $server }.
operator-log-title = **Ce qui a été décidé pour tout le monde**
