### Members who may not draw on a server for a time, or for good.

command-block = Mitglieder, die auf diesem Server nicht zeichnen dürfen
command-block-add = Jemanden hier am Zeichnen hindern, eine Zeit lang oder dauerhaft
command-block-add-person = Wen
command-block-add-reason = Warum; die Person liest es
command-block-add-time = Wie lange
command-block-time-hour = 1 Stunde
command-block-time-day = 1 Tag
command-block-time-week = 7 Tage
command-block-time-forever = Dauerhaft
command-block-remove = Jemanden wieder zeichnen lassen
command-block-remove-person = Wen
command-block-list = Wer gesperrt ist, warum und bis wann
command-block-menu = Für Easel sperren

blocks-form = Für Easel sperren
blocks-form-time = Wie lange
blocks-form-reason = Begründung; die Person liest sie
blocks-form-hint = Leer lassen, um keine anzugeben
blocks-time-hour = 1 Stunde
blocks-time-day = 1 Tag
blocks-time-week = 7 Tage
blocks-time-forever = Dauerhaft

# $person: a mention; $until: never, or a moment.
blocks-done = { $person } ist { $until ->
    [never] dauerhaft
   *[moment] bis { $until }
} gesperrt.
blocks-stopped = { $count ->
    [one] Ein Bild dieser Person, das in Arbeit war, ist abgebrochen.
   *[other] { $count } Bilder dieser Person, die in Arbeit waren, sind abgebrochen.
}
blocks-ended = { $person } darf wieder zeichnen.
blocks-none = Hier ist niemand gesperrt.
blocks-title = { $count ->
    [one] **Eine Person ist gesperrt**
   *[other] **{ $count } Personen sind gesperrt**
}
blocks-line = { $person } · { $until ->
    [never] dauerhaft
   *[moment] bis { $until }
} · durch { $moderator } am { $since }

# $reason: as a moderator typed it, or none.
refusal-blocks-blocked = Du bist { $until ->
    [never] dauerhaft
   *[moment] bis { $until }
} gesperrt und kannst auf diesem Server nicht zeichnen. { $reason ->
    [none] Die Moderation hat keine Begründung angegeben.
   *[given] Die Begründung der Moderation: „{ $reason }“.
}
refusal-blocks-everywhere = Du bist { $until ->
    [never] dauerhaft
   *[moment] bis { $until }
} gesperrt und kannst mit Easel nirgends zeichnen. { $reason ->
    [none] Wer Easel betreibt, hat keine Begründung angegeben.
   *[given] Die Begründung dessen, der Easel betreibt: „{ $reason }“.
}
refusal-blocks-elsewhere = Du bist auf einem anderen Server { $until ->
    [never] dauerhaft
   *[moment] bis { $until }
} gesperrt. Solange zeichnet Easel auch anderswo nichts für dich. Nur die Moderation jenes Servers kann das beenden.
refusal-blocks-not-blocked = { $person } ist hier nicht gesperrt.
refusal-blocks-not-below = Du kannst { $person } nicht sperren. Das kann nur jemand, der darüber steht: Wer zur Moderation gehört, wird von denen gesperrt, die den Server verwalten, und diese von der Person, der er gehört.
refusal-blocks-self = Du kannst dich nicht selbst sperren.
refusal-blocks-bot = Das ist ein Bot, und Bots zeichnen hier nichts.
