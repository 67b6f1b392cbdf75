### The image service is away: what members read, who never read why.

# On the reply of a request that waits.
outage-waiting = **En attente** · le service d’images ne répond pas. Je réessaie tout seul à { $when } ; rien n’est perdu.

# In each channel with requests that wait, taken back when it is over.
outage-notice = Le service d’images ne répond plus depuis { $since }. Je réessaie tout seul, et chaque image demandée ici sera dessinée dès son retour : rien n’est perdu.

refusal-outage = Le service d’images ne répond plus depuis plus d’une heure, donc je ne prends pas de nouvelles demandes pour le moment. Reviens plus tard : je réessaie à { $when }. Ce qui a été demandé avant n’est pas perdu.
