### Styles: words that a server's moderators, or members for themselves, lay around a prompt.

command-imagine-style = A style of this server or of your own, added to your words
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
command-styles = The styles you can draw in: this server’s and your own
command-my = Your own styles and wildcards, for every server; nobody else sees them
command-my-style = Your own styles: words under a name
command-my-style-add = Save a style of your own, or change the words of one
command-my-style-add-name = The name you choose it by
command-my-style-edit = Change the words of one of your styles
command-my-style-list = Your own styles
command-my-style-name = One of your styles
command-my-style-remove = Remove one of your styles; pictures drawn in it stay

card-style = Style: { $style }
details-style = Style: { $style }

style-form-title = A style’s words
style-form-text = The words of “{ $name }”
# $mark: "prompt" in braces.
style-form-text-hint = They follow the prompt’s words; { $mark } marks another place for those.
style-added = { $whose ->
    [own] Your style **{ $name }** was saved. Only you can choose it, in /imagine on every server and in direct messages.
   *[server] The style **{ $name }** was added. Members choose it in /imagine.
}
style-changed = The words of the style **{ $name }** were changed.
style-removed = The style **{ $name }** was removed; pictures drawn in it stay.
style-list-title = { $whose ->
    [own] ## Your own styles
   *[server] ## This server’s styles
}
style-list-none = { $whose ->
    [own] You have none yet.
   *[server] There are no styles yet.
}
style-list-how = -# Choose one with the “style” option of /imagine.
style-list-change = { $whose ->
    [own] -# /my style add saves one, /my style edit changes its words, /my style remove removes it. Only you see them.
   *[server] -# /style add adds one or changes its words; /style remove removes one.
}
style-list-line = **{ $name }** · { $text }
# Among a member's choices, in front of the words of their own style.
style-yours = yours
words-before = This is what it was:
words-undone = The change to **{ $name }** was undone.

refusal-words-undo-gone = This can’t be undone any more. Please change it by hand.
refusal-own-style-unknown = { $count ->
    [0] You have no style called “{ $style }”, and no other. Save one with /my style add.
   *[other] You have no style called “{ $style }”. Yours are: { $styles }.
}
refusal-own-style-too-many = You can have { $limit } styles of your own. Remove one before you add another.
refusal-style-unknown = { $count ->
    [0] There is no style called “{ $style }”: there are none here. Save one of your own with /my style add.
   *[other] There is no style called “{ $style }”. There are: { $styles }.
}
refusal-style-near = There is no style called “{ $style }” here. Did you mean: { $styles }?
refusal-style-too-many = A server can have { $limit } styles. Remove one before you add another.
refusal-style-name = A style’s name has 1 to { $limit } letters, digits, spaces or symbols, but no commas and no < > @ # `.
