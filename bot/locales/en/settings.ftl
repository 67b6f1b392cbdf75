### Problems with settings, read by operators. Each follows the setting's name and a colon.

settings-missing = is missing. Put it into .env (see .env.example) or the environment.
settings-invalid = is not a value this setting can have.
settings-int-parsing = must be a whole number.
settings-float-parsing = must be a number.
settings-greater-than-equal = must be at least { $ge }.
settings-less-than-equal = must be at most { $le }.
settings-literal-error = must be one of { $expected }.
settings-url = must be an address that begins with { $scheme }://.
settings-url-plain = must begin with { $scheme }://; unencrypted addresses are for this machine only (127.0.0.1, localhost).
settings-url-extra = must be a bare address, without user name, query or fragment.
settings-address = must be an address of this machine: 127.0.0.1 answers this machine alone, 0.0.0.0 (or ::) answers others as well.
settings-origin = “{ $origin }” is not an origin such as https://files.example.org, or https://*.example.org for all hosts below a domain of its own (no path, comma between several).
settings-no-file = there is no file { $path }.
settings-numbers = “{ $part }” is neither a number nor a range such as 0-3 (comma between several).
settings-shards = must be at least { $least }, to count every shard in SHARD_IDS.
