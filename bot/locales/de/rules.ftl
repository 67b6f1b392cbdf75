### The rules of a server: who may draw what, where and when.

## What they are called, in the order in which they are decided.

rules-name-who = Wer zeichnen darf
rules-name-denied_roles = Rollen, die nicht zeichnen dürfen
rules-name-newcomer_wait_seconds = Wartezeit für neue Mitglieder
rules-name-quiet_hours = Ruhezeiten
rules-name-slow_mode_seconds = Slowmode beim Zeichnen
rules-name-refused_wait_seconds = Wartezeit nach abgelehnten Wörtern
rules-name-models = Modelle
rules-name-styles = Stile
rules-name-maximum_count = Bilder auf einmal
rules-name-maximum_megapixels = Größtes Bild
rules-name-image_input = Bild als Ausgangspunkt
rules-name-private = Private Ergebnisse
rules-name-usual_count = Übliche Anzahl der Bilder
rules-name-age_restricted_relaxed = Kanäle mit Altersbeschränkung
rules-name-ai_line = Zeile „Mit KI erstellt“
rules-name-filter_strictness = Prompt-Filter
rules-name-review = Wer Freigabe braucht

## How a rule is set.

rules-value-inherited = geerbt
rules-value-everyone = alle
rules-value-roles = { $roles }
rules-value-except-roles = alle außer { $roles }
rules-value-moderators = die Moderation
rules-value-nobody = niemand
rules-value-none = keine
rules-value-any = alle
rules-value-only = { $names }
rules-value-no-wait = keine Wartezeit
rules-value-seconds = { $count ->
    [one] eine Sekunde
   *[other] { $count } Sekunden
}
rules-value-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}
rules-value-hours = { $count ->
    [one] eine Stunde
   *[other] { $count } Stunden
}
rules-value-days = { $count ->
    [one] ein Tag
   *[other] { $count } Tage
}
rules-value-pictures = { $count ->
    [one] eins
   *[other] bis zu { $count }
}
rules-value-exactly-pictures = { $count ->
    [one] eins
   *[other] { $count }
}
rules-value-any-size = jede Größe
rules-value-megapixels = { $megapixels ->
    [one] ein Megapixel
   *[other] { $megapixels } Megapixel
}
rules-value-yes = ja
rules-value-no = nein
rules-value-relaxed = Modelle dürfen dort freizügiger sein
rules-value-careful = Modelle sind so vorsichtig wie überall
rules-value-ai-line-as-set = wie beim Betrieb von Easel eingestellt
rules-value-ai-line-shown = wird gezeigt
rules-value-ai-line-left-out = wird weggelassen
rules-value-never = keine
rules-value-all-day = den ganzen Tag

# $start, $end: as a clock shows them; $timezone: an IANA name.
rules-value-hours-of-day = { $start } bis { $end } Uhr ({ $timezone })

rules-value-strictness-0 = aus
rules-value-strictness-1 = locker
rules-value-strictness-2 = mittel
rules-value-strictness-3 = streng

## Where a rule is set, and how it is changed. $place: a channel, named by Discord.

rules-source-built-in = Das hat niemand festgelegt; mit /policy edit geht das für den Server oder einen Kanal.
rules-source-server = Für den ganzen Server festgelegt; ändere es mit /policy edit oder lege für diesen Kanal etwas Eigenes fest.
rules-source-category = Für die Kategorie { $place } festgelegt; ändere es dort mit /policy edit oder lege für diesen Kanal etwas Eigenes fest.
rules-source-channel = Für { $place } festgelegt; ändere es dort mit /policy edit.
rules-source-thread = Für den Thread { $place } festgelegt; ändere es dort mit /policy edit.

## Why a rule allows or not, for whoever asks about a member. $roles: named by Discord.

rules-reason-everyone = Hier dürfen alle zeichnen.
rules-reason-nobody = Hier darf niemand zeichnen, nicht einmal die Moderation.
rules-reason-moderator = Gehört hier zur Moderation.
rules-reason-no-moderator = Gehört hier nicht zur Moderation.
rules-reason-has-roles = Hat { $roles }.
rules-reason-lacks-roles = Hat keine dieser Rollen: { $roles }.
rules-reason-all-roles-gone = Die Rollen, die diese Regel nennt, wurden gelöscht, deshalb darf hier nur die Moderation zeichnen.
rules-reason-roles-gone = { $count ->
    [one] Eine Rolle, die diese Regel nennt, wurde gelöscht und zählt nicht mehr.
   *[other] { $count } Rollen, die diese Regel nennt, wurden gelöscht und zählen nicht mehr.
}
rules-reason-denied-role = Hat { $roles }.
rules-reason-no-denied-role = Hat keine Rolle, die nicht zeichnen darf.
rules-reason-no-wait = Neue Mitglieder müssen nicht warten.
rules-reason-joined-unknown = Discord sagt nicht, seit wann das Mitglied da ist, deshalb muss es nicht warten.
rules-reason-joined-long-ago = Ist lange genug hier.

# $until: a time of day, with its day for newcomers; shown by Discord.
rules-reason-newcomer = Ist noch nicht lange genug hier; darf ab { $until } zeichnen.

rules-reason-never-quiet = Es gibt keine Ruhezeiten.
rules-reason-not-quiet = Gerade ist keine Ruhezeit.
rules-reason-quiet = Gerade ist Ruhezeit; sie endet um { $until }.
rules-reason-always-quiet = Den ganzen Tag ist Ruhezeit.
rules-reason-no-slow-mode = Es gibt keinen Slowmode beim Zeichnen.
rules-reason-waited = Die letzte Anfrage ist lange genug her, oder es gab keine.
rules-reason-slow-mode = Hat hier gerade erst angefragt; darf ab { $until } wieder anfragen.
rules-reason-no-refused-wait = Nach Ablehnungen durch den Filter wartet niemand.
rules-reason-refused-little = Der Filter hat in den letzten 24 Stunden { $count ->
    [0] keine Anfrage
    [one] eine Anfrage
   *[other] { $count } Anfragen
} dieser Person abgelehnt; ab drei wartet sie.
rules-reason-waited-refused = Der Filter hat in den letzten 24 Stunden { $count } Anfragen dieser Person abgelehnt, und seit der letzten hat sie gewartet.
rules-reason-refused-wait = Der Filter hat in den letzten 24 Stunden { $count } Anfragen dieser Person abgelehnt; sie darf ab { $until } wieder anfragen.
rules-reason-exempt = Würde andere aufhalten, die Moderation aber nicht.
rules-reason-depends = Das hängt davon ab, was angefragt wird.
rules-reason-any-model = Jedes Modell darf genutzt werden.
rules-reason-model = { $model } darf genutzt werden.
rules-reason-other-model = { $model } darf nicht genutzt werden; erlaubt: { $models }.
rules-reason-upscale = Um ein Bild zu vergrößern, braucht es kein Modell von dieser Liste.
rules-reason-fill = Um herauszuzoomen, zu verschieben und Teile zu ändern, braucht es kein Modell von dieser Liste.
rules-reason-no-model = Von den erlaubten Modellen wird keins mehr angeboten.
rules-reason-any-style = Jeder Stil darf genutzt werden.
rules-reason-no-style = Nutzt keinen Stil.
rules-reason-style = Der Stil „{ $style }“ darf genutzt werden.
rules-reason-other-style = Der Stil „{ $style }“ darf nicht genutzt werden.
rules-reason-count = { $count ->
    [one] Ein Bild ist nicht zu viel.
   *[other] { $count } Bilder sind nicht zu viele.
}
rules-reason-usual-count = { $count ->
    [one] Eine Anfrage ohne Anzahl bekommt ein Bild.
   *[other] Eine Anfrage ohne Anzahl bekommt { $count } Bilder.
}
rules-reason-too-many = { $count } Bilder sind mehr als { $limit }.
rules-reason-any-size = Bilder dürfen jede Größe haben.
rules-reason-size = { $megapixels } Megapixel sind nicht zu groß.
rules-reason-size-unknown = Die Größe bestimmt das Modell selbst.
rules-reason-too-large = { $megapixels } Megapixel sind mehr als { $limit }.
rules-reason-image-allowed = Ein Bild als Ausgangspunkt ist erlaubt.
rules-reason-no-image = Geht nur von Worten aus.
rules-reason-image = Geht von einem Bild aus.
rules-reason-private-allowed = Private Ergebnisse sind erlaubt.
rules-reason-no-private = Das Ergebnis ist für alle.
rules-reason-private = Will das Ergebnis nur für sich.
rules-reason-careful = Modelle sind so vorsichtig wie überall.
rules-reason-not-age-restricted = Dieser Kanal hat in Discord keine Altersbeschränkung, deshalb sind Modelle so vorsichtig wie überall.
rules-reason-ai-line-as-set = Ob auf der Karte steht, dass es mit KI erstellt ist, entscheidet, wer Easel betreibt.
rules-reason-ai-line-shown = Auf der Karte steht, dass es mit KI erstellt ist.
rules-reason-ai-line-left-out = Auf der Karte steht nicht, dass es mit KI erstellt ist; in der Datei schon.
rules-reason-relaxed = Dieser Kanal hat eine Altersbeschränkung, und der Server lässt Modelle hier freizügiger sein.
rules-reason-filter = Der Prompt wird mit dem Filter des Servers abgeglichen.
rules-reason-no-filter = Der Filter des Servers ist hier aus.
rules-reason-no-review = Bilder werden sofort gezeigt.
rules-reason-review = Bilder warten auf eine Freigabe durch die Moderation.

## Warnings before a change is made.

rules-lockout-nobody = Niemand könnte dort zeichnen, nicht einmal die Moderation.
rules-lockout-roles-gone = Die gewählten Rollen gibt es nicht mehr, deshalb könnte dort nur die Moderation zeichnen.
rules-lockout-everyone-denied = Alle haben die Rolle, die nicht zeichnen darf, deshalb könnte dort niemand zeichnen.
rules-lockout-roles-denied = Jede Rolle, die zeichnen darf, ist auch eine, die es nicht darf, deshalb könnte dort nur die Moderation zeichnen.
rules-lockout-always-quiet = Den ganzen Tag wäre Ruhezeit, deshalb könnte dort nur die Moderation zeichnen.
rules-lockout-no-model = Von den gewählten Modellen wird keins angeboten, deshalb könnte dort niemand zeichnen.

## What a member reads when a rule says no. Seen by them alone; nothing was sent or paid for.

refusal-rules-nobody = In diesem Kanal ist das Zeichnen ausgeschaltet.
refusal-rules-moderators = In diesem Kanal darf nur die Moderation zeichnen.
refusal-rules-roles = In diesem Kanal ist das Zeichnen diesen Rollen vorbehalten: { $roles }.
refusal-rules-roles-gone = Hier durften Rollen zeichnen, die es nicht mehr gibt. Die Moderation kann mit /policy edit andere wählen.
refusal-rules-denied = Du hast eine Rolle, die in diesem Kanal nicht zeichnen darf: { $roles }.
refusal-rules-newcomer = Neue Mitglieder warten ein wenig, bevor sie hier zeichnen. Du kannst ab { $until } zeichnen.
refusal-rules-quiet = Hier ist gerade Ruhezeit ({ $start } bis { $end } Uhr, { $timezone }). Auf deiner Uhr endet sie um { $until }.
refusal-rules-always-quiet = In diesem Kanal ist den ganzen Tag Ruhezeit, deshalb wird hier nichts gezeichnet.
refusal-rules-slow-mode = Beim Zeichnen gilt hier ein Slowmode. Du kannst ab { $until } wieder anfragen.
refusal-rules-refused-wait = Ein Filter hat in den letzten 24 Stunden { $count } deiner Anfragen abgelehnt, darum wartest du eine Weile zwischen zwei Anfragen. Du kannst ab { $until } wieder anfragen. Die Wartezeit wird von selbst kürzer, wenn nichts mehr abgelehnt wird.
refusal-rules-model = { $model } darf in diesem Kanal nicht genutzt werden. Erlaubt: { $models }.
refusal-rules-no-model = Die Modelle für diesen Kanal werden nicht mehr angeboten. Die Moderation kann mit /policy edit andere wählen.
refusal-rules-style = Der Stil „{ $style }“ darf in diesem Kanal nicht genutzt werden. Erlaubt: { $styles }.
refusal-rules-own-style = Dein eigener Stil „{ $style }“ darf in diesem Kanal nicht genutzt werden. Von denen des Servers sind erlaubt: { $styles }.
refusal-rules-no-style = In diesem Kanal dürfen keine Stile genutzt werden, also frag bitte ohne „{ $style }“ an.
refusal-rules-count = Das wären { $count } Bilder; in diesem Kanal { $limit ->
    [one] darf nur eins
   *[other] dürfen höchstens { $limit }
} auf einmal gezeichnet werden.
refusal-rules-megapixels = Das wären { $megapixels } Megapixel; in diesem Kanal sind höchstens { $limit } erlaubt.
refusal-rules-image = In diesem Kanal kannst du nicht von einem Bild ausgehen. Nur mit Worten geht es.
refusal-rules-private = In diesem Kanal sind Ergebnisse für alle zu sehen. Bitte frag ohne „private“ an.

## What a moderator reads when a rule cannot be set like that.

refusal-rules-roles-not-chosen = Bitte wähle mindestens eine Rolle oder stattdessen „alle“ oder „niemand“.
refusal-rules-too-many-roles = In einer Regel können höchstens { $limit } Rollen stehen.
refusal-rules-models-not-chosen = Bitte wähle mindestens ein Modell. Um das Zeichnen auszuschalten, lass niemanden zeichnen.
refusal-rules-out-of-range = { $rule ->
    [newcomer_wait_seconds] Die Wartezeit für neue Mitglieder kann höchstens { $maximum } Tage betragen.
    [slow_mode_seconds] Der Slowmode kann höchstens { $maximum } Stunden betragen.
    [refused_wait_seconds] Die Wartezeit nach abgelehnten Wörtern kann höchstens { $maximum } Minuten betragen.
    [maximum_count] Die Zahl der Bilder muss zwischen { $minimum } und { $maximum } liegen.
    [usual_count] Die übliche Anzahl der Bilder muss zwischen { $minimum } und { $maximum } liegen.
    [maximum_megapixels] Die Größe muss zwischen { $minimum } und { $maximum } Megapixeln liegen.
    [filter_strictness] Die Strenge des Filters muss zwischen { $minimum } (aus) und { $maximum } (streng) liegen.
   *[other] Uhrzeiten gehen von 00:00 bis 23:59.
}
refusal-rules-timezone = Eine Zeitzone namens „{ $timezone }“ gibt es nicht. Sie heißen wie Europe/Berlin oder America/New_York.
refusal-rules-server-decides = Nur der Server als Ganzes kann Modelle in Kanälen mit Altersbeschränkung freizügiger sein lassen. Ein Kanal kann das nur zurücknehmen.
refusal-rules-duration = Ich kann „{ $text }“ nicht als Zeitdauer lesen. Schreib sie wie 90 Sek., 10 Min., 1 Std. 30 Min. oder 3 Tage; „aus“ schaltet es ab.
refusal-rules-hours = Ich kann „{ $text }“ nicht als Uhrzeiten lesen. Schreib sie wie 22:00-07:00 oder 22 bis 7 Uhr; „aus“ schaltet sie ab.
