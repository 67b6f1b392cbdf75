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
refusal-permutation-repeat = L’option « { $parameter } » attend un nombre entier de 1 à { $limit } ; « { $value } » n’en est pas un.

## The options in the middle of a sentence, with their article; and what shapes are called.

option-model = le modèle
option-aspect_ratio = les proportions
option-count = le nombre d’images
option-seed = la seed
option-output_format = le type de fichier
option-output_quality = la qualité
option-image = l’image
option-style = le style
option-private = « private »
option-negative_prompt = ce qu’il faut éviter
option-prompt = le prompt

ratio-1-1 = carré
ratio-16-9 = large
ratio-9-16 = téléphone
ratio-3-2 = paysage
ratio-2-3 = portrait
ratio-4-3 = classique
ratio-3-4 = vertical
ratio-4-5 = publication
ratio-5-4 = presque carré
ratio-21-9 = cinéma
ratio-9-21 = très haut
ratio-2-1 = panorama
ratio-1-2 = haut
