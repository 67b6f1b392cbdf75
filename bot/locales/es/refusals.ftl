### Why a request was not accepted. Seen by the member alone; nothing was sent or paid for.

refusal-prompt-empty = Todavía no hay nada que dibujar: pon algunas palabras antes de las opciones.
refusal-prompt-too-long = Son { $length } caracteres; caben { $limit }. Acórtalo, por favor.
refusal-model-unknown = No conozco ningún modelo llamado «{ $model }». ¿Querías decir: { $models }?
refusal-model-unknown-all = No conozco ningún modelo llamado «{ $model }». Hay estos: { $models }.
refusal-model-several = «{ $model }» corresponde a varios modelos. ¿A cuál te refieres: { $models }?
refusal-parameter-unknown = No conozco la opción «{ $parameter }». ¿Querías decir: { $parameters }?
refusal-parameter-unknown-all = No conozco la opción «{ $parameter }». Hay estas: { $parameters }.
refusal-parameter-unsupported = { $able ->
    [0] Ningún modelo de aquí permite elegir { $parameter }.
   *[other] { $model } no permite elegir { $parameter }. Estos sí: { $models }.
}
refusal-value-not-allowed = { $model } no admite { $parameter } «{ $value }». Admite: { $allowed }.
refusal-value-out-of-range = Con { $model }, { $parameter } va de { $minimum } a { $maximum }; «{ $value }» queda fuera.
refusal-value-not-number = Hace falta un número entero para { $parameter }; «{ $value }» no lo es.
refusal-value-not-decimal = Hace falta un número para { $parameter }, como 3,5; «{ $value }» no lo es.
refusal-image-unsupported = { $model } no acepta imágenes. Las aceptan: { $models }.
refusal-image-required = { $model } cambia una imagen que le das: adjunta una como «image».
refusal-image-type = «{ $filename }» no es un tipo de imagen que pueda leer. Funcionan PNG, JPEG, WebP, GIF, HEIC, AVIF, BMP y TIFF.
refusal-image-too-large = «{ $filename }» tiene { $size_mb } MB; se pueden usar { $limit_mb } MB como máximo.
refusal-bot-permission = No puedo publicar imágenes en este canal: me faltan permisos ({ $permissions }). Un moderador puede permitirlo en los ajustes del canal, o puedes usar «private».
refusal-too-many-jobs = Tienes { $waiting ->
    [one] una imagen
   *[other] { $waiting } imágenes
} en camino, y no caben más de { $limit } a la vez. Espera a que llegue una, por favor.
refusal-stopping = Easel se está reiniciando. Vuelve a pedirlo dentro de medio minuto.
refusal-store-away = En este momento no puedo anotar nada, así que perdería tu solicitud. Vuelve a pedirlo dentro de un minuto.
refusal-busy = Easel tiene demasiado trabajo en este momento, así que no se empezó nada. Inténtalo de nuevo en un minuto.
given-back = Tus palabras, para que no se pierdan:
given-back-again = Cambiar y volver a intentar
given-back-ratio = Dibujar en { $ratio }
given-back-model = Elegir otro modelo
refusal-elsewhere = Puedes dibujar en: { $channels }.
refusal-not-yours = Solo { $person } o un moderador puede hacer eso.
refusal-job-unknown = Ya no tengo esto registrado. Usa /imagine para empezar de nuevo.
refusal-over = Eso ya terminó.
refusal-retried = Alguien ya pulsó Reintentar.
refusal-published = Esta imagen ya es pública.
refusal-publishing = Esta imagen se está publicando. Si no está en dos minutos, pulsa Publicar otra vez.
refusal-picture-gone = La imagen ya no está aquí, así que no se puede publicar.
refusal-outdated = Este comando ha cambiado desde que tu Discord lo cargó. Recarga Discord (Ctrl+R, o cierra la aplicación y vuelve a abrirla) e inténtalo de nuevo.
refusal-unreadable = No pude leer lo que me envió Discord, así que no empecé nada. Inténtalo de nuevo.
refusal-press-unknown = Ya no conozco este botón; quizá sea de un Easel anterior. Usa /imagine para crear una imagen nueva.
refusal-discord-away = Discord está fallando en este momento, así que esto quedó a medias. Inténtalo de nuevo en un momento.
refusal-unexpected = Algo falló en el propio Easel, y quedó anotado. Si vuelve a pasar, avisa a quien opera Easel y menciona { $reference }.
refusal-stays-covered = Esta imagen sigue oculta, porque aquello de lo que salió lo está.
refusal-covered-by-moderators = Unos moderadores ocultaron esta imagen; solo ellos pueden mostrarla.
refusal-description-reviewed = El filtro de este servidor quiere que los moderadores vean antes estas palabras. Una descripción no puede esperarlos; descríbela con otras palabras.
