# What moderators decide: said wherever it comes up.

refusal-changed-meanwhile = { $person } hat das geändert, während du es vor dir hattest. Von dir wurde nichts geändert: Öffne es noch einmal, um den jetzigen Stand zu sehen.
refusal-not-in-direct-messages = Das betrifft einen Server: Nutze es dort in einem der Kanäle.
refusal-not-manager = Das kann nur, wer diesen Server verwalten darf oder eine Rolle hat, die der Server dafür vorsieht.
refusal-not-moderator = Das kann nur die Moderation dieses Servers.
refusal-pictures-gone = Diese Nachricht ist weg, oder ich kann sie nicht mehr lesen. Deshalb gibt es kein Bild, mit dem es weitergehen könnte.
refusal-removed = Es wurde schon entfernt.
card-removed = Die Moderation hat dieses Bild entfernt.
