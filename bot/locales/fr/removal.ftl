### Taking away everything somebody drew lately.

command-remove-all = Retirer tout ce que quelqu’un a dessiné ici récemment
command-remove-all-person = De qui sont les images
command-remove-all-hours = Sur combien d’heures

removal-all-asked = **Retirer tout ce que { $person } a dessiné ici au cours { $hours ->
    [one] de la dernière heure
   *[other] des { $hours } dernières heures
} ?** { $count ->
    [one] Ça fait { $count } résultat.
   *[other] Ça fait { $count } résultats.
} Ses demandes en cours sont annulées. C’est irréversible.
removal-all-yes = { $count ->
    [one] Le retirer
   *[other] Retirer les { $count }
}
removal-all-no = Ne rien retirer
removal-all-let-be = Rien n’a été retiré.
removal-all-progress = { $bar } { $done } sur { $total } retirés
removal-out-of-reach = { $count ->
    [one] Une image est hors de ma portée : son fil est fermé, ou je n’ai plus le droit d’y modifier mon message. Supprime-la à la main.
   *[other] { $count } images sont hors de ma portée : leurs fils sont fermés, ou je n’ai plus le droit d’y modifier mes messages. Supprime-les à la main.
}
removal-all-look = Où ça en est ?
removal-all-done = { $count ->
    [one] { $count } résultat a été retiré.
   *[other] { $count } résultats ont été retirés.
}
refusal-removal-nothing = Il n’y a pas d’image de { $person } ici sur cette période.
