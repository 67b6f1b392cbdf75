### Why a request was not accepted. Seen by the member alone; nothing was sent or paid for.

refusal-prompt-empty = Es gibt noch nichts zu zeichnen: Schreib ein paar Worte vor die Optionen.
refusal-prompt-too-long = Das sind { $length } Zeichen; { $limit } passen hinein. Bitte kürze es.
refusal-model-unknown = Ein Modell namens „{ $model }“ kenne ich nicht. Meinst du: { $models }?
refusal-model-unknown-all = Ein Modell namens „{ $model }“ kenne ich nicht. Es gibt: { $models }.
refusal-model-several = „{ $model }“ passt auf mehrere Modelle. Welches meinst du: { $models }?
refusal-parameter-unknown = Die Option „{ $parameter }“ kenne ich nicht. Meinst du: { $parameters }?
refusal-parameter-unknown-all = Die Option „{ $parameter }“ kenne ich nicht. Es gibt: { $parameters }.
refusal-parameter-unsupported = { $able ->
    [0] Bei keinem Modell hier lässt sich { $parameter } wählen.
   *[other] Bei { $model } lässt sich { $parameter } nicht wählen. Bei diesen schon: { $models }.
}
refusal-value-not-allowed = Mit { $model } geht { $parameter } „{ $value }“ nicht. Möglich ist: { $allowed }.
refusal-value-out-of-range = Bei { $model } geht { $parameter } von { $minimum } bis { $maximum }; „{ $value }“ liegt außerhalb.
refusal-value-not-number = Hier muss { $parameter } eine ganze Zahl sein; „{ $value }“ ist keine.
refusal-value-not-decimal = Hier muss { $parameter } eine Zahl sein, etwa 3,5; „{ $value }“ ist keine.
refusal-image-unsupported = { $model } nimmt kein Bild an. Diese schon: { $models }.
refusal-image-required = { $model } verändert ein Bild, das du mitgibst: Hänge eins als „image“ an.
refusal-image-type = „{ $filename }“ ist keine Art von Bild, die ich lesen kann. PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP und TIFF gehen.
refusal-image-too-large = „{ $filename }“ hat { $size_mb } MB; höchstens { $limit_mb } MB gehen.
refusal-bot-permission = Ich kann in diesem Kanal keine Bilder posten. Mir fehlt: { $permissions }. Die Moderation kann das in den Kanaleinstellungen erlauben, oder du nutzt „private“.
refusal-too-many-jobs = Von dir { $waiting ->
    [one] ist schon ein Bild
   *[other] sind schon { $waiting } Bilder
} unterwegs, und mehr als { $limit } gleichzeitig gehen nicht. Bitte warte auf eins davon.
refusal-stopping = Easel startet gerade neu. Bitte frag in einer halben Minute noch einmal an.
refusal-store-away = Ich kann mir gerade nichts notieren und würde deine Anfrage verlieren. Bitte frag in einer Minute noch einmal an.
refusal-busy = Easel hat gerade zu viel zu tun, deshalb wurde nichts angefangen. Bitte versuche es in einer Minute noch einmal.
given-back = Dein Text, damit er nicht verloren geht:
given-back-again = Ändern und noch einmal
given-back-ratio = In { $ratio } zeichnen
given-back-model = Anderes Modell wählen
refusal-elsewhere = Zeichnen kannst du in: { $channels }.
refusal-not-yours = Das können nur { $person } oder die Moderation.
refusal-job-unknown = Dazu habe ich nichts mehr gespeichert. Starte mit /imagine etwas Neues.
refusal-over = Das ist schon vorbei.
refusal-retried = Jemand hat schon „Erneut versuchen“ gedrückt.
refusal-published = Dieses Bild ist schon öffentlich.
refusal-publishing = Dieses Bild wird gerade veröffentlicht. Ist es in zwei Minuten nicht da, drück noch einmal auf Veröffentlichen.
refusal-picture-gone = Das Bild ist nicht mehr da und kann nicht veröffentlicht werden.
refusal-outdated = Dieser Befehl hat sich geändert, seit dein Discord ihn geladen hat. Lade Discord neu (Strg+R, oder schließe die App und öffne sie wieder) und versuch es dann noch einmal.
refusal-unreadable = Ich konnte nicht lesen, was Discord mir geschickt hat, deshalb ist nichts gestartet. Bitte versuch es noch einmal.
refusal-press-unknown = Diesen Knopf kenne ich nicht mehr; vielleicht stammt er von einem älteren Easel. Starte mit /imagine ein neues Bild.
refusal-discord-away = Discord ist gerade gestört, deshalb wurde das nicht fertig. Bitte versuche es gleich noch einmal.
refusal-unexpected = In Easel selbst ist etwas schiefgegangen, und es steht im Log. Wenn es wieder passiert, gib denen Bescheid, die Easel betreiben, und nenne dabei { $reference }.
refusal-stays-covered = Dieses Bild bleibt verdeckt, weil es aus etwas Verdecktem entstanden ist.
refusal-covered-by-moderators = Moderatoren haben dieses Bild verdeckt; nur sie können es aufdecken.
refusal-description-reviewed = Der Filter dieses Servers möchte, dass Moderatoren diese Wörter zuerst sehen. Eine Beschreibung kann nicht darauf warten; bitte beschreibe es mit anderen Wörtern.
