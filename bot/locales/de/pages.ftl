### Ways to the other pages of a list.

page-newer = Neuere
page-older = Ältere
page-back = Zurück
page-next = Weiter
