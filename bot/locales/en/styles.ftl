### Styles: words that a server's moderators lay around what members write.

command-imagine-style = One of this server’s styles, laid around your words
command-style = This server’s styles: words under a name, for everyone’s /imagine
command-style-add = Add a style, or change the words of one
command-style-add-name = What members choose it by
command-style-add-text = Its words, put behind the member’s. Leave it out to write them in a form
command-style-list = Which styles this server has
command-style-preview = Draw something in a style, for you alone
command-style-preview-name = The style
command-style-preview-prompt = What the picture should show
command-style-remove = Remove a style; pictures drawn in it stay
command-style-remove-name = The style

card-style = Style: { $style }
details-style = Style: { $style }

style-form-title = A style’s words
style-form-text = The words of “{ $name }”
# $mark: "prompt" in braces.
style-form-text-hint = They follow the member’s words; { $mark } puts those in the place where it stands.
style-added = The style **{ $name }** is there. Members choose it in /imagine.
style-changed = The style **{ $name }** has other words now. Before: { $before }
style-removed = The style **{ $name }** is removed. Its words were: { $before }
style-list-title = ## This server’s styles
style-list-none = There are no styles yet.
style-list-how = -# /imagine has them as “style”.
style-list-how-manager = -# /style add makes one, or changes its words; /style remove takes one away.
style-list-line = **{ $name }** · { $text }

refusal-style-unknown = { $count ->
    [0] There is no style called “{ $style }”: this server has none.
   *[other] There is no style called “{ $style }”. There are, among others: { $styles }.
}
refusal-style-near = There is no style called “{ $style }” here. Did you mean: { $styles }?
refusal-style-too-many = A server can have { $limit } styles. Remove one before you add another.
refusal-style-name = A style’s name has 1 to { $limit } letters, digits, blanks or signs; commas and < > @ # ` don’t work in lists.
