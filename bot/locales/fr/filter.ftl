### The prompt filter: what a moderator reads when an entry or a list is not taken.

refusal-filter-entry-empty = Il n’y a rien à chercher là-dedans : une entrée doit contenir des lettres ou un emoji.
refusal-filter-entry-too-short = Une seule lettre, « { $entry } », correspondrait à beaucoup trop de choses. Donne plutôt un mot.
refusal-filter-entry-too-long = Cette entrée fait { $length } caractères ; le maximum est de { $limit }. Raccourcis-la.
refusal-filter-note-too-long = La note fait { $length } caractères ; le maximum est de { $limit }. Raccourcis-la.
refusal-filter-strictness = La sévérité est 1, 2 ou 3, et pas « { $strictness } ».
refusal-filter-wildcard = « { $entry } » a un * au bout, mais ce qui est autorisé est cherché exactement comme c’est écrit. Enlève le *.
refusal-filter-duplicate = La liste contient déjà « { $entry } », qui correspond à la même chose.
refusal-filter-too-many = Une liste contient { $limit } entrées au plus. Retires-en d’abord quelques-unes.
refusal-filter-too-many-regexes = Une liste contient { $limit } expressions régulières au plus, car chacune est essayée sur chaque prompt. Les mots et les groupes de mots ne coûtent rien.
refusal-filter-regex-invalid = Je ne peux pas utiliser cette expression régulière : elle contient une erreur, répète beaucoup trop souvent, ou utilise la récursion ou la recherche approximative. Tout le reste de la syntaxe habituelle fonctionne.
refusal-filter-regex-empty = Cette expression régulière correspond même à un texte vide, donc à tous les prompts. Fais en sorte qu’elle exige quelque chose.
refusal-filter-regex-slow = Cette expression régulière prend trop de temps sur certains textes. La cause habituelle, ce sont des répétitions dans des répétitions, comme « (a+)+ ».
refusal-filter-kind = Il n’y a pas de type d’entrée « { $kind } ». Les types sont word, phrase, forms, regex et allow.
refusal-filter-action = Il n’y a pas d’action « { $action } ». Les actions sont refuse, review et log.
refusal-filter-columns = Il y a { $found ->
    [one] { $found } colonne
   *[other] { $found } colonnes
} sur cette ligne, mais la première ligne en nomme { $expected }.
refusal-filter-header = La première ligne doit nommer les colonnes : kind, text, action, strictness, note. Seule « text » est obligatoire ; un fichier sans en-tête a une entrée par ligne.
refusal-filter-file-too-large = Le fichier dépasse { $limit_mb } Mo. Divise-le.
refusal-filter-file-unreadable = Je n’arrive pas à lire ce fichier comme un tableau. Enregistre-le au format CSV en UTF-8.
refusal-filter-file-empty = Il n’y a aucune entrée dans ce fichier.
refusal-filter-file-problems = Rien n’a été importé : { $count ->
    [one] une ligne pose problème
   *[other] { $count } lignes posent problème
}. La première est la ligne { $line }. Corrige le fichier et réessaie.
refusal-filter-changed = Quelqu’un d’autre a modifié la liste entre-temps. Regarde-la à nouveau.
refusal-filter-entry-gone = La liste n’a pas cette entrée. Choisis-en une parmi celles proposées pendant que tu écris.
refusal-filter-pack-gone = Ce pack n’existe plus ici. Regarde à nouveau les packs avec /filter pack.
refusal-filter-import-gone = Cet import est trop ancien, a déjà reçu une réponse, ou a été montré à quelqu’un d’autre. Recommence-le.
refusal-filter-undo-gone = Ça ne peut plus être annulé : c’est déjà annulé, ça date de plus d’un jour, ou c’était la modification de quelqu’un d’autre.
refusal-filter-changed-since = Quelqu’un a modifié les mêmes entrées depuis, donc rien n’a été annulé. Regarde la liste avec /filter list.
refusal-filter-pack-changed = Quelqu’un a pris, mis à jour ou retiré ce pack entre-temps. Regarde-le à nouveau avec /filter pack.

## What a member reads when their words are on the list.

# $found: the words with dots for most of their letters.
refusal-filter-listed = Le filtre de prompts de ce serveur ne permet pas ça : il a trouvé « { $found } ». Rien n’a été dessiné, et ça ne compte dans aucune limite.
# $reason: what the moderators noted beside the entry.
refusal-filter-listed-because = Le filtre de prompts de ce serveur ne permet pas ça : il a trouvé « { $found } » (règle : { $reason }). Rien n’a été dessiné, et ça ne compte dans aucune limite.
refusal-filter-everywhere = Cet Easel ne dessine ça sur aucun serveur : sa liste de mots refusés partout contient « { $found } ». Rien n’a été dessiné, et ça ne compte dans aucune limite.
refusal-filter-appeal-waits = Le filtre de prompts de ce serveur ne permet pas ça : il a trouvé « { $found } ». Les modérateurs ont ta contestation et vont décider.
refusal-filter-appeal-dismissed = Le filtre de prompts de ce serveur ne permet pas ça : il a trouvé « { $found } ». Les modérateurs ont examiné ces mots et ont dit non.

## Appeals, as members see them.

refusal-filter-appeal-gone = C’est trop ancien. Redemande l’image, et conteste à ce moment-là.
refusal-filter-appeal-made = Les modérateurs ont déjà cette contestation.
refusal-filter-appeal-not-yours = Seule la personne qui a fait la demande peut contester.
refusal-filter-appeals-too-many = Les modérateurs ont déjà { $limit } contestations de ta part. Attends leur décision.

## Appeals, as moderators see them.

# $person: a mention.
refusal-filter-appeal-decided = { $person } a déjà décidé.
refusal-filter-appeal-own = C’est à quelqu’un d’autre de décider pour tes propres mots.

filter-appeal-make = Contester ce refus
filter-appeal-form-reason = Pourquoi accepter tes mots ?
filter-appeal-form-reason-hint = Les modérateurs le lisent ; peut rester vide
filter-appeal-reason = Ce que la personne en dit :
filter-appeal-received = **Ta contestation est chez les modérateurs.** Tu auras de mes nouvelles, ou tu liras leur réponse en refaisant ta demande.
filter-appeal-unreachable = **Je n’arrive pas à joindre le salon des modérateurs.** Adresse-toi directement à l’un d’eux.
# $passes: yes or no. $channel: a mention.
filter-appeal-told = { $passes ->
    [yes] Les modérateurs ont accepté ta contestation. Refais ta demande dans { $channel } avec les mêmes mots ; ils passent une fois :
   *[no] Les modérateurs ont examiné ta contestation ({ $channel }) et ont dit non :
}

filter-appeal-asked = **Contestation d’un refus du filtre de prompts**
filter-appeal-whose = { $person } dans { $channel }
# $found: what matched; $entry: what the list looks for; both behind spoilers.
filter-appeal-why = Trouvé : { $found }, à cause de l’entrée { $entry }.
filter-appeal-hint = « Accepter une fois » laisse passer ces mots une fois, pour cette personne. Un groupe de mots autorisé passe pour tout le monde, aussi dans d’autres prompts ; réservé aux gestionnaires.
filter-appeal-accept = Accepter une fois
filter-appeal-allow = Autoriser un groupe de mots…
filter-appeal-dismiss = Rejeter
# $state: accepted, allowed or dismissed. $person: a mention. $phrase: behind a spoiler.
filter-appeal-outcome = { $state ->
    [accepted] **Contestation acceptée** par { $person } ; les mots passent une fois
    [allowed] **Autorisé** pour tout le monde par { $person } : { $phrase }
   *[dismissed] **Contestation rejetée** par { $person }
}
filter-appeal-still-found = La liste trouve encore quelque chose dans ces mots, donc ils passent une fois, pour cette personne. Regarde avec /filter test.
filter-appeal-form = Autoriser un groupe de mots
filter-appeal-form-phrase = Le groupe de mots
filter-appeal-form-hint = Plus rien de ce qu’il contient ne compte, pour tout le monde

## What managers see of the list.

filter-title = **Filtre de prompts** · { $count ->
    [0] rien dans la liste
    [one] { $count } entrée
   *[other] { $count } entrées
}
filter-empty = Ajoute des mots avec **/filter add**, commence par une liste toute faite avec **/filter starter**, ou apporte la tienne avec **/filter import**.
filter-none-of-kind = Il n’y en a aucune de ce type.
filter-page = Page { $page } sur { $pages } · { $count ->
    [one] { $count } entrée
   *[other] { $count } entrées
}
filter-hint = Sévérité d’un salon : /policy edit. Ce qui arriverait à un prompt : /filter test.
# $kind: word, phrase, forms, regex or allow.
filter-kind = { $kind ->
    [word] mot
    [phrase] groupe de mots
    [forms] avec ses formes
    [regex] expression régulière
   *[allow] autorisé
}
filter-every-kind = tout ({ $count })
# $action: refuse, review or log.
filter-action = { $action ->
    [refuse] refus
    [review] approbation
   *[log] journal seulement
}
# $level: 1, 2 or 3.
filter-from = { $level ->
    [1] partout où le filtre est actif
    [2] là où il est moyen ou strict
   *[3] seulement là où il est strict
}
# $level: 1, 2 or 3.
filter-level = { $level ->
    [1] Souple
    [2] Moyen
   *[3] Strict
}

## A try.

filter-trial = **Ce qui arriverait à ce prompt**
# $action: refuse, review, log, or pass.
filter-outcome = { $action ->
    [refuse] il est refusé
    [review] les modérateurs regardent d’abord l’image
    [log] il est dessiné, et noté dans le journal
   *[pass] il est dessiné
}
filter-here = ← ce salon
filter-off-here = Le filtre est désactivé dans ce salon.
# $found: a piece of the prompt; $line: the entry that matched it.
filter-hit = « { $found } » correspond à { $line }
filter-slow = { $count ->
    [one] Une expression régulière a mis
   *[other] { $count } expressions régulières ont mis
} trop de temps ; de tels prompts passent par l’approbation là où il y a un salon d’approbation.
filter-more = … et { $count } de plus

## Changes.

filter-added = Ajout : { $line }
filter-removed = Retrait : { $line }
filter-size = La liste : { $before } → { $after ->
    [one] { $after } entrée
   *[other] { $after } entrées
}
filter-counts = Nouvelles : { $added } · modifiées : { $changed } · retirées : { $removed } · inchangées : { $unchanged }
filter-preview = **Importer cette liste ?**
# $rules: notes with how many entries have them.
filter-rules = Nouvelles, par règle : { $rules }
filter-repeated = { $count ->
    [one] Une ligne répète une autre et est laissée
   *[other] { $count } lignes en répètent d’autres et sont laissées
} de côté.
filter-removes = { $count ->
    [one] Une entrée n’est pas dans le fichier et serait retirée.
   *[other] { $count } entrées ne sont pas dans le fichier et seraient retirées.
}
filter-nothing-new = La liste contient déjà tout cela.
filter-make = Importer
filter-drop = Ne rien importer
filter-imported = **Import terminé.**
filter-dropped = Rien n’a été changé.
# $line: a number; $reason: a whole sentence.
filter-problem = Ligne { $line } : { $reason }

filter-changed = Modifiée : { $was } → { $line }
filter-unchanged = Rien n’a changé.
filter-undo = Annuler la modification
filter-undone = **Annulé.**
filter-redo = Refaire le changement
filter-redone = **Changement refait.**

## A dry run on the prompts of the last seven days.

filter-dry-nothing = Rien n’a été dessiné ici ces sept derniers jours, il n’y a donc rien sur quoi l’essayer.
filter-dry-caught = **Ça aurait touché { $caught } des { $total } prompts des sept derniers jours.**
filter-dry-caught-more = **{ $caught } des { $total } prompts des sept derniers jours auraient été touchés en plus, ou traités plus sévèrement.**
filter-dry-before-after = Touchés avant : { $before } · avec ça : { $after }
filter-dry-actions = Refusés : { $refused } · regardés d’abord : { $reviewed } · seulement notés : { $logged }
filter-dry-eased = { $count ->
    [one] Un prompt serait passé ou aurait été traité
   *[other] { $count } prompts seraient passés ou auraient été traités
} avec plus d’indulgence.
# $prompt, $entry: behind spoilers.
filter-dry-example = - { $prompt } à cause de { $entry }
filter-dry-hidden = { $count ->
    [one] L’un d’eux n’est pas montré : privé, supprimé
   *[other] { $count } d’entre eux ne sont pas montrés : privés, supprimés
} ou dans un salon que tu ne vois pas.
filter-dry-incomplete = Seuls les { $count } derniers ont été essayés ; il y en a d’autres.

## Packs.

filter-packs = **Les packs fournis avec Easel**
filter-packs-choose = Regarder dans un pack
filter-pack-name = { $pack ->
    [minors] Mineurs
    [real_people] Personnes réelles
    [explicit] Pornographie
    [gore] Violence et automutilation
    [hate] Haine
    [slurs_en] Insultes : anglais
    [slurs_de] Insultes : allemand
    [slurs_fr] Insultes : français
    [slurs_es] Insultes : espagnol
   *[swearing] Gros mots
}
filter-pack-about = { $pack ->
    [minors] Contenus sexuels avec des mineurs, au-delà de ce qui est refusé partout de toute façon.
    [real_people] Images sexuelles de personnes connues et de « my classmate ».
    [explicit] Pornographie et nudité ; la nudité ne compte que là où c’est strict.
    [gore] Violence, décapitations, suicide ; l’aide aux personnes en détresse passe.
    [hate] Slogans et signes de haine.
    [slurs_en] Insultes envers des groupes entiers ; « spic and span » passe.
    [slurs_de] Insultes envers des groupes entiers, avec leurs pluriels.
    [slurs_fr] Insultes envers des groupes entiers, avec leurs pluriels.
    [slurs_es] Insultes envers des groupes entiers, avec leurs pluriels.
   *[swearing] Gros mots ; ils sont seulement notés.
}
filter-pack-title = **{ $pack ->
    [minors] Mineurs
    [real_people] Personnes réelles
    [explicit] Pornographie
    [gore] Violence et automutilation
    [hate] Haine
    [slurs_en] Insultes : anglais
    [slurs_de] Insultes : allemand
    [slurs_fr] Insultes : français
    [slurs_es] Insultes : espagnol
   *[swearing] Gros mots
}** · version { $version }
# $there: how many of its entries the list has.
filter-pack-free = { $there ->
    [0] pas pris
   *[other] pas pris ; la liste a { $there } de ses { $count } entrées
}
filter-pack-taken = pris, version { $version }
filter-pack-old = pris, version { $version } ; la version { $latest } est là
filter-pack-take = Prendre…
filter-pack-update = Mettre à jour…
filter-pack-drop = Retirer…
filter-pack-all = Tous les packs
# $act: take, update or drop. $packs: their names.
filter-pack-preview = { $act ->
    [take] **Prendre ceci ?**
    [update] **Mettre ceci à jour ?**
   *[drop] **Retirer ceci ?**
} { $packs }
# $what: added or removed. $entries: some of them, behind spoilers.
filter-pack-diff = { $what ->
    [added] Nouvelles :
   *[removed] Retirées :
} { $entries }{ $more ->
    [0] { "" }
   *[other] { " " }… et { $more } de plus
}
# $entries: some of them, behind spoilers.
filter-kept = { $count ->
    [one] Une entrée différente dans ta liste y reste telle quelle
   *[other] { $count } entrées différentes dans ta liste y restent telles quelles
} : { $entries }
filter-pack-make = Appliquer
filter-pack-leave = Ne rien faire
filter-pack-made = { $act ->
    [take] **Pris :**
    [update] **Mis à jour :**
   *[drop] **Retirés :**
} { $packs }

## The command.

command-filter = Ce que les membres ne peuvent pas demander
command-filter-add = Ajouter une entrée au filtre de prompts
command-filter-add-text = Un mot ou groupe de mots ; un * au bout vaut n’importe quelles lettres, comme dans AutoMod
command-filter-add-kind = Comment la chercher ; sans choix, comme mot ou groupe de mots
command-filter-add-action = Ce qui arrive à un prompt qui la contient ; sans choix, il est refusé
command-filter-add-strictness = Dans quels salons elle compte ; sans choix, partout où le filtre est actif
command-filter-add-note = De quelle règle il s’agit ; les membres la lisent en cas de refus
command-filter-kind-word = Mot ou groupe de mots
command-filter-kind-forms = Avec son pluriel et ses autres formes courantes
command-filter-kind-regex = Expression régulière
command-filter-kind-allow = Autorisé : rien de ce qu’il contient ne compte
command-filter-action-refuse = Refuser
command-filter-action-review = Les modérateurs regardent d’abord l’image
command-filter-action-log = Seulement le noter dans le journal
command-filter-level-1 = Partout où le filtre est actif
command-filter-level-2 = Là où le filtre est moyen ou strict
command-filter-level-3 = Seulement là où le filtre est strict
command-filter-edit = Modifier une entrée du filtre de prompts ; ce que tu ne donnes pas reste
command-filter-edit-kind = Comment elle est cherchée
command-filter-edit-action = Ce qui arrive à un prompt où elle se trouve
command-filter-edit-strictness = Dans quels salons elle compte
command-filter-remove = Retirer une entrée du filtre de prompts
command-filter-remove-entry = Commence à l’écrire, puis choisis
command-filter-list = Afficher la liste du filtre de prompts
command-filter-test = Montrer ce qui arriverait à un prompt, et pourquoi
command-filter-test-prompt = Le prompt, tel qu’un membre l’écrirait
command-filter-import = Importer une liste depuis un fichier CSV ; tu vois d’abord ce qui change
command-filter-import-file = Un fichier CSV avec les colonnes kind, text, action, strictness, note
command-filter-import-mode = Compléter la liste ou la remplacer ; sans choix, elle est complétée
command-filter-mode-add = Compléter la liste
command-filter-mode-replace = Remplacer la liste
command-filter-starter = Commencer par la liste fournie avec Easel ; tu la vois d’abord
command-filter-pack = Regarder, prendre, mettre à jour ou retirer des listes toutes faites par sujet
command-filter-export = Obtenir la liste dans un fichier CSV
