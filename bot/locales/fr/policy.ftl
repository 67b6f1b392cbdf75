### /policy: looking at the rules of a place, changing them, and asking why.

command-policy = Qui peut dessiner quoi, où et quand
command-policy-show = Montrer les règles d’un endroit, et d’où vient chacune d’elles
command-policy-edit = Changer les règles de ce serveur, d’une catégorie, d’un salon ou d’un fil
command-policy-reset = Supprimer les règles propres à un endroit, pour que les plus générales s’appliquent
command-policy-explain = Montrer, dans l’ordre, ce qui laisse ou non quelqu’un dessiner, et comment le changer
command-policy-explain-member = De qui il s’agit
command-policy-explain-prompt = Les mots d’une demande, pour les essayer aussi, avec des options comme dans /imagine
command-policy-place = La catégorie, le salon, le forum, le fil ou le post ; sans choix : là où tu es
command-policy-edit-place = La catégorie, le salon, le forum, le fil ou le post ; sans choix : tout le serveur

## The panel of a place. $place: named by Discord, or the words for the server.

policy-place-server = tout le serveur
policy-title = Règles pour { $place }
policy-others = Endroits qui ont leurs propres règles : { $places }.
policy-how-to-edit = Pour les changer : /policy edit ; /policy explain dit pourquoi quelqu’un peut dessiner ou non.
policy-line = { $rule } : { $value }
policy-from-here = réglage d’ici
policy-from-server = réglage du serveur
policy-choose-rule = Choisis une règle à changer
policy-is-set = Réglage fait ici
policy-level-server = Tout le serveur
policy-level-category = La catégorie
policy-level-channel = Le salon
policy-level-thread = Le fil ou le post
policy-reset = Supprimer les règles d’ici
policy-back = Retour aux règles

## The panel of a rule.

policy-now = Pour { $place } en ce moment : **{ $value }**
policy-choose-value = Choisis une valeur
policy-choose-models = Choisis les modèles utilisables
policy-choose-styles = Choisis les styles utilisables
policy-inherit = Comme au niveau supérieur
policy-unset = Comme si personne ne l’avait réglé
policy-type = Écrire une valeur…
policy-roles-who = Seulement les membres avec ces rôles, et les modérateurs
policy-roles-denied-roles = Rôles qui ne peuvent pas dessiner
policy-roles-review = Seulement les images des membres avec ces rôles
policy-except-review = Toutes les images sauf celles des membres avec ces rôles

policy-about-who = Qui peut demander des images. Là où des rôles le peuvent, les modérateurs aussi.
policy-about-denied-roles = Qui a l’un de ces rôles ne peut pas dessiner, quels que soient les autres réglages.
policy-about-newcomer-wait-seconds = Depuis combien de temps il faut être membre de ce serveur pour dessiner. Les modérateurs n’attendent pas.
policy-about-quiet-hours = Les heures de la journée où rien n’est dessiné. Les modérateurs peuvent quand même dessiner.
policy-about-slow-mode-seconds = Combien de temps chaque membre attend entre deux demandes dans un même salon. Le mode lent de Discord ne vaut pas pour les commandes ; celui-ci, si.
policy-about-refused-wait-seconds = Combien de temps quelqu’un attend entre deux demandes après trois refus du filtre en 24 heures. Elle double à chaque refus de plus, jusqu’à une heure, et finit d’elle-même. Cette personne seule le sait.
policy-about-models = Quels modèles on peut utiliser. Agrandir une image est toujours possible.
policy-about-styles = Quels styles de ce serveur on peut utiliser, par leurs noms. Ceux des membres ne sont permis que là où tous le sont.
policy-about-maximum-count = Combien d’images une demande peut compter.
policy-about-usual-count = Combien d’images reçoit une demande qui ne dit pas de nombre. Les préférences des membres passent avant.
policy-about-ai-line = Si les cartes disent en petit qu’une image est créée avec l’IA. Son fichier le dit dans tous les cas.
policy-about-maximum-megapixels = Quelle taille une image peut atteindre ; un carré de 1 024 points sur 1 024 fait un mégapixel.
policy-about-image-input = Indique si les membres peuvent apporter une image de départ.
policy-about-private = Indique si les membres peuvent demander des résultats que personne d’autre ne voit.
policy-about-age-restricted-relaxed = Indique si les modèles peuvent être moins prudents, seulement dans les salons que Discord soumet à une limite d’âge. Un salon peut retirer ce que le serveur permet.
policy-about-filter-strictness = Combien d’entrées du filtre de prompts comptent ici. Désactivé : aucune. Souple : celles qui comptent partout où le filtre est actif. Moyen : aussi celles du niveau moyen. Strict : toutes.
policy-about-review = Les membres dont les images attendent un modérateur avant que les autres les voient.

## The forms.

policy-field-value = Valeur
policy-field-timezone = Fuseau horaire
policy-hint-newcomer-wait-seconds = Par exemple 10 min, 1 h 30 ou 3 jours ; « non » la désactive
policy-hint-slow-mode-seconds = Par exemple 30 s, 2 min ou 1 h ; « non » le désactive
policy-hint-refused-wait-seconds = Par exemple 30 s, 2 min ou 1 h ; « non » le désactive
policy-hint-quiet-hours = Par exemple 22:00-07:00 ou 22h à 7h30 ; « non » les désactive
policy-hint-timezone = Une ville ou un fuseau, par exemple Paris ou America/New_York
policy-hint-maximum-megapixels = Un nombre, par exemple 1 ou 2,5 ; avec 64, toutes les tailles passent
policy-hint-styles = Les noms des styles, séparés par des virgules ; « aucun » pour aucun style

## A change before and after it is made.

policy-change = Modification pour { $place }
policy-before-after = **{ $rule } :** { $before } → **{ $after }**
policy-inherited = { $value } (hérité)
policy-default = { $value } (par défaut dans Easel)
policy-unchanged = C’est déjà comme ça.
policy-review-nowhere = Aucun salon d’approbation n’est choisi, donc personne ne pourrait approuver ces images : elles seraient payées et jamais montrées. Choisis-en un d’abord avec /setup.
policy-save = Enregistrer
policy-save-anyway = Enregistrer quand même
policy-drop = Ne rien changer
policy-saved = Enregistré pour { $place }
policy-undo = Revenir en arrière
policy-undone = Annulé pour { $place }
policy-redo = Refaire le changement

# $total: requests there in the last 7 days; $refused: by the new rules; $before: by those of now.
policy-trial = { $total ->
    [one] Il y a eu une demande à cet endroit
   *[other] Il y a eu { $total } demandes à cet endroit
} ces 7 derniers jours. Les nouvelles règles en auraient refusé **{ $refused } sur { $total }** ; les règles actuelles, { $before }.
policy-trial-by-rule = À cause de : { $rules }.
policy-trial-none = Personne n’a demandé d’image à cet endroit ces 7 derniers jours, donc il n’y a rien sur quoi faire l’essai.

## Why somebody may draw or not.

policy-explain-yes = { $person } peut dessiner dans { $place }
policy-explain-no = { $person } ne peut pas dessiner dans { $place }
policy-missing-view = Discord ne lui montre pas ce salon.
policy-missing-commands = Discord ne lui permet pas d’utiliser des commandes ici (« Utiliser les commandes de l’application »).
policy-missing-bot = Il me manque ici : { $permissions }. Personne ne peut donc dessiner.

refusal-policy-gone = Cette modification est trop ancienne, ou déjà faite. Rouvre /policy edit pour voir où en sont les choses.
refusal-policy-number = Je ne lis pas de nombre dans « { $text } ». Écris-le comme 2 ou 1,5.
