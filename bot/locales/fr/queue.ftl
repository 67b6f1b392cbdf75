### What waits for moderators, in one list.

command-reviews = Tout ce qui attend les modérateurs : validations, signalements, contestations
command-reviews-what = Seulement ce genre
command-reviews-what-review = Images en attente de validation
command-reviews-what-report = Signalements
command-reviews-what-appeal = Contestations

button-queue-take = Prendre
button-queue-give = Rendre
button-queue-approve = Approuver
button-queue-refuse = Refuser…

queue-none = **Rien n’attend de décision.**
queue-title = { $count ->
    [one] **Un cas attend une décision**
   *[other] **{ $count } cas attendent une décision**
}
queue-kind-review = Validation
queue-kind-report = Signalement
queue-kind-appeal = Contestation
# $kind: “Report”; $category: what it is about.
queue-about = { $kind } : { $category }
queue-waits-minutes = { $count ->
    [one] attend depuis une minute
   *[other] attend depuis { $count } minutes
}
queue-waits-hours = { $count ->
    [one] attend depuis une heure
   *[other] attend depuis { $count } heures
}
queue-waits-days = { $count ->
    [one] attend depuis un jour
   *[other] attend depuis { $count } jours
}
# $person: a mention; $until: a moment (“in 20 minutes”).
queue-taken = { $person } s’en occupe jusqu’à { $until }
queue-choose = Choisir un ou plusieurs cas
queue-hint = Les cas urgents d’abord, puis les plus anciens. « Approuver » montre une image, garde une image signalée, accepte une contestation une fois. « Refuser… » fait le contraire. Ce que tu prends est marqué comme le tien pendant 30 minutes, et personne d’autre ne le décide depuis cette liste.
queue-place = Page { $number } sur { $total }
queue-form = { $count ->
    [one] Refuser un cas
   *[other] Refuser { $count } cas
}
queue-form-hint = Pour les images en attente de validation ; peut rester vide
queue-outcome-done = { $count ->
    [one] ✓ Un cas est décidé.
   *[other] ✓ { $count } cas sont décidés.
}
queue-outcome-late = { $count ->
    [one] Un cas a été décidé avant par quelqu’un d’autre, ou n’attend plus.
   *[other] { $count } cas ont été décidés avant par d’autres, ou n’attendent plus.
}
queue-outcome-own = { $count ->
    [one] Un cas te concerne : quelqu’un d’autre doit en décider.
   *[other] { $count } cas te concernent : quelqu’un d’autre doit en décider.
}
queue-outcome-others = { $count ->
    [one] Un cas est pris par quelqu’un d’autre de la modération ; il le reste.
   *[other] { $count } cas sont pris par d’autres de la modération ; ils le restent.
}
refusal-queue-nothing-chosen = Choisis d’abord un ou plusieurs cas dans la liste.
