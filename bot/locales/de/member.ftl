### What moderators know of one member, and what they can do.

command-member = Was zu einem Mitglied bekannt ist: Bilder, Meldungen, Verwarnungen, Sperren, Notizen
command-member-person = Wer

button-member-show = Zurück zur Karte
button-member-pictures = Bilder
button-member-refusals = Ablehnungen
button-member-reports = Meldungen
button-member-warnings = Verwarnungen
button-member-notes = Notizen
button-member-warn = Verwarnen …
button-member-note = Notiz …
button-member-block = Sperren …
button-member-unblock = Entsperren
button-member-remove = Alles entfernen …

# $when: a day.
member-joined = Seit { $when } auf diesem Server
member-not-here = Nicht auf diesem Server
member-not-blocked = **Gesperrt:** nein
# $until: never, or a moment; $moderator: a mention.
member-blocked = **Gesperrt** { $until ->
    [never] für immer
   *[moment] bis { $until }
} von { $moderator }
member-pictures = **Bilder:** { $count }, davon { $removed } entfernt
member-refused = **Abgelehnte Anfragen in { $days } Tagen:** { $count }, davon { $filtered } wegen ihres Textes
member-reports = **Gemeldete Bilder:** { $upheld } zu Recht, { $dismissed } zurückgewiesen, { $open } offen
member-warnings = **Verwarnungen:** { $count }
member-notes = **Notizen:** { $count }
member-remark = { $person } { $ago }
member-not-told = nimmt keine Direktnachrichten an
member-hint = Nur die Moderation sieht diese Karte und die Notizen. „Alles entfernen …“ fragt vorher und reicht 7 Tage zurück. Einzelne Ereignisse: /audit show.
member-noted = ✓ Die Notiz ist gespeichert.
member-warned = ✓ Die Verwarnung ist unterwegs.
member-warnings-title = **Verwarnungen von { $person }:** { $count }
member-notes-title = **Notizen zu { $person }:** { $count }
member-pictures-title = **Bilder von { $person }:** { $count }
member-refusals-title = **In 30 Tagen abgelehnte Anfragen von { $person }:** { $count }
member-reports-title = **Gemeldete Bilder von { $person }:** { $count }
member-picture-removed = entfernt
member-picture-private = nur für das Mitglied sichtbar
member-report-state = { $state ->
    [dismissed] zurückgewiesen, das Bild blieb
    [removed] entfernt
    [warned] entfernt, mit Verwarnung
    [blocked] entfernt, mit Sperre
   *[open] noch nicht entschieden
}
member-note-drop = Eine Notiz entfernen
member-form-warn = Dieses Mitglied verwarnen
member-form-warn-text = Verwarnung, als Direktnachricht
member-form-warn-hint = Sie kommt im Namen der Moderation dieses Servers
member-form-note = Notiz zu diesem Mitglied
member-form-note-text = Notiz
member-form-note-hint = Die Moderation dieses Servers liest sie, das Mitglied nicht
member-warning-usual = Was du hier zeichnest, verstößt gegen die Regeln dieses Servers. Bitte lies die Regeln, bevor du wieder zeichnest.

refusal-member-note-gone = Diese Notiz hat schon jemand entfernt.
refusal-member-notes-many = Zu diesem Mitglied gibt es { $limit } Notizen. Entferne zuerst eine.

# A strike is a warning, or a report that moderators upheld.
command-escalation = Was von selbst folgt, wenn ein Mitglied viele Verstöße hat
command-escalation-show = Zeigen, was von selbst folgt
command-escalation-set = Nach so vielen Verstößen sperren oder der Moderation Bescheid sagen
command-escalation-strikes = Verwarnungen und berechtigte Meldungen
command-escalation-days = Innerhalb so vieler Tage
command-escalation-block_hours = So viele Stunden sperren; 0 sagt nur der Moderation Bescheid
command-escalation-refusals = So viele wegen ihres Textes abgelehnte Anfragen sind ein Verstoß; 0: keiner
command-escalation-off = Nichts von selbst folgen lassen
escalation-none = **Von selbst folgt nichts**, wenn ein Mitglied viele Verwarnungen, berechtigte Meldungen oder abgelehnte Texte hat. `/escalation set` ändert das.
escalation-rule = { $follows ->
    [tell] Bei **{ $strikes } Verstößen in { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    }** erfährt es die Moderation, und niemand wird gesperrt.
   *[block] Bei **{ $strikes } Verstößen in { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    }** wird ein Mitglied { $hours ->
        [one] eine Stunde
       *[other] { $hours } Stunden
    } gesperrt, und die Moderation erfährt es.
} Ein Verstoß ist eine Verwarnung oder eine Meldung, der die Moderation recht gab; eine Meldung mit Verwarnung zählt einmal.{ $refusals ->
    [0] { "" }
    [one] { " Auch jede wegen ihres Textes abgelehnte Anfrage ist einer." }
   *[other] { " " }Auch je { $refusals } wegen ihres Textes abgelehnte Anfragen sind einer.
}
escalation-reason = Mehrere Verwarnungen, berechtigte Meldungen oder wegen ihres Textes abgelehnte Anfragen
# $until: none, or a moment.
escalation-told = { $person } hat { $count } Verstöße innerhalb von { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    } { $until ->
    [none] und ist nicht gesperrt.
   *[moment] und ist bis { $until } gesperrt.
}
escalation-hint = Mehr mit /member; die Regel steht in /escalation show. Mit „Entsperren“ auf der Karte endet eine Sperre früher.
member-strikes = **Verstöße:** { $count } von { $most } innerhalb von { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    }
