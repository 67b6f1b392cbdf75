### Asking for more than words: several pictures, larger ones, other versions, many prompts at once.

# $count, $limit: how many pictures; $able, $models: how many models take
# so many, and their names.
refusal-images-too-many = { $model } accepte { $limit ->
    [one] une image
   *[other] { $limit } images
}, et tu en as donné { $count }. { $able ->
    [0] Aucun modèle ici n’en accepte autant.
   *[other] Ceux-ci en acceptent plus : { $models }.
}

# $model, $default: names of models.
note-model-for-images = C’est { $model } qui dessine, car { $default } n’accepte pas autant d’images.

## Styles.

refusal-style-empty = Un style a besoin de quelques mots à lui, par exemple « aquarelle, lumière douce ».
refusal-style-too-long = Ça fait { $length } caractères ; un style peut en avoir { $limit }. Raccourcis-le.

## Working with a picture that is there already.

refusal-earlier-model-gone = { $model } n’est plus proposé ici. Utilise /imagine avec un autre modèle.
refusal-earlier-not-drawn = Cette image a été agrandie, pas dessinée à partir de mots. Utilise les boutons de l’image d’origine.
refusal-upscale-no-model = Aucun modèle ici n’agrandit les images.
refusal-upscale-scale = Un agrandissement { $scale }x n’est pas possible ici. Sont possibles : { $allowed }.
refusal-upscale-too-large = Ça ferait { $megapixels } mégapixels ; le maximum est de { $limit }.

## Many prompts from one: braces, and --repeat.

# $near: the part of the prompt.
refusal-permutation-nested = Les accolades peuvent s’emboîter { $limit } fois, pas plus.
refusal-permutation-empty = Il y a un choix vide dans « { $near } ». Écris quelque chose de chaque côté des virgules.
refusal-permutation-too-many = Ça fait { $count } prompts ; on peut en demander { $limit } au plus à la fois.
refusal-permutation-repeat = L’option « --repeat » attend un nombre entier de 1 à { $limit } ; « { $value } » n’en est pas un.
