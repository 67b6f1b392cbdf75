### /operator: what those who run Easel decide for everybody. Seen by them alone, but for refusals.

command-operator = Für die, die Easel betreiben: was auf jedem Server und außerhalb gilt
command-operator-block = Wer nirgends zeichnen darf
command-operator-block-add = Jemanden nirgends mehr zeichnen lassen, für eine Zeit oder dauerhaft
command-operator-block-remove = Jemanden wieder zeichnen lassen
command-operator-block-list = Wer überall gesperrt ist, warum und bis wann
command-operator-servers = Server, auf denen Easel zeichnen darf oder nicht
command-operator-servers-list = Die Server mit Easel und was über sie entschieden ist
command-operator-servers-allow = Easel auf einem Server zeichnen lassen
command-operator-servers-deny = Auf einem Server nichts mehr zeichnen lassen; Easel bleibt dort
command-operator-servers-forget = Zurücknehmen, was über einen Server entschieden ist
command-operator-servers-leave = Easel einen Server verlassen lassen
command-operator-servers-server = Sein Name oder seine ID
command-operator-servers-reason = Warum; die Mitglieder dort werden es lesen
command-operator-maintenance = Nirgends neue Anfragen annehmen, solange an etwas gearbeitet wird
command-operator-maintenance-on = Ab jetzt keine neuen Anfragen annehmen; was in Arbeit ist, wird fertig
command-operator-maintenance-off = Wieder Anfragen annehmen
command-operator-maintenance-show = Ob neue Anfragen angenommen werden und was Mitglieder lesen
command-operator-maintenance-words = Was Mitglieder außerdem lesen sollen, in deinen Worten
command-operator-maintenance-lasts = Wann sie von selbst endet: „30 min“, „2 Stunden“; sonst beendest du sie
command-operator-costs = Was alle Bilder kosten, nach Server und nach Modell
command-operator-costs-period = Seit wann
command-operator-costs-today = Heute (UTC)
command-operator-costs-month = Die letzten 30 Tage
command-operator-costs-by = Was zusammengezählt wird
command-operator-costs-server = Jeder Server
command-operator-costs-model = Jedes Modell
command-operator-log = Was mit diesem Befehl getan und denen gemeldet wurde, die Easel betreiben

refusal-not-operator = Das können nur die, die dieses Easel betreiben.
refusal-operator-unknown = Discord hat nicht rechtzeitig gesagt, wer dieses Easel betreibt. Versuch es gleich noch einmal.
refusal-operator-block-operator = Diese Person gehört zu denen, die dieses Easel betreiben, und lässt sich hier nicht sperren.
refusal-operator-server-unknown = „{ $server }“ ist kein Server, den ich kenne, oder mehrere heißen so. Wähle einen aus der Liste oder gib seine ID an.
refusal-operator-server-absent = Ich bin nicht auf { $server }, oder ein anderer meiner Prozesse ist es.
refusal-operator-maintenance-length = „{ $text }“ ist keine Zeitspanne, mit der ich etwas anfangen kann. Gib eine zwischen einer Minute und 30 Tagen an, zum Beispiel „30 min“ oder „2 Stunden“.
refusal-operator-not-blocked = { $person } ist nicht überall gesperrt. Die Sperre eines Servers endet dort, mit `/block remove`.

# Read by members. $reason: as those who run Easel typed it, or none.
refusal-server-denied = Wer dieses Easel betreibt, lässt es auf diesem Server nicht zeichnen. { $reason ->
    [none] Eine Begründung ist nicht angegeben.
   *[given] Die Begründung: „{ $reason }“.
}
refusal-server-not-allowed = Dieses Easel zeichnet nur auf Servern, die seine Betreiber freigegeben haben, und dieser gehört noch nicht dazu.
# Read by members. $until: none, or when; $words: as those who run Easel typed them, or none.
refusal-maintenance = An Easel wird gerade gearbeitet, deshalb nimmt es keine neuen Anfragen an{ $until ->
    [none] { "" }
   *[moment] ; weiter geht es am { $until }
}. { $words ->
    [none] Bilder, die in Arbeit sind, werden fertig.
   *[given] Wer es betreibt, schreibt dazu: „{ $words }“.
}

# $person: a mention; $until: never, or a moment.
operator-blocked = { $person } ist { $until ->
    [never] dauerhaft
   *[moment] bis { $until }
} überall gesperrt.
operator-unblocked = { $person } darf wieder zeichnen, wo kein Server etwas dagegen hat.
operator-blocks-none = Niemand ist überall gesperrt.
operator-blocks-title = { $count ->
    [one] **Eine Person ist überall gesperrt**
   *[other] **{ $count } Personen sind überall gesperrt**
}
operator-servers-title = **Server: { $count }**
operator-servers-all = Easel zeichnet auf allen, außer wo es untersagt ist.
operator-servers-only-allowed = Easel zeichnet nur auf freigegebenen Servern (ONLY_ALLOWED_SERVERS).
# $server: its name, or none where it is not known; $state: allowed, denied, open or not-allowed; $members: how many, or none where Easel is not there.
operator-server-line = { $state ->
    [allowed] ✅
    [denied] ⛔
    [not-allowed] ⏸️
   *[open] ▫️
} { $server ->
    [none] { "" }
   *[named] { $server } ·{ " " }
}`{ $id }` · { $members ->
    [none] Easel ist nicht dort
    [one] ein Mitglied
   *[other] { $members } Mitglieder
}{ $state ->
    [allowed] { " · freigegeben" }
    [denied] { " · untersagt" }
    [not-allowed] { " · noch nicht freigegeben" }
   *[open] { "" }
}
operator-server-allowed = Easel darf auf { $server } zeichnen.
operator-server-denied = Easel zeichnet auf { $server } nichts mehr und sagt das allen, die fragen. { $count ->
    [0] Dort war nichts in Arbeit.
    [one] Eine Anfrage, die in Arbeit war, ist abgebrochen.
   *[other] { $count } Anfragen, die in Arbeit waren, sind abgebrochen.
} Es bleibt auf dem Server, damit alle weiter löschen und mitnehmen können, was ihnen gehört; `/operator servers leave` beendet auch das.
operator-server-denied-absent = Easel zeichnet auf dem Server `{ $id }` nichts, auch wenn es später hinzugefügt wird.
operator-server-forgotten = Über { $server } ist nichts mehr entschieden.
operator-server-undecided = Über { $server } war nichts entschieden.
operator-leave-ask = **{ $server } verlassen?** Die Knöpfe an den Bildern dort funktionieren dann nicht mehr. Wer den Server verwaltet, kann Easel wieder hinzufügen.
operator-leave-button = Verlassen
operator-server-leaving = Ich verlasse { $server }.
operator-server-left = Ich habe { $server } verlassen.
operator-log-title = **Was für alle entschieden wurde**
operator-log-none = Mit diesem Befehl wurde noch nichts entschieden.

# $until: none, or when; $words: none, or what members read.
operator-maintenance-begun = Ab jetzt nimmt Easel keine neuen Anfragen an, auf keinem Server und auch nicht außerhalb, und sagt das allen, die fragen{ $words ->
    [none] .
   *[given] , mit deinen Worten: „{ $words }“.
} Was in Arbeit ist, wird fertig. { $until ->
    [none] `/operator maintenance off` beendet es.
   *[moment] Es endet von selbst am { $until } oder mit `/operator maintenance off`.
}
operator-maintenance-on = { $person } hat { $ago } eine Wartung begonnen: Neue Anfragen werden nicht angenommen. { $until ->
    [none] `/operator maintenance off` beendet sie.
   *[moment] Sie endet von selbst am { $until } oder mit `/operator maintenance off`.
} { $words ->
    [none] Eigene Worte lesen die Mitglieder nicht.
   *[given] Die Mitglieder lesen: „{ $words }“.
}
operator-maintenance-ended = Easel nimmt wieder Anfragen an.
operator-maintenance-none = Es läuft keine Wartung: Easel nimmt Anfragen an.
operator-costs-by-server = Kosten nach Server
operator-costs-by-model = Kosten nach Modell
operator-costs-today = Heute (UTC)
operator-costs-month = Die letzten 30 Tage
operator-costs-none = In dieser Zeit wurde nichts gezeichnet.
operator-costs-outside = Außerhalb von Servern, die Easel haben
operator-costs-unknown = Ein Server, auf dem ich nicht bin (`{ $id }`)
operator-costs-server = { $server } (`{ $id }`)
operator-costs-model = { $model }
operator-costs-show-today = Heute
operator-costs-show-month = 30 Tage
operator-costs-show-server = Nach Server
operator-costs-show-model = Nach Modell
