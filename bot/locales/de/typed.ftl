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

# Vor den Worten eines Bildes: „bitte male mir einen Fuchs“.
typed-please = bitte | kannst du | könntest du | kannst du bitte | hallo | hey
typed-draw = male | mal | zeichne | zeichne bitte | male bitte | erzeuge | erstelle
typed-for-me = mir | uns
# Welches von mehreren Bildern gemeint ist: „Bild 2“.
typed-picture = bild | foto | nummer | nr. | nr
# Was niemand gemalt haben will: Die Antwort sagt, worum man bitten kann.
typed-small-talk = hallo | hi | hey | moin | servus | guten morgen | guten tag | guten abend | danke | danke schön | vielen dank | hilfe | test | ja | nein | wer bist du | was kannst du | wie geht das
