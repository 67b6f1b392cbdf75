### What is asked before something expensive, or many pictures, are drawn. Seen by the member alone.

confirm-title = Ce que cela coûte

# $price: as in "$0.40".
confirm-price = { $count ->
    [one] Une image avec { $model } coûterait **{ $price }**. Je la dessine ?
   *[other] { $count } images avec { $model } coûteraient **{ $price }**. Je les dessine ?
}
# $requests: how many prompts; $models: names of models.
confirm-several = Ça fait { $requests } demandes : { $pictures ->
    [one] **{ $pictures } image**
   *[other] **{ $pictures } images**
} avec { $models }. Je les lance ?
confirm-several-price = Ça fait { $requests } demandes : { $pictures ->
    [one] **{ $pictures } image**
   *[other] **{ $pictures } images**
} avec { $models }, pour **{ $price }** en tout. Je les lance ?
confirm-times = { $line } ×{ $count }
confirm-more = … et { $count } de plus
confirm-ends = L’offre expire à { $when }. Rien n’est payé tant que tu n’as pas appuyé sur Lancer.
confirm-button-run = Lancer
confirm-button-no = Annuler
confirm-begun = **En attente** · commence dans un instant
confirm-started = { $count ->
    [one] Le dessin est en cours, dans un message à part.
    [2] Les deux dessins sont en cours, chacun dans un message à part.
   *[other] Les { $count } dessins sont en cours, chacun dans un message à part.
}
confirm-started-part = Dessins en cours : { $begun } sur { $count }, chacun dans un message à part. Les autres n’ont pas été lancés : { $reason }
confirm-canceled = Annulé. Rien n’a été dessiné ni payé.
# In a new message, where the one with the buttons is out of reach.
confirm-about = { $person }, à propos des images que tu as demandées :
refusal-confirm-too-late = J’ai été interrompu pendant le lancement, et Discord ne me laisse plus répondre à ton appui sur Lancer. Rien n’a été payé pour ce qui est listé ici ; refais ta demande.
