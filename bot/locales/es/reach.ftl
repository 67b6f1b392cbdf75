### Where Easel may be used.

refusal-reach-direct = Este bot no dibuja en mensajes directos. Usa /imagine en un servidor.
