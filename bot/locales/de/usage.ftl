### /usage: what is left to a member, and what of theirs is under way. Seen by the member alone.

command-usage = Was dir noch bleibt, was von dir gezeichnet wird und worauf es wartet

usage-title = ## Deine Bilder
# $ago: "2 minutes ago"; $since: a day and its minute; $when: a time of day.
usage-outage = ⚠️ Der Bilddienst ist seit dem { $since } nicht erreichbar. Anfragen warten; der nächste Versuch ist um { $when }.
usage-of-person = **Du**
usage-of-outside = **Du, in Direktnachrichten und auf Servern ohne Easel**
usage-of-channel = **Alle in diesem Kanal**
usage-of-server = **Alle auf diesem Server**
usage-hour = { $used } in der letzten Stunde, noch { $left } von { $limit } übrig
usage-hour-unlimited = { $used } in der letzten Stunde: hier ohne Grenze
usage-day = { $used } in den letzten 24 Stunden, noch { $left } von { $limit } übrig
usage-day-unlimited = { $used } in den letzten 24 Stunden: hier ohne Grenze
usage-concurrent = { $used } in Arbeit, höchstens { $limit } gleichzeitig
usage-concurrent-unlimited = { $used } in Arbeit: hier ohne Grenze
usage-frees = das nächste geht { $period ->
    [hour] ab { $when }
   *[day] am { $when }
}
usage-pause = Die Pause nach der letzten Anfrage endet um { $when }.
usage-weight = Du bist { $count }-mal hintereinander an der Reihe, wo andere es einmal sind.
usage-budget = Das Bildbudget dieses Servers ist aufgebraucht. Es beginnt am { $when } von vorn.

usage-no-jobs = Von dir ist nichts in Arbeit.
usage-jobs = **In Arbeit: { $count }**
usage-job-runs = { $prompt } · [wird gezeichnet]({ $link }), angefragt { $ago }
usage-job-waits = { $prompt } · [wartet]({ $link }) { $place ->
    [0] als Nächstes
    [1] als Nächstes
   *[other] auf Platz { $place }
}, angefragt { $ago }
usage-job-held-off = { $prompt } · [wartet auf den Bilddienst]({ $link }), angefragt { $ago }
usage-more = … und { $count } weitere
usage-why-own = -# Von einer Person werden nur so viele gleichzeitig gezeichnet. Die anderen folgen von selbst.
usage-why-others = -# Gerade sind alle Plätze belegt. Es geht reihum, also bist du bald dran.
usage-why-held-off = -# Der Bilddienst bittet um Geduld. Es geht von selbst weiter.
