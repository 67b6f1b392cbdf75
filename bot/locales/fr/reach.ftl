### Where Easel may be used.

refusal-reach-direct = Ici, rien n’est dessiné en message privé. Utilise /imagine sur un serveur.
refusal-reach-alone = Sur ce serveur, personne d’autre que toi ne voit mes réponses : rien ne peut donc y être publié.
refusal-reach-several = Je n’ai pas été ajouté ici, et Discord me laisse répondre à une demande par { $most } images au plus. Demandes-en moins à la fois.

# Discord's own names, as its settings have them.
permission-view-channel = Voir les salons
permission-read-messages = { permission-view-channel }
permission-send-messages = Envoyer des messages
permission-send-messages-in-threads = Envoyer des messages dans les fils
permission-embed-links = Intégrer des liens
permission-attach-files = Joindre des fichiers
permission-connect = Se connecter
