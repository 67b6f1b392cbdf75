### Styles: words that a server's moderators lay around what members write.

command-imagine-style = Einer der Stile dieses Servers, um deine Worte gelegt
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

card-style = Stil: { $style }
details-style = Stil: { $style }

style-form-title = Die Worte eines Stils
style-form-text = Die Worte von „{ $name }“
# $mark: "prompt" in braces.
style-form-text-hint = Sie folgen auf die Worte des Mitglieds; { $mark } setzt diese an die Stelle, wo es steht.
style-added = Den Stil **{ $name }** gibt es jetzt. Mitglieder wählen ihn in /imagine.
style-changed = Der Stil **{ $name }** hat jetzt andere Worte. Vorher: { $before }
style-removed = Der Stil **{ $name }** ist entfernt. Seine Worte waren: { $before }
style-list-title = ## Die Stile dieses Servers
style-list-none = Es gibt noch keine Stile.
style-list-how = -# In /imagine heißen sie „style“.
style-list-how-manager = -# /style add legt einen an oder ändert seine Worte; /style remove entfernt einen.
style-list-line = **{ $name }** · { $text }

refusal-style-unknown = { $count ->
    [0] Einen Stil namens „{ $style }“ gibt es nicht: Hier gibt es keine.
   *[other] Einen Stil namens „{ $style }“ gibt es nicht. Es gibt: { $styles }.
}
refusal-style-near = Einen Stil namens „{ $style }“ gibt es hier nicht. Meintest du: { $styles }?
refusal-style-too-many = Ein Server kann { $limit } Stile haben. Entferne einen, bevor du einen neuen hinzufügst.
refusal-style-name = Der Name eines Stils hat 1 bis { $limit } Buchstaben, Ziffern, Leerzeichen oder Zeichen; Kommas und < > @ # ` machen in Listen Probleme.
