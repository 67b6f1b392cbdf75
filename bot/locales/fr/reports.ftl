### What members report, and what moderators make of it.

command-reports = Les signalements des membres qui attendent une décision
command-report-menu = Signaler cette image

button-report = Signaler aux modérateurs
button-reports-remove = Retirer
button-reports-warn = Avertir…
button-reports-block = Bloquer…
button-reports-dismiss = Classer

## For the member who reports.

reports-form = Signaler cette image
reports-form-category = De quoi s’agit-il ?
reports-form-choose = Choisir un sujet
reports-category-minors = Mineurs
reports-category-sexual = Contenu sexuel
reports-category-hate = Haine
reports-category-violence = Violence
reports-category-person = Une personne réelle
reports-category-spam = Spam
reports-category-other = Autre chose
reports-form-reason = Qu’est-ce qui ne va pas ?
reports-form-hint = Les modérateurs le lisent ; l’auteur de l’image n’apprend pas qui l’a signalée
reports-received = Merci. Les modérateurs de ce serveur ont ton signalement, et personne d’autre n’en saura rien.

refusal-reports-twice = Tu as déjà signalé cette image. Les modérateurs sont au courant.
refusal-reports-many = Tu as fait { $limit } signalements en une heure. Parles-en directement à un modérateur.
refusal-reports-own = C’est ta propre image : choisis plutôt « Supprimer » dans la liste en dessous.
refusal-reports-brought = Je n’ai pas été ajouté ici et ne connais aucune modération à prévenir. Signale le message à la modération de ce serveur, ou à Discord.
refusal-reports-no-picture = Il n’y a aucune de mes images dans ce message.
refusal-reports-decided = { $person } a déjà décidé.
refusal-reports-unknown = Il n’y a plus rien à décider : il ne reste pas de trace de cette image ou de son signalement.
refusal-reports-own-picture = C’est à quelqu’un d’autre de décider pour ta propre image.

## For the moderators.

reports-urgent = ⚠️ **Urgent : il s’agit de mineurs**
reports-asked = { $count ->
    [one] **Une image a été signalée**
   *[other] **Une image a été signalée par { $count } membres**
}
# $person, $channel: mentions.
reports-whose = { $person } dans { $channel } · [le message]({ $link })
reports-said = { $person } { $ago } : { $category }
reports-more = { $count ->
    [one] et un signalement avant ceux-ci
   *[other] et { $count } signalements avant ceux-ci
}
reports-hint = Retirer, Avertir et Bloquer font disparaître l’image. Personne n’apprend qui l’a signalée.
# $decision: what was decided; $person: who decided.
reports-outcome = { $decision ->
    [dismiss] **Signalement classé** par { $person } : l’image reste
    [warn] **Image retirée, avec avertissement** par { $person }
    [block] **Image retirée, avec blocage** par { $person }
   *[remove] **Image retirée** par { $person }
}
reports-not-told = Cette personne n’accepte pas les messages privés, donc l’avertissement ne lui est pas parvenu.
reports-none = **Rien n’attend de décision.**
reports-place = { $number } sur { $total }, du plus ancien au plus récent

## The warning.

reports-warning-form = Avertir, et retirer l’image
reports-warning-text = Avertissement, envoyé en privé
reports-warning-hint = Il ne dit pas qui a signalé l’image
reports-warning-usual = Une de tes images enfreint les règles de ce serveur, donc elle a été retirée. Lis les règles avant de dessiner à nouveau.
# $server: a name.
reports-warning-from = **Avertissement des modérateurs · { $server }**
reports-warning-about = Il concerne ton image avec ces mots, qui a été retirée :
