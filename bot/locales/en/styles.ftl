### Styles: words that a server's moderators lay around what members write.

command-imagine-style = One of this server’s styles, added to your words
command-style = This server’s styles: words under a name, for everyone’s /imagine
command-style-add = Add a style, or change the words of one
command-style-add-name = The name that members choose
command-style-add-text = Its words, added after the member’s. Leave it out to write them in a form
command-style-list = Which styles this server has
command-style-preview = Draw a picture in a style that only you can see
command-style-preview-name = The style
command-style-preview-prompt = What the picture should show
command-style-remove = Remove a style; pictures drawn in it stay
command-style-remove-name = The style

card-style = Style: { $style }
details-style = Style: { $style }

style-form-title = A style’s words
style-form-text = The words of “{ $name }”
# $mark: "prompt" in braces.
style-form-text-hint = They follow the member’s words; { $mark } marks another place for those.
style-added = The style **{ $name }** was added. Members choose it in /imagine.
style-changed = The words of the style **{ $name }** were changed. Before: { $before }
style-removed = The style **{ $name }** was removed. Its words were: { $before }
style-list-title = ## This server’s styles
style-list-none = There are no styles yet.
style-list-how = -# Choose one with the “style” option of /imagine.
style-list-how-manager = -# /style add adds one or changes its words; /style remove removes one.
style-list-line = **{ $name }** · { $text }

refusal-style-unknown = { $count ->
    [0] There is no style called “{ $style }”: there are none here.
   *[other] There is no style called “{ $style }”. There are: { $styles }.
}
refusal-style-near = There is no style called “{ $style }” here. Did you mean: { $styles }?
refusal-style-too-many = A server can have { $limit } styles. Remove one before you add another.
refusal-style-name = A style’s name has 1 to { $limit } letters, digits, spaces or symbols, but no commas and no < > @ # `.
