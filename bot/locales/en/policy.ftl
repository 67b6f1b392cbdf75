### /policy: looking at the rules of a place, changing them, and asking why.

command-policy = Who may draw what, where and when
command-policy-show = Show the rules of a place and where each is set
command-policy-edit = Change the rules of this server, a category, a channel or a thread
command-policy-reset = Remove a place’s own rules, so that it inherits the wider place’s
command-policy-explain = Show everything that lets a member draw at a place or not, in order, and how to change it
command-policy-explain-member = The member
command-policy-explain-prompt = The words of a request, to try them too, with options as in /imagine
command-policy-place = A category, channel, forum, thread or post; by default where you are
command-policy-edit-place = A category, channel, forum, thread or post; by default the whole server

## The panel of a place. $place: named by Discord, or the words for the server.

policy-place-server = the whole server
policy-title = Rules for { $place }
policy-others = Places with rules of their own: { $places }.
policy-how-to-edit = Change them with /policy edit; /policy explain shows why a member may draw or not.
policy-line = { $rule }: { $value }
policy-from-here = set here
policy-from-server = set for the server
policy-choose-rule = Choose a rule to change
policy-is-set = Set here
policy-level-server = The whole server
policy-level-category = The category
policy-level-channel = The channel
policy-level-thread = The thread or post
policy-reset = Remove all rules set here
policy-back = Back to the rules

## The panel of a rule.

policy-now = In { $place } now: **{ $value }**
policy-choose-value = Choose a value
policy-choose-models = Choose the models that may be used
policy-choose-styles = Choose the styles that may be used
policy-inherit = Inherit from the wider place
policy-unset = Not set (the default)
policy-type = Type a value …
policy-roles-who = Only members with these roles, and moderators
policy-roles-denied-roles = Roles that may not draw
policy-roles-review = Only pictures by members with these roles
policy-except-review = All pictures except those by members with these roles

policy-about-who = Who may ask for pictures. Where roles may, moderators may, too.
policy-about-denied-roles = Members with one of these roles may not draw, whatever else is set.
policy-about-newcomer-wait-seconds = How long new members of this server wait before they may draw. Moderators don’t wait.
policy-about-quiet-hours = Hours of the day in which only moderators may draw.
policy-about-slow-mode-seconds = How long each member waits between two requests in one channel. Discord’s own slow mode does not apply to commands; this one does.
policy-about-refused-wait-seconds = How long somebody waits between requests after the filter refused three of theirs within 24 hours. It doubles with each further one, up to an hour, and ends by itself. Only they are told.
policy-about-models = Which models may be used. Enlarging a picture is always allowed.
policy-about-styles = Which of this server’s styles may be used, by their names. Members’ own styles may only where all may.
policy-about-maximum-count = How many pictures one request may ask for.
policy-about-usual-count = How many pictures a request gets that doesn’t say a number. Members’ own preferences win.
policy-about-ai-line = Whether cards say in small type that a picture was made with AI. Its file says so in any case.
policy-about-maximum-megapixels = How large one picture may become; 1,024 by 1,024 pixels are one megapixel.
policy-about-image-input = Whether members may upload a picture to start from.
policy-about-private = Whether members may ask for results that only they can see.
policy-about-age-restricted-relaxed = Whether models’ safety settings are relaxed in age-restricted channels. The server allows it; a channel can take that back.
policy-about-filter-strictness = How many of the prompt filter’s entries count here. Off: none. Relaxed: those for wherever the filter is on. Medium: also those for medium. Strict: all.
policy-about-review = Whose pictures wait for a moderator before anybody else sees them.

## The forms.

policy-field-value = Value
policy-field-timezone = Time zone
policy-hint-newcomer-wait-seconds = Like 10 min, 1h 30m or 3 days; “none” switches it off
policy-hint-slow-mode-seconds = Like 30s, 2 min or 1h; “none” switches it off
policy-hint-refused-wait-seconds = Like 30s, 2 min or 1h; “none” switches it off
policy-hint-quiet-hours = Like 22:00-07:00 or 10pm to 7am; “none” switches them off
policy-hint-timezone = A city or zone, like Berlin or America/New_York
policy-hint-maximum-megapixels = A number, like 1 or 2.5; 64 is any size
policy-hint-styles = Names of styles, separated by commas; “none” for no style

## A change before and after it is made.

policy-change = A change for { $place }
policy-before-after = **{ $rule }:** { $before } → **{ $after }**
policy-inherited = { $value } (inherited)
policy-default = { $value } (Easel’s default)
policy-unchanged = Nothing would change.
policy-review-nowhere = No channel for approval is set, so nobody could approve these pictures: they would be paid for, and never shown. Choose one with /setup first.
policy-save = Save
policy-save-anyway = Save anyway
policy-drop = Don’t change it
policy-saved = Saved for { $place }
policy-undo = Undo
policy-undone = Undone for { $place }
policy-redo = Make the change again

# $total: requests there in the last 7 days; $refused: by the new rules; $before: by those of now.
policy-trial = { $total ->
    [one] There was one request there in the last 7 days.
   *[other] There were { $total } requests there in the last 7 days.
} The new rules would have refused **{ $refused } of { $total }**; the present ones, { $before }.
policy-trial-by-rule = Because of: { $rules }.
policy-trial-none = Nobody asked for a picture there in the last 7 days, so there is nothing to try this on.

## Why somebody may draw or not.

policy-explain-yes = { $person } may draw in { $place }
policy-explain-no = { $person } may not draw in { $place }
policy-missing-view = Discord does not show them this channel.
policy-missing-commands = Discord does not let them use commands here (Use Application Commands).
policy-missing-bot = I lack { $permissions } here, so nobody can draw.

refusal-policy-gone = That change is too old, or was saved already. Open /policy edit again to see the present rules.
refusal-policy-number = I can’t read “{ $text }” as a number. Write it like 2 or 1.5.
