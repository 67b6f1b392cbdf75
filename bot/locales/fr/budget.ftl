### A server's budget: what members and managers are told of money.

# $period: day or month; $when: "1 December 2026 14:05".
refusal-budget-reached = { $period ->
    [month] Le budget d’images de ce serveur pour ce mois-ci ne suffit pas pour cette demande.
   *[day] Le budget d’images de ce serveur pour aujourd’hui ne suffit pas pour cette demande.
} Il se renouvelle le { $when }.
refusal-budget-everywhere = Easel ne dessine qu’une certaine quantité par jour, pour tout le monde ensemble, et ce qui reste aujourd’hui ne suffit pas pour cette demande. Il reprend le { $when }.
refusal-amount-unreadable = Je ne lis pas de montant en dollars US dans « { $typed } ». Écris-le comme 12,50, jusqu’à { $most }, ou « illimité ».

## A price that is shown before it is paid.

refusal-draft-gone = Cette question a attendu sa réponse trop longtemps, donc rien n’a été dessiné. Refais ta demande.
refusal-draft-answered = La réponse a déjà été donnée.
refusal-draft-not-yours = C’est à { $person } de répondre.

## /budget. Seen by managers alone.

command-budget = Voir et régler ce que coûtent les images de ce serveur
command-budget-report = Ce qui a été dépensé aujourd’hui et ce mois-ci, par modèle et par personne
command-budget-report-csv = Joindre la liste de toutes les dépenses de ce mois
command-budget-set = Combien on peut dépenser ; en dollars US, ou « illimité »
command-budget-set-day = Par jour (UTC)
command-budget-set-month = Par mois (UTC)
command-budget-set-ask_from = Afficher le prix avant une demande qui coûte au moins autant
command-budget-set-refunds = Images par jour rendues à chaque personne si nul ne les a vues ; elles sont payées quand même

budget-title = ## Dépenses
budget-today = Aujourd’hui : **{ $spent }** sur { $budget } ({ $percent } %)
budget-today-unlimited = Aujourd’hui : **{ $spent }**
budget-month = Ce mois-ci : **{ $spent }** sur { $budget } ({ $percent } %)
budget-month-unlimited = Ce mois-ci : **{ $spent }**
budget-projected = À ce rythme : { $amount } d’ici la fin du mois
budget-projected-above = ⚠️ C’est plus que le budget de ce mois. À 100 %, plus rien n’est dessiné.
budget-refunded = -# Remboursé, mais payé : { $amount } pour { $count ->
    [one] { $count } image que personne n’a vue.
   *[other] { $count } images que personne n’a vues.
} Chaque personne en récupère jusqu’à { $most } par jour (/budget set refunds:) ; les autres comptent comme les siennes.
budget-unpriced = ⚠️ Aucun prix n’est connu pour { $models }. Ce que { $count ->
    [one] ce modèle dessine compte
   *[other] ces modèles dessinent compte
} pour rien. La personne qui fait tourner Easel peut fixer des prix.
budget-unpriced-all = ⚠️ Aucun prix n’est connu ici, pour aucun modèle : les images comptent pour rien et aucun budget ne les arrête. La personne qui fait tourner Easel peut fixer des prix.
budget-alt = Dépenses jour par jour depuis le début du mois ({ $days ->
    [one] { $days } jour
   *[other] { $days } jours
}) : { $total } au total. Le maximum a été { $most }, le { $day ->
    [1] 1er
   *[other] { $day }
}.
budget-by-model = **Par modèle, ce mois-ci**
budget-by-person = **Par personne, ce mois-ci**
budget-row = { $name } · { $amount } · { $count ->
    [one] { $count } image
   *[other] { $count } images
}
budget-row-refunded = { $row } · remboursé, mais payé : { $amount } pour { $count ->
    [one] { $count } image
   *[other] { $count } images
}
budget-erased = effacé
budget-nobody = Personnes qui ont fait effacer leurs données
budget-changed = **Modifié**
budget-unchanged = Rien n’a changé. Indique un montant par jour, par mois, ou à partir duquel le prix est affiché, ou combien d’images sont remboursées.
budget-change-line = { $field } : { $before } → **{ $after }**
budget-field-day = Budget par jour
budget-field-month = Budget par mois
budget-field-ask = Seuil d’affichage du prix
budget-field-refunds = Remboursements par jour et par personne, en images
budget-none = aucun
budget-amount = { $amount }
budget-too-small = ⚠️ L’image la moins chère coûte { $price } : personne ne pourrait rien dessiner.
budget-set-anyway = Enregistrer quand même
