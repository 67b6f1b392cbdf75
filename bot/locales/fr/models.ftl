### What each shipped model is for: in English as in bot/catalog/models.toml. 100 characters with its name.

model-purpose-black-forest-labs-flux-schnell = Très rapide et bon marché, pour essayer des idées
model-purpose-black-forest-labs-flux-dev = Plus de détails que schnell, toujours bon marché ; peut partir d’une image
model-purpose-black-forest-labs-flux-pro = Le premier FLUX pro, gardé pour son rendu
model-purpose-black-forest-labs-flux-1-1-pro = Plus rapide et plus net que FLUX pro ; bon à tout faire
model-purpose-black-forest-labs-flux-1-1-pro-ultra = Quatre mégapixels, pour l’impression et les fonds d’écran
model-purpose-black-forest-labs-flux-kontext-pro = Modifie une image jointe comme tu le dis ; dessine aussi à partir de mots
model-purpose-black-forest-labs-flux-kontext-max = Comme Kontext pro, meilleur pour le texte et les détails ; plus cher
model-purpose-black-forest-labs-flux-2-pro = La meilleure qualité des FLUX ; lit de longs prompts et des images
model-purpose-black-forest-labs-flux-2-dev = Le FLUX.2 ouvert : bonne qualité à moindre prix
model-purpose-black-forest-labs-flux-2-flex = FLUX.2 pour le texte, les affiches et de nombreuses images à la fois ; plus lent
model-purpose-stability-ai-sdxl = Le classique, avec un prompt négatif (--no)
model-purpose-stability-ai-stable-diffusion-3-5-medium = Petit et ouvert, avec un prompt négatif (--no)
model-purpose-recraft-ai-recraft-crisp-upscale = Rend une image plus grande et plus nette
model-purpose-nightmareai-real-esrgan = Rend une image deux ou quatre fois plus large et plus haute
model-purpose-black-forest-labs-flux-fill-dev = Peint ce qui entoure une image, ou des parties d’elle ; ouvert et moins cher
model-purpose-black-forest-labs-flux-fill-pro = Peint ce qui entoure une image, ou des parties d’elle
