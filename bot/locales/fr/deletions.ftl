### Rôles et salons supprimés que des règles ou des réglages nommaient : un message à la modération.

# $count: how many.
deletions-title = { $count ->
    [one] { $count } rôle ou salon nommé dans les réglages d’Easel a été supprimé
   *[other] { $count } rôles et salons nommés dans les réglages d’Easel ont été supprimés
}
deletions-names = Supprimés : { $names }.
deletions-rule = **{ $rule }**, { $place } : { $consequence }
deletions-who-some = les autres rôles peuvent toujours dessiner.
deletions-who-none = il ne reste aucun de ses rôles : seule la modération peut y dessiner jusqu’à ce que vous en choisissiez d’autres.
deletions-denied-roles-some = les autres ne peuvent toujours pas dessiner. Qui avait le rôle supprimé le peut, si rien d’autre ne le refuse.
deletions-denied-roles-none = il ne reste aucun de ses rôles. Qui avait le rôle supprimé peut dessiner, si rien d’autre ne le refuse.
deletions-review-some = les images des autres rôles attendent toujours une validation.
deletions-review-none = il ne reste aucun de ses rôles : toutes les images attendent une validation jusqu’à ce que vous en choisissiez d’autres.
deletions-review-except = les images de qui avait ce rôle attendent maintenant une validation.
deletions-channels = { $count ->
    [one] Les règles de { $count } endroit ont disparu avec lui.
   *[other] Les règles de { $count } endroits ont disparu avec eux.
}
deletions-carried = Les règles de la catégorie { $category } sont maintenant celles des salons qu’elle contenait : { $channels }.
deletions-shut = C’était le dernier endroit où l’on pouvait dessiner. Partout, seule la modération le peut maintenant, jusqu’à ce que vous en choisissiez d’autres avec /setup.
deletions-setting-review-channel-id = Les validations, signalements et contestations n’ont plus de salon à eux. Choisissez-en un avec /setup.
deletions-setting-log-channel-id = Le journal n’est plus publié nulle part. Choisissez un salon avec /audit log-channel.
deletions-setting-showcase-channel-id = La vitrine n’a plus de salon. Choisissez-en un avec /showcase.
deletions-setting-manager-role-ids = Un rôle qui pouvait changer les réglages d’Easel a disparu. Choisissez-en d’autres avec /setup.
deletions-setting-ping-role-id = Le rôle mentionné quand quelque chose attend a disparu. Choisissez-en un autre avec /setup.
deletions-setting-limits = Un rôle avec ses propres limites a disparu : ses membres ont celles de tout le monde. /limits l’oublie.
deletions-fix = Qui gère le serveur peut en choisir d’autres ici, ou avec /policy edit.
deletions-set = Fixer à nouveau : { $rule }
