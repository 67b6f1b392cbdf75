### Why an accepted request ended without its picture. Two parts: what happened, and what to do next.

failure-key-refused = Der Bilddienst nimmt den Schlüssel dieses Bots nicht an. Das können nur die beheben, die Easel betreiben; bitte gib ihnen Bescheid.
failure-no-balance = Der Bilddienst nimmt gerade keine Anfragen von diesem Bot an. Das müssen sich die ansehen, die Easel betreiben; bitte versuche es später noch einmal.
failure-access-denied = Dieser Bot darf das Modell nicht nutzen. Bitte wähle ein anderes.
failure-model-unavailable = Der Bilddienst bietet das Modell im Moment nicht an. Bitte wähle ein anderes.
failure-input-invalid = Das Modell hat diesen Wert nicht angenommen: { $parameter }. Bitte wähle einen anderen.
failure-input-invalid-unnamed = Das Modell hat eine der Optionen nicht angenommen. Bitte versuche es mit weniger davon.
failure-rate-limited = Der Bilddienst hat im Moment zu viele Anfragen. Bitte versuche es in einer Minute erneut.
failure-flagged = Die Sicherheitsprüfung des Anbieters hat diesen Text oder das Bild beanstandet. Bitte beschreibe es anders.
failure-all-filtered = Der Sicherheitsfilter hat alle Bilder zurückgehalten. Manchmal ist das ein Fehlalarm: „Erneut versuchen“ zeichnet mit neuem Zufall; oder beschreibe es anders.
failure-busy = Das Modell ist im Moment überlastet. Bitte versuche es in einer Minute erneut.
failure-interrupted = Der Anbieter hat das Zeichnen mittendrin unterbrochen. Beim zweiten Mal klappt es meistens: Drücke „Erneut versuchen“.
failure-failed = Das Modell konnte dieses Bild nicht zeichnen und hat nicht gesagt, warum. Drücke „Erneut versuchen“ oder ändere den Prompt ein wenig.
failure-canceled-upstream = Das Zeichnen wurde beim Anbieter abgebrochen. Drücke „Erneut versuchen“, um es neu zu starten.
failure-aborted = Der Anbieter hat aufgegeben, bevor das Zeichnen begann, weil kein Rechner frei war. Bitte versuche es in einer Minute erneut.
failure-timed-out = Nach { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
} war noch kein Bild da, deshalb warte ich nicht länger. Drücke „Erneut versuchen“ oder nimm ein schnelleres Modell.
failure-lost = Ich habe diese Zeichnung aus den Augen verloren: Der Bilddienst sagt nicht mehr, wie es um sie steht. Der Anbieter stellt sie vielleicht noch fertig und berechnet sie. Drücke „Erneut versuchen“, um eine neue zu starten.
failure-unreachable = Ich erreiche den Bilddienst im Moment nicht; es wurde nichts gestartet. Bitte versuche es in einer Minute erneut.
failure-service-down = Der Bilddienst hat im Moment Probleme. Bitte versuche es in ein paar Minuten erneut.
failure-answer-unreadable = Der Bilddienst hat etwas geantwortet, das ich nicht lesen kann. Bitte versuche es in ein paar Minuten erneut.
failure-start-ambiguous = Die Verbindung brach ab, gerade als das Zeichnen gestartet wurde. Ich habe es kein zweites Mal abgeschickt, damit es nicht doppelt bezahlt wird. Drücke „Erneut versuchen“, wenn du möchtest.
failure-interrupted-while-starting = Ich wurde unterbrochen, gerade als das Zeichnen gestartet wurde. Es wurde kein zweites Mal abgeschickt, also auch nicht doppelt bezahlt. Drücke „Erneut versuchen“, wenn du möchtest.
failure-no-output = Das Modell meldet, es sei fertig, hat aber kein Bild geliefert. Drücke „Erneut versuchen“, um es noch einmal zu zeichnen.
failure-output-gone = Das Bild wurde gezeichnet, liegt aber nicht mehr dort, wo der Anbieter es abgelegt hat. Drücke „Erneut versuchen“, um es noch einmal zu zeichnen.
failure-output-unreachable = Das Bild wurde gezeichnet, aber ich konnte es nicht holen: Der Ort, an dem der Anbieter es aufbewahrt, hat nicht rechtzeitig geantwortet. Drücke „Erneut versuchen“, um es noch einmal zu zeichnen.
failure-output-address = Das Bild liegt an einer Adresse, der ich nicht traue, deshalb habe ich es nicht geöffnet. Bitte gib denen Bescheid, die Easel betreiben.
failure-output-unlisted = Das Bild wurde gezeichnet, liegt aber an einer Adresse, der ich nicht traue. Solange der Anbieter es aufbewahrte, wurde sie nicht freigegeben. Bitte gib denen Bescheid, die Easel betreiben, bevor du es noch einmal versuchst.
failure-output-unreadable = Was zurückkam, ist kein Bild, das ich lesen kann. Drücke „Erneut versuchen“, um es noch einmal zu zeichnen.
failure-output-damaged = Ein Teil des Bildes fehlt, sooft ich es auch herunterlade. Drücke „Erneut versuchen“, um es noch einmal zu zeichnen.
failure-output-kind = Was zurückkam, ist eine Datei der Art { $kind }, die ich nicht als Bild zeigen kann. Noch einmal gezeichnet käme wieder so eine; versuche es mit einem anderen Modell.
failure-output-pixels = Das Bild, das zurückkam, hat { $megapixels } Megapixel; mehr als { $limit } kann ich nicht verarbeiten. Bitte ein kleineres verlangen.
failure-output-too-large = Das Bild lässt sich nicht auf die { $limit_mb } MB verkleinern, die hier hochgeladen werden dürfen. Versuche es mit einem kleineren.
failure-source-image = Ich kann das Bild, das du angehängt hast, nicht mehr lesen. Bitte hänge es noch einmal an.
failure-source-damaged = Die Datei, die du angehängt hast, ist kein Bild, das ich lesen kann: Sie ist beschädigt oder von anderer Art, als ihr Name sagt. PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP und TIFF gehen. Es wurde nichts bezahlt.
failure-source-heic = Ich kann hier keine HEIC-Fotos lesen. Auf dem iPhone: Einstellungen, Kamera, Formate, „Maximale Kompatibilität“; auf Android: in den Einstellungen der Kamera „Hohe Effizienz“ ausschalten. Ein Screenshot des Fotos geht sofort. Es wurde nichts bezahlt.
failure-source-pixels = Das Bild, das du angehängt hast, hat { $megapixels } Megapixel; mehr als { $limit } kann ich nicht verarbeiten. Bitte hänge ein kleineres an. Es wurde nichts bezahlt.
failure-canceled = Abgebrochen von { $canceler }, bevor es gestartet wurde. Es wurde nichts bezahlt.
failure-canceled-after-start = Abgebrochen von { $canceler }. Es war schon gestartet, deshalb kann es sein, dass der Anbieter es noch fertig zeichnet und berechnet.
failure-canceled-at-provider = Abgebrochen von { $canceler }. Der Anbieter hat aufgehört zu zeichnen.
failure-withdrawn = Zurückgezogen, bevor es gestartet wurde.
failure-picture-refused = Discord lässt nicht zu, dass dieses Bild hier gepostet wird.
failure-undeliverable = Das Bild ist gezeichnet, aber Discord lässt mich es weder hier noch als Direktnachricht an dich posten.
failure-discord-away = Das Bild wurde gezeichnet, aber Discord war so lange gestört, dass es nicht mehr da ist. Drücke „Erneut versuchen“, um es noch einmal zu zeichnen.
failure-unexpected = In Easel selbst ist etwas schiefgegangen, und es steht im Log. Drücke „Erneut versuchen“; wenn es wieder passiert, gib denen Bescheid, die Easel betreiben, und nenne dabei { $job }.
