### Members who may not draw on a server for a time, or for good.

command-block = Les membres qui ne peuvent pas dessiner sur ce serveur
command-block-add = Empêcher quelqu’un de dessiner ici, pour un temps ou définitivement
command-block-add-person = Qui
command-block-add-reason = Pourquoi ; la personne le lira
command-block-add-time = Pour combien de temps
command-block-time-hour = 1 heure
command-block-time-day = 1 jour
command-block-time-week = 7 jours
command-block-time-forever = Définitivement
command-block-remove = Laisser quelqu’un dessiner à nouveau
command-block-remove-person = Qui
command-block-list = Qui est bloqué, pourquoi et jusqu’à quand
command-block-menu = Bloquer sur Easel

blocks-form = Bloquer sur Easel
blocks-form-time = Pour combien de temps
blocks-form-reason = Raison, que la personne lira
blocks-form-hint = Laisse vide pour ne pas en donner
blocks-time-hour = 1 heure
blocks-time-day = 1 jour
blocks-time-week = 7 jours
blocks-time-forever = Définitivement

# $person: a mention; $until: never, or a moment.
blocks-done = Les demandes de { $person } sont bloquées ici { $until ->
    [never] définitivement
   *[moment] jusqu’au { $until }
}.
blocks-stopped = { $count ->
    [one] Une de ses images en cours est annulée.
   *[other] { $count } de ses images en cours sont annulées.
}
blocks-ended = { $person } peut à nouveau dessiner.
blocks-none = Personne n’est bloqué ici.
blocks-title = { $count ->
    [one] **{ $count } personne bloquée**
   *[other] **{ $count } personnes bloquées**
}
blocks-line = { $person } · { $until ->
    [never] définitivement
   *[moment] jusqu’au { $until }
} · par { $moderator } le { $since }

# $reason: as a moderator typed it, or none.
refusal-blocks-blocked = Sur ce serveur, tes demandes sont bloquées { $until ->
    [never] définitivement
   *[moment] jusqu’au { $until }
}. { $reason ->
    [none] Les modérateurs n’ont pas donné de raison.
   *[given] Raison donnée par les modérateurs : « { $reason } ».
}
refusal-blocks-everywhere = Tes demandes à Easel sont bloquées partout { $until ->
    [never] définitivement
   *[moment] jusqu’au { $until }
}. { $reason ->
    [none] La personne qui gère Easel n’a pas donné de raison.
   *[given] Raison donnée par la personne qui gère Easel : « { $reason } ».
}
refusal-blocks-elsewhere = Un autre serveur bloque tes demandes { $until ->
    [never] définitivement
   *[moment] jusqu’au { $until }
}. Tant que ça dure, Easel ne dessine rien pour toi ailleurs non plus. Seuls les modérateurs de ce serveur peuvent y mettre fin.
refusal-blocks-not-blocked = Il n’y a pas de blocage ici pour { $person }.
refusal-blocks-not-below = Tu ne peux pas bloquer { $person } : il faut être plus haut dans la hiérarchie. Les modérateurs sont bloqués par les membres qui gèrent le serveur, et ceux-ci par son propriétaire.
refusal-blocks-self = Tu ne peux pas te bloquer toi-même.
refusal-blocks-bot = C’est un bot : les bots ne dessinent rien ici.
