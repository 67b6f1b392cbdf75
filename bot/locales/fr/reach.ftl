### Where Easel may be used.

refusal-reach-direct = Ici, rien n’est dessiné en message privé. Utilise /imagine sur un serveur.
