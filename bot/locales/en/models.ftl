### What each shipped model is for: in English as in bot/catalog/models.toml. 100 characters with its name.

model-purpose-black-forest-labs-flux-schnell = Very fast and cheap, for trying ideas
model-purpose-black-forest-labs-flux-dev = More detail than schnell, still cheap; can start from a picture
model-purpose-black-forest-labs-flux-pro = The first FLUX pro, kept for its look
model-purpose-black-forest-labs-flux-1-1-pro = Faster and sharper than FLUX pro; a good all-rounder
model-purpose-black-forest-labs-flux-1-1-pro-ultra = Four megapixels, for prints and wallpapers
model-purpose-black-forest-labs-flux-kontext-pro = Changes a picture you attach, as you say; draws from words too
model-purpose-black-forest-labs-flux-kontext-max = Like Kontext pro, but better with lettering and fine changes; costs more
model-purpose-black-forest-labs-flux-2-pro = The best quality of the FLUX family; reads long prompts and pictures
model-purpose-black-forest-labs-flux-2-dev = The open FLUX.2: good quality for less money
model-purpose-black-forest-labs-flux-2-flex = FLUX.2 for lettering, posters and many pictures at once; slower
model-purpose-stability-ai-sdxl = The classic with a negative prompt (--no)
model-purpose-stability-ai-stable-diffusion-3-5-medium = Small and open, with a negative prompt (--no)
model-purpose-recraft-ai-recraft-crisp-upscale = Makes a picture larger and sharper
model-purpose-nightmareai-real-esrgan = Makes a picture two or four times as wide and high
model-purpose-black-forest-labs-flux-fill-dev = Paints what lies around a picture, or parts of it; open, and costs less
model-purpose-black-forest-labs-flux-fill-pro = Paints what lies around a picture, or parts of it
