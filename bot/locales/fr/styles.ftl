### Styles: words that a server's moderators, or members for themselves, lay around a prompt.

command-imagine-style = Un style de ce serveur ou un des tiens, mis autour de tes mots
command-style = Les styles de ce serveur : des mots sous un nom, pour le /imagine de tout le monde
command-style-add = Ajouter un style, ou changer les mots d’un style
command-style-add-name = Le nom sous lequel les membres le choisissent
command-style-add-text = Ses mots, placés après ceux du membre. Sans eux, tu les écris dans un formulaire
command-style-list = Quels styles il y a sur ce serveur
command-style-preview = Dessiner quelque chose dans un style, pour toi seulement
command-style-preview-name = Le style
command-style-preview-prompt = Ce que l’image doit montrer
command-style-remove = Retirer un style ; les images dessinées avec lui restent
command-style-remove-name = Le style
command-styles = Les styles dans lesquels tu peux dessiner : ceux de ce serveur et les tiens
command-my = Tes propres styles et jokers, pour tous les serveurs ; personne d’autre ne les voit
command-my-style = Tes propres styles : des mots sous un nom
command-my-style-add = Enregistrer un style à toi, ou changer ses mots
command-my-style-add-name = Le nom sous lequel tu le choisis
command-my-style-edit = Changer les mots d’un de tes styles
command-my-style-list = Tes propres styles
command-my-style-name = Un de tes styles
command-my-style-remove = Retirer un de tes styles ; les images dessinées avec lui restent

card-style = Style : { $style }
details-style = Style : { $style }

style-form-title = Les mots d’un style
style-form-text = Les mots de « { $name } »
# $mark: "prompt" in braces.
style-form-text-hint = Ils suivent les mots du prompt ; mets { $mark } là où tu veux ces derniers.
style-added = { $whose ->
    [own] Ton style **{ $name }** est enregistré. Toi seulement peux le choisir, dans /imagine sur tous les serveurs et en messages privés.
   *[server] Le style **{ $name }** est là. Les membres le choisissent dans /imagine.
}
style-changed = Le style **{ $name }** a maintenant d’autres mots.
style-removed = Le style **{ $name }** est retiré ; les images dessinées avec lui restent.
style-list-title = { $whose ->
    [own] ## Tes propres styles
   *[server] ## Les styles de ce serveur
}
style-list-none = { $whose ->
    [own] Tu n’en as pas encore.
   *[server] Il n’y a pas encore de styles.
}
style-list-how = -# Dans /imagine, c’est l’option « style ».
style-list-change = { $whose ->
    [own] -# /my style add en enregistre un, /my style edit change ses mots, /my style remove le retire. Personne d’autre ne les voit.
   *[server] -# /style add en crée un, ou change ses mots ; /style remove en retire un.
}
style-list-line = **{ $name }** · { $text }
# Among a member's choices, in front of the words of their own style.
style-yours = à toi
words-before = Voici ce que c’était :
words-undone = Le changement de **{ $name }** est annulé.

refusal-words-undo-gone = On ne peut plus annuler ce changement. Refais-le à la main.
refusal-own-style-unknown = { $count ->
    [0] Tu n’as pas de style « { $style } », ni aucun autre. /my style add en enregistre un.
   *[other] Tu n’as pas de style « { $style } ». Tu as : { $styles }.
}
refusal-own-style-too-many = Tu peux avoir { $limit } styles à toi. Retires-en un avant d’en ajouter un autre.
refusal-style-unknown = { $count ->
    [0] Il n’y a pas de style « { $style } » : il n’y en a pas ici. /my style add en enregistre un à toi.
   *[other] Il n’y a pas de style « { $style } ». Il y a : { $styles }.
}
refusal-style-near = Il n’y a pas de style « { $style } » ici. Tu voulais dire : { $styles } ?
refusal-style-too-many = Un serveur peut avoir { $limit } styles. Retires-en un avant d’en ajouter un autre.
refusal-style-name = Le nom d’un style a de 1 à { $limit } lettres, chiffres, espaces ou signes ; les virgules et < > @ # ` ne fonctionnent pas dans les listes.
