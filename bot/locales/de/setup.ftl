### /setup: a new server's way through what there is to decide.

command-setup = Easel für diesen Server einrichten, Schritt für Schritt; zwei Minuten, nichts ist endgültig

setup-greeting =
    ### Hallo, ich bin Easel
    Ich mache aus Worten Bilder: **/imagine** und dazu etwa „ein Papierboot auf ruhigem Wasser“.
    Wenn du diesen Server verwaltest: **/setup** dauert zwei Minuten. Es prüft meine Berechtigungen und fragt, wer zeichnen darf, wo und wie viel. Bis dahin dürfen alle, überall, wo sie Befehle nutzen dürfen.

# $title: the step's own.
setup-head = Schritt { $number } von { $steps }: { $title }
setup-changed = Geändert: { $before } → **{ $after }**
setup-now = { $name }: **{ $value }**
setup-back = Zurück
setup-next = Weiter
setup-none = nicht festgelegt
setup-option = { $name }: { $value }
setup-entries = { $count ->
    [0] leer
    [one] ein Eintrag
   *[other] { $count } Einträge
}
setup-starter = Mit der Startliste beginnen
setup-everywhere = überall
setup-list = { $names }
setup-more = { $count } weitere
setup-pictures = { $count ->
    [one] ein Bild
   *[other] { $count } Bilder
}

setup-title-permissions = Was ich brauche
setup-title-who = Wer zeichnen darf
setup-title-where = Wo
setup-title-team = Dein Team
setup-title-limits = Wie viel
setup-title-filter = Der Prompt-Filter
setup-title-done = Das war’s

setup-about-permissions = Um Bilder zu posten, brauche ich „Kanal ansehen“, „Nachrichten senden“, „Links einbetten“ und „Dateien anhängen“; in Threads und Beiträgen „Nachrichten in Threads senden“.
setup-lack = Hier fehlt mir etwas: { $channels } ({ $permissions }).

# $role: the name of the bot's own role.
setup-fix = So behebst du das: Öffne die Einstellungen eines Kanals → Berechtigungen → füge die Rolle „{ $role }“ hinzu → erlaube, was fehlt. Für alle Kanäle auf einmal: Servereinstellungen → Rollen → „{ $role }“, sofern ein Kanal es nicht wieder verbietet.
setup-hidden = Diese Kanäle sehe ich nicht: { $channels }. Lass es so, wo niemand zeichnen soll; sonst erlaube auch „Kanal ansehen“.
setup-able = { $count ->
    [one] In einem Kanal ist alles in Ordnung.
   *[other] In { $count } Kanälen ist alles in Ordnung.
}
setup-check-again = Noch einmal prüfen

setup-about-who = Mitglieder, die nicht zeichnen dürfen, lesen den Grund, sonst niemand. Wo Rollen zeichnen dürfen, darf es auch die Moderation.
setup-about-where = Überall, wo Mitglieder Befehle nutzen dürfen, oder nur in Kanälen und Kategorien, die du wählst. Feinere Regeln für jeden Kanal gibt es in /policy.
setup-left-out = Hier können Mitglieder nicht schreiben, deshalb habe ich es weggelassen: { $channels }. Soll die Moderation dort zeichnen, nimm /policy edit.
setup-places-gone = Alle gewählten Kanäle sind gelöscht, deshalb könnte niemand zeichnen. Wähle andere.
setup-everywhere-button = Überall
setup-about-team = Wo sieht sich die Moderation Bilder an, die auf Freigabe warten, dazu Meldungen und Einsprüche, und wo wird das Protokoll von allem gepostet, was passiert? Und welche Rollen dürfen die Einstellungen von Easel ändern, außer denen, die den Server verwalten dürfen?
setup-ping-urgent = nur für dringende Fälle: zu Minderjährigen
setup-ping-each = für jeden Fall, der wartet
# $role: the name of the role.
setup-ping-silent = Discord pingt „{ $role }“ nicht an: Erlaube in ihren Einstellungen allen, sie zu erwähnen, oder gib mir „@everyone, @here und alle Rollen erwähnen“.
setup-ping-gone = Die Rolle, die angepingt wurde, ist gelöscht, deshalb wird niemand angepingt. Wähle eine andere.
setup-gone = Diesen Kanal gibt es nicht mehr, oder ich sehe ihn nicht.
setup-about-limits = Wie viele Bilder jedes Mitglied anfragen darf und was der Server im Monat ausgeben darf, sofern für den Bot Preise festgelegt sind. Mehr dazu in /limits und /budget.
setup-about-filter = Der Filter prüft Prompts auf die Wörter und Wortgruppen deiner Liste. Jeder Eintrag sagt, ab welcher Strenge er gilt. Die Liste pflegst du mit /filter; eine kurze für den Anfang bringt Easel mit.
setup-about-done = Du kannst das alles jederzeit ändern: Starte /setup noch einmal oder nutze /policy, /limits, /budget und /filter. Welche Mitglieder welchen Befehl sehen, legst du unter Servereinstellungen → Integrationen → Easel fest.

setup-name-who = Wer zeichnen darf
setup-name-newcomers = Wartezeit für neue Mitglieder
setup-name-channels = Wo
setup-name-review = Freigaben, Meldungen und Einsprüche
setup-name-log = Protokoll
setup-name-ping = Wer angepingt wird
setup-name-ping-for = Wann
setup-name-managers = Rollen, die Easel verwalten
setup-name-hour = Jedes Mitglied pro Stunde
setup-name-day = Jedes Mitglied pro Tag
setup-name-budget = Der Server pro Monat
setup-name-strictness = Strenge
setup-name-starter = Liste

setup-choose-who = Alle oder die Moderation
setup-choose-roles = Oder nur Mitglieder mit diesen Rollen
setup-choose-newcomers = Wie lange neue Mitglieder warten
setup-choose-channels = Nur in diesen Kanälen und Kategorien
setup-choose-review = Kanal für Freigaben, Meldungen und Einsprüche
setup-choose-log = Kanal für das Protokoll
setup-choose-ping = Rolle, die angepingt wird, wenn etwas wartet
setup-choose-ping-for = Wofür sie angepingt wird
setup-choose-managers = Rollen, die die Einstellungen von Easel ändern dürfen
setup-choose-hour = Bilder für jedes Mitglied pro Stunde
setup-choose-day = Bilder für jedes Mitglied pro Tag
setup-choose-budget = Dollar pro Monat für den ganzen Server
setup-choose-strictness = Wie streng der Filter ist
