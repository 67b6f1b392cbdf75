### Problems with settings, read by operators. Each follows the setting's name and a colon.

settings-missing = is missing. Put it into .env (see .env.example) or the environment.
settings-secret = is not in one piece: character { $position } is a space, a line break or not a plain character. Copy it again.
settings-secret-twice = { $name } is given as well. Leave one of the two out.
settings-secret-unreadable = { $path } cannot be read ({ $reason }).
settings-integer = must be a whole number from { $minimum } to { $maximum }.
settings-number = must be a number from { $minimum } to { $maximum }.
settings-boolean = must be true or false.
settings-one-of = must be one of { $values }.
settings-url = must be an address that begins with { $scheme }://, without spaces.
settings-url-plain = must begin with { $scheme }://; unencrypted addresses are for this machine only (127.0.0.1, localhost).
settings-url-extra = must be a bare address, without user name, query or fragment.
settings-address = must be an address of this machine: 127.0.0.1 answers this machine only, 0.0.0.0 (or ::) answers others too.
settings-url-twice = has “/{ $folder }” twice in a row; once is right.
settings-proxy = must be the address of an HTTP proxy, such as http://proxy.example.org:3128 or http://name:password@proxy.example.org:3128. SOCKS is not supported.
settings-origin = “{ $origin }” is not an origin such as https://files.example.org, or https://*.example.org for all hosts below a domain of its own (no path, comma between several).
settings-no-file = there is no file { $path }.
settings-numbers = “{ $part }” is neither a number nor a range such as 0-3, from 0 to 99999 (comma between several).
settings-needs = needs { $other } as well.
settings-public-here = is an address of this machine, which the image service can’t call. It must be the one by which this machine is reached from outside.
settings-public-key = must be the Public Key of the application, 64 characters from 0 to 9 and a to f (Developer Portal, General Information).
settings-not-its-key = is another application’s. This one’s is { $key }.
settings-shards = must be at least { $least }, to count every shard in SHARD_IDS.

# The file itself; the sentence follows its path and a colon.
settings-file-missing = there is no such file. EASEL_ENV_FILE names it: correct the path, or leave it out to read .env.
settings-file-folder = is a folder, not a file. Remove it, and copy .env.example to that place.
settings-file-unreadable = cannot be read ({ $reason }). Give it to the user that Easel runs as.
settings-file-encoding = is not UTF-8 (line { $line }). Save it as UTF-8.
settings-file-nul = is not UTF-8 (line { $line } has NUL characters, as UTF-16 does). Save it as UTF-8.
settings-file-line = line { $line } must read NAME=value, all on one line.
settings-unknown = { $file }, line { $line }: { $name } is not a setting of Easel, and does nothing.
settings-unknown-near = { $file }, line { $line }: { $name } is not a setting of Easel, and does nothing. Did you mean { $near }?
settings-twice = { $file }, line { $line }: { $name } is also in line { $before }. This line counts.
