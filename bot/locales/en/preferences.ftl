### What a member wants where they do not say, and how they are told of what took long or was shown.

command-preferences = What you usually want: model, shape, number, style, format, who sees it, language, news

preferences-title = ## What you usually want
preferences-how = This applies on every server, unless /imagine or your prompt says otherwise. Only you see this.
preferences-language-how = -# The language applies to what only you see. What everyone sees is in the server’s language.
preferences-model-gone = -# { $model }, which you chose, is not offered any more.
preferences-model-chosen = Model: { $value }
preferences-model-unsaid = Model: Easel’s default
preferences-aspect_ratio-chosen = Shape: { $value }
preferences-aspect_ratio-unsaid = Shape: the model’s default
preferences-count-chosen = How many: { $value }
preferences-count-unsaid = How many: the channel’s default
preferences-count-value = { $count ->
    [one] one picture
   *[other] { $count } pictures
}
preferences-output_format-chosen = File format: { $value }
preferences-output_format-unsaid = File format: the model’s default
preferences-style-chosen = Style: { $value }
preferences-style-how = -# Save styles of your own with /my style add; one of them can be your usual one.
preferences-style-unsaid = Style: none
preferences-private-chosen = Who sees it: { $value }
preferences-private-unsaid = Who sees it: the channel’s default
preferences-private-public = everyone
preferences-private-private = only me
preferences-tells = Tell me when a slow picture is ready, or one reaches a showcase: no
preferences-tells-about = When a picture took over a minute, or reaches a showcase
preferences-tells-ping = Tell me: by mentioning me in the channel
preferences-tells-direct = Tell me: by direct message
# The name of this very language.
preferences-language = English
preferences-language-chosen = Language: { $value }
preferences-language-unsaid = Language: as in my Discord
preferences-reset = Reset all of this

# $model: its id; $default: the name of another one.
note-preferences-model-gone = Your usual model { $model } is not offered any more, so { $default } draws this.
# $ratio: as they chose it.
note-preferences-ratio = { $model } does not draw your usual { $ratio }, so it drew its own shape.
note-preferences-count = Your usual number of pictures is { $count }; this channel allows { $limit }.
# $style: its name.
note-preferences-style = { $because ->
    [length] Your usual style { $style } was left out: with it, the prompt would be too long.
   *[rule] Your usual style { $style } was left out: this channel allows only some of the server’s styles.
}

preferences-told = <@{ $person }> It is ready.
preferences-told-failed = <@{ $person }> There is no picture; the answer says why.
# $link: the address of the result.
preferences-told-direct = What you asked for is ready: { $link }
preferences-told-direct-failed = What you asked for could not be drawn. The answer says why: { $link }
