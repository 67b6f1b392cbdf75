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

# Avant les mots d’une image : « dessine-moi un renard ».
typed-please = s’il te plaît | s'il te plaît | stp | tu peux | peux-tu | bonjour | salut
typed-draw = dessine | peins | imagine | génère | crée
typed-for-me = moi | nous
# De quelle image parmi plusieurs il s’agit : « image 2 ».
typed-picture = image | photo | numéro | n°
# Ce que personne ne veut voir dessiné : la réponse dit ce qu’on peut demander.
typed-small-talk = bonjour | salut | bonsoir | coucou | merci | merci beaucoup | aide | à l’aide | à l'aide | test | oui | non | qui es-tu | que sais-tu faire | comment ça marche
