### /setup: a new server's way through what there is to decide.

command-setup = Configurer Easel pour ce serveur, étape par étape ; en deux minutes, et rien n’est définitif

setup-greeting =
    ### Bonjour, je suis Easel
    Je transforme des mots en images : **/imagine** un bateau en papier sur une eau calme.
    Si tu gères ce serveur : **/setup** prend deux minutes. Il vérifie mes permissions, et demande qui peut dessiner, où, et combien. D’ici là, tout le monde le peut, partout où les commandes sont permises.

# $title: the step's own.
setup-head = Étape { $number } sur { $steps } : { $title }
setup-changed = Modifié : { $before } → **{ $after }**
setup-now = { $name } : **{ $value }**
setup-back = Précédent
setup-next = Suivant
setup-none = non réglé
setup-option = { $name } : { $value }
setup-entries = { $count ->
    [0] vide
    [one] { $count } entrée
   *[other] { $count } entrées
}
setup-starter = Prendre la liste fournie
setup-everywhere = partout
setup-list = { $names }
setup-more = { $count } de plus
setup-pictures = { $count ->
    [one] { $count } image
   *[other] { $count } images
}

setup-title-permissions = Ce dont j’ai besoin
setup-title-who = Qui peut dessiner
setup-title-where = Où
setup-title-team = Ton équipe
setup-title-limits = Combien
setup-title-filter = Le filtre de prompts
setup-title-done = C’est tout

setup-about-permissions = Pour publier des images, il me faut « Voir les salons », « Envoyer des messages », « Intégrer des liens » et « Joindre des fichiers » ; dans les fils et les posts, « Envoyer des messages dans les fils ».
setup-lack = Dans { $channels }, il me manque : { $permissions }.

# $role: the name of the bot's own role.
setup-fix = Pour y remédier : ouvre les paramètres d’un salon → Permissions → ajoute le rôle « { $role } » → autorise ce qui manque. Pour tous les salons à la fois : Paramètres du serveur → Rôles → « { $role } », sauf dans les salons qui l’interdisent.
setup-hidden = Je ne vois pas { $channels }. Laisse comme ça là où personne ne doit dessiner ; sinon, autorise aussi « Voir les salons ».
setup-able = { $count ->
    [one] Un salon est en ordre.
   *[other] { $count } salons sont en ordre.
}
setup-check-again = Vérifier à nouveau

setup-about-who = Les membres qui ne peuvent pas dessiner lisent pourquoi, et personne d’autre. Là où des rôles peuvent dessiner, les modérateurs aussi.
setup-about-where = Partout où les membres peuvent utiliser des commandes, ou seulement dans des salons et des catégories que tu choisis. Pour des règles plus fines, salon par salon : /policy.
setup-left-out = Les membres ne peuvent pas écrire dans { $channels }, je ne les ai donc pas retenus. Pour que la modération y dessine, utilise /policy edit.
setup-places-gone = Tous les salons choisis ont été supprimés : personne ne pourrait dessiner. Choisis-en d’autres.
setup-everywhere-button = Partout
setup-about-team = Où les modérateurs regardent-ils les images qui attendent une approbation, les signalements et les contestations, et où le journal de tout ce qui se passe est-il publié ? Et quels rôles peuvent changer les réglages d’Easel, en plus des membres qui peuvent gérer le serveur ?
setup-ping-urgent = seulement pour les cas urgents : sur des mineurs
setup-ping-each = pour chaque cas qui attend
# $role: the name of the role.
setup-ping-silent = Discord ne mentionnera pas « { $role } » : permets à tout le monde de mentionner ce rôle dans ses réglages, ou donne-moi « Mentionner @everyone, @here et tous les rôles ».
setup-ping-gone = Le rôle qui était mentionné a été supprimé : personne ne l’est plus. Choisis-en un autre.
setup-gone = Ce salon n’existe plus, ou je ne le vois pas.
setup-about-limits = Combien d’images chaque membre peut demander, et combien le serveur peut dépenser par mois, là où la personne qui fait tourner Easel a fixé des prix. Il y a plus de réglages dans /limits et /budget.
setup-about-filter = Le filtre cherche dans les prompts les mots et groupes de mots de ta liste. Chaque entrée indique à partir de quel niveau de rigueur elle s’applique. La liste se gère avec /filter ; Easel en fournit une courte pour commencer.
setup-about-done = Tu peux changer tout cela à tout moment : relance /setup, ou utilise /policy, /limits, /budget et /filter. Quels membres voient quelle commande se décide dans Paramètres du serveur → Intégrations → Easel.

setup-name-who = Qui peut dessiner
setup-name-newcomers = Attente des nouveaux membres
setup-name-channels = Où
setup-name-review = Salon d’approbation, signalements et contestations
setup-name-log = Salon du journal
setup-name-ping = Qui reçoit un ping
setup-name-ping-for = Quand
setup-name-managers = Rôles qui gèrent Easel
setup-name-hour = Plafond par membre et par heure
setup-name-day = Plafond par membre et par jour
setup-name-budget = Budget du serveur par mois
setup-name-strictness = Niveau du filtre
setup-name-starter = Liste

setup-choose-who = Tout le monde, ou les modérateurs
setup-choose-roles = Ou seulement les membres avec ces rôles
setup-choose-newcomers = Combien de temps attendent les nouveaux membres
setup-choose-channels = Seulement dans ces salons et catégories
setup-choose-review = Salon d’approbation, signalements et contestations
setup-choose-log = Salon du journal
setup-choose-ping = Rôle mentionné quand quelque chose attend
setup-choose-ping-for = Pour quoi il est mentionné
setup-choose-managers = Rôles qui peuvent changer les réglages d’Easel
setup-choose-hour = Images par membre et par heure
setup-choose-day = Images par membre et par jour
setup-choose-budget = Dollars par mois pour tout le serveur
setup-choose-strictness = À quel point le filtre est strict
