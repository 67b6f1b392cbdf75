### Wildcards: lists under a name. A mark in a prompt, "__name__", picks one of the entries.

command-wildcard = Les jokers de ce serveur : des listes où __nom__ dans un prompt pioche une entrée
command-wildcard-add = Ajouter un joker : un formulaire demande ses entrées
command-wildcard-add-name = Son nom : « animal » s’écrit __animal__ dans un prompt
command-wildcard-edit = Changer les entrées d’un joker
command-wildcard-list = Quels jokers il y a sur ce serveur
command-wildcard-name = Le joker
command-wildcard-remove = Retirer un joker ; les images dessinées avec lui restent
command-wildcards = Les jokers que tu peux utiliser : ceux de ce serveur et les tiens
command-wildcards-name = Montrer toutes les entrées de celui-ci
command-my-wildcard = Tes propres jokers : des listes où __nom__ dans un prompt pioche une entrée
command-my-wildcard-add = Ajouter un joker à toi : un formulaire demande ses entrées
command-my-wildcard-list = Tes propres jokers

wildcard-form-title = Les entrées d’un joker
wildcard-form-text = Les entrées de « { $name } »
wildcard-form-text-hint = Une entrée par ligne, { $limit } caractères au plus. Le prompt les prend telles quelles.
# $name, $mark: as in "__animal__".
wildcard-added = { $whose ->
    [own] Ton joker { $name } est enregistré. { $count ->
        [one] Il a { $count } entrée.
       *[other] Le hasard y pioche une de { $count } entrées.
    } Toi seulement peux l’utiliser, sur tous les serveurs et en messages privés.
   *[server] Le joker { $name } est là. { $count ->
        [one] Il a { $count } entrée.
       *[other] Dans un prompt, le hasard y pioche une de { $count } entrées.
    }
}
wildcard-changed = { $name } a maintenant { $count ->
    [one] { $count } entrée
   *[other] { $count } entrées
}.
wildcard-removed = Le joker { $name } est retiré ; les images dessinées avec lui restent.
wildcard-entries = { $count ->
    [one] { $mark } a { $count } entrée :
   *[other] { $mark } pioche une de { $count } entrées :
}
wildcard-list-title = { $whose ->
    [own] ## Tes propres jokers
   *[server] ## Les jokers de ce serveur
}
wildcard-list-none = { $whose ->
    [own] Tu n’en as pas encore.
   *[server] Il n’y a pas encore de jokers.
}
wildcard-list-how = -# Écris-en un dans ton prompt, et une de ses entrées est dessinée. /wildcards name: les montre toutes.
wildcard-list-change = { $whose ->
    [own] -# /my wildcard add en enregistre un, /my wildcard edit le change, /my wildcard remove le retire. Personne d’autre ne les voit.
   *[server] -# /wildcard add en crée un, /wildcard edit le change, /wildcard remove le retire.
}
wildcard-list-line = { $mark } ({ $count }) : { $text }

# $picks: as in "animal: fox".
note-wildcards = Pioché au hasard : { $picks }.
details-template = Tel qu’on l’a écrit : { $prompt }

# $literal: as in "\__animal__".
refusal-wildcard-unknown = { $count ->
    [0] Il n’y a pas de joker « { $wildcard } » ici, ni aucun autre. Si tu veux les tirets bas eux-mêmes, écris { $literal }.
   *[other] Il n’y a pas de joker « { $wildcard } » ici. Les plus proches : { $wildcards }. Si tu veux les tirets bas eux-mêmes, écris { $literal }.
}
refusal-wildcard-marks = Ce prompt a { $count } jokers ; { $limit } au plus sont possibles.
refusal-wildcard-name = Le nom d’un joker a de 1 à { $limit } lettres ou chiffres, avec - ou _ entre eux.
refusal-wildcard-empty = Il faut au moins une entrée à un joker. Écris-en une par ligne.
refusal-wildcard-entry-too-long = L’entrée « { $entry } » a { $length } caractères ; { $limit } au plus sont possibles.
refusal-wildcard-too-long = Un joker peut avoir { $limit } entrées, et { $characters } caractères en tout. Ici il y a { $count } entrées et { $length } caractères.
refusal-list-unknown = { $count ->
    [0] Il n’y a pas de joker « { $wildcard } », ni aucun autre.
   *[other] Il n’y a pas de joker « { $wildcard } ». Il y a : { $wildcards }.
}
refusal-list-too-many = Il peut y avoir { $limit } jokers. Retires-en un avant d’en ajouter un autre.
