### What a member wants where they do not say, and how they are told of what took long or was shown.

command-preferences = Was du meistens willst: Modell, Form, Anzahl, Stil, Format, wer es sieht, Sprache, Benachrichtigung

preferences-title = ## Was du meistens willst
preferences-how = Das gilt auf jedem Server, wo /imagine und dein Prompt nichts anderes sagen. Nur du siehst das.
preferences-language-how = -# Die Sprache gilt für das, was nur du siehst. Was alle sehen, steht in der Sprache des Servers.
preferences-model-gone = -# Das Modell { $model }, das du gewählt hast, gibt es nicht mehr.
preferences-model-chosen = Modell: { $value }
preferences-model-unsaid = Modell: Standard von Easel
preferences-aspect_ratio-chosen = Seitenverhältnis: { $value }
preferences-aspect_ratio-unsaid = Seitenverhältnis: Standard des Modells
preferences-count-chosen = Wie viele: { $value }
preferences-count-unsaid = Wie viele: wie im Kanal üblich
preferences-count-value = { $count ->
    [one] ein Bild
   *[other] { $count } Bilder
}
preferences-output_format-chosen = Dateiformat: { $value }
preferences-output_format-unsaid = Dateiformat: Standard des Modells
preferences-style-chosen = Stil: { $value }
preferences-style-how = -# Mit /my style add speicherst du eigene Stile; einer davon kann dein üblicher sein.
preferences-style-unsaid = Stil: keiner
preferences-private-chosen = Wer es sieht: { $value }
preferences-private-unsaid = Wer es sieht: wie im Kanal üblich
preferences-private-public = alle
preferences-private-private = nur ich
preferences-tells = Sag mir, wenn ein langsames Bild fertig ist oder eines ins Schaufenster kommt: nein
preferences-tells-about = Wenn ein Bild über eine Minute gebraucht hat oder ins Schaufenster kommt
preferences-tells-ping = Sag es mir: mit einer Erwähnung im Kanal
preferences-tells-direct = Sag es mir: mit einer Direktnachricht
# The name of this very language.
preferences-language = Deutsch
preferences-language-chosen = Sprache: { $value }
preferences-language-unsaid = Sprache: wie in meinem Discord
preferences-reset = Das alles vergessen

# $model: its id; $default: the name of another one.
note-preferences-model-gone = Dein übliches Modell { $model } gibt es nicht mehr, deshalb zeichnet { $default }.
# $ratio: as they chose it.
note-preferences-ratio = { $model } zeichnet nicht in deinem üblichen { $ratio }, deshalb hat es seine eigene Form genommen.
note-preferences-count = Deine übliche Anzahl ist { $count }; in diesem Kanal sind { $limit } erlaubt.
# $style: its name.
note-preferences-style = { $because ->
    [length] Dein üblicher Stil { $style } blieb weg: Mit ihm wäre der Prompt zu lang.
   *[rule] Dein üblicher Stil { $style } blieb weg: In diesem Kanal sind nur manche Stile des Servers erlaubt.
}

preferences-told = <@{ $person }> Es ist fertig.
preferences-told-failed = <@{ $person }> Es gibt kein Bild; die Antwort sagt, warum.
# $link: the address of the result.
preferences-told-direct = Was du angefragt hast, ist fertig: { $link }
preferences-told-direct-failed = Was du angefragt hast, konnte nicht gezeichnet werden. Die Antwort sagt, warum: { $link }
