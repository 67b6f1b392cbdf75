### Roles y canales eliminados que nombraban reglas o ajustes: un mensaje a la moderación.

# $count: how many.
deletions-title = { $count ->
    [one] Se eliminó un rol o canal que nombran los ajustes de Easel
   *[other] Se eliminaron { $count } roles y canales que nombran los ajustes de Easel
}
deletions-names = Eliminado: { $names }.
deletions-rule = **{ $rule }**, { $place }: { $consequence }
deletions-who-some = los demás roles pueden seguir dibujando.
deletions-who-none = no queda ninguno de sus roles, así que solo la moderación puede dibujar allí hasta que elijáis otros.
deletions-denied-roles-some = los demás siguen sin poder dibujar. Quien tenía el rol eliminado puede, si nada más lo rechaza.
deletions-denied-roles-none = no queda ninguno de sus roles. Quien tenía el rol eliminado puede dibujar, si nada más lo rechaza.
deletions-review-some = las imágenes de los demás roles siguen esperando aprobación.
deletions-review-none = no queda ninguno de sus roles, así que todas las imágenes esperan aprobación hasta que elijáis otros.
deletions-review-except = las imágenes de quienes tenían el rol esperan ahora aprobación.
deletions-channels = { $count ->
    [one] Las reglas de un lugar desaparecieron con él.
   *[other] Las reglas de { $count } lugares desaparecieron con ellos.
}
deletions-carried = Las reglas de la categoría { $category } son ahora las de los canales que había en ella: { $channels }.
deletions-shut = Era el último lugar donde se podía dibujar. Ahora, en todas partes, solo puede la moderación, hasta que elijáis otros con /setup.
deletions-setting-review-channel-id = Las aprobaciones, denuncias y apelaciones ya no tienen un canal propio. Elegid uno con /setup.
deletions-setting-log-channel-id = El registro ya no se publica en ninguna parte. Elegid un canal con /audit log-channel.
deletions-setting-showcase-channel-id = El escaparate ya no tiene canal. Elegid uno con /showcase.
deletions-setting-manager-role-ids = Un rol que podía cambiar los ajustes de Easel ya no existe. Elegid otros con /setup.
deletions-setting-ping-role-id = El rol al que se avisaba cuando algo espera ya no existe. Elegid otro con /setup.
deletions-setting-limits = Un rol con límites propios ya no existe: sus miembros tienen los límites de todos. /limits lo olvida.
deletions-fix = Quien gestiona el servidor puede elegir otros aquí, o con /policy edit.
deletions-set = Fijar de nuevo: { $rule }
