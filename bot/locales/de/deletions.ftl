### Gelöschte Rollen und Kanäle, die Regeln oder Einstellungen nannten: eine Nachricht an die Moderation.

# $count: how many.
deletions-title = { $count ->
    [one] Eine Rolle oder ein Kanal wurde gelöscht, den Easels Einstellungen nennen
   *[other] { $count } Rollen und Kanäle wurden gelöscht, die Easels Einstellungen nennen
}
deletions-names = Gelöscht: { $names }.
deletions-rule = **{ $rule }**, { $place }: { $consequence }
deletions-who-some = Die anderen Rollen dürfen weiter zeichnen.
deletions-who-none = Keine der Rollen ist übrig, deshalb darf dort nur die Moderation zeichnen, bis ihr andere wählt.
deletions-denied-roles-some = Die anderen dürfen weiter nicht zeichnen. Wer die gelöschte Rolle hatte, darf es, wenn nichts anderes es ablehnt.
deletions-denied-roles-none = Keine der Rollen ist übrig. Wer die gelöschte Rolle hatte, darf zeichnen, wenn nichts anderes es ablehnt.
deletions-review-some = Bilder der anderen Rollen warten weiter auf Freigabe.
deletions-review-none = Keine der Rollen ist übrig, deshalb warten alle Bilder auf Freigabe, bis ihr andere wählt.
deletions-review-except = Bilder von allen, die die Rolle hatten, warten jetzt auf Freigabe.
deletions-channels = { $count ->
    [one] Die Regeln eines Ortes sind mit ihm weg.
   *[other] Die Regeln von { $count } Orten sind mit ihnen weg.
}
deletions-carried = Die Regeln der Kategorie { $category } gelten jetzt für die Kanäle, die in ihr waren: { $channels }.
deletions-shut = Es war der letzte Ort, an dem gezeichnet werden durfte. Überall darf jetzt nur die Moderation zeichnen, bis ihr mit /setup andere wählt.
deletions-setting-review-channel-id = Freigaben, Meldungen und Einsprüche haben keinen eigenen Kanal mehr. Wählt einen mit /setup.
deletions-setting-log-channel-id = Das Protokoll wird nirgends mehr gepostet. Wählt einen Kanal mit /audit log-channel.
deletions-setting-showcase-channel-id = Das Schaufenster hat keinen Kanal mehr. Wählt einen mit /showcase.
deletions-setting-manager-role-ids = Eine Rolle, die Easels Einstellungen ändern konnte, ist weg. Wählt andere mit /setup.
deletions-setting-ping-role-id = Die Rolle, die angepingt wurde, wenn etwas wartet, ist weg. Wählt eine andere mit /setup.
deletions-setting-limits = Eine Rolle mit eigenen Limits ist weg: Für ihre Mitglieder gelten die Limits aller. /limits vergisst sie.
deletions-fix = Wer den Server verwaltet, kann hier oder mit /policy edit andere wählen.
deletions-set = Neu setzen: { $rule }
