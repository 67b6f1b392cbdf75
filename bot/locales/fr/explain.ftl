### Pourquoi quelqu’un peut dessiner ou non : ce que dit chaque contrôle qui n’est pas une règle. $person et $place : des mentions.

explain-name-discord = Discord
explain-name-easel = Easel ici
explain-name-server = Ce serveur
explain-name-blocks = Blocage
explain-name-strikes = Fautes
explain-name-safety = Refusé partout
explain-name-filter = Mots de la liste
explain-name-filter-everywhere = Mots refusés partout
explain-name-maintenance = Maintenance
explain-name-outage = Service d’images
explain-name-budget = Budget
explain-name-limits = Limites

# $scope: person, channel, server or outside.
explain-name-limit = { $scope ->
    [person] Limite de chaque membre
    [channel] Limite du salon
    [outside] Limite hors des serveurs avec Easel
   *[server] Limite du serveur
}

policy-missing-none = Discord lui permet de voir le salon, d’y écrire et d’utiliser des commandes.
policy-missing-write = Discord ne lui permet pas d’écrire ici (Envoyer des messages) : impossible donc de taper une commande.
policy-missing-timeout = Cette personne est exclue temporairement jusqu’au { $until } : Discord ne lui permet aucune commande.
explain-bot-may = Je peux publier des images ici.
# $count, $most: strikes; $refusals: so many refused requests are one, 0: they are none; $hours: of the block, 0: none.
explain-strikes = { $count } sur { $most } fautes en { $days ->
        [one] un jour
       *[other] { $days } jours
    } : avertissements{ $refusals ->
    [0] { " " }et signalements fondés.
    [one] , signalements fondés, et chaque demande refusée pour ses mots.
   *[other] , signalements fondés, et une toutes les { $refusals } demandes refusées pour leurs mots.
} { $hours ->
    [0] À { $most }, les modérateurs sont prévenus.
    [one] À { $most }, le membre est bloqué une heure.
   *[other] À { $most }, le membre est bloqué { $hours } heures.
}
explain-not-blocked = Pas de blocage.
explain-blocked = Blocage { $until ->
    [never] définitif
   *[moment] jusqu’au { $until }
}. { $reason ->
    [none] Aucune raison n’a été donnée.
   *[given] La raison : « { $reason } ».
}
explain-blocked-everywhere = Blocage partout, par la personne qui gère Easel : { $until ->
    [never] définitif
   *[moment] jusqu’au { $until }
}. { $reason ->
    [none] Aucune raison n’a été donnée.
   *[given] La raison : « { $reason } ».
}
explain-blocked-elsewhere = Blocage sur un autre serveur, qui vaut ici aussi : { $until ->
    [never] définitif
   *[moment] jusqu’au { $until }
}. Ses modérateurs peuvent y mettre fin.
explain-safety = Les images sexuelles de mineurs, et déshabiller des personnes sur des images, quels que soient les réglages.
explain-safety-refused = Ces mots demandent ce qui n’est dessiné nulle part.

# $level: 0 (off) to 3 (strict); $count: how many entries of the list count at it.
explain-filter = { $count ->
    [0] Aucune entrée de la liste ne compte ici
    [one] { $count } entrée de la liste compte ici
   *[other] { $count } entrées de la liste comptent ici
} ({ $level ->
    [1] souple
    [2] moyen
   *[3] strict
}).
explain-filter-off = La liste ne compte pas ici : le filtre de prompts est désactivé.

# $action: what happens to words that match: refuse, review, log; appealed: an appeal lets them pass.
explain-filter-found = { $action ->
    [refuse] Refusé : les mots correspondent à « { $entry } ».
    [review] La modération regarde d’abord : les mots correspondent à « { $entry } ».
    [log] Seulement noté : les mots correspondent à « { $entry } ».
   *[appealed] Les mots correspondent à « { $entry } », mais la modération a accepté une contestation.
}
explain-filter-everywhere = Aucun des mots n’est sur la liste de la personne qui gère Easel.
explain-no-outage = Il répond.
explain-outage-waits = Il ne répond plus depuis le { $since } ; les demandes sont acceptées et attendent.
explain-outage-refuses = Il ne répond plus depuis le { $since } ; les demandes seront de nouveau acceptées à { $when }.

# $period: day or month.
explain-budget = { $spent } dépensés sur { $budget } { $period ->
    [month] ce mois-ci
   *[day] aujourd’hui
}.
explain-budget-everywhere = { $left ->
    [none] Ce qu’Easel peut dessiner en un jour, pour tout le monde, est épuisé.
   *[some] Ce qu’Easel peut dessiner en un jour, pour tout le monde, n’est pas épuisé.
}
explain-limit-concurrent = Demandes en cours : { $used }, { $limit } au plus.
explain-limit-cooldown-seconds = { $limit } secondes d’une demande à la suivante.
explain-limit-per-hour = Images au cours de la dernière heure : { $used }, { $limit } au plus ; ici, { $asked } de plus.
explain-limit-per-day = Images au cours des dernières 24 heures : { $used }, { $limit } au plus ; ici, { $asked } de plus.
explain-unset = Rien n’est réglé.

explain-fix-discord = Cela se change dans Discord : paramètres du salon → Permissions.
explain-fix-easel = Cela se corrige dans Discord : paramètres du salon → Permissions → le rôle d’Easel. /setup montre tous les salons.
explain-fix-block = Pour y mettre fin : /block remove.
explain-fix-filter = La liste se change avec /filter, et sa sévérité ici avec /policy edit.
explain-fix-budget = Qui gère le serveur peut l’augmenter avec /budget set.
explain-fix-limits = Qui gère le serveur peut la changer avec /limits.

policy-from-place = réglé dans { $place }

# $names: checks that nobody has set anything for.
policy-explain-unset = Non réglé, donc sans effet : { $names }.
policy-explain-told = Voici ce que cette personne lirait : « { $sentence } »
policy-explain-unasked = Discord ne laisserait même pas passer sa demande.
policy-explain-elsewhere = Cette personne peut dessiner dans { $channels }.
policy-explain-nowhere = Aucun salon textuel d’ici n’accepte cette demande de sa part.

# A plain /imagine, without or with words; $count and $model: what theirs would be.
policy-explain-about-any = Il s’agit de /imagine tel que cette personne l’utiliserait maintenant : { $count ->
    [one] { $count } image
   *[other] { $count } images
} avec { $model }. Donne un prompt pour essayer ses mots et ses options.
policy-explain-about = Il s’agit de { $count ->
    [one] { $count } image
   *[other] { $count } images
} de ces mots avec { $model }.
