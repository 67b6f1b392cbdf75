### The prompt filter: what a moderator reads when an entry or a list is not taken.

refusal-filter-entry-empty = Darin gibt es nichts zu suchen: Ein Eintrag braucht Buchstaben oder ein Emoji.
refusal-filter-entry-too-short = „{ $entry }“ ist ein einzelner Buchstabe und würde auf viel zu vieles passen. Bitte gib ein Wort an.
refusal-filter-entry-too-long = Der Eintrag hat { $length } Zeichen; { $limit } passen hinein. Bitte kürze ihn.
refusal-filter-note-too-long = Die Notiz hat { $length } Zeichen; { $limit } passen hinein. Bitte kürze sie.
refusal-filter-strictness = Die Strenge ist 1, 2 oder 3; „{ $strictness }“ gibt es nicht.
refusal-filter-wildcard = „{ $entry }“ hat ein * am Ende, aber was erlaubt ist, wird genau so gesucht, wie es dasteht. Lass das * weg.
refusal-filter-duplicate = „{ $entry }“ steht schon auf der Liste und passt auf dasselbe.
refusal-filter-too-many = Auf eine Liste passen höchstens { $limit } Einträge. Bitte entferne erst ein paar.
refusal-filter-too-many-regexes = Auf eine Liste passen höchstens { $limit } reguläre Ausdrücke, weil jeder an jedem Prompt geprüft wird. Wörter und Wortgruppen kosten nichts.
refusal-filter-regex-invalid = Diesen regulären Ausdruck kann ich nicht nutzen: Er hat einen Fehler, wiederholt viel zu oft oder nutzt Rekursion oder unscharfe Suche. Alles andere aus der üblichen Syntax geht.
refusal-filter-regex-empty = Dieser reguläre Ausdruck passt sogar auf einen leeren Text und damit auf jeden Prompt. Bitte lass ihn nach etwas suchen.
refusal-filter-regex-slow = Dieser reguläre Ausdruck braucht bei manchen Texten zu lange. Meist liegt das an Wiederholungen in Wiederholungen wie „(a+)+“.
refusal-filter-kind = Eine Art von Eintrag namens „{ $kind }“ gibt es nicht. Möglich sind word, phrase, forms, regex und allow.
refusal-filter-action = Eine Aktion namens „{ $action }“ gibt es nicht. Möglich sind refuse, review und log.
refusal-filter-columns = Eine Zeile hat { $found } Spalten, aber die erste Zeile nennt { $expected }.
refusal-filter-header = Die erste Zeile muss die Spalten nennen: kind, text, action, strictness, note. Nur „text“ muss dabei sein; eine Datei ohne Kopfzeile hat einen Eintrag je Zeile.
refusal-filter-file-too-large = Die Datei hat mehr als { $limit_mb } MB. Bitte teile sie auf.
refusal-filter-file-unreadable = Ich kann diese Datei nicht als Tabelle lesen. Bitte speichere sie als CSV in UTF-8.
refusal-filter-file-empty = In dieser Datei ist kein Eintrag.
refusal-filter-file-problems = Nichts wurde importiert: { $count ->
    [one] Eine Zeile hat einen Fehler
   *[other] { $count } Zeilen haben Fehler
}. Zeile { $line } ist die erste. Bitte verbessere die Datei und versuche es noch einmal.
refusal-filter-changed = Jemand anderes hat die Liste inzwischen geändert. Bitte sieh sie dir noch einmal an.
refusal-filter-entry-gone = So einen Eintrag hat die Liste nicht. Bitte wähle einen von denen, die beim Tippen angeboten werden.
refusal-filter-pack-gone = Dieses Paket gibt es hier nicht mehr. Bitte sieh dir die Pakete mit /filter pack noch einmal an.
refusal-filter-import-gone = Dieser Import ist zu alt, wurde schon beantwortet oder jemand anderem gezeigt. Bitte beginne ihn noch einmal.
refusal-filter-undo-gone = Das lässt sich nicht mehr rückgängig machen: Es wurde schon rückgängig gemacht, ist älter als ein Tag oder war die Änderung von jemand anderem.
refusal-filter-changed-since = Jemand hat dieselben Einträge seitdem geändert, deshalb wurde nichts rückgängig gemacht. Bitte sieh dir die Liste mit /filter list an.
refusal-filter-pack-changed = Jemand hat dieses Paket inzwischen übernommen, aktualisiert oder entfernt. Bitte sieh es dir mit /filter pack noch einmal an.

## What a member reads when their words are on the list.

# $found: the words with dots for most of their letters.
refusal-filter-listed = Das lässt der Prompt-Filter dieses Servers nicht zu: Er hat „{ $found }“ gefunden. Es wurde nichts gezeichnet, und es zählt für kein Limit.
# $reason: what the moderators noted beside the entry.
refusal-filter-listed-because = Das lässt der Prompt-Filter dieses Servers nicht zu: Er hat „{ $found }“ gefunden (Regel: { $reason }). Es wurde nichts gezeichnet, und es zählt für kein Limit.
refusal-filter-everywhere = Das zeichnet dieses Easel auf keinem Server: Auf der Liste der Wörter, die überall abgelehnt werden, steht „{ $found }“. Es wurde nichts gezeichnet, und es zählt für kein Limit.
refusal-filter-appeal-waits = Das lässt der Prompt-Filter dieses Servers nicht zu: Er hat „{ $found }“ gefunden. Dein Einspruch liegt bei der Moderation, und sie wird entscheiden.
refusal-filter-appeal-dismissed = Das lässt der Prompt-Filter dieses Servers nicht zu: Er hat „{ $found }“ gefunden. Die Moderation hat sich diesen Text angesehen und Nein gesagt.

## Appeals, as members see them.

refusal-filter-appeal-gone = Das ist zu alt. Bitte frag das Bild noch einmal an und lege dann Einspruch ein.
refusal-filter-appeal-made = Dieser Einspruch liegt schon bei der Moderation.
refusal-filter-appeal-not-yours = Einspruch einlegen kann nur, wer das Bild angefragt hat.
refusal-filter-appeals-too-many = Von dir liegen schon { $limit } Einsprüche bei der Moderation. Bitte warte, bis sie entschieden hat.

## Appeals, as moderators see them.

# $person: a mention.
refusal-filter-appeal-decided = { $person } hat schon entschieden.
refusal-filter-appeal-own = Über deinen eigenen Text muss jemand anderes entscheiden.

filter-appeal-make = Einspruch einlegen
filter-appeal-form-reason = Was spricht für deinen Text?
filter-appeal-form-reason-hint = Die Moderation liest es; darf leer bleiben
filter-appeal-reason = Was dafür vorgebracht wird:
filter-appeal-received = **Dein Einspruch liegt bei der Moderation.** Du hörst von mir oder liest die Antwort, wenn du wieder anfragst.
filter-appeal-unreachable = **Ich erreiche den Kanal der Moderation nicht.** Bitte sag selbst jemandem aus der Moderation Bescheid.
# $passes: yes or no. $channel: a mention.
filter-appeal-told = { $passes ->
    [yes] Die Moderation hat deinen Einspruch angenommen. Frag in { $channel } noch einmal mit demselben Text an; er kommt einmal durch:
   *[no] Die Moderation hat sich deinen Einspruch in { $channel } angesehen und Nein gesagt:
}

filter-appeal-asked = **Einspruch gegen den Prompt-Filter**
filter-appeal-whose = { $person } in { $channel }
# $found: what matched; $entry: what the list looks for; both behind spoilers.
filter-appeal-why = Gefunden wurde { $found } wegen des Eintrags { $entry }.
filter-appeal-hint = „Einmal annehmen“ lässt diesen Text einmal durch, nur für diese Person. „Wortgruppe erlauben …“ lässt sie für alle durch, auch in anderen Prompts; das kann, wer den Server verwaltet.
filter-appeal-accept = Einmal annehmen
filter-appeal-allow = Wortgruppe erlauben …
filter-appeal-dismiss = Zurückweisen
# $state: accepted, allowed or dismissed. $person: a mention. $phrase: behind a spoiler.
filter-appeal-outcome = { $state ->
    [accepted] **Angenommen** von { $person }; der Text kommt einmal durch
    [allowed] **Für alle erlaubt** von { $person }: { $phrase }
   *[dismissed] **Zurückgewiesen** von { $person }
}
filter-appeal-still-found = Die Liste findet in diesem Text immer noch etwas, deshalb kommt er einmal durch, nur für diese Person. Sieh mit /filter test nach.
filter-appeal-form = Wortgruppe erlauben
filter-appeal-form-phrase = Die Wortgruppe
filter-appeal-form-hint = Was darin steht, zählt nicht mehr, und zwar für alle

## What managers see of the list.

filter-title = **Prompt-Filter** · { $count ->
    [0] nichts auf der Liste
    [one] ein Eintrag
   *[other] { $count } Einträge
}
filter-empty = Füge mit **/filter add** Wörter hinzu, beginne mit **/filter starter** mit einer fertigen Liste oder bringe mit **/filter import** deine eigene mit.
filter-none-of-kind = Von dieser Art gibt es keine.
filter-page = Seite { $page } von { $pages } · { $count ->
    [one] ein Eintrag
   *[other] { $count } Einträge
}
filter-hint = Wie streng ein Kanal ist: /policy edit. Was mit einem Prompt passieren würde: /filter test.
# $kind: word, phrase, forms, regex or allow.
filter-kind = { $kind ->
    [word] Wort
    [phrase] Wortgruppe
    [forms] mit seinen Formen
    [regex] regulärer Ausdruck
   *[allow] erlaubt
}
filter-every-kind = alles ({ $count })
# $action: refuse, review or log.
filter-action = { $action ->
    [refuse] ablehnen
    [review] zur Freigabe
   *[log] nur protokollieren
}
# $level: 1, 2 or 3.
filter-from = { $level ->
    [1] überall, wo der Filter an ist
    [2] wo er mittel oder streng ist
   *[3] nur, wo er streng ist
}
# $level: 1, 2 or 3.
filter-level = { $level ->
    [1] Locker
    [2] Mittel
   *[3] Streng
}

## A try.

filter-trial = **Was würde mit diesem Prompt passieren?**
# $action: refuse, review, log, or pass.
filter-outcome = { $action ->
    [refuse] er wird abgelehnt
    [review] die Moderation sieht sich das Bild zuerst an
    [log] er wird gezeichnet und im Protokoll vermerkt
   *[pass] er wird gezeichnet
}
filter-here = ← dieser Kanal
filter-off-here = In diesem Kanal ist der Filter aus.
# $found: a piece of the prompt; $line: the entry that matched it.
filter-hit = „{ $found }“ passt auf { $line }
filter-slow = { $count ->
    [one] Ein regulärer Ausdruck hat
   *[other] { $count } reguläre Ausdrücke haben
} dafür zu lange gebraucht; solche Prompts gehen zur Freigabe, wo es einen Freigabekanal gibt.
filter-more = … und { $count } weitere

## Changes.

filter-added = Hinzugefügt: { $line }
filter-removed = Entfernt: { $line }
filter-size = Die Liste: { $before } → { $after ->
    [one] 1 Eintrag
   *[other] { $after } Einträge
}
filter-counts = { $added } neu · { $changed } geändert · { $removed } entfernt · { $unchanged } unverändert
filter-preview = **Diese Liste importieren?**
# $rules: notes with how many entries have them.
filter-rules = Neu, nach Regel: { $rules }
filter-repeated = { $count ->
    [one] Eine Zeile sagt dasselbe wie eine andere und fällt
   *[other] { $count } Zeilen sagen dasselbe wie andere und fallen
} weg.
filter-removes = { $count ->
    [one] Ein Eintrag steht nicht in der Datei und würde
   *[other] { $count } Einträge stehen nicht in der Datei und würden
} entfernt.
filter-nothing-new = Das alles steht schon auf der Liste.
filter-make = Importieren
filter-drop = Nicht importieren
filter-imported = **Importiert.**
filter-dropped = Es wurde nichts geändert.
# $line: a number; $reason: a whole sentence.
filter-problem = Zeile { $line }: { $reason }

filter-changed = Geändert: { $was } → { $line }
filter-unchanged = Nichts hat sich geändert.
filter-undo = Rückgängig
filter-undone = **Rückgängig gemacht.**
filter-redo = Doch ändern
filter-redone = **Wieder geändert.**

## A dry run on the prompts of the last seven days.

filter-dry-nothing = In den letzten sieben Tagen wurde hier nichts gezeichnet, also gibt es nichts, woran sich das erproben ließe.
filter-dry-caught = **Es hätte { $caught } von { $total } Prompts der letzten sieben Tage getroffen.**
filter-dry-caught-more = **{ $caught } von { $total } Prompts der letzten sieben Tage wären neu getroffen oder strenger behandelt worden.**
filter-dry-before-after = Getroffen bisher: { $before } · damit: { $after }
filter-dry-actions = Abgelehnt: { $refused } · zuerst angesehen: { $reviewed } · nur protokolliert: { $logged }
filter-dry-eased = { $count ->
    [one] Ein Prompt wäre
   *[other] { $count } Prompts wären
} durchgekommen oder milder behandelt worden.
# $prompt, $entry: behind spoilers.
filter-dry-example = - { $prompt } wegen { $entry }
filter-dry-hidden = { $count ->
    [one] Einer davon wird
   *[other] { $count } davon werden
} nicht gezeigt: privat, gelöscht oder in einem Kanal, den du nicht siehst.
filter-dry-incomplete = Nur die neuesten { $count } wurden erprobt; es gibt mehr.

## Packs.

filter-packs = **Pakete, die Easel mitbringt**
filter-packs-choose = In ein Paket schauen
filter-pack-name = { $pack ->
    [minors] Minderjährige
    [real_people] Echte Menschen
    [explicit] Pornografie
    [gore] Gewalt und Selbstverletzung
    [hate] Hass
    [slurs_en] Beleidigungen: Englisch
    [slurs_de] Beleidigungen: Deutsch
    [slurs_fr] Beleidigungen: Französisch
    [slurs_es] Beleidigungen: Spanisch
   *[swearing] Schimpfwörter
}
filter-pack-about = { $pack ->
    [minors] Sexuelles mit Minderjährigen, über das hinaus, was ohnehin überall abgelehnt wird.
    [real_people] Sexuelle Bilder bekannter Menschen und von „my classmate“.
    [explicit] Pornografie und Nacktheit; Nacktheit zählt nur, wo es streng ist.
    [gore] Gewalt, Enthauptungen, Suizid; Hilfe für Menschen in Not kommt durch.
    [hate] Parolen und Zeichen des Hasses.
    [slurs_en] Beleidigungen ganzer Gruppen; „spic and span“ kommt durch.
    [slurs_de] Beleidigungen ganzer Gruppen, mit Plural.
    [slurs_fr] Beleidigungen ganzer Gruppen, mit Plural.
    [slurs_es] Beleidigungen ganzer Gruppen, mit Plural.
   *[swearing] Schimpfwörter; sie werden nur protokolliert.
}
filter-pack-title = **{ $pack ->
    [minors] Minderjährige
    [real_people] Echte Menschen
    [explicit] Pornografie
    [gore] Gewalt und Selbstverletzung
    [hate] Hass
    [slurs_en] Beleidigungen: Englisch
    [slurs_de] Beleidigungen: Deutsch
    [slurs_fr] Beleidigungen: Französisch
    [slurs_es] Beleidigungen: Spanisch
   *[swearing] Schimpfwörter
}** · Version { $version }
# $there: how many of its entries the list has.
filter-pack-free = { $there ->
    [0] nicht übernommen
   *[other] nicht übernommen; { $there } seiner { $count } Einträge stehen auf der Liste
}
filter-pack-taken = übernommen, Version { $version }
filter-pack-old = übernommen, Version { $version }; Version { $latest } ist da
filter-pack-take = Übernehmen …
filter-pack-update = Aktualisieren …
filter-pack-drop = Entfernen …
filter-pack-all = Alle Pakete
# $act: take, update or drop. $packs: their names.
filter-pack-preview = { $act ->
    [take] **Das übernehmen?**
    [update] **Das aktualisieren?**
   *[drop] **Das entfernen?**
} { $packs }
# $what: added or removed. $entries: some of them, behind spoilers.
filter-pack-diff = { $what ->
    [added] Neu:
   *[removed] Entfernt:
} { $entries }{ $more ->
    [0] { "" }
   *[other] { " " }… und { $more } weitere
}
# $entries: some of them, behind spoilers.
filter-kept = { $count ->
    [one] Ein Eintrag, der in deiner Liste anders ist, bleibt, wie er ist
   *[other] { $count } Einträge, die in deiner Liste anders sind, bleiben, wie sie sind
}: { $entries }
filter-pack-make = Ausführen
filter-pack-leave = Lassen
filter-pack-made = { $act ->
    [take] **Übernommen:**
    [update] **Aktualisiert:**
   *[drop] **Entfernt:**
} { $packs }

## The command.

command-filter = Was Mitglieder nicht anfragen dürfen
command-filter-add = Dem Prompt-Filter einen Eintrag hinzufügen
command-filter-add-text = Wort oder Wortgruppe; ein * am Ende steht wie in AutoMod für beliebige Buchstaben
command-filter-add-kind = Wie danach gesucht wird; ohne Angabe als Wort oder Wortgruppe
command-filter-add-action = Was mit einem Prompt passiert, in dem es steht; ohne Angabe wird er abgelehnt
command-filter-add-strictness = In welchen Kanälen es zählt; ohne Angabe überall, wo der Filter an ist
command-filter-add-note = Welche Regel das ist; Mitglieder lesen es, wenn sie abgelehnt werden
command-filter-kind-word = Wort oder Wortgruppe
command-filter-kind-forms = Mit Plural und anderen üblichen Formen
command-filter-kind-regex = Regulärer Ausdruck
command-filter-kind-allow = Erlaubt: Was darin steht, zählt nicht
command-filter-action-refuse = Ablehnen
command-filter-action-review = Die Moderation sieht sich das Bild zuerst an
command-filter-action-log = Nur im Protokoll vermerken
command-filter-level-1 = Überall, wo der Filter an ist
command-filter-level-2 = Wo der Filter mittel oder streng ist
command-filter-level-3 = Nur, wo der Filter streng ist
command-filter-edit = Einen Eintrag des Prompt-Filters ändern; was du weglässt, bleibt
command-filter-edit-kind = Wie danach gesucht wird
command-filter-edit-action = Was mit einem Prompt passiert, in dem es steht
command-filter-edit-strictness = In welchen Kanälen es zählt
command-filter-remove = Einen Eintrag aus dem Prompt-Filter entfernen
command-filter-remove-entry = Tippe den Anfang und wähle aus
command-filter-list = Die Liste des Prompt-Filters zeigen
command-filter-test = Zeigen, was mit einem Prompt passieren würde und warum
command-filter-test-prompt = Der Prompt, wie ein Mitglied ihn schreiben würde
command-filter-import = Eine Liste aus einer CSV-Datei importieren; du siehst vorher, was sich ändert
command-filter-import-file = Eine CSV-Datei mit den Spalten kind, text, action, strictness, note
command-filter-import-mode = Die Liste ergänzen oder ersetzen; ohne Angabe wird sie ergänzt
command-filter-mode-add = Die Liste ergänzen
command-filter-mode-replace = Die Liste ersetzen
command-filter-starter = Mit der Liste beginnen, die Easel mitbringt; du siehst sie vorher
command-filter-pack = Fertige Listen nach Thema ansehen, übernehmen, aktualisieren oder entfernen
command-filter-export = Die Liste als CSV-Datei ausgeben
