### /usage: what is left to a member, and what of theirs is under way. Seen by the member alone.

command-usage = Ce qu’il te reste, tes dessins en cours, et pourquoi ça attend

usage-title = ## Tes images
# $ago: "2 minutes ago"; $since: a day and its minute; $when: a time of day.
usage-outage = ⚠️ Le service d’images ne répond plus depuis le { $since }. Les demandes attendent ; prochain essai à { $when }.
usage-of-person = **Toi**
usage-of-outside = **Toi, en message privé et sur les serveurs sans Easel**
usage-of-channel = **Tout le monde dans ce salon**
usage-of-server = **Tout le monde sur ce serveur**
usage-hour = { $used } dans la dernière heure, il en reste { $left } sur { $limit }
usage-hour-unlimited = { $used } dans la dernière heure : pas de limite ici
usage-day = { $used } dans les dernières 24 heures, il en reste { $left } sur { $limit }
usage-day-unlimited = { $used } dans les dernières 24 heures : pas de limite ici
usage-concurrent = { $used } en cours, { $limit } au plus à la fois
usage-concurrent-unlimited = { $used } en cours : pas de limite ici
usage-frees = la prochaine passera à partir { $period ->
    [hour] de { $when }
   *[day] du { $when }
}
usage-pause = La pause après la dernière demande se termine à { $when }.
usage-weight = Tu as { $count } tours d’affilée là où les autres en ont un.
usage-budget = Le budget d’images de ce serveur est épuisé. Il se renouvelle le { $when }.

usage-no-jobs = Tu n’as rien en cours.
usage-jobs = **En cours : { $count }**
usage-job-runs = { $prompt } · [dessin en cours]({ $link }), demandé { $ago }
usage-job-waits = { $prompt } · [en attente]({ $link }) { $place ->
    [0] en tête de file
    [1] en tête de file
   *[other] à la place { $place }
}, demandé { $ago }
usage-job-held-off = { $prompt } · [en attente du service d’images]({ $link }), demandé { $ago }
usage-more = … et { $count } de plus
usage-why-own = -# Une personne n’a qu’un certain nombre de dessins en cours à la fois. Les autres suivent tout seuls.
usage-why-others = -# Toutes les places sont prises pour le moment. Chacun son tour : le tien arrive bientôt.
usage-why-held-off = -# Le service d’images demande un peu de patience. Ça reprend tout seul.
