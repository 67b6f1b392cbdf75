# What moderators decide: said wherever it comes up.

refusal-changed-meanwhile = { $person } cambió esto mientras lo mirabas. Tú no cambiaste nada: ábrelo otra vez para ver cómo está ahora.
refusal-not-in-direct-messages = Eso es para un servidor: úsalo en uno de sus canales.
refusal-not-manager = Solo puede hacerlo quien gestiona este servidor o tiene un rol que el servidor haya elegido para eso.
refusal-not-moderator = Solo los moderadores de este servidor pueden hacer eso.
refusal-pictures-gone = Ese mensaje ya no existe o ya no puedo leerlo, así que no hay imagen con la que seguir.
refusal-removed = Ya se retiró.
card-removed = Los moderadores retiraron esta imagen.
