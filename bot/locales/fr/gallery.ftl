### /gallery: a server's pictures with stars, and its showcase.

command-gallery = Les images de ce serveur qui ont des étoiles
command-gallery-view = Regarder les images auxquelles des membres ont donné des étoiles
command-gallery-sort = Les plus récentes d’abord, ou celles qui ont le plus d’étoiles
command-showcase = Gestionnaires : où montrer à tout le monde les images qui ont assez d’étoiles
command-showcase-channel = Le salon vitrine
command-showcase-stars = Combien d’étoiles il faut
command-showcase-off = Ne plus y montrer d’images ; celles qui y sont restent

button-star = ★ Étoile
button-star-count = ★ { $count }
button-unstar = Reprendre l’étoile

gallery-title-newest = ## Galerie : les plus récentes
gallery-title-stars = ## Galerie : le plus d’étoiles
gallery-empty = Aucune image que tu peux voir ici n’a encore d’étoile. Appuie sur « ★ Étoile » sous l’image de quelqu’un.
gallery-stars = ★ { $count }
gallery-choose-star = Donner une étoile à …, ou reprendre la tienne
gallery-starred = Étoile donnée. { $count ->
    [one] L’image a maintenant une étoile.
   *[other] L’image a maintenant { $count } étoiles.
}
gallery-starred-before = Tu lui as déjà donné une étoile. { $count ->
    [one] L’image a une étoile.
   *[other] L’image a { $count } étoiles.
}
gallery-unstarred = Étoile reprise. { $count ->
    [0] L’image n’en a plus.
    [one] L’image a encore une étoile.
   *[other] L’image a encore { $count } étoiles.
}
gallery-showcased = C’était celle qu’il fallait : l’image est dans { $channel }.
# $link: of the copy in the showcase.
gallery-told-direct = Ton image est maintenant en vitrine : { $link }
gallery-settings = Les images qui ont { $count ->
    [one] une étoile
   *[other] { $count } étoiles
} sont montrées dans { $channel }. Les étoiles données à ses propres images ne comptent pas, et les images privées ne sont jamais montrées.
gallery-settings-off = Il n’y a pas de vitrine. Choisis un salon avec **/showcase channel:** et les images y seront montrées à partir { $count ->
    [one] d’une étoile
   *[other] de { $count } étoiles
}.

refusal-gallery-own = C’est ta propre image : les étoiles viennent des autres.
refusal-gallery-elsewhere = Les étoiles sont pour les images que tout le monde sur ce serveur peut voir dans leur salon.
