# Was in Formulare getippt wird: jede Schreibweise, mit „|“ dazwischen.

typed-nothing = kein | keine | keiner | keins | nein | nichts | nie | niemals | aus | unbegrenzt | unbeschränkt | ohne limit | kein limit
typed-seconds = s | sek | sekunde | sekunden
typed-minutes = m | min | minute | minuten
typed-hours = h | std | stunde | stunden
typed-days = tag | tage | tagen
typed-weeks = woche | wochen
typed-and = und
typed-from = von | zwischen
typed-until = bis | und
typed-oclock = uhr | h
typed-dollars = dollar | us-dollar
