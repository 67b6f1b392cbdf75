### /audit: the audit log of a server, for its moderators alone, and the channel it is posted in.

command-audit = Wer auf diesem Server was angefordert hat, was es gekostet und wer was entschieden hat
command-audit-show = Ins Protokoll schauen, das Neueste zuerst
command-audit-export = Das Protokoll als Tabellendatei (CSV) holen, bis zu 10.000 Zeilen
command-audit-person = Nur, was dieses Mitglied getan hat oder was es betrifft
command-audit-channel = Nur, was in diesem Kanal, Forum oder Thread passiert ist
command-audit-what = Nur Einträge dieser Art
command-audit-since_days = Höchstens so viele Tage alt
command-audit-until_days = Mindestens so viele Tage alt
command-audit-words = Nur Ereignisse, deren Text das enthält
command-audit-decided_by = Nur was diese Person entschieden oder geändert hat
command-audit-topic-requests = Anfragen und wie sie ausgingen
command-audit-topic-refused = Abgelehnte Anfragen, Treffer des Filters
command-audit-topic-reviews = Freigaben
command-audit-topic-reports = Meldungen und Einsprüche
command-audit-topic-measures = Entfernungen, Verwarnungen, Sperren
command-audit-topic-settings = Geänderte Regeln und Einstellungen
command-audit-topic-budget = Budgetwarnungen
command-audit-topic-other = Alles andere
command-audit-log = Den Kanal zeigen oder festlegen, in dem das Protokoll fortlaufend gepostet wird
command-audit-log-channel = Wo; ohne Angabe siehst du, wo es gepostet wird, und kannst es beenden
command-audit-retention = Festlegen, wie lange das Protokoll aufbewahrt wird
command-audit-retention-days = So viele Tage

refusal-audit-days = „until_days“ muss kleiner sein als „since_days“: Beide zählen von jetzt an zurück.
refusal-audit-log = Ich kann in { $channel } nicht posten. Gib mir dort „Kanal ansehen“ und „Nachrichten senden“ und stelle es dann noch einmal ein.

audit-title = ## Was passiert ist
    -# Wird { $days ->
        [one] einen Tag
       *[other] { $days } Tage
    } aufbewahrt. Ändern kannst du das mit /audit retention.
audit-nothing = Dazu steht nichts im Protokoll.
audit-older = Ältere
audit-newest = Neueste
# $words: what somebody typed.
audit-containing = enthält „{ $words }“
audit-containing-nothing = Es wird nach keinem Text mehr gesucht
audit-looked = 5.000 Ereignisse durchsucht, zurück bis { $until }. „Ältere“ sucht weiter.
# $person: a mention.
audit-decided-by = entschieden von { $person }
audit-since = ab { $when }
audit-until = bis { $when }
audit-log-gone = ⚠️ Den Protokollkanal gibt es nicht mehr, deshalb wird nichts gepostet. Wähle mit /audit log-channel einen anderen.
audit-log-forbidden = ⚠️ Ich kann im Protokollkanal { $channel } nicht mehr posten. Gib mir dort „Kanal ansehen“ und „Nachrichten senden“ oder wähle mit /audit log-channel einen anderen.
audit-log-skipped = -# Es gibt { $count } frühere Einträge; das sind zu viele, um sie zu posten. Schau sie dir mit /audit show an.
audit-log-now = Das Protokoll wird gepostet: **{ $place }**.
audit-log-since = Festgelegt von { $person }, { $when }.
audit-log-how = So wählst du einen Kanal: /audit log-channel channel:
audit-log-stop = Nirgends posten
audit-log-keep = Dabei bleiben
audit-log-question = Das Protokoll nirgends mehr posten? In { $channel } erschiene nichts Neues; die letzte Zeile dort sagt, dass du das warst. /audit show hat weiter alles.
audit-log-ended = 🔕 { $person } hat das Posten des Protokolls hier beendet. /audit show hat weiter alles.
audit-log-moved = ➡️ { $person } lässt das Protokoll ab jetzt in { $channel } posten.
audit-log-set = Kanal für das Protokoll bisher: { $before }. Ab jetzt: { $after }.
audit-nowhere = keiner
audit-retention-set = So viele Tage wurde das Protokoll bisher aufbewahrt: { $before }. Ab jetzt: { $after }. Was älter ist, wird innerhalb eines Tages gelöscht.
audit-exported = Das Protokoll: { $count ->
    [one] ein Eintrag
   *[other] { $count } Einträge
}.
audit-exported-part = Die neuesten { $count } Einträge; mehr passt nicht in eine Datei. Grenze es mit since_days und until_days ein, um die anderen zu bekommen.

audit-link = Nachricht
# $person: a mention.
audit-by = durch { $person }
audit-pictures = { $count ->
    [one] 1 Bild
   *[other] { $count } Bilder
}
audit-cost = { $price }
audit-refunded = { $price }, erstattet
audit-refunded-but-paid = { $price }, erstattet, aber bezahlt

audit-kind-asked = Angefragt
audit-kind-refused = Anfrage abgelehnt
audit-kind-delivered = Geliefert
audit-kind-failed = Fehlgeschlagen
audit-kind-canceled = Abgebrochen
audit-kind-filter-logged = Treffer des Filters
audit-kind-safety-reported = Moderation über eine Ablehnung informiert
audit-kind-review-asked = Wartet auf Freigabe
audit-kind-approved = Freigegeben
audit-kind-rejected = Freigabe abgelehnt
audit-kind-review-expired = Freigabe verfallen
audit-kind-reported = Gemeldet
audit-kind-appealed = Einspruch eingelegt
audit-kind-report-dismissed = Meldung zurückgewiesen
audit-kind-appeal-accepted = Einspruch angenommen
audit-kind-appeal-dismissed = Einspruch zurückgewiesen
audit-kind-removed = Entfernt
audit-kind-warned = Verwarnt
audit-kind-escalated = Folge mehrerer Verstöße
audit-kind-noted = Notiz geschrieben
audit-kind-note-removed = Notiz entfernt
audit-kind-blocked = Gesperrt
audit-kind-unblocked = Entsperrt
audit-kind-rules-changed = Regeln geändert
audit-kind-settings-changed = Einstellungen geändert
audit-kind-limits-changed = Limits geändert
audit-kind-named-deleted = Genannte Rolle oder genannter Kanal gelöscht
audit-kind-filter-changed = Filter geändert
audit-kind-styles-changed = Stile geändert
audit-kind-wildcards-changed = Wildcards geändert
audit-kind-config-imported = Konfiguration importiert
audit-kind-config-undone = Import rückgängig gemacht
audit-kind-budget-warned = Budgetwarnung
audit-kind-budget-reached = Budget erreicht
audit-kind-outage-told = Ausfall des Bilddienstes mitgeteilt
audit-kind-erased = Daten gelöscht
audit-kind-server-allowed = Server freigegeben
audit-kind-server-denied = Server untersagt
audit-kind-server-forgotten = Entscheidung über einen Server zurückgenommen
audit-kind-server-left = Server verlassen
audit-kind-maintenance-begun = Wartung begonnen
audit-kind-maintenance-ended = Wartung beendet

# The words in quotes are a member’s; then what else is noted of an event.
audit-prompt = „{ $prompt }“
audit-fact = { $name }: { $value }

audit-fact-action = Aktion
audit-fact-added = Hinzugefügt
audit-fact-are-moderators-exempt = Moderation ohne Limits
audit-fact-budget = Budget
audit-fact-budget-day = Budget pro Tag
audit-fact-budget-month = Budget pro Monat
audit-fact-category = Kategorie
audit-fact-changed = Geändert
audit-fact-count = Bilder
audit-fact-deleted = Gelöscht
audit-fact-entries = Einträge
audit-fact-entry = Eintrag
audit-fact-escalation = Folge von Verstößen
# $hours: of the block, 0: none; $refusals: so many are one strike, 0: they are none.
audit-escalation = { $strikes } Verstöße in { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
}{ $hours ->
    [0] , ohne Sperre
    [one] , Sperre für eine Stunde
   *[other] , Sperre für { $hours } Stunden
}{ $refusals ->
    [0] { "" }
    [one] , jede Ablehnung zählt
   *[other] , { $refusals } Ablehnungen zählen als einer
}
audit-fact-gone = Limits gelöschter Rollen und Kanäle
audit-fact-is-set-up = Eingerichtet
audit-fact-limits = Limits
audit-fact-log-channel-id = Kanal für das Protokoll
audit-fact-manager-role-ids = Rollen, die Easel verwalten
audit-fact-of = Für
audit-fact-period = Zeitraum
audit-fact-ping-for = Angepingt für
audit-fact-ping-role-id = Rolle, die für Fälle angepingt wird
audit-fact-price-shown-from = Preise zeigen ab
audit-fact-refunds-a-day = Erstattungen am Tag, pro Person
audit-fact-problem = Problem
audit-fact-reason = Begründung
audit-fact-removed = Entfernt
audit-fact-server = Server
audit-fact-retention-days = Aufbewahrung des Protokolls in Tagen
audit-fact-review-channel-id = Kanal für Freigaben
audit-fact-review-hours = Wartezeit auf Freigabe in Stunden
audit-fact-showcase-channel-id = Schaufenster
audit-fact-showcase-stars = Sterne fürs Schaufenster
audit-fact-since = Seit
audit-fact-spent = Ausgegeben
audit-fact-spoiler = Als Spoiler
audit-fact-style = Stil
audit-fact-text = Worte
audit-fact-until = Bis
audit-fact-why = Grund
audit-fact-wildcard = Wildcard
audit-fact-words = Worte für Mitglieder
audit-fact-rules = Regeln
audit-fact-settings = Einstellungen
audit-fact-filter = Prompt-Filter
audit-fact-styles = Stile
audit-fact-wildcards = Wildcards

audit-value-day = heute
audit-value-false = nein
audit-value-filter = der Prompt-Filter
audit-value-log = nur vermerkt
audit-value-message-gone = die Nachricht ist weg
audit-value-month = dieser Monat
audit-value-never = dauerhaft
audit-value-no-channel = kein Kanal zum Fragen
audit-value-no-direct-messages = nimmt keine Direktnachrichten an
audit-value-none = nicht festgelegt
audit-value-person = jede Person
audit-value-refuse = abgelehnt
audit-value-review = Freigabe durch die Moderation
audit-value-rules = die Regeln des Kanals
audit-value-server = alle zusammen
audit-value-slow = die Suche danach dauert zu lange
audit-value-true = ja
audit-value-yes = ja
