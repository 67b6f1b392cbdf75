### Where Easel may be used.

refusal-reach-direct = In Direktnachrichten wird hier nichts gezeichnet. Nutze /imagine auf einem Server.
refusal-reach-alone = Auf diesem Server sieht niemand außer dir, was ich dir antworte. Deshalb lässt sich hier nichts veröffentlichen.
refusal-reach-several = Ich wurde hier nicht hinzugefügt, und Discord lässt mich auf eine Anfrage mit höchstens { $most } Bildern antworten. Bitte bestelle weniger auf einmal.

# Discord's own names, as its settings have them.
permission-view-channel = Kanal ansehen
permission-read-messages = { permission-view-channel }
permission-send-messages = Nachrichten senden
permission-send-messages-in-threads = Nachrichten in Threads senden
permission-embed-links = Links einbetten
permission-attach-files = Dateien anhängen
permission-connect = Verbinden
