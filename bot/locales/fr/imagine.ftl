### /imagine: the command, its progress and its card. Read by members.

command-imagine = Transformer des mots en image
command-imagine-prompt = Ce que l’image doit montrer
command-imagine-model = Quel modèle la dessine
command-imagine-aspect_ratio = Largeur par rapport à la hauteur, par exemple 16:9
command-imagine-count = Combien d’images
command-imagine-seed = La même seed et les mêmes mots redonnent une image semblable
command-imagine-output_format = Le type de fichier
command-imagine-output_quality = De 0 à 100 ; plus c’est élevé, plus le fichier est lourd
command-imagine-image = Une image de départ, pour les modèles qui en acceptent une
command-imagine-private = Ne montrer le résultat qu’à toi
command-imagine-spoiler = Masquer le résultat jusqu’au clic

progress-queued = **En attente** · { $place ->
    [0] c’est bientôt ton tour
    [1] c’est bientôt ton tour
   *[other] place { $place } dans la file d’attente
}
progress-held-off = **En attente** · le service d’images demande un peu de patience ; prochain essai à { $when }
progress-starting = **Lancement** avec { $model }
progress-drawing = **Dessin en cours**
progress-drawing-percent = **Dessin en cours** { $bar } { $percent } %
progress-fetching = **Finitions**
progress-unlisted = **En attente** · l’image est prête, mais la personne qui fait tourner Easel doit d’abord autoriser l’endroit où elle se trouve
progress-handed-over = **Easel redémarre.** Ton image continue toute seule et apparaîtra ici.
progress-leaving = **C’est plus long que le temps que Discord me laisse pour répondre ici.** L’image continue toute seule et arrivera en message privé.
progress-since = demandée { $ago }

button-cancel = Annuler
button-retry = Réessayer
button-publish = Publier

card-upscaled = agrandi{ $factor ->
    [unknown] { "" }
   *[other] { " " }{ $factor }x
} : { $width } x { $height }
card-model = { $model }
card-seed = seed { $seed }
card-seeds = seeds { $seeds }
card-seconds = { $seconds } s
card-ai = Créé avec l’IA
card-ai-edited = Modifié avec l’IA
card-source = { $count ->
    [one] À partir de cette image
   *[other] À partir de ces images
}
card-for = pour { $person }
card-new-message = { $person }, voici ce que tu as demandé :
card-alt = { $prompt }
card-alt-numbered = { $prompt } ({ $number } sur { $count })
card-withheld = { $got } sur { $asked } : { $withheld ->
    [one] une a été retenue
   *[other] { $withheld } ont été retenues
} par le filtre de sécurité.
card-short = { $got } sur { $asked } : le modèle n’a pas renvoyé le reste.
card-failed-part = { $got } sur { $asked } · { $reason }
card-left-out = { $count ->
    [one] Une image de plus que demandé est arrivée. Elle a été laissée de côté.
   *[other] { $count } images de plus que demandé sont arrivées. Elles ont été laissées de côté.
}
card-came-as = Demandé en { $asked }, arrivé en { $ratio }.
card-reduced = Réduite pour respecter la limite d’envoi de ce serveur.
