### /config: a server's whole configuration as a file, and back.

command-config = Die ganze Konfiguration dieses Servers als Datei, und zurück
command-config-export = Alles, was sich einstellen lässt, als eine Datei zum Lesen, Ändern und Aufheben
command-config-import = So eine Datei übernehmen; du siehst vorher, was sich ändert, und kannst es rückgängig machen
command-config-import-file = Eine Datei von /config export, von diesem oder einem anderen Server

## Comments in the file itself.

# $server: its name; $day: as in "2026-12-01".
config-file-head =
    Easels Konfiguration von „{ $server }“, { $day }.
    Ändere, was du willst, und schick die Datei mit /config import: Du siehst vorher, was sich ändert.
    Von einem Kanal oder einer Rolle zählt nur die Zahl; der Name davor ist für dich.
    „Nur ergänzen und ändern“ lässt, was nicht in der Datei steht. „Alles ersetzen“ setzt es zurück,
    außer bei Tabellen, die gar nicht in der Datei stehen.
config-file-settings = Rollen, die Easel verwalten, Kanäle für die Moderation, und was auf viele Verstöße folgt.
config-file-showcase = Wo Bilder mit so vielen Sternen gezeigt werden.
config-file-budget = In US-Dollar; "none" heißt ohne Grenze.
config-file-limits = Anfragen zugleich, Bilder je Stunde und Tag. "none": nicht gesetzt; "unlimited": ohne Grenze.
config-file-rules =
    Für den Server; darunter für Kategorien, Kanäle und Threads, die selbst etwas festlegen.
    Eine Regel hinter einem # hat ihren üblichen Wert: Nimm das # weg, um sie zu setzen.
config-file-filter =
    kind: word, phrase, forms, regex oder allow; action: refuse, review oder log;
    strictness: von 1 (überall, wo der Filter an ist) bis 3 (nur, wo er streng ist).
    packs: die übernommenen Versionen; ihre Wörter stehen unter den Einträgen.
config-file-styles = Ein Name und die Wörter, die zum Prompt dazukommen.
config-file-wildcards = Listen, aus denen Prompts etwas auswählen.

## The panels.

config-exported =
    ### Die Konfiguration dieses Servers
    In dieser Datei steht alles, was sich einstellen lässt, und nichts über Mitglieder. Heb sie als Kopie auf, oder ändere sie und schick sie mit **/config import**, hier oder auf einem anderen Server.
config-preview = ### Diese Datei übernehmen?
config-imported = ### Übernommen
config-imported-before = Das wurde schon übernommen.
config-undone =
    ### Rückgängig gemacht
    Alles ist wieder wie vor dem Import.
config-canceled = Es wurde nichts geändert.
config-meanwhile = Inzwischen wurde etwas geändert. Das würde sich jetzt ändern:
config-mode-add = Nur ergänzen und ändern
config-mode-add-about = Was nicht in der Datei steht, bleibt
config-mode-replace = Alles ersetzen
config-mode-replace-about = Was nicht in der Datei steht, fällt weg
config-part = { $part ->
    [settings] Einstellungen
    [limits] Grenzen und Budget
    [rules] Regeln
    [filter] Prompt-Filter
    [styles] Stile
   *[wildcards] Wildcards
}
# $what: as in "3 new and 1 removed".
config-line = **{ $part }**: { $what }
config-counts = { $counts }
config-new = { $count } neu
config-set = { $count } gesetzt
config-changed = { $count } geändert
config-removed = { $count } entfernt
config-same = keine Änderung
config-absent = nicht in der Datei, bleibt also, wie es ist
config-key = { $key }: { $before } → **{ $after }**
config-server = Dieser Server
# $what: added, changed or removed; $names: words of the filter behind spoilers, or names.
config-names = { $what ->
    [added] Neu
    [changed] Geändert
   *[removed] Entfernt
}: { $names }
config-packs = Pakete: { $names }
config-more = … und { $count } weitere
config-left-out = ⚠️ Ausgelassen, weil es das auf diesem Server nicht gibt; was er dort eingestellt hat, bleibt:
config-left-out-line = { $key } ({ $names })
config-lockout = ⚠️ { $place }: { $warning }
config-nothing = Es würde sich nichts ändern.
config-button-apply = Übernehmen
config-button-cancel = Abbrechen
config-button-undo = Rückgängig
config-problem = Zeile { $line } · **{ $key }**: { $reason }
config-problem-somewhere = **{ $key }**: { $reason }

## Why a file is not taken.

refusal-config-too-large = Die Datei hat mehr als { $limit_mb } MB. Bitte kürze sie, zum Beispiel um Einträge des Filters.
refusal-config-unreadable = Ich kann die Datei nicht als Text lesen. Bitte schick die Datei von /config export, in einem einfachen Texteditor geändert und als UTF-8 gespeichert.
refusal-config-syntax = Es wurde nichts geändert: Ich kann Zeile { $line } der Datei nicht lesen, „{ $text }“. Oft fehlt dort oder kurz davor ein Anführungszeichen, ein Komma oder eine Klammer, oder ein Anführungszeichen ist typografisch („“) statt gerade (").
refusal-config-twice = Es wurde nichts geändert: Zeile { $line } der Datei, „{ $text }“, sagt etwas, das schon weiter oben steht. Bitte behalte eines davon.
refusal-config-foreign = Das ist keine Datei von /config export: Ganz oben gehört eine Zeile „version = { $version }“ hin.
refusal-config-newer = Diese Datei ist von einem neueren Easel: Sie hat die Version { $found }, und ich lese Dateien bis zur Version { $version }. Es wurde nichts geändert. Bitte frag, wer Easel betreibt, nach einem Update.
refusal-config-problems = Es wurde nichts geändert: { $count ->
    [one] Eine Stelle in der Datei ist falsch
   *[other] { $count } Stellen in der Datei sind falsch
}. Bitte berichtige die Datei und schick sie noch einmal.
refusal-config-unknown = { $near ->
    [none] Das kenne ich nicht.
   *[other] Das kenne ich nicht. Meinst du „{ $near }“?
}
refusal-config-missing = „{ $key }“ fehlt.
refusal-config-form = Das kann ich nicht lesen. Richtig wäre zum Beispiel { $example }.
refusal-config-range = { $side ->
    [least] Es muss mindestens { $limit } sein.
   *[most] Es darf höchstens { $limit } sein.
}
refusal-config-name-twice = Zwei haben denselben Namen.
refusal-config-gone = Dieser Import ist zu alt, wurde schon beantwortet oder jemand anderem gezeigt. Bitte schick die Datei noch einmal mit /config import.
refusal-config-undo-gone = Das lässt sich nicht mehr rückgängig machen: Es wurde schon rückgängig gemacht, ist älter als ein Tag oder war der Import von jemand anderem.
refusal-config-changed-since = Seit dem Import hat jemand etwas geändert, deshalb wurde nichts rückgängig gemacht. Um zu sehen, was es hieße, importiere eine Datei von /config export von davor.
