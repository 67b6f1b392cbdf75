### /policy: looking at the rules of a place, changing them, and asking why.

command-policy = Who may draw what, where and when
command-policy-show = Show the rules of a place, and where each of them comes from
command-policy-edit = Change the rules of this server, a category, a channel or a thread
command-policy-reset = Drop the rules of a place’s own, so that the wider ones hold
command-policy-explain = Say which rules let somebody draw at a place or not, and how to change them
command-policy-explain-member = Who it is about
command-policy-place = The category, channel, forum, thread or post; without one: where you are
command-policy-edit-place = The category, channel, forum, thread or post; without one: the whole server

## The panel of a place. $place: named by Discord, or the words for the server.

policy-place-server = the whole server
policy-title = Rules for { $place }
policy-others = Places with rules of their own: { $places }.
policy-how-to-edit = Change them with /policy edit; /policy explain says why somebody may draw or not.
policy-line = { $rule }: { $value }
policy-from-here = set here
policy-from-server = set for the server
policy-choose-rule = Choose a rule to change
policy-is-set = Set here
policy-level-server = The whole server
policy-level-category = The category
policy-level-channel = The channel
policy-level-thread = The thread or post
policy-reset = Drop all rules set here
policy-back = Back to the rules

## The panel of a rule.

policy-now = In { $place } now: **{ $value }**
policy-choose-value = Choose a value
policy-choose-models = Choose the models that may be used
policy-choose-styles = Choose the styles that may be used
policy-inherit = As the wider place has it
policy-unset = As if nobody had set it
policy-type = Type a value …
policy-roles-who = Only members with these roles, and moderators
policy-roles-denied-roles = Roles that may not draw
policy-roles-review = Only pictures by members with these roles
policy-except-review = All pictures but those by members with these roles

policy-about-who = Who may ask for pictures. Moderators may where roles may.
policy-about-denied-roles = Who has one of these roles may not draw, whatever else is set.
policy-about-newcomer-wait-seconds = How long somebody has to be a member of this server before they draw. Moderators don’t wait.
policy-about-quiet-hours = Hours of the day in which nothing is drawn. Moderators may still draw.
policy-about-slow-mode-seconds = How long each member waits between two requests in one channel. Discord’s own slow mode does not hold for commands; this one does.
policy-about-models = Which models may be used. Making a picture larger is always possible.
policy-about-styles = Which of this server’s styles may be used, by their names.
policy-about-maximum-count = How many pictures one request may ask for.
policy-about-maximum-megapixels = How large one picture may become; a square of 1,024 by 1,024 points is one megapixel.
policy-about-image-input = Whether members may bring a picture to start from.
policy-about-private = Whether members may ask for results that they alone see.
policy-about-age-restricted-relaxed = Whether models may be less careful, only in channels that Discord marks as age-restricted. A channel can take back what the server allows.
policy-about-filter-strictness = How strictly prompts are held against this server’s filter.
policy-about-review = Whose pictures wait for a moderator before anybody else sees them.

## The forms.

policy-field-value = Value
policy-field-timezone = Time zone
policy-hint-newcomer-wait-seconds = Like 10 min, 1h 30m or 3 days; “none” switches it off
policy-hint-slow-mode-seconds = Like 30s, 2 min or 1h; “none” switches it off
policy-hint-quiet-hours = Like 22:00-07:00 or 10pm to 7am; “none” switches them off
policy-hint-timezone = A city or zone, like Berlin or America/New_York
policy-hint-maximum-megapixels = A number, like 1 or 2.5; 64 is any size
policy-hint-styles = The names of the styles, with commas in between; “none” for no style

## A change before and after it is made.

policy-change = A change for { $place }
policy-before-after = **{ $rule }:** { $before } → **{ $after }**
policy-inherited = { $value } (inherited)
policy-unchanged = That is how it is already.
policy-save = Save
policy-save-anyway = Save all the same
policy-drop = Don’t change it
policy-saved = Saved for { $place }
policy-undo = Undo

# $total: requests there in the last 7 days; $refused: by the new rules; $before: by those of now.
policy-trial = { $total ->
    [one] There was one request there in the last 7 days.
   *[other] There were { $total } requests there in the last 7 days.
} The new rules would have refused **{ $refused } of { $total }**; the present ones, { $before }.
policy-trial-by-rule = Because of: { $rules }.
policy-trial-none = Nobody asked for a picture there in the last 7 days, so this cannot be tried on anything.

## Why somebody may draw or not.

policy-explain-yes = { $person } may draw in { $place }
policy-explain-no = { $person } may not draw in { $place }
policy-missing-view = Discord does not show them this channel.
policy-missing-commands = Discord does not let them use commands here (Use Application Commands).
policy-missing-bot = I lack { $permissions } here, so nobody can draw.
policy-explain-besides = Rules are changed with /policy edit. Besides: limits (/limits), the budget (/budget), blocks, and what Discord itself lets them do there.

refusal-policy-gone = That change is too old, or was made already. Open /policy edit again to see how things are now.
refusal-policy-number = I can’t read “{ $text }” as a number. Write it like 2 or 1.5.
