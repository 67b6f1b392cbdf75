# What moderators decide: said wherever it comes up.

refusal-changed-meanwhile = { $person } a modifié ceci pendant que tu regardais. Ta modification n’a pas été enregistrée : rouvre pour voir où ça en est.
refusal-not-in-direct-messages = Ça concerne un serveur : utilise la commande dans l’un de ses salons.
refusal-not-manager = Seuls les membres qui peuvent gérer ce serveur, ou qui ont un rôle qu’il désigne pour ça, peuvent le faire.
refusal-not-moderator = Seuls les modérateurs de ce serveur peuvent le faire.
refusal-pictures-gone = Ce message n’existe plus, ou je ne peux plus le lire : il n’y a donc pas d’image à partir de laquelle continuer.
refusal-removed = C’est déjà retiré.
card-removed = Les modérateurs ont retiré cette image.
