### /audit: the audit log of a server, for its moderators alone, and the channel it is posted in.

command-audit = Qui a demandé quoi sur ce serveur, ce que ça a coûté, et qui a décidé quoi
command-audit-show = Consulter le journal, du plus récent au plus ancien
command-audit-export = Obtenir le journal dans un fichier pour tableur (CSV), 10 000 lignes au plus
command-audit-person = Seulement ce que ce membre a fait, ou ce qui le concerne
command-audit-channel = Seulement ce qui s’est passé dans ce salon, ce forum ou ce fil
command-audit-what = Seulement les événements de ce type
command-audit-since_days = Pas plus vieux que ce nombre de jours
command-audit-until_days = Vieux d’au moins ce nombre de jours
command-audit-words = Seulement les événements dont le texte contient cela
command-audit-decided_by = Seulement ce que cette personne a décidé ou changé
command-audit-topic-requests = Demandes et leur issue
command-audit-topic-refused = Demandes refusées, filtre déclenché
command-audit-topic-reviews = Approbations
command-audit-topic-reports = Signalements et contestations
command-audit-topic-measures = Retraits, avertissements, blocages
command-audit-topic-settings = Règles et réglages modifiés
command-audit-topic-budget = Alertes de budget
command-audit-topic-other = Tout le reste
command-audit-log = Montrer ou fixer le salon où le journal est publié au fur et à mesure
command-audit-log-channel = Où ; sans salon, tu vois où il est publié, et peux l’arrêter
command-audit-retention = Choisir combien de temps le journal est conservé
command-audit-retention-days = Nombre de jours

refusal-audit-days = Il faut que « until_days » soit plus petit que « since_days » : les deux comptent à rebours à partir de maintenant.
refusal-audit-log = Je ne peux rien publier dans { $channel }. Accorde-moi « Voir les salons » et « Envoyer des messages » dans ce salon, puis choisis-le à nouveau.

audit-title = ## Ce qui s’est passé
    -# Conservé pendant { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }. Pour changer cette durée : /audit retention.
audit-nothing = Rien dans le journal ne correspond.
audit-older = Plus anciens
audit-newest = Les plus récents
# $words: what somebody typed.
audit-containing = contenant « { $words } »
audit-containing-nothing = Plus de recherche dans le texte
audit-looked = 5 000 événements parcourus, jusqu’au { $until }. « Plus anciens » cherche plus loin.
# $person: a mention.
audit-decided-by = décidé par { $person }
audit-since = depuis le { $when }
audit-until = jusqu’au { $when }
audit-log-gone = ⚠️ Le salon du journal n’existe plus, donc rien n’est publié. Choisis-en un autre avec /audit log-channel.
audit-log-forbidden = ⚠️ Je ne peux plus rien publier dans { $channel }, le salon du journal. Accorde-moi « Voir les salons » et « Envoyer des messages » dans ce salon, ou choisis-en un autre avec /audit log-channel.
audit-log-skipped = -# { $count } événements plus anciens, c’est trop pour tout publier. Consulte-les avec /audit show.
audit-log-now = Le journal est publié : **{ $place }**.
audit-log-since = Réglé par { $person }, { $when }.
audit-log-how = Pour choisir un salon : /audit log-channel channel:
audit-log-stop = Ne plus le publier
audit-log-keep = Continuer
audit-log-question = Ne plus publier le journal ? Rien de nouveau n’apparaîtrait dans { $channel } ; sa dernière ligne dit que c’était toi. /audit show a toujours tout.
audit-log-ended = 🔕 { $person } a arrêté la publication du journal ici. /audit show a toujours tout.
audit-log-moved = ➡️ { $person } fait publier le journal dans { $channel } à partir de maintenant.
audit-log-set = Publication du journal jusqu’ici : { $before }. Désormais : { $after }.
audit-nowhere = nulle part
audit-retention-set = Le journal était conservé { $before ->
    [one] { $before } jour
   *[other] { $before } jours
}. Désormais : { $after ->
    [one] { $after } jour
   *[other] { $after } jours
}. Ce qui est plus ancien est supprimé d’ici un jour.
audit-exported = Le journal : { $count ->
    [one] { $count } événement
   *[other] { $count } événements
}.
audit-exported-part = Les { $count } événements les plus récents ; un fichier n’en contient pas plus. Pour obtenir les autres, restreins la période avec since_days et until_days.

audit-link = message
# $person: a mention.
audit-by = par { $person }
audit-pictures = { $count ->
    [one] { $count } image
   *[other] { $count } images
}
audit-cost = { $price }
audit-refunded = { $price }, remboursé
audit-refunded-but-paid = { $price }, remboursé mais payé

audit-kind-asked = Demande
audit-kind-refused = Refus
audit-kind-delivered = Livraison
audit-kind-failed = Échec
audit-kind-canceled = Annulation
audit-kind-filter-logged = Filtre déclenché
audit-kind-safety-reported = Modération prévenue d’un refus
audit-kind-review-asked = En attente d’approbation
audit-kind-approved = Image approuvée
audit-kind-rejected = Image rejetée
audit-kind-review-expired = Approbation expirée
audit-kind-reported = Signalement
audit-kind-appealed = Contestation
audit-kind-report-dismissed = Signalement classé
audit-kind-appeal-accepted = Contestation acceptée
audit-kind-appeal-dismissed = Contestation rejetée
audit-kind-removed = Retrait
audit-kind-warned = Avertissement
audit-kind-escalated = Suite de plusieurs fautes
audit-kind-noted = Note écrite
audit-kind-note-removed = Note retirée
audit-kind-blocked = Blocage
audit-kind-unblocked = Déblocage
audit-kind-rules-changed = Règles modifiées
audit-kind-settings-changed = Réglages modifiés
audit-kind-limits-changed = Limites modifiées
audit-kind-named-deleted = Rôle ou salon nommé supprimé
audit-kind-filter-changed = Filtre modifié
audit-kind-styles-changed = Styles modifiés
audit-kind-wildcards-changed = Jokers modifiés
audit-kind-config-imported = Configuration importée
audit-kind-config-undone = Import annulé
audit-kind-budget-warned = Alerte de budget
audit-kind-budget-reached = Budget atteint
audit-kind-outage-told = Panne du service d’images annoncée
audit-kind-erased = Données effacées
audit-kind-server-allowed = Serveur autorisé
audit-kind-server-denied = Serveur refusé
audit-kind-server-forgotten = Décision sur un serveur retirée
audit-kind-server-left = Serveur quitté
audit-kind-maintenance-begun = Maintenance commencée
audit-kind-maintenance-ended = Maintenance terminée

# The words in quotes are a member’s; then what else is noted of an event.
audit-prompt = « { $prompt } »
audit-fact = { $name } : { $value }

audit-fact-action = Action
audit-fact-added = Ajouté
audit-fact-are-moderators-exempt = Modérateurs sans limites
audit-fact-budget = Budget
audit-fact-budget-day = Budget par jour
audit-fact-budget-month = Budget par mois
audit-fact-category = Catégorie
audit-fact-changed = Modifié
audit-fact-count = Images
audit-fact-deleted = Supprimé
audit-fact-entries = Entrées
audit-fact-entry = Entrée
audit-fact-escalation = Suite des fautes
# $hours: of the block, 0: none; $refusals: so many are one strike, 0: they are none.
audit-escalation = { $strikes } fautes en { $days ->
    [one] un jour
   *[other] { $days } jours
}{ $hours ->
    [0] , sans blocage
    [one] , blocage d’une heure
   *[other] , blocage de { $hours } heures
}{ $refusals ->
    [0] { "" }
    [one] , chaque refus compte
   *[other] , { $refusals } refus comptent pour une
}
audit-fact-gone = Limites de rôles et de salons supprimés
audit-fact-is-set-up = Configuré
audit-fact-limits = Limites
audit-fact-log-channel-id = Salon du journal
audit-fact-manager-role-ids = Rôles qui gèrent Easel
audit-fact-of = Pour
audit-fact-period = Période
audit-fact-ping-for = Mentionné pour
audit-fact-ping-role-id = Rôle mentionné pour les cas
audit-fact-price-shown-from = Prix affichés à partir de
audit-fact-refunds-a-day = Remboursements par jour, pour chaque personne
audit-fact-problem = Problème
audit-fact-reason = Raison
audit-fact-removed = Retiré
audit-fact-server = Serveur
audit-fact-retention-days = Jours de conservation du journal
audit-fact-review-channel-id = Salon d’approbation
audit-fact-review-hours = Heures d’attente d’une approbation
audit-fact-showcase-channel-id = Vitrine
audit-fact-showcase-stars = Étoiles pour la vitrine
audit-fact-since = Depuis
audit-fact-spent = Dépensé
audit-fact-spoiler = En spoiler
audit-fact-style = Style
audit-fact-text = Texte
audit-fact-until = Jusqu’à
audit-fact-why = Pourquoi
audit-fact-wildcard = Joker
audit-fact-words = Mots pour les membres
audit-fact-rules = Règles
audit-fact-settings = Réglages
audit-fact-filter = Filtre de prompts
audit-fact-styles = Styles
audit-fact-wildcards = Jokers

audit-value-day = aujourd’hui
audit-value-false = non
audit-value-filter = le filtre de prompts
audit-value-log = seulement noté
audit-value-message-gone = le message a disparu
audit-value-month = ce mois-ci
audit-value-never = définitivement
audit-value-no-channel = aucun salon où demander
audit-value-no-direct-messages = n’accepte pas les messages privés
audit-value-none = aucun
audit-value-person = chaque personne
audit-value-refuse = refusé
audit-value-review = approbation des modérateurs
audit-value-rules = les règles du salon
audit-value-server = tout le monde ensemble
audit-value-slow = la recherche prend trop de temps
audit-value-true = oui
audit-value-yes = oui
