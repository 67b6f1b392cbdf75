### Limits: what members are told who reached one, and the panel where managers set them.

# $scope: person, channel or server; $period: hour or day; $when: "14:05" with hour, "1 December 2026 14:05" with day.
refusal-limit-period = { $scope ->
    [person] Du hattest
    [outside] In Direktnachrichten und auf Servern ohne Easel hattest du
    [channel] Dieser Kanal hatte
   *[server] Dieser Server hatte
} in { $period ->
    [hour] der letzten Stunde
   *[day] den letzten 24 Stunden
} { $used ->
    [one] ein Bild
   *[other] { $used } Bilder
}; das Limit ist { $limit }. { $asked ->
    [one] Das nächste geht
   *[other] { $asked } weitere gehen
} ab { $when }.
refusal-limit-at-once = { $scope ->
    [person] Für dich gibt es
    [outside] In Direktnachrichten und auf Servern ohne Easel gibt es für dich
    [channel] In diesem Kanal gibt es
   *[server] Auf diesem Server gibt es
} höchstens { $limit ->
    [one] ein Bild
   *[other] { $limit } Bilder
} { $period ->
    [hour] pro Stunde
   *[day] pro Tag
}, also gehen { $asked } auf einmal nie. Frag weniger an.
refusal-limit-concurrent = { $scope ->
    [person] Von dir in Arbeit:
    [channel] In diesem Kanal in Arbeit:
   *[server] Auf diesem Server in Arbeit:
} { $used ->
    [one] eine Anfrage
   *[other] { $used } Anfragen
}; das Limit ist { $limit }. Frag wieder an, wenn Platz ist; deine zeigt /usage.
refusal-limit-cooldown = { $scope ->
    [person] Du kannst nur alle { $seconds } Sekunden anfragen.
    [channel] In diesem Kanal kann nur alle { $seconds } Sekunden jemand anfragen.
   *[server] Auf diesem Server kann nur alle { $seconds } Sekunden jemand anfragen.
} Das nächste Mal geht es ab { $when }.
refusal-limit-unreadable = „{ $typed }“ ist kein Limit. Schreib eine ganze Zahl bis { $most }, „unbegrenzt“ oder nichts.
refusal-limit-zero = Mit null könnte niemand zeichnen. Um jemanden am Zeichnen zu hindern, ändere mit /policy, wer zeichnen darf.

## The panel. Seen by managers alone.

command-limits = Sehen und festlegen, wie viel Personen, Rollen, Kanäle und dieser Server zeichnen dürfen

limits-title = ## Limits
limits-hint = -# Gezählt werden die Bilder der jeweils letzten 60 Minuten und 24 Stunden. Was fehlschlägt, zählt nicht. Von den Rollen einer Person gilt die großzügigste.
limits-none = kein Limit
limits-unset = nicht festgelegt
limits-unlimited = unbegrenzt
limits-more = … und { $count } weitere
limits-are-exempt = Die Moderation hat keine eigenen Limits.
limits-of-person = Jede Person
limits-of-server = Alle zusammen
limits-about-person = Außer wenn eine ihrer Rollen eigene Limits hat
limits-about-server = Auf dem ganzen Server
limits-says-concurrent = { $value ->
    [0] beliebig viele gleichzeitig
   *[other] { $value } gleichzeitig
}
limits-says-per-hour = { $value ->
    [0] beliebig viele pro Stunde
   *[other] { $value } pro Stunde
}
limits-says-per-day = { $value ->
    [0] beliebig viele pro Tag
   *[other] { $value } pro Tag
}
limits-says-cooldown-seconds = { $value ->
    [0] keine Pause
   *[other] { $value } s Pause
}
limits-says-weight = { $value ->
    [one] einmal an der Reihe
   *[other] { $value }-mal hintereinander an der Reihe
}
limits-pick = Die Limits für alle ändern
limits-pick-role = Die Limits einer Rolle ändern
limits-pick-channel = Die Limits eines Kanals ändern
limits-exempt = Für die Moderation aufheben
limits-unexempt = Auch die Moderation begrenzen
limits-forget-gone = { $count ->
    [one] Ein verwaistes Limit löschen
   *[other] { $count } verwaiste Limits löschen
}

limits-form-person = Limits für jede Person
limits-form-server = Limits für alle zusammen
limits-form-role = Limits der Rolle
limits-form-channel = Limits des Kanals
limits-form-hint = Leer: kein Limit
limits-form-hint-role = Leer: wie für alle. „unbegrenzt“ hebt das Limit auf
limits-form-hint-cooldown = Sekunden; leer: keine
limits-form-hint-weight = 1 bis 10: wie oft an der Reihe, wo andere es einmal sind
limits-field-concurrent = Anfragen gleichzeitig
limits-field-per-hour = Bilder pro Stunde
limits-field-per-day = Bilder pro Tag
limits-field-cooldown-seconds = Pause zwischen Anfragen
limits-field-weight = Wie oft hintereinander an der Reihe

limits-changed = **Geändert: { $name }**
limits-change-line = { $field }: { $before } → **{ $after }**
limits-unchanged = Nichts geändert: { $name }.
limits-odd-day = ⚠️ Das Limit pro Tag liegt unter dem pro Stunde, das damit nie erreicht wird.
limits-odd-cooldown = ⚠️ Zwischen zwei Anfragen liegen jetzt { $minutes } Minuten. Damit kann die meiste Zeit niemand zeichnen.
limits-now-exempt = **Geändert:** Die Moderation hat keine eigenen Limits.
limits-now-unexempt = **Geändert:** Die Moderation hat Limits wie alle anderen.
limits-forgotten = **Geändert:** { $count ->
    [one] Ein Limit einer gelöschten Rolle oder eines gelöschten Kanals ist
   *[other] { $count } Limits gelöschter Rollen und Kanäle sind
} weg.
