### The image service is away: what members read, and what the operator reads. Members never read why.

# On the reply of a request that waits.
outage-waiting = **Wartet** · der Bilddienst antwortet nicht. Ich versuche es { $when } von selbst wieder; nichts geht verloren.

# In each channel with requests that wait, taken back when it is over.
outage-notice = Der Bilddienst antwortet seit { $since } nicht. Ich versuche es von selbst weiter, und jedes Bild, das hier angefragt wurde, wird gezeichnet, sobald er wieder da ist: Nichts geht verloren.

refusal-outage = Der Bilddienst antwortet seit mehr als einer Stunde nicht, deshalb nehme ich gerade keine neuen Anfragen an. Bitte komm später wieder: Ich versuche es { $when } erneut. Was vorher angefragt wurde, ist nicht verloren.

# To the operator, in direct messages.
outage-operator = **Der Bilddienst weigert sich zu zeichnen**, seit { $since }: { $cause } Anfragen werden zurückgehalten; ich versuche es von selbst weiter, immer nur mit einer Anfrage. Den Grund erfahren die Mitglieder nicht.
outage-cause-key = Er nimmt den Schlüssel in COMETAPI_KEY nicht an (401). Trag einen gültigen in die Einstellungen ein und starte mich neu.
outage-cause-balance = Das Konto hat kein Guthaben mehr (402). Lade es auf; ein Neustart ist nicht nötig.
outage-cause-down = Er antwortet mit Serverfehlern (5xx) oder ist nicht zu erreichen.
