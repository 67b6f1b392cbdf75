### Peindre ce qui entoure une image, ou des parties d’elle.

button-zoom = Élargir ou déplacer la vue
button-parts = Changer une partie

fill-outpaint = Que faire ?
fill-outpaint-zoom15 = Élargir la vue 1,5x
fill-outpaint-zoom2 = Élargir la vue 2x
fill-outpaint-square = Rendre carrée
fill-outpaint-left = Étendre vers la gauche
fill-outpaint-right = Étendre vers la droite
fill-outpaint-up = Étendre vers le haut
fill-outpaint-down = Étendre vers le bas

fill-parts = **Quelles parties doivent changer ?** Choisis-en une ou plusieurs ; un formulaire demande ensuite ce que tu veux y voir. Toutes les autres restent comme elles sont.
fill-parts-unseen = Je n’ai pas pu dessiner les numéros sur l’image. Ils vont d’en haut à gauche à en bas à droite, trois par rangée.
fill-parts-alt = L’image avec les numéros 1 à 9 par-dessus, trois par rangée
fill-parts-placeholder = Choisir des parties
# $number : le numéro de la partie, de 1 à 9.
fill-part = { $number ->
    [1] 1 : en haut à gauche
    [2] 2 : en haut
    [3] 3 : en haut à droite
    [4] 4 : à gauche
    [5] 5 : au milieu
    [6] 6 : à droite
    [7] 7 : en bas à gauche
    [8] 8 : en bas
   *[9] 9 : en bas à droite
}
fill-in-words = Plutôt décrire le changement
fill-form-chosen = { $count ->
    [one] La partie { $parts } est repeinte ; le reste ne change pas.
   *[other] Les parties { $parts } sont repeintes ; le reste ne change pas.
}
fill-form-words = Ce que tu veux y voir
fill-form-words-hint = Décris ce qui s’y trouvera, comme « un chapeau rouge »

refusal-fill-no-model = Aucun modèle ici ne peut élargir la vue, la déplacer ou changer des parties d’une image.
refusal-fill-too-large = L’image ferait { $width } pixels sur { $height } ; { $model } ne dépasse pas { $limit } mégapixels. Pars d’une image plus petite. Rien n’a été payé.
refusal-fill-no-parts = Choisis au moins une partie à changer.
refusal-fill-model = C’est { $model } qui le fait ici ; enlève l’autre modèle.
