### Styles: words that a server's moderators lay around what members write.

command-imagine-style = Un des styles de ce serveur, mis autour de tes mots
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

card-style = Style : { $style }
details-style = Style : { $style }

style-form-title = Les mots d’un style
style-form-text = Les mots de « { $name } »
# $mark: "prompt" in braces.
style-form-text-hint = Ils suivent les mots du membre ; mets { $mark } là où tu veux ces derniers.
style-added = Le style **{ $name }** est là. Les membres le choisissent dans /imagine.
style-changed = Le style **{ $name }** a maintenant d’autres mots. Avant : { $before }
style-removed = Le style **{ $name }** est retiré. Ses mots étaient : { $before }
style-list-title = ## Les styles de ce serveur
style-list-none = Il n’y a pas encore de styles.
style-list-how = -# Dans /imagine, c’est l’option « style ».
style-list-how-manager = -# /style add en crée un, ou change ses mots ; /style remove en retire un.
style-list-line = **{ $name }** · { $text }

refusal-style-unknown = { $count ->
    [0] Il n’y a pas de style « { $style } » : il n’y en a pas ici.
   *[other] Il n’y a pas de style « { $style } ». Il y a : { $styles }.
}
refusal-style-near = Il n’y a pas de style « { $style } » ici. Tu voulais dire : { $styles } ?
refusal-style-too-many = Un serveur peut avoir { $limit } styles. Retires-en un avant d’en ajouter un autre.
refusal-style-name = Le nom d’un style a de 1 à { $limit } lettres, chiffres, espaces ou signes ; les virgules et < > @ # ` ne fonctionnent pas dans les listes.
