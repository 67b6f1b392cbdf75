### What each shipped model is for: in English as in bot/catalog/models.toml. 100 characters with its name.

model-purpose-black-forest-labs-flux-schnell = Sehr schnell und günstig, um Ideen auszuprobieren
model-purpose-black-forest-labs-flux-dev = Mehr Details als schnell, immer noch günstig; kann von einem Bild ausgehen
model-purpose-black-forest-labs-flux-pro = Das erste FLUX pro, wegen seines Stils weiter dabei
model-purpose-black-forest-labs-flux-1-1-pro = Schneller und schärfer als FLUX pro; ein guter Allrounder
model-purpose-black-forest-labs-flux-1-1-pro-ultra = Vier Megapixel, für Drucke und Hintergrundbilder
model-purpose-black-forest-labs-flux-kontext-pro = Ändert ein angehängtes Bild, wie du es sagst; zeichnet auch aus Worten
model-purpose-black-forest-labs-flux-kontext-max = Wie Kontext pro, besser bei Schrift und Feinheiten; teurer
model-purpose-black-forest-labs-flux-2-pro = Die beste Qualität der FLUX-Familie; liest lange Prompts und Bilder
model-purpose-black-forest-labs-flux-2-dev = Das offene FLUX.2: gute Qualität für weniger Geld
model-purpose-black-forest-labs-flux-2-flex = FLUX.2 für Schrift, Plakate und viele Bilder auf einmal; langsamer
model-purpose-stability-ai-sdxl = Der Klassiker mit negativem Prompt (--no)
model-purpose-stability-ai-stable-diffusion-3-5-medium = Klein und offen, mit negativem Prompt (--no)
model-purpose-recraft-ai-recraft-crisp-upscale = Macht ein Bild größer und schärfer
model-purpose-nightmareai-real-esrgan = Macht ein Bild zwei- oder viermal so breit und hoch
model-purpose-black-forest-labs-flux-fill-dev = Malt, was um ein Bild herum liegt, oder Teile davon; offen und günstiger
model-purpose-black-forest-labs-flux-fill-pro = Malt, was um ein Bild herum liegt, oder Teile davon
