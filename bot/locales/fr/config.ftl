### /config: a server's whole configuration as a file, and back.

command-config = Toute la configuration de ce serveur dans un fichier, et retour
command-config-export = Obtenir tout ce qui se règle dans un seul fichier, à lire, modifier et garder
command-config-import = Reprendre un tel fichier ; tu vois d’abord ce qui change, et tu peux l’annuler
command-config-import-file = Un fichier de /config export, de ce serveur ou d’un autre

## Comments in the file itself.

# $server: its name; $day: as in "2026-12-01".
config-file-head =
    La configuration d’Easel pour « { $server } », { $day }.
    Modifie ce que tu veux, puis envoie ce fichier avec /config import : tu vois d’abord ce qui change.
    D’un salon ou d’un rôle, seul le nombre compte ; le nom devant est pour toi.
    « Ajouter et modifier seulement » laisse ce que le fichier n’a pas. « Tout remplacer » le remet
    à sa valeur habituelle, sauf les tables que le fichier n’a pas du tout.
config-file-settings = Rôles qui gèrent Easel, salons de la modération, et ce qui suit beaucoup d’avertissements.
config-file-showcase = Où sont publiées les images qui ont autant d’étoiles.
config-file-budget = En dollars US ; "none" : sans limite.
config-file-limits = Demandes à la fois, images par heure et par jour. "none" : non réglé ; "unlimited" : sans limite.
config-file-rules =
    Pour le serveur ; en dessous, pour les catégories, salons et fils qui ont leurs propres règles.
    Une règle derrière un # a sa valeur habituelle : retire le # pour la fixer.
config-file-filter =
    kind : word, phrase, forms, regex ou allow ; action : refuse, review ou log ;
    strictness : de 1 (partout où le filtre est actif) à 3 (seulement là où il est strict).
    packs : les versions reprises ; leurs mots sont parmi les entrées.
config-file-styles = Un nom, et les mots ajoutés au prompt.
config-file-wildcards = Des listes dans lesquelles les prompts piochent.

## The panels.

config-exported =
    ### La configuration de ce serveur
    Ce fichier contient tout ce qui se règle, et rien sur les membres. Garde-le comme copie, ou modifie-le et envoie-le avec **/config import**, ici ou sur un autre serveur.
config-preview = ### Importer ce fichier ?
config-imported = ### Importé
config-imported-before = C’est déjà importé.
config-undone =
    ### Annulé
    Tout est comme avant l’import.
config-canceled = Rien n’a été modifié.
config-meanwhile = Quelque chose a été modifié entre-temps. Voici ce qui changerait maintenant :
config-mode-add = Ajouter et modifier seulement
config-mode-add-about = Ce que le fichier n’a pas reste
config-mode-replace = Tout remplacer
config-mode-replace-about = Ce que le fichier n’a pas disparaît
config-part = { $part ->
    [settings] Réglages
    [limits] Limites et budget
    [rules] Règles
    [filter] Filtre de prompts
    [styles] Styles
   *[wildcards] Jokers
}
# $what: as in "3 new and 1 removed".
config-line = **{ $part }** : { $what }
config-counts = { $counts }
config-new = { $count ->
    [one] { $count } nouveau
   *[other] { $count } nouveaux
}
config-set = { $count ->
    [one] { $count } fixée
   *[other] { $count } fixées
}
config-changed = { $count ->
    [one] { $count } modifié
   *[other] { $count } modifiés
}
config-removed = { $count ->
    [one] { $count } supprimé
   *[other] { $count } supprimés
}
config-same = aucun changement
config-absent = absent du fichier, donc inchangé
config-key = { $key } : { $before } → **{ $after }**
config-server = Ce serveur
# $what: added, changed or removed; $names: words of the filter behind spoilers, or names.
config-names = { $what ->
    [added] Nouveau
    [changed] Modifié
   *[removed] Supprimé
} : { $names }
config-packs = Packs : { $names }
config-more = … et { $count } de plus
config-left-out = ⚠️ Laissé de côté, car ce serveur ne l’a pas ; ce qui y est réglé reste :
config-left-out-line = { $key } ({ $names })
config-lockout = ⚠️ { $place } : { $warning }
config-nothing = Rien ne changerait.
config-button-apply = Appliquer
config-button-cancel = Laisser tel quel
config-button-undo = Annuler l’import
config-problem = Ligne { $line } · **{ $key }** : { $reason }
config-problem-somewhere = **{ $key }** : { $reason }

## Why a file is not taken.

refusal-config-too-large = Le fichier fait plus de { $limit_mb } Mo. Raccourcis-le, par exemple avec moins d’entrées du filtre.
refusal-config-unreadable = Je n’arrive pas à lire ce fichier comme du texte. Envoie le fichier de /config export, modifié dans un simple éditeur de texte et enregistré en UTF-8.
refusal-config-syntax = Rien n’a été modifié : je n’arrive pas à lire la ligne { $line } du fichier, « { $text } ». Souvent il y manque, ou juste avant, un guillemet, une virgule ou un crochet, ou un guillemet est courbe (“”) au lieu d’être droit (").
refusal-config-twice = Rien n’a été modifié : la ligne { $line } du fichier, « { $text } », répète ce qui est déjà dit plus haut. Garde l’un des deux.
refusal-config-foreign = Ce n’est pas un fichier de /config export : une ligne « version = { $version } » doit être tout en haut.
refusal-config-newer = Ce fichier vient d’un Easel plus récent : sa version est { $found }, et je lis les fichiers jusqu’à la version { $version }. Rien n’a été modifié. Demande à la personne qui gère Easel de le mettre à jour.
refusal-config-problems = Rien n’a été modifié : { $count ->
    [one] une chose ne va pas dans le fichier
   *[other] { $count } choses ne vont pas dans le fichier
}. Corrige le fichier et envoie-le encore.
refusal-config-unknown = { $near ->
    [none] Je ne connais pas ça.
   *[other] Je ne connais pas ça. Tu voulais dire « { $near } » ?
}
refusal-config-missing = « { $key } » manque.
refusal-config-form = Je n’arrive pas à lire ça. Par exemple, { $example } conviendrait.
refusal-config-range = { $side ->
    [least] Il faut au moins { $limit }.
   *[most] Il faut au plus { $limit }.
}
refusal-config-name-twice = Deux portent le même nom.
refusal-config-gone = Cet import est trop ancien, a déjà reçu une réponse, ou a été montré à quelqu’un d’autre. Envoie encore le fichier avec /config import.
refusal-config-undo-gone = Ça ne peut plus être annulé : c’est déjà annulé, ça date de plus d’un jour, ou c’était l’import de quelqu’un d’autre.
refusal-config-changed-since = Quelqu’un a modifié quelque chose depuis l’import, donc rien n’a été annulé. Pour voir ce que ça donnerait, importe un fichier de /config export d’avant.
