### Styles: words that a server's moderators, or members for themselves, lay around a prompt.

command-imagine-style = Ein Stil dieses Servers oder ein eigener, um deine Worte gelegt
command-style = Die Stile dieses Servers: Worte unter einem Namen, für alle in /imagine
command-style-add = Einen Stil hinzufügen oder seine Worte ändern
command-style-add-name = Der Name, unter dem Mitglieder ihn wählen
command-style-add-text = Seine Worte, hinter denen des Mitglieds. Lass sie weg, um sie in ein Formular zu schreiben
command-style-list = Welche Stile dieser Server hat
command-style-preview = Etwas in einem Stil zeichnen, nur für dich
command-style-preview-name = Der Stil
command-style-preview-prompt = Was auf dem Bild zu sehen sein soll
command-style-remove = Einen Stil entfernen; damit gezeichnete Bilder bleiben
command-style-remove-name = Der Stil
command-styles = Die Stile, in denen du zeichnen kannst: die dieses Servers und deine eigenen
command-my = Deine eigenen Stile und Wildcards, für jeden Server; niemand sonst sieht sie
command-my-style = Deine eigenen Stile: Worte unter einem Namen
command-my-style-add = Einen eigenen Stil speichern oder seine Worte ändern
command-my-style-add-name = Der Name, unter dem du ihn wählst
command-my-style-edit = Die Worte eines deiner Stile ändern
command-my-style-list = Deine eigenen Stile
command-my-style-name = Einer deiner Stile
command-my-style-remove = Einen deiner Stile entfernen; damit gezeichnete Bilder bleiben

card-style = Stil: { $style }
details-style = Stil: { $style }

style-form-title = Die Worte eines Stils
style-form-text = Die Worte von „{ $name }“
# $mark: "prompt" in braces.
style-form-text-hint = Sie folgen auf die Worte des Prompts; { $mark } setzt diese an die Stelle, wo es steht.
style-added = { $whose ->
    [own] Dein Stil **{ $name }** ist gespeichert. Nur du kannst ihn wählen, in /imagine auf jedem Server und in Direktnachrichten.
   *[server] Den Stil **{ $name }** gibt es jetzt. Mitglieder wählen ihn in /imagine.
}
style-changed = Der Stil **{ $name }** hat jetzt andere Worte.
style-removed = Der Stil **{ $name }** ist entfernt; damit gezeichnete Bilder bleiben.
style-list-title = { $whose ->
    [own] ## Deine eigenen Stile
   *[server] ## Die Stile dieses Servers
}
style-list-none = { $whose ->
    [own] Du hast noch keine.
   *[server] Es gibt noch keine Stile.
}
style-list-how = -# In /imagine heißen sie „style“.
style-list-change = { $whose ->
    [own] -# /my style add speichert einen, /my style edit ändert seine Worte, /my style remove entfernt ihn. Nur du siehst sie.
   *[server] -# /style add legt einen an oder ändert seine Worte; /style remove entfernt einen.
}
style-list-line = **{ $name }** · { $text }
# Among a member's choices, in front of the words of their own style.
style-yours = deiner
words-before = So war es vorher:
words-undone = Die Änderung an **{ $name }** ist rückgängig gemacht.

refusal-words-undo-gone = Das lässt sich nicht mehr rückgängig machen. Bitte ändere es von Hand.
refusal-own-style-unknown = { $count ->
    [0] Du hast keinen Stil namens „{ $style }“, und auch keinen anderen. Mit /my style add speicherst du einen.
   *[other] Du hast keinen Stil namens „{ $style }“. Deine sind: { $styles }.
}
refusal-own-style-too-many = Du kannst { $limit } eigene Stile haben. Entferne einen, bevor du einen neuen hinzufügst.
refusal-style-unknown = { $count ->
    [0] Einen Stil namens „{ $style }“ gibt es nicht: Hier gibt es keine. Mit /my style add speicherst du einen eigenen.
   *[other] Einen Stil namens „{ $style }“ gibt es nicht. Es gibt: { $styles }.
}
refusal-style-near = Einen Stil namens „{ $style }“ gibt es hier nicht. Meintest du: { $styles }?
refusal-style-too-many = Ein Server kann { $limit } Stile haben. Entferne einen, bevor du einen neuen hinzufügst.
refusal-style-name = Der Name eines Stils hat 1 bis { $limit } Buchstaben, Ziffern, Leerzeichen oder Zeichen; Kommas und < > @ # ` machen in Listen Probleme.
