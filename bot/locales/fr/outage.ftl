### The image service is away: what members read, and what the operator reads. Members never read why.

# On the reply of a request that waits.
outage-waiting = **En attente** · le service d’images ne répond pas. Je réessaie tout seul { $when } ; rien n’est perdu.

# In each channel with requests that wait, taken back when it is over.
outage-notice = Le service d’images ne répond plus depuis { $since }. Je réessaie tout seul, et chaque image demandée ici sera dessinée dès son retour : rien n’est perdu.

refusal-outage = Le service d’images ne répond plus depuis plus d’une heure, donc je ne prends pas de nouvelles demandes pour le moment. Reviens plus tard : je réessaie { $when }. Ce qui a été demandé avant n’est pas perdu.

# To the operator, in direct messages.
outage-operator = **Le service d’images refuse de dessiner** depuis { $since } : { $cause } Les demandes sont mises en attente ; je réessaie tout seul, une demande à la fois. Les membres n’en apprennent pas la raison.
outage-cause-key = il n’accepte pas la clé de COMETAPI_KEY (401). Mets-en une valide dans les réglages et redémarre-moi.
outage-cause-balance = le compte n’a plus de solde (402). Recharge-le ; pas besoin de redémarrer.
outage-cause-down = il répond par des erreurs de serveur (5xx), ou il est injoignable.
