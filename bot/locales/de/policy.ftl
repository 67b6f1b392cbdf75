### /policy: looking at the rules of a place, changing them, and asking why.

command-policy = Wer was zeichnen darf, wo und wann
command-policy-show = Die Regeln eines Ortes zeigen und woher jede von ihnen kommt
command-policy-edit = Die Regeln des Servers, einer Kategorie, eines Kanals oder eines Threads ändern
command-policy-reset = Die eigenen Regeln eines Ortes verwerfen, damit die übergeordneten gelten
command-policy-explain = Zeigen, was jemanden an einem Ort zeichnen lässt oder nicht, der Reihe nach, und wo man es ändert
command-policy-explain-member = Um wen es geht
command-policy-explain-prompt = Die Wörter einer Anfrage, um auch sie zu prüfen, mit Optionen wie in /imagine
command-policy-place = Kategorie, Kanal, Forum, Thread oder Beitrag; ohne Angabe: wo du gerade bist
command-policy-edit-place = Kategorie, Kanal, Forum, Thread oder Beitrag; ohne Angabe: der ganze Server

## The panel of a place. $place: named by Discord, or the words for the server.

policy-place-server = ganzer Server
policy-title = Regeln: { $place }
policy-others = Orte mit eigenen Regeln: { $places }.
policy-how-to-edit = Ändern kannst du sie mit /policy edit; /policy explain sagt, warum jemand zeichnen darf oder nicht.
policy-line = { $rule }: { $value }
policy-from-here = hier festgelegt
policy-from-server = für den Server festgelegt
policy-choose-rule = Eine Regel zum Ändern wählen
policy-is-set = Hier festgelegt
policy-level-server = Der ganze Server
policy-level-category = Die Kategorie
policy-level-channel = Der Kanal
policy-level-thread = Der Thread oder Beitrag
policy-reset = Alle Regeln hier verwerfen
policy-back = Zurück zu den Regeln

## The panel of a rule.

policy-now = Jetzt ({ $place }): **{ $value }**
policy-choose-value = Einen Wert wählen
policy-choose-models = Die Modelle wählen, die genutzt werden dürfen
policy-choose-styles = Die Stile wählen, die genutzt werden dürfen
policy-inherit = Wie am übergeordneten Ort
policy-unset = Als hätte es niemand festgelegt
policy-type = Einen Wert eingeben …
policy-roles-who = Nur Mitglieder mit diesen Rollen und die Moderation
policy-roles-denied-roles = Rollen, die nicht zeichnen dürfen
policy-roles-review = Nur Bilder von Mitgliedern mit diesen Rollen
policy-except-review = Alle Bilder außer denen von Mitgliedern mit diesen Rollen

policy-about-who = Wer Bilder anfragen darf. Wo Rollen dürfen, darf auch die Moderation.
policy-about-denied-roles = Wer eine dieser Rollen hat, darf nicht zeichnen, egal, was sonst festgelegt ist.
policy-about-newcomer-wait-seconds = Wie lange jemand Mitglied dieses Servers sein muss, um zeichnen zu dürfen. Die Moderation muss nicht warten.
policy-about-quiet-hours = Tageszeiten, zu denen nichts gezeichnet wird. Die Moderation darf trotzdem zeichnen.
policy-about-slow-mode-seconds = Wie lange jedes Mitglied in einem Kanal zwischen zwei Anfragen wartet. Discords eigener Slowmode gilt nicht für Befehle; dieser schon.
policy-about-refused-wait-seconds = Wie lange jemand zwischen zwei Anfragen wartet, nachdem der Filter in 24 Stunden drei abgelehnt hat. Sie verdoppelt sich mit jeder weiteren, bis zu einer Stunde, und endet von selbst. Nur diese Person erfährt davon.
policy-about-models = Welche Modelle genutzt werden dürfen. Ein Bild zu vergrößern, ist immer möglich.
policy-about-styles = Welche Stile dieses Servers genutzt werden dürfen, nach ihren Namen. Eigene Stile der Mitglieder sind nur erlaubt, wo alle es sind.
policy-about-maximum-count = Wie viele Bilder eine Anfrage verlangen darf.
policy-about-usual-count = Wie viele Bilder eine Anfrage ohne Anzahl bekommt. Was Mitglieder selbst eingestellt haben, geht vor.
policy-about-ai-line = Ob Karten in kleiner Schrift sagen, dass ein Bild mit KI erstellt ist. In seiner Datei steht es auf jeden Fall.
policy-about-maximum-megapixels = Wie groß ein Bild werden darf; ein Quadrat von 1.024 mal 1.024 Pixeln ist ein Megapixel.
policy-about-image-input = Ob Mitglieder ein Bild als Ausgangspunkt mitbringen dürfen.
policy-about-private = Ob Mitglieder Ergebnisse anfragen dürfen, die nur sie selbst sehen.
policy-about-age-restricted-relaxed = Ob Modelle freizügiger sein dürfen, und zwar nur in Kanälen, die in Discord eine Altersbeschränkung haben. Ein Kanal kann zurücknehmen, was der Server erlaubt.
policy-about-filter-strictness = Wie viele Einträge des Prompt-Filters hier zählen. Aus: keine. Locker: die für überall, wo der Filter an ist. Mittel: auch die für mittel. Streng: alle.
policy-about-review = Wessen Bilder auf eine Freigabe durch die Moderation warten, bevor sonst jemand sie sieht.

## The forms.

policy-field-value = Wert
policy-field-timezone = Zeitzone
policy-hint-newcomer-wait-seconds = Zum Beispiel 10 Min., 1,5 Stunden oder 3 Tage; „aus“ schaltet es ab
policy-hint-slow-mode-seconds = Zum Beispiel 30 Sek., 2 Min. oder 1 Std.; „aus“ schaltet es ab
policy-hint-refused-wait-seconds = Zum Beispiel 30 Sek., 2 Min. oder 1 Std.; „aus“ schaltet es ab
policy-hint-quiet-hours = Zum Beispiel 22:00-07:00 oder 22 bis 7 Uhr; „aus“ schaltet sie ab
policy-hint-timezone = Eine Stadt oder Zone, zum Beispiel Berlin oder America/New_York
policy-hint-maximum-megapixels = Eine Zahl, zum Beispiel 1 oder 2,5; 64 heißt: jede Größe
policy-hint-styles = Die Namen der Stile, durch Kommas getrennt; „keine“ für keinen Stil

## A change before and after it is made.

policy-change = Eine Änderung: { $place }
policy-before-after = **{ $rule }:** { $before } → **{ $after }**
policy-inherited = { $value } (geerbt)
policy-default = { $value } (Easels Vorgabe)
policy-unchanged = So ist es schon.
policy-review-nowhere = Es ist kein Kanal für Freigaben eingestellt, also könnte niemand diese Bilder freigeben: Sie würden bezahlt, aber nie gezeigt. Wähle zuerst mit /setup einen aus.
policy-save = Speichern
policy-save-anyway = Trotzdem speichern
policy-drop = Nicht ändern
policy-saved = Gespeichert: { $place }
policy-undo = Rückgängig machen
policy-undone = Rückgängig gemacht: { $place }
policy-redo = Doch ändern

# $total: requests there in the last 7 days; $refused: by the new rules; $before: by those of now.
policy-trial = { $total ->
    [one] In den letzten 7 Tagen gab es dort eine Anfrage.
   *[other] In den letzten 7 Tagen gab es dort { $total } Anfragen.
} Abgelehnt hätten die neuen Regeln davon **{ $refused } von { $total }**, die jetzigen { $before }.
policy-trial-by-rule = Wegen: { $rules }.
policy-trial-none = In den letzten 7 Tagen hat dort niemand ein Bild angefragt, deshalb lässt sich das an nichts ausprobieren.

## Why somebody may draw or not.

policy-explain-yes = { $person } darf zeichnen: { $place }
policy-explain-no = { $person } darf nicht zeichnen: { $place }
policy-missing-view = Discord zeigt dem Mitglied diesen Kanal nicht.
policy-missing-commands = Discord lässt das Mitglied hier keine Befehle nutzen (Berechtigung „Anwendungsbefehle verwenden“).
policy-missing-bot = Mir fehlen hier Berechtigungen, deshalb kann niemand zeichnen: { $permissions }.

refusal-policy-gone = Diese Änderung ist zu alt oder wurde schon gemacht. Öffne /policy edit noch einmal, um den jetzigen Stand zu sehen.
refusal-policy-number = Ich kann „{ $text }“ nicht als Zahl lesen. Schreib sie wie 2 oder 1,5.
