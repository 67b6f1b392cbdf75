### What can be done with a picture: the buttons of its card, the list beside them, and what they say.

button-reroll = Redessiner
button-subtle = Varier
button-subtle-number = Varier { $number }
button-strong = Varier beaucoup
button-rephrase = Modifier le prompt
button-redraw = Redessiner avec …
button-change = { button-rephrase }
button-model = { given-back-model }
button-upscale = Agrandir
button-upscale-number = Agrandir { $number }
button-size = Agrandir à …
button-more = Plus…
button-details = Détails
button-use = Partir de cette image
button-save = Recevoir en message privé
button-describe = Décrire pour les lecteurs d’écran
button-cover = Masquer ou démasquer
button-delete = Supprimer
button-remove = Oui, supprimer
button-keep = Garder

# $way: how it came about; $link: the earlier picture's message, or none.
note-lineage = { $way ->
    [reroll] Redessinée d’après
    [vary-subtle] Variation légère d’après
    [vary-strong] Variation forte d’après
    [rephrase] Reformulée d’après
    [redraw] Redessinée avec un autre modèle d’après
    [upscale] Agrandie d’après
    [zoom15] Vue élargie 1,5x d’après
    [zoom2] Vue élargie 2x d’après
    [square] Rendue carrée d’après
    [left] Étendue vers la gauche d’après
    [right] Étendue vers la droite d’après
    [up] Étendue vers le haut d’après
    [down] Étendue vers le bas d’après
    [parts] { $count ->
        [one] Partie { $parts } modifiée
       *[other] Parties { $parts } modifiées
    } dans
   *[edit] Modifiée d’après
} { $link ->
    [none] une image privée
   *[other] [cette image]({ $link })
}.

# $change: what was sent behind the words; it is sent in English.
note-varied = Varié : { $change ->
   *[slightly-different-composition] composition un peu différente
    [slightly-different-angle] angle un peu différent
    [slightly-different-light] lumière un peu différente
    [small-changes-in-the-details] quelques détails changés
    [a-moment-later] un instant plus tard
    [an-entirely-different-composition] composition tout à fait différente
    [seen-from-far-away] vu de loin
    [seen-from-close-up] vu de tout près
    [seen-from-an-unusual-angle] vu sous un angle inhabituel
    [a-different-time-of-day] à un autre moment de la journée
    [a-different-mood] dans une autre ambiance
}.

# $model: its name; $values: options with their values, as they are typed.
note-redraw-left-out = Laissé de côté, car { $model } ne le prend pas : { $values }.

note-source = À partir de [ce message]({ $link }).
card-original = -# Vient de [ce message]({ $link })

## Which picture, and how large.

results-choice = Quelle image ?
results-choice-picture = Image { $number }
results-choice-all = Toutes les { $count }, comme avant
results-choice-scale = Agrandir de combien ?
results-choice-size = { $scale }x

## The forms.

results-form-prompt = Ce que l’image doit montrer
results-form-instruction = Ce qu’il faut changer dans l’image
results-form-pictures = Images de départ
results-form-description = Ce que montre l’image
results-form-description-hint = Les lecteurs d’écran le lisent. Si tu ne mets rien, ils lisent le prompt.
results-form-model = Modèle
results-form-redraw-hint = Mêmes mots, même format et même seed
results-form-price = { $price } par image
results-form-aspect_ratio = Proportions
results-form-aspect_ratio-hint = Par exemple 16:9 ; vide : celles du modèle
results-form-seed = Seed
results-form-seed-hint = Le même nombre pour une image semblable ; vide : une nouvelle


## Details. Each on a line of its own, to be copied.

details-seed = Seed : `{ $seed }`
details-model = Modèle : { $model } (`{ $id }`)
details-asked = Demandée par { $person }, le { $when }
details-took = Durée : { $seconds } secondes
details-prediction = Pour l’assistance du service d’images : `{ $id }`
details-job = Pour l’assistance ici : `{ $id }`
details-cost = Coûte environ { $cost }
details-cost-unknown = On ne sait pas ce que ça coûte : le modèle n’a pas de prix ici.
details-parent = { $way ->
    [reroll] Redessinée d’après
    [vary-subtle] Variation légère d’après
    [vary-strong] Variation forte d’après
    [rephrase] Reformulée d’après
    [redraw] Redessinée avec un autre modèle d’après
    [upscale] Agrandie d’après
    [zoom15] Vue élargie 1,5x d’après
    [zoom2] Vue élargie 2x d’après
    [square] Rendue carrée d’après
    [left] Étendue vers la gauche d’après
    [right] Étendue vers la droite d’après
    [up] Étendue vers le haut d’après
    [down] Étendue vers le bas d’après
    [parts] { $count ->
        [one] Partie { $parts } modifiée
       *[other] Parties { $parts } modifiées
    } dans
   *[edit] Modifiée d’après
} { $link ->
    [none] une image privée ou disparue
   *[other] { $link }
}
details-child = { $way ->
    [reroll] Redessinée
    [vary-subtle] Variation légère
    [vary-strong] Variation forte
    [rephrase] Reformulée
    [redraw] Redessinée avec un autre modèle
    [upscale] Agrandie
    [zoom15] Vue élargie 1,5x
    [zoom2] Vue élargie 2x
    [square] Rendue carrée
    [left] Étendue vers la gauche
    [right] Étendue vers la droite
    [up] Étendue vers le haut
    [down] Étendue vers le bas
    [parts] { $count ->
        [one] Partie { $parts } modifiée
       *[other] Parties { $parts } modifiées
    }
   *[edit] Modifiée
} par { $person } { $ago } : { $link }

## Saved, deleted, kept.

results-saved = Envoyée dans tes messages privés : { $link }
results-described = Les lecteurs d’écran liront désormais ceci.
results-delete = { $count ->
    [one] **Supprimer cette image ?** Elle disparaîtra
   *[other] **Supprimer ces { $count } images ?** Elles disparaîtront
} pour tout le monde, avec toutes les copies que j’en ai faites.
results-deleted = C’est supprimé.
results-deleted-private = C’est supprimé. Si tu vois encore le message, ferme-le : il n’était que pour toi.
results-deleted-out-of-reach = Supprimé, autant que je peux l’atteindre. Là où l’on ne m’a pas ajouté, ou dans un fil fermé, Discord ne me laisse pas modifier mon message : choisis Supprimer dans sa propre liste là-bas, ou demande à la modération de le supprimer.
results-kept = Rien n’a été supprimé.

refusal-not-drawn = Il n’y a pas encore d’image pour cette demande.
refusal-result-private = C’est l’image privée de quelqu’un d’autre. Utilise /imagine pour en avoir une à toi.
refusal-result-twice = Je m’en occupe déjà.
refusal-result-no-editor = Aucun modèle ici ne modifie les images.
refusal-result-no-other-model = Aucun autre modèle permis ici ne peut dessiner cela.
refusal-result-direct-messages = Je ne peux pas t’écrire. Autorise les messages privés des membres de ce serveur dans ses paramètres de confidentialité, puis réessaie.
refusal-result-too-large = C’est trop lourd pour un message privé. Ouvre l’image et enregistre-la depuis là.
