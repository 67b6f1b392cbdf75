### /usage: what is left to a member, and what of theirs is under way. Seen by the member alone.

command-usage = Was dir noch bleibt, was von dir gezeichnet wird und worauf es wartet

usage-title = ## Deine Bilder
# $since, $when: as in "2 minutes ago" and "in 5 minutes".
usage-outage = ⚠️ Der Bilddienst ist nicht erreichbar, seit { $since }. Anfragen warten; der nächste Versuch ist um { $when }.
usage-of-person = **Du**
usage-of-outside = **Du, in Direktnachrichten und auf Servern ohne Easel**
usage-of-channel = **Alle in diesem Kanal**
usage-of-server = **Alle auf diesem Server**
usage-hour = { $used } von { $limit } in der letzten Stunde, noch { $left } übrig
usage-hour-unlimited = { $used } in der letzten Stunde: hier ohne Grenze
usage-day = { $used } von { $limit } in den letzten 24 Stunden, noch { $left } übrig
usage-day-unlimited = { $used } in den letzten 24 Stunden: hier ohne Grenze
usage-concurrent = { $used } von { $limit } in Arbeit
usage-concurrent-unlimited = { $used } in Arbeit: hier ohne Grenze
usage-frees = das nächste geht { $when }
usage-pause = Die Pause nach der letzten Anfrage endet { $when }.
usage-weight = Du bist { $count }-mal hintereinander an der Reihe, wo andere es einmal sind.
usage-budget = Das Bildbudget dieses Servers ist aufgebraucht. Es beginnt { $when } von vorn.

usage-no-jobs = Von dir ist nichts in Arbeit.
usage-jobs = **In Arbeit: { $count }**
usage-job-runs = { $prompt } · [wird gezeichnet]({ $link }), angefragt { $since }
usage-job-waits = { $prompt } · [wartet]({ $link }) { $place ->
    [0] als Nächstes
    [1] als Nächstes
   *[other] auf Platz { $place }
}, angefragt { $since }
usage-job-held-off = { $prompt } · [wartet auf den Bilddienst]({ $link }), angefragt { $since }
usage-more = … und { $count } weitere
usage-why-own = -# Von einer Person werden nur so viele gleichzeitig gezeichnet. Die anderen folgen von selbst.
usage-why-others = -# Gerade sind alle Plätze belegt. Es geht reihum, also bist du bald dran.
usage-why-held-off = -# Der Bilddienst bittet um Geduld. Es geht von selbst weiter.
