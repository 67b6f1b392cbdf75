### What is drawn nowhere, whatever a server sets.

refusal-safety-minors = Easel no dibuja imágenes sexuales de menores en ningún sitio; ningún ajuste ni ningún moderador puede permitirlo. No se ha dibujado nada, y no cuenta para ningún límite.
refusal-safety-undressing = Easel no desviste a nadie en una imagen, en ningún sitio; ningún ajuste ni ningún moderador puede permitirlo. No se ha dibujado nada, y no cuenta para ningún límite.

## What moderators see of it.

safety-report-minors = **Rechazado en todas partes: una imagen sexual de un menor**
safety-report-undressing = **Rechazado en todas partes: desvestir a alguien en una imagen**
safety-report-hint = No se ha dibujado nada; no hay nada que decidir. Easel escribe sobre la misma persona una vez por hora como máximo; /audit muestra cada rechazo, y /block impide dibujar a alguien.

## What /filter test says.

filter-safety-minors = **Rechazado en todas partes**, diga lo que diga el filtro: una imagen sexual de un menor.
filter-safety-undressing = **Rechazado si parte de la imagen de alguien**, diga lo que diga el filtro: desvestiría a una persona.
