### Warum jemand zeichnen darf oder nicht: was jede Prüfung sagt, die keine Regel ist. $person und $place: Erwähnungen.

explain-name-discord = Discord
explain-name-easel = Easel hier
explain-name-server = Dieser Server
explain-name-blocks = Sperre
explain-name-strikes = Verstöße
explain-name-safety = Überall abgelehnt
explain-name-filter = Wörter auf der Liste
explain-name-filter-everywhere = Überall abgelehnte Wörter
explain-name-maintenance = Wartung
explain-name-outage = Bilddienst
explain-name-budget = Budget
explain-name-limits = Limits

# $scope: person, channel, server or outside.
explain-name-limit = { $scope ->
    [person] Limit je Mitglied
    [channel] Limit des Kanals
    [outside] Limit außerhalb von Servern mit Easel
   *[server] Limit des Servers
}

policy-missing-none = Das Mitglied darf den Kanal sehen, dort schreiben und Befehle nutzen.
policy-missing-write = Discord lässt das Mitglied hier nicht schreiben (Nachrichten senden), also kann es keinen Befehl eintippen.
policy-missing-timeout = Das Mitglied hat bis { $until } eine Auszeit, und Discord lässt es keine Befehle nutzen.
explain-bot-may = Ich darf hier Bilder posten.
# $count, $most: strikes; $refusals: so many refused requests are one, 0: they are none; $hours: of the block, 0: none.
explain-strikes = { $count } von { $most } Verstößen in { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    }: Verwarnungen{ $refusals ->
    [0] { " " }und berechtigte Meldungen.
    [one] , berechtigte Meldungen und jede wegen ihres Textes abgelehnte Anfrage.
   *[other] , berechtigte Meldungen und einer für je { $refusals } wegen ihres Textes abgelehnte Anfragen.
} { $hours ->
    [0] Bei { $most } erfährt es die Moderation.
    [one] Bei { $most } folgt eine Sperre für eine Stunde.
   *[other] Bei { $most } folgt eine Sperre für { $hours } Stunden.
}
explain-not-blocked = Keine Sperre.
explain-blocked = Gesperrt: { $until ->
    [never] für immer
   *[moment] bis { $until }
}. { $reason ->
    [none] Ein Grund ist nicht angegeben.
   *[given] Der Grund: „{ $reason }“.
}
explain-blocked-everywhere = Überall gesperrt von denen, die Easel betreiben: { $until ->
    [never] für immer
   *[moment] bis { $until }
}. { $reason ->
    [none] Ein Grund ist nicht angegeben.
   *[given] Der Grund: „{ $reason }“.
}
explain-blocked-elsewhere = Auf einem anderen Server gesperrt, was auch hier gilt: { $until ->
    [never] für immer
   *[moment] bis { $until }
}. Beenden kann das die Moderation dort.
explain-safety = Sexuelle Bilder von Minderjährigen und das Ausziehen von Menschen auf Bildern, was auch immer festgelegt ist.
explain-safety-refused = Diese Wörter verlangen, was nirgends gezeichnet wird.

# $level: 0 (off) to 3 (strict); $count: how many entries of the list count at it.
explain-filter = { $count ->
    [0] Kein Eintrag der Liste gilt hier
    [one] Ein Eintrag der Liste gilt hier
   *[other] { $count } Einträge der Liste gelten hier
} ({ $level ->
    [1] locker
    [2] mittel
   *[3] streng
}).
explain-filter-off = Die Liste gilt hier nicht: Der Prompt-Filter ist aus.

# $action: what happens to words that match: refuse, review, log; appealed: an appeal lets them pass.
explain-filter-found = { $action ->
    [refuse] Abgelehnt: Die Wörter treffen auf „{ $entry }“ zu.
    [review] Erst sieht sich jemand aus der Moderation das Bild an: Die Wörter treffen auf „{ $entry }“ zu.
    [log] Nur vermerkt: Die Wörter treffen auf „{ $entry }“ zu.
   *[appealed] Die Wörter treffen auf „{ $entry }“ zu, aber die Moderation hat einem Einspruch stattgegeben.
}
explain-filter-everywhere = Keines der Wörter steht auf der Liste derer, die Easel betreiben.
explain-no-outage = Er antwortet.
explain-outage-waits = Er ist seit dem { $since } nicht erreichbar; Anfragen werden angenommen und warten.
explain-outage-refuses = Er ist seit dem { $since } nicht erreichbar; Anfragen werden um { $when } wieder angenommen.

# $period: day or month.
explain-budget = { $period ->
    [month] In diesem Monat
   *[day] Heute
} { $spent } von { $budget } ausgegeben.
explain-budget-everywhere = { $left ->
    [none] Was Easel an einem Tag für alle zusammen zeichnen darf, ist aufgebraucht.
   *[some] Was Easel an einem Tag für alle zusammen zeichnen darf, ist noch nicht aufgebraucht.
}
explain-limit-concurrent = Anfragen in Arbeit: { $used }, höchstens { $limit }.
explain-limit-cooldown-seconds = { $limit } Sekunden von einer Anfrage zur nächsten.
explain-limit-per-hour = Bilder in der letzten Stunde: { $used }, höchstens { $limit }; hier geht es um { $asked }.
explain-limit-per-day = Bilder in den letzten 24 Stunden: { $used }, höchstens { $limit }; hier geht es um { $asked }.
explain-unset = Nichts ist festgelegt.

explain-fix-discord = Das ändert man in Discord: Einstellungen des Kanals → Berechtigungen.
explain-fix-easel = Das behebt man in Discord: Einstellungen des Kanals → Berechtigungen → Easels Rolle. /setup zeigt alle Kanäle.
explain-fix-block = Beenden mit /block remove.
explain-fix-filter = Die Liste ändert man mit /filter, die Strenge an diesem Ort mit /policy edit.
explain-fix-budget = Wer den Server verwaltet, kann es mit /budget set erhöhen.
explain-fix-limits = Wer den Server verwaltet, kann es mit /limits ändern.

policy-from-place = festgelegt in { $place }

# $names: checks that nobody has set anything for.
policy-explain-unset = Nicht festgelegt, deshalb ohne Wirkung: { $names }.
policy-explain-told = Zu lesen wäre: „{ $sentence }“
policy-explain-unasked = Discord ließe die Anfrage gar nicht erst zu.
policy-explain-elsewhere = Zeichnen darf das Mitglied in: { $channels }.
policy-explain-nowhere = In keinem Textkanal hier geht diese Anfrage des Mitglieds.

# A plain /imagine, without or with words; $count and $model: what theirs would be.
policy-explain-about-any = Es geht um /imagine, wie das Mitglied es jetzt nutzen würde: { $count ->
    [one] ein Bild
   *[other] { $count } Bilder
} mit { $model }. Gib einen Prompt an, um seine Wörter und Optionen zu prüfen.
policy-explain-about = Es geht um { $count ->
    [one] ein Bild
   *[other] { $count } Bilder
} mit diesen Wörtern und { $model }.
