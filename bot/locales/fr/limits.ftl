### Limits: what members are told who reached one, and the panel where managers set them.

# $scope: person, channel or server; $period: hour or day; $when: "14:05" with hour, "1 December 2026 14:05" with day.
refusal-limit-period = { $scope ->
    [person] Tu as eu
    [outside] En message privé et sur les serveurs sans Easel, tu as eu
    [channel] Ce salon a eu
   *[server] Ce serveur a eu
} { $used ->
    [one] { $used } image
   *[other] { $used } images
} au cours { $period ->
    [hour] de la dernière heure
   *[day] des dernières 24 heures
} ; la limite est de { $limit }. { $asked ->
    [one] La prochaine passera
   *[other] Les { $asked } suivantes passeront
} à partir { $period ->
    [hour] de { $when }
   *[day] du { $when }
}.
refusal-limit-at-once = { $scope ->
    [person] Tu peux avoir
    [outside] En message privé et sur les serveurs sans Easel, tu peux avoir
    [channel] Ce salon peut avoir
   *[server] Ce serveur peut avoir
} { $limit ->
    [one] une image
   *[other] { $limit } images
} au plus par { $period ->
    [hour] heure
   *[day] jour
}, donc { $asked } d’un coup ne passeront jamais. Demandes-en moins.
refusal-limit-concurrent = { $scope ->
    [person] Tu as
    [channel] Ce salon a
   *[server] Ce serveur a
} { $used ->
    [one] { $used } demande
   *[other] { $used } demandes
} en cours ; la limite est de { $limit }. Redemande quand il y aura de la place ; /usage montre les tiennes.
refusal-limit-cooldown = { $scope ->
    [person] Tu peux faire une demande
    [channel] On peut faire une demande dans ce salon
   *[server] On peut faire une demande sur ce serveur
} { $seconds ->
    [one] chaque seconde
   *[other] toutes les { $seconds } secondes
}. La prochaine sera possible à partir de { $when }.
refusal-limit-unreadable = Je ne lis pas de limite dans « { $typed } ». Écris un nombre entier jusqu’à { $most }, « illimité », ou rien.
refusal-limit-zero = Zéro empêcherait tout le monde de dessiner. Pour arrêter quelqu’un, change qui peut dessiner avec /policy.

## The panel. Seen by managers alone.

command-limits = Voir et régler combien les membres, les rôles, les salons et ce serveur peuvent dessiner

limits-title = ## Limites
limits-hint = -# Les images sont comptées sur 60 minutes et sur 24 heures glissantes. Ce qui échoue ne compte pas. Le plus généreux des rôles d’une personne l’emporte.
limits-none = aucune limite
limits-unset = rien de fixé
limits-unlimited = illimité
limits-more = … et { $count } de plus
limits-are-exempt = Pas de limites personnelles pour les modérateurs.
limits-of-person = Chaque personne
limits-of-server = Tout le monde ensemble
limits-about-person = Sauf si l’un de ses rôles a ses propres limites
limits-about-server = Sur tout le serveur
limits-says-concurrent = { $value ->
    [0] autant qu’on veut à la fois
   *[other] { $value } à la fois
}
limits-says-per-hour = { $value ->
    [0] autant qu’on veut par heure
   *[other] { $value } par heure
}
limits-says-per-day = { $value ->
    [0] autant qu’on veut par jour
   *[other] { $value } par jour
}
limits-says-cooldown-seconds = { $value ->
    [0] aucune pause
   *[other] { $value } s d’écart
}
limits-says-weight = { $value ->
    [one] { $value } tour
   *[other] { $value } tours d’affilée
}
limits-pick = Changer les limites de tout le monde
limits-pick-role = Changer les limites d’un rôle
limits-pick-channel = Changer les limites d’un salon
limits-exempt = Les lever pour les modérateurs
limits-unexempt = Limiter aussi les modérateurs
limits-forget-gone = { $count ->
    [one] Oublier { $count } limite orpheline
   *[other] Oublier { $count } limites orphelines
}

limits-form-person = Limites de chaque personne
limits-form-server = Limites de tout le monde ensemble
limits-form-role = Limites du rôle
limits-form-channel = Limites du salon
limits-form-hint = Vide : aucune limite
limits-form-hint-role = Vide : comme tout le monde. « illimité » lève la limite
limits-form-hint-cooldown = En secondes ; vide : aucune
limits-form-hint-weight = De 1 à 10 : combien de tours dans la file d’attente quand les autres en ont un
limits-field-concurrent = Demandes à la fois
limits-field-per-hour = Images par heure
limits-field-per-day = Images par jour
limits-field-cooldown-seconds = Pause entre deux demandes
limits-field-weight = Tours d’affilée

limits-changed = **Modifié : { $name }**
limits-change-line = { $field } : { $before } → **{ $after }**
limits-unchanged = Rien n’a changé ({ $name }).
limits-odd-day = ⚠️ La limite par jour est inférieure à la limite par heure, qui n’est donc jamais atteinte.
limits-odd-cooldown = ⚠️ Entre deux demandes, il y a maintenant { $minutes } minutes. La plupart du temps, ça empêche de dessiner.
limits-now-exempt = **Modifié :** pas de limites personnelles pour les modérateurs.
limits-now-unexempt = **Modifié :** les modérateurs ont des limites comme tout le monde.
limits-forgotten = **Modifié :** { $count ->
    [one] une limite de rôle ou de salon supprimé est oubliée.
   *[other] { $count } limites de rôles et de salons supprimés sont oubliées.
}
