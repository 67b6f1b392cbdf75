### Wildcards: lists under a name. A mark in a prompt, "__name__", picks one of the entries.

command-wildcard = Die Wildcards dieses Servers: Listen, aus denen __name__ im Prompt etwas auswählt
command-wildcard-add = Eine Wildcard hinzufügen: ein Formular fragt nach ihren Einträgen
command-wildcard-add-name = Ihr Name: „tier“ schreibst du im Prompt als __tier__
command-wildcard-edit = Die Einträge einer Wildcard ändern
command-wildcard-list = Welche Wildcards dieser Server hat
command-wildcard-name = Die Wildcard
command-wildcard-remove = Eine Wildcard entfernen; damit gezeichnete Bilder bleiben
command-wildcards = Die Wildcards, die du nutzen kannst: die dieses Servers und deine eigenen
command-wildcards-name = Alle Einträge dieser Wildcard zeigen
command-my-wildcard = Deine eigenen Wildcards: Listen, aus denen __name__ im Prompt etwas auswählt
command-my-wildcard-add = Eine eigene Wildcard hinzufügen: ein Formular fragt nach ihren Einträgen
command-my-wildcard-list = Deine eigenen Wildcards

wildcard-form-title = Die Einträge einer Wildcard
wildcard-form-text = Die Einträge von „{ $name }“
wildcard-form-text-hint = Ein Eintrag je Zeile, jeder bis { $limit } Zeichen. So stehen sie dann im Prompt.
# $name, $mark: as in "__animal__".
wildcard-added = { $whose ->
    [own] Deine Wildcard { $name } ist gespeichert. Sie steht für { $count ->
        [one] einen Eintrag
       *[other] einen von { $count } Einträgen, den der Zufall auswählt
    }. Nur du kannst sie nutzen, auf jedem Server und in Direktnachrichten.
   *[server] Die Wildcard { $name } gibt es jetzt. Im Prompt steht sie für { $count ->
        [one] einen Eintrag
       *[other] einen von { $count } Einträgen, den der Zufall auswählt
    }.
}
wildcard-changed = { $name } hat jetzt { $count ->
    [one] einen Eintrag
   *[other] { $count } Einträge
}.
wildcard-removed = Die Wildcard { $name } ist entfernt; damit gezeichnete Bilder bleiben.
wildcard-entries = { $count ->
    [one] { $mark } hat einen Eintrag:
   *[other] { $mark } wählt einen von { $count } Einträgen aus:
}
wildcard-list-title = { $whose ->
    [own] ## Deine eigenen Wildcards
   *[server] ## Die Wildcards dieses Servers
}
wildcard-list-none = { $whose ->
    [own] Du hast noch keine.
   *[server] Es gibt noch keine Wildcards.
}
wildcard-list-how = -# Schreib eine in deinen Prompt, und einer ihrer Einträge wird gezeichnet. /wildcards name: zeigt sie alle.
wildcard-list-change = { $whose ->
    [own] -# /my wildcard add speichert eine, /my wildcard edit ändert sie, /my wildcard remove entfernt sie. Nur du siehst sie.
   *[server] -# /wildcard add legt eine an, /wildcard edit ändert sie, /wildcard remove entfernt sie.
}
wildcard-list-line = { $mark } ({ $count }): { $text }

# $picks: as in "animal: fox".
note-wildcards = Vom Zufall ausgewählt: { $picks }.
details-template = So war es getippt: { $prompt }

# $literal: as in "\__animal__".
refusal-wildcard-unknown = { $count ->
    [0] Eine Wildcard namens „{ $wildcard }“ gibt es hier nicht, und auch keine andere. Wenn du die Unterstriche selbst meinst, schreib { $literal }.
   *[other] Eine Wildcard namens „{ $wildcard }“ gibt es hier nicht. Am nächsten kommen: { $wildcards }. Wenn du die Unterstriche selbst meinst, schreib { $literal }.
}
refusal-wildcard-marks = Dieser Prompt hat { $count } Wildcards; { $limit } sind möglich.
refusal-wildcard-name = Der Name einer Wildcard hat 1 bis { $limit } Buchstaben oder Ziffern; dazwischen darf - oder _ stehen.
refusal-wildcard-empty = Eine Wildcard braucht mindestens einen Eintrag. Schreib einen je Zeile.
refusal-wildcard-entry-too-long = Der Eintrag „{ $entry }“ hat { $length } Zeichen; möglich sind { $limit }.
refusal-wildcard-too-long = Eine Wildcard kann { $limit } Einträge und zusammen { $characters } Zeichen haben. Das sind { $count } Einträge mit { $length } Zeichen.
refusal-list-unknown = { $count ->
    [0] Eine Wildcard namens „{ $wildcard }“ gibt es nicht, und auch keine andere.
   *[other] Eine Wildcard namens „{ $wildcard }“ gibt es nicht. Es gibt: { $wildcards }.
}
refusal-list-too-many = Es kann { $limit } Wildcards geben. Entferne eine, bevor du eine neue hinzufügst.
