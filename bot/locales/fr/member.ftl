### What moderators know of one member, and what they can do.

command-member = Ce qui est noté d’un membre : images, signalements, avertissements, blocages, notes
command-member-person = Qui

button-member-show = Retour à la fiche
button-member-pictures = Images
button-member-refusals = Refus
button-member-reports = Signalements
button-member-warnings = Avertissements
button-member-notes = Notes
button-member-warn = Avertir…
button-member-note = Noter…
button-member-block = Bloquer…
button-member-unblock = Débloquer
button-member-remove = Tout retirer…

# $when: a day.
member-joined = Sur ce serveur depuis le { $when }
member-not-here = N’est pas sur ce serveur
member-not-blocked = **Bloqué :** non
# $until: never, or a moment; $moderator: a mention.
member-blocked = **Bloqué** { $until ->
    [never] pour toujours
   *[moment] jusqu’au { $until }
} par { $moderator }
member-pictures = **Images :** { $count }, dont { $removed } retirées
member-refused = **Demandes refusées en { $days } jours :** { $count }, dont { $filtered } pour leurs mots
member-reports = **Images signalées :** { $upheld } à raison, { $dismissed } sans suite, { $open } à décider
member-warnings = **Avertissements :** { $count }
member-notes = **Notes :** { $count }
member-remark = { $person } { $ago }
member-not-told = n’accepte pas de messages privés
member-hint = Seuls les modérateurs voient cette fiche et ses notes. « Tout retirer… » demande d’abord, et remonte à 7 jours. Pour chaque événement : /audit show.
member-noted = ✓ La note est enregistrée.
member-warned = ✓ L’avertissement est en route.
member-warnings-title = **Avertissements de { $person } :** { $count }
member-notes-title = **Notes sur { $person } :** { $count }
member-pictures-title = **Images de { $person } :** { $count }
member-refusals-title = **Demandes de { $person } refusées en 30 jours :** { $count }
member-reports-title = **Images signalées de { $person } :** { $count }
member-picture-removed = retirée
member-picture-private = visible pour ce membre seul
member-report-state = { $state ->
    [dismissed] sans suite, l’image est restée
    [removed] retirée
    [warned] retirée, avec avertissement
    [blocked] retirée, avec blocage
   *[open] pas encore décidé
}
member-note-drop = Retirer une note
member-form-warn = Avertir ce membre
member-form-warn-text = Avertissement, envoyé en privé
member-form-warn-hint = Il vient au nom des modérateurs de ce serveur
member-form-note = Note sur ce membre
member-form-note-text = Note
member-form-note-hint = Les modérateurs de ce serveur la lisent, le membre non
member-warning-usual = Ce que tu dessines ici enfreint les règles de ce serveur. Lis-les avant de dessiner à nouveau.

refusal-member-note-gone = Quelqu’un a déjà retiré cette note.
refusal-member-notes-many = Il y a { $limit } notes sur ce membre. Retires-en une d’abord.

# A strike is a warning, or a report that moderators upheld.
command-escalation = Ce qui suit de soi-même quand un membre a beaucoup de fautes
command-escalation-show = Montrer ce qui suit de soi-même
command-escalation-set = Après tant de fautes, bloquer le membre ou prévenir les modérateurs
command-escalation-strikes = Avertissements et signalements fondés
command-escalation-days = En tant de jours
command-escalation-block_hours = Bloquer pour tant d’heures ; 0 prévient seulement les modérateurs
command-escalation-refusals = Tant de demandes refusées pour leurs mots sont une faute ; 0 : aucune
command-escalation-off = Ne rien laisser suivre de soi-même
escalation-none = **Rien ne suit de soi-même** quand un membre a beaucoup d’avertissements, de signalements fondés ou de mots refusés. `/escalation set` change cela.
escalation-rule = { $follows ->
    [tell] Avec **{ $strikes } fautes en { $days ->
        [one] un jour
       *[other] { $days } jours
    }**, les modérateurs sont prévenus, et personne n’est bloqué.
   *[block] Avec **{ $strikes } fautes en { $days ->
        [one] un jour
       *[other] { $days } jours
    }**, un membre est bloqué { $hours ->
        [one] une heure
       *[other] { $hours } heures
    }, et les modérateurs sont prévenus.
} Une faute est un avertissement, ou un signalement que les modérateurs ont jugé fondé ; un signalement avec avertissement en est une seule.{ $refusals ->
    [0] { "" }
    [one] { " Chaque demande refusée pour ses mots en est une aussi." }
   *[other] { " " }Toutes les { $refusals } demandes refusées pour leurs mots, c’en est une aussi.
}
escalation-reason = Plusieurs avertissements, signalements fondés ou demandes refusées pour leurs mots
# $until: none, or a moment.
escalation-told = { $person } a { $count } fautes en { $days ->
        [one] un jour
       *[other] { $days } jours
    } { $until ->
    [none] et n’est pas bloqué.
   *[moment] et est bloqué jusqu’au { $until }.
}
escalation-hint = Plus avec /member ; la règle est dans /escalation show. « Débloquer » sur la fiche met fin au blocage plus tôt.
member-strikes = **Fautes :** { $count } sur { $most } en { $days ->
        [one] un jour
       *[other] { $days } jours
    }
