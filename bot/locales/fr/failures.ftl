### Why an accepted request ended without its picture. Two parts: what happened, and what to do next.

failure-key-refused = Le service d’images n’accepte pas la clé de ce bot. Seule la personne qui fait tourner Easel peut y remédier ; préviens-la.
failure-no-balance = Le service d’images ne prend pas de demandes de ce bot en ce moment. La personne qui fait tourner Easel doit s’en occuper ; réessaie plus tard.
failure-access-denied = Ce bot n’a pas le droit d’utiliser ce modèle. Choisis-en un autre.
failure-model-unavailable = Le service d’images ne propose pas ce modèle en ce moment. Choisis-en un autre.
failure-input-invalid = Le modèle n’a pas accepté cette valeur : { $parameter }. Choisis-en une autre.
failure-input-invalid-unnamed = Le modèle n’a pas accepté l’une des options. Essaie avec moins d’options.
failure-rate-limited = Le service d’images a trop de demandes en ce moment. Réessaie dans une minute.
failure-flagged = Le contrôle de sécurité du fournisseur s’est déclenché à cause de ces mots ou de l’image. Décris-la autrement.
failure-all-filtered = Le filtre de sécurité a retenu toutes les images. C’est parfois une fausse alerte : appuie sur Réessayer pour un nouveau tirage, ou décris l’image autrement.
failure-busy = Le modèle est surchargé en ce moment. Réessaie dans une minute.
failure-interrupted = Le fournisseur a interrompu le dessin en cours de route. En général, la deuxième fois est la bonne : appuie sur Réessayer.
failure-failed = Le modèle n’a pas réussi à faire cette image, et n’a pas dit pourquoi. Réessaie, ou change un peu les mots.
failure-canceled-upstream = Le dessin a été arrêté chez le fournisseur. Appuie sur Réessayer pour le relancer.
failure-aborted = Le fournisseur a abandonné avant le début du dessin, faute de machine libre. Réessaie dans une minute.
failure-timed-out = Toujours pas d’image au bout { $minutes ->
    [one] d’une minute
   *[other] de { $minutes } minutes
}, alors j’ai arrêté d’attendre. Réessaie, ou prends un modèle plus rapide.
failure-lost = J’ai perdu ce dessin de vue : le service d’images ne dit plus où il en est. Le fournisseur peut encore le terminer et le facturer. Appuie sur Réessayer pour en lancer un nouveau.
failure-unreachable = Je n’arrive pas à joindre le service d’images en ce moment ; rien n’a été lancé. Réessaie dans une minute.
failure-service-down = Le service d’images a des difficultés en ce moment. Réessaie dans quelques minutes.
failure-answer-unreadable = Le service d’images a répondu quelque chose que je ne sais pas lire. Réessaie dans quelques minutes.
failure-start-ambiguous = La connexion a été coupée juste au lancement du dessin. Je n’ai pas envoyé la demande une deuxième fois, pour qu’elle ne soit pas payée deux fois. Appuie sur Réessayer si tu le souhaites.
failure-interrupted-while-starting = J’ai été interrompu juste au lancement du dessin. La demande n’a pas été envoyée une deuxième fois, donc elle n’est pas payée deux fois. Appuie sur Réessayer si tu le souhaites.
failure-no-output = Le modèle dit avoir terminé, mais n’a pas renvoyé d’image. Appuie sur Réessayer pour relancer le dessin.
failure-output-gone = L’image a été faite, mais elle n’est plus là où le fournisseur l’avait mise. Appuie sur Réessayer pour relancer le dessin.
failure-output-unreachable = L’image a été faite, mais je n’ai pas pu la récupérer : l’endroit où le fournisseur la garde n’a pas répondu à temps. Appuie sur Réessayer pour relancer le dessin.
failure-output-address = L’image se trouve à une adresse qui ne m’inspire pas confiance, donc je ne l’ai pas ouverte. Préviens la personne qui fait tourner Easel.
failure-output-unlisted = L’image a été faite, mais elle se trouve à une adresse qui ne m’inspire pas confiance, et personne ne l’a autorisée tant que le fournisseur gardait l’image. Préviens la personne qui fait tourner Easel avant de redemander.
failure-output-unreadable = Ce qui est revenu n’est pas une image que je sais lire. Appuie sur Réessayer pour relancer le dessin.
failure-output-damaged = Il manque une partie de l’image, à chaque téléchargement. Appuie sur Réessayer pour relancer le dessin.
failure-output-kind = Ce qui est revenu est un fichier de type { $kind }, que je ne peux pas afficher comme image. Un nouveau dessin donnerait la même chose ; essaie un autre modèle.
failure-output-pixels = L’image qui est revenue fait { $megapixels } mégapixels ; je n’en gère pas plus de { $limit }. Demande une image plus petite.
failure-output-too-large = Je n’arrive pas à ramener l’image aux { $limit_mb } Mo qu’on peut envoyer ici. Essaies-en une plus petite.
failure-source-image = Je ne peux plus lire l’image que tu as jointe. Joins-la à nouveau.
failure-source-damaged = Le fichier que tu as joint n’est pas une image que je sais lire : il est abîmé, ou d’un autre type que ne le dit son nom. PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP et TIFF fonctionnent. Rien n’a été payé.
failure-source-heic = Je ne peux pas lire de photos HEIC ici. Sur iPhone, choisis Réglages, Appareil photo, Formats, « Le plus compatible » ; sur Android, désactive « Haute efficacité » dans les réglages de l’appareil photo. Une capture d’écran de la photo fonctionne tout de suite. Rien n’a été payé.
failure-source-pixels = L’image que tu as jointe fait { $megapixels } mégapixels ; je n’en gère pas plus de { $limit }. Joins-en une plus petite. Rien n’a été payé.
failure-canceled = Annulé par { $canceler } avant le lancement. Rien n’a été payé.
failure-canceled-after-start = Annulé par { $canceler }. Le dessin était déjà lancé, donc le fournisseur peut encore le terminer et le facturer.
failure-canceled-at-provider = Annulé par { $canceler }. Le fournisseur a arrêté de dessiner.
failure-withdrawn = Demande annulée avant son lancement.
failure-picture-refused = Discord ne permet pas de publier cette image ici.
failure-undeliverable = L’image est prête, mais Discord ne me laisse la publier ni ici, ni en message privé.
failure-discord-away = L’image était prête, mais Discord est resté en panne si longtemps qu’elle n’existe plus. Appuie sur Réessayer pour la refaire.
failure-unexpected = Quelque chose a mal tourné dans Easel lui-même, et c’est noté dans les logs. Appuie sur Réessayer ; si ça se reproduit, préviens la personne qui fait tourner Easel et cite { $job }.
