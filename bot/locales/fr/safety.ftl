### What is drawn nowhere, whatever a server sets.

refusal-safety-minors = Easel ne dessine nulle part d’images sexuelles de mineurs ; aucun réglage ni aucun modérateur ne peut l’autoriser. Rien n’a été dessiné, et cela ne compte dans aucune limite.
refusal-safety-undressing = Easel ne déshabille personne sur une image, nulle part ; aucun réglage ni aucun modérateur ne peut l’autoriser. Rien n’a été dessiné, et cela ne compte dans aucune limite.

## What moderators see of it.

safety-report-minors = **Refusé partout : une image sexuelle d’un mineur**
safety-report-undressing = **Refusé partout : déshabiller quelqu’un sur une image**
safety-report-hint = Rien n’a été dessiné ; il n’y a rien à décider. Easel écrit au sujet d’une même personne une fois par heure au plus ; /audit montre chaque refus, et /block empêche quelqu’un de dessiner.

## What /filter test says.

filter-safety-minors = **Refusé partout**, quoi que dise le filtre : une image sexuelle d’un mineur.
filter-safety-undressing = **Refusé à partir de l’image de quelqu’un**, quoi que dise le filtre : cela déshabillerait une personne.
