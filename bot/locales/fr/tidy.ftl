### Taking away one's own pictures in a channel.

command-tidy = Supprimer les images que tu as fait dessiner récemment dans ce salon
command-tidy-hours = Sur combien d’heures ; sans choix, une journée

tidy-asked = **Supprimer ce que tu as fait dessiner dans ce salon au cours { $hours ->
    [one] de la dernière heure
   *[other] des { $hours } dernières heures
} ?** { $count ->
    [one] Ça fait { $count } résultat.
   *[other] Ça fait { $count } résultats.
} Les copies dans les galeries et les vitrines disparaissent aussi. C’est irréversible.
tidy-yes = { $count ->
    [one] Le supprimer
   *[other] Supprimer les { $count }
}
tidy-no = Ne rien supprimer
tidy-let-be = Rien n’a été supprimé.
tidy-progress = { $bar } { $done } sur { $total } supprimés
tidy-look = Où ça en est ?
tidy-done = Tout est supprimé.
tidy-done-brought = Tout ce qui était à ma portée est supprimé.
tidy-brought = Je n’ai pas été ajouté ici : les images de plus de 15 minutes me sont hors de portée. Choisis Supprimer dans la liste sous une telle image.
refusal-tidy-nothing = Tu n’as pas d’image dans ce salon sur cette période.
