### Pictures that moderators look at before anybody else does: on the reply, and in their channel.

## On the member's reply.

card-review-hidden = Un modérateur regarde d’abord. Les mots et l’image seront montrés une fois l’image approuvée.
card-review-waiting = **En attente d’approbation** · jusqu’au { $when } au plus tard

failure-review-unreachable = Ici, un modérateur doit d’abord regarder les images, mais je n’arrive pas à joindre le salon des modérateurs. Personne n’a vu celle-ci. Préviens un modérateur, et réessaie plus tard.
failure-review-rejected = Un modérateur a décidé de ne pas montrer cette image.
failure-review-rejected-because = Un modérateur a décidé de ne pas montrer cette image (raison : « { $reason } »).
failure-review-expired = Aucun modérateur n’a eu le temps de regarder cette image, donc elle n’est pas montrée. Appuie sur Réessayer pour tenter encore une fois.
failure-review-lost = La copie de cette image chez les modérateurs a disparu, donc elle ne peut plus être montrée. Appuie sur Réessayer pour relancer le dessin.
failure-review-no-longer-allowed = L’image est dessinée, mais ce qui est permis ici a changé entre-temps, donc elle n’est pas montrée.
failure-review-member-gone = { $person } a quitté ce serveur, donc l’image n’est pas montrée.
failure-review-bot-permission = L’image est dessinée, mais je ne peux plus la publier ici, il me manque : { $permissions }. Réessaie quand un modérateur l’aura autorisé.

## In the moderators' channel.

# $person, $channel: mentions.
review-asked = **En attente d’approbation**
review-whose = { $person } dans { $channel }
review-whose-private = { $person } dans { $channel }, en privé
# $reason: rules or filter.
review-why = { $reason ->
    [filter] le filtre de prompts le demande
   *[rules] les règles du salon le demandent
}
review-until = expire le { $when }
review-fallback = Le salon d’approbation est injoignable, donc ceci est montré ici. Choisis-en un autre avec /setup.
review-reject-with = Rejeter avec une raison…

# $state: what became of it; $person: who decided.
review-outcome = { $state ->
    [approved] **Approuvée** par { $person }
    [approved-spoiler] **Approuvée en spoiler** par { $person }
    [rejected] **Rejetée** par { $person }
    [expired] **Personne n’a décidé à temps**
   *[lost] **Annulée ou disparue**
}
# $reason: a quoted line.
review-outcome-reason = **Rejetée** par { $person }
    { $reason }
review-outcome-barred = **Approuvée** par { $person }, mais pas montrée : ce qui est permis là-bas a changé, la personne est partie, ou je ne peux plus y publier.
review-outcome-lost = **Approuvée** par { $person }, mais pas montrée : l’image n’a plus pu être lue dans ce message, ou a été retirée entre-temps.

button-review-approve = Approuver
button-review-spoiler = Approuver en spoiler
button-review-reject = Rejeter…

review-reason-rules = C’est contraire aux règles de ce serveur.
review-reason-explicit = C’est trop explicite pour ce salon.
review-reason-violent = C’est trop violent pour ce salon.
review-reason-person = On y voit une vraie personne.
review-reason-place = Sa place est dans un autre salon.

review-form = Rejeter cette image
review-form-reason = Raison, que la personne lira
review-form-hint = Laisse vide pour ne pas en donner

refusal-review-decided = { $person } a déjà décidé.
refusal-review-over = Il n’y a plus rien à décider : l’attente a été trop longue, ou la demande a été annulée.
refusal-review-own = C’est à quelqu’un d’autre de décider pour ta propre image.
