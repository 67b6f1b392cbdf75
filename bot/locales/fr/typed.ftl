# Ce qu’on tape dans les formulaires : chaque façon de l’écrire, séparée par « | ».

typed-nothing = aucun | aucune | non | rien | jamais | désactivé | désactivée | illimité | illimitée | sans limite | pas de limite
typed-seconds = s | seconde | secondes
typed-minutes = m | min | minute | minutes
typed-hours = h | heure | heures
typed-days = j | jour | jours
typed-weeks = sem | semaine | semaines
typed-and = et
typed-from = de | du | entre
typed-until = à | jusqu’à | jusqu'à | et
typed-oclock = h | heure | heures
typed-dollars = dollar | dollars
