### Ways to the other pages of a list.

page-newer = Plus récents
page-older = Plus anciens
page-back = Précédent
page-next = Suivant
