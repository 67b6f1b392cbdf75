### The image service is away: what members read, who never read why.

# On the reply of a request that waits.
outage-waiting = **Wartet** · der Bilddienst antwortet nicht. Ich versuche es um { $when } von selbst wieder; nichts geht verloren.

# In each channel with requests that wait, taken back when it is over.
outage-notice = Der Bilddienst antwortet seit { $since } nicht. Ich versuche es von selbst weiter, und jedes Bild, das hier angefragt wurde, wird gezeichnet, sobald er wieder da ist: Nichts geht verloren.

refusal-outage = Der Bilddienst antwortet seit mehr als einer Stunde nicht, deshalb nehme ich gerade keine neuen Anfragen an. Bitte komm später wieder: Ich versuche es um { $when } erneut. Was vorher angefragt wurde, ist nicht verloren.
