### What each shipped model is for: in English as in bot/catalog/models.toml. 100 characters with its name.

model-purpose-black-forest-labs-flux-schnell = Muy rápido y barato, para probar ideas
model-purpose-black-forest-labs-flux-dev = Más detalle que schnell, aún barato; puede partir de una imagen
model-purpose-black-forest-labs-flux-pro = El primer FLUX pro, que sigue por su aspecto
model-purpose-black-forest-labs-flux-1-1-pro = Más rápido y nítido que FLUX pro; bueno para todo
model-purpose-black-forest-labs-flux-1-1-pro-ultra = Cuatro megapíxeles, para imprimir y para fondos de pantalla
model-purpose-black-forest-labs-flux-kontext-pro = Cambia la imagen que adjuntas como le digas; también dibuja con palabras
model-purpose-black-forest-labs-flux-kontext-max = Como Kontext pro, mejor con letras y cambios finos; más caro
model-purpose-black-forest-labs-flux-2-pro = La mejor calidad de la familia FLUX; lee prompts largos e imágenes
model-purpose-black-forest-labs-flux-2-dev = El FLUX.2 abierto: buena calidad por menos dinero
model-purpose-black-forest-labs-flux-2-flex = FLUX.2 para letras, carteles y muchas imágenes a la vez; más lento
model-purpose-stability-ai-sdxl = El clásico, con prompt negativo (--no)
model-purpose-stability-ai-stable-diffusion-3-5-medium = Pequeño y abierto, con prompt negativo (--no)
model-purpose-recraft-ai-recraft-crisp-upscale = Hace una imagen más grande y más nítida
model-purpose-nightmareai-real-esrgan = Hace una imagen dos o cuatro veces más ancha y alta
model-purpose-black-forest-labs-flux-fill-dev = Pinta lo que rodea una imagen, o partes de ella; abierto y más barato
model-purpose-black-forest-labs-flux-fill-pro = Pinta lo que rodea una imagen, o partes de ella
