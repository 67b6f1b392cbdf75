### The rules of a server: who may draw what, where and when.

## What they are called, in the order in which they are decided.

rules-name-who = Who may draw
rules-name-denied_roles = Roles that may not draw
rules-name-newcomer_wait_seconds = Wait for new members
rules-name-quiet_hours = Quiet hours
rules-name-slow_mode_seconds = Slow mode for drawing
rules-name-refused_wait_seconds = Wait after refused words
rules-name-models = Models
rules-name-styles = Styles
rules-name-maximum_count = Pictures at once
rules-name-maximum_megapixels = Largest picture
rules-name-image_input = Starting from a picture
rules-name-private = Private results
rules-name-usual_count = Usual number of pictures
rules-name-age_restricted_relaxed = Age-restricted channels
rules-name-ai_line = Line “Made with AI”
rules-name-filter_strictness = Prompt filter
rules-name-review = Approval by moderators

## How a rule is set.

rules-value-inherited = inherited
rules-value-everyone = everyone
rules-value-roles = { $roles }
rules-value-except-roles = everyone except { $roles }
rules-value-moderators = moderators
rules-value-nobody = nobody
rules-value-none = none
rules-value-any = all
rules-value-only = { $names }
rules-value-no-wait = none
rules-value-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
}
rules-value-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
rules-value-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
rules-value-days = { $count ->
    [one] one day
   *[other] { $count } days
}
rules-value-pictures = { $count ->
    [one] one
   *[other] up to { $count }
}
rules-value-exactly-pictures = { $count ->
    [one] one
   *[other] { $count }
}
rules-value-any-size = any size
rules-value-megapixels = { $megapixels ->
    [one] one megapixel
   *[other] { $megapixels } megapixels
}
rules-value-yes = yes
rules-value-no = no
rules-value-relaxed = safety settings are relaxed
rules-value-careful = usual safety settings
rules-value-ai-line-as-set = as whoever runs Easel decided
rules-value-ai-line-shown = shown
rules-value-ai-line-left-out = left out
rules-value-never = none
rules-value-all-day = all day

# $start, $end: as a clock shows them; $timezone: an IANA name.
rules-value-hours-of-day = { $start } to { $end } ({ $timezone })

rules-value-strictness-0 = off
rules-value-strictness-1 = relaxed
rules-value-strictness-2 = medium
rules-value-strictness-3 = strict

## Where a rule is set, and how it is changed. $place: a channel, named by Discord.

rules-source-built-in = The default; set it for the server or a channel with /policy edit.
rules-source-server = Set for the whole server; change it with /policy edit, or give this channel a setting of its own.
rules-source-category = Set for the category { $place }; change it there with /policy edit, or give this channel a setting of its own.
rules-source-channel = Set for { $place }; change it there with /policy edit.
rules-source-thread = Set for the thread { $place }; change it there with /policy edit.

## Why a rule allows or not, for whoever asks about a member. $roles: named by Discord.

rules-reason-everyone = Everyone may draw here.
rules-reason-nobody = Nobody may draw here, not even moderators.
rules-reason-moderator = They moderate here.
rules-reason-no-moderator = They don’t moderate here.
rules-reason-has-roles = They have { $roles }.
rules-reason-lacks-roles = They have none of { $roles }.
rules-reason-all-roles-gone = The roles this rule names have been deleted, so only moderators may draw here.
rules-reason-roles-gone = { $count ->
    [one] One role this rule names has been deleted and no longer counts.
   *[other] { $count } roles this rule names have been deleted and no longer count.
}
rules-reason-denied-role = They have { $roles }.
rules-reason-no-denied-role = They have no role that may not draw.
rules-reason-no-wait = New members don’t have to wait.
rules-reason-joined-unknown = Discord does not say when they joined, so they don’t have to wait.
rules-reason-joined-long-ago = They have been here long enough.

# $until: a time of day, with its day for newcomers; shown by Discord.
rules-reason-newcomer = They joined too recently; they may draw from { $until } on.

rules-reason-never-quiet = There are no quiet hours.
rules-reason-not-quiet = It is not a quiet hour now.
rules-reason-quiet = It is a quiet hour now; it ends at { $until }.
rules-reason-always-quiet = All hours of the day are quiet.
rules-reason-no-slow-mode = There is no slow mode for drawing.
rules-reason-waited = They asked long enough ago, or not at all.
rules-reason-slow-mode = They asked here a moment ago; they may ask again from { $until } on.
rules-reason-no-refused-wait = Nobody waits after the filter refused something.
rules-reason-refused-little = The filter refused { $count ->
    [0] nothing of theirs
    [one] one request of theirs
   *[other] { $count } requests of theirs
} in the last 24 hours; they wait from three on.
rules-reason-waited-refused = The filter refused { $count } requests of theirs in the last 24 hours, and they have waited since the last one.
rules-reason-refused-wait = The filter refused { $count } requests of theirs in the last 24 hours; they may ask again from { $until } on.
rules-reason-exempt = It would refuse them, but moderators are exempt.
rules-reason-depends = It depends on what they ask for.
rules-reason-any-model = Every model may be used.
rules-reason-model = { $model } may be used.
rules-reason-other-model = { $model } may not be used; { $models } may.
rules-reason-upscale = Enlarging a picture is always allowed.
rules-reason-fill = Zooming out, panning and changing parts need no model from this list.
rules-reason-no-model = None of the allowed models is available any more.
rules-reason-any-style = Every style may be used.
rules-reason-no-style = They use no style.
rules-reason-style = The style “{ $style }” may be used.
rules-reason-other-style = The style “{ $style }” may not be used.
rules-reason-count = { $count ->
    [one] One picture is not too many.
   *[other] { $count } pictures are not too many.
}
rules-reason-usual-count = { $count ->
    [one] A request that says no number gets one picture.
   *[other] A request that says no number gets { $count } pictures.
}
rules-reason-too-many = { $count } pictures are more than { $limit }.
rules-reason-any-size = Pictures of any size may be drawn.
rules-reason-size = { $megapixels } megapixels are not too large.
rules-reason-size-unknown = The model chooses the size.
rules-reason-too-large = { $megapixels } megapixels are more than { $limit }.
rules-reason-image-allowed = Starting from a picture is allowed.
rules-reason-no-image = They don’t start from a picture.
rules-reason-image = They start from a picture.
rules-reason-private-allowed = Private results are allowed.
rules-reason-no-private = The result is public.
rules-reason-private = They want a private result.
rules-reason-careful = The models’ usual safety settings apply.
rules-reason-not-age-restricted = This channel is not age-restricted, so the models’ usual safety settings apply.
rules-reason-ai-line-as-set = Whoever runs Easel decided whether the card says that it was made with AI.
rules-reason-ai-line-shown = The card says that it was made with AI.
rules-reason-ai-line-left-out = The card doesn’t say that it was made with AI; the file does.
rules-reason-relaxed = This channel is age-restricted, and the server relaxes the models’ safety settings here.
rules-reason-filter = The server’s prompt filter checks the words.
rules-reason-no-filter = The prompt filter is off here.
rules-reason-no-review = Pictures need no approval.
rules-reason-review = Pictures wait for a moderator’s approval.

## Warnings before a change is made.

rules-lockout-nobody = Nobody could draw there, not even moderators.
rules-lockout-roles-gone = The chosen roles no longer exist, so only moderators could draw there.
rules-lockout-everyone-denied = Everyone has the role that may not draw, so nobody could draw there.
rules-lockout-roles-denied = Every role that may draw is also denied, so only moderators could draw there.
rules-lockout-always-quiet = All hours of the day would be quiet, so only moderators could draw there.
rules-lockout-no-model = None of the chosen models is available, so nobody could draw there.

## What a member reads when a rule says no. Seen by them alone; nothing was sent or paid for.

refusal-rules-nobody = Drawing is switched off in this channel.
refusal-rules-moderators = Only moderators may draw in this channel.
refusal-rules-roles = In this channel, drawing is for { $roles }.
refusal-rules-roles-gone = Drawing here was for roles that no longer exist. A moderator can choose others with /policy edit.
refusal-rules-denied = You have { $roles }, which may not draw in this channel.
refusal-rules-newcomer = New members have to wait before they draw here. You can draw from { $until } on.
refusal-rules-quiet = These are quiet hours here ({ $start } to { $end }, { $timezone }). By your clock, they end at { $until }.
refusal-rules-always-quiet = All hours of the day are quiet hours in this channel, so nobody draws here.
refusal-rules-slow-mode = Drawing is in slow mode here. You can ask again from { $until } on.
refusal-rules-refused-wait = A filter refused { $count } of your requests in the last 24 hours, so you wait between requests for a while. You can ask again from { $until } on. The wait becomes shorter by itself when nothing more is refused.
refusal-rules-model = { $model } may not be used in this channel. These may: { $models }.
refusal-rules-no-model = The models for this channel are no longer available. A moderator can choose others with /policy edit.
refusal-rules-style = The style “{ $style }” may not be used in this channel. These may: { $styles }.
refusal-rules-own-style = Your own style “{ $style }” may not be used in this channel. These of the server’s may: { $styles }.
refusal-rules-no-style = Styles may not be used in this channel, so please ask without “{ $style }”.
refusal-rules-count = That would be { $count } pictures; in this channel { $limit ->
    [one] only one
   *[other] at most { $limit }
} may be drawn at once.
refusal-rules-megapixels = That would be { $megapixels } megapixels; in this channel at most { $limit } are allowed.
refusal-rules-image = In this channel you can’t start from a picture. Please use words only.
refusal-rules-private = In this channel results are public. Please ask without “private”.

## What a moderator reads when a rule cannot be set like that.

refusal-rules-roles-not-chosen = Please choose at least one role, or say “everyone” or “nobody” instead.
refusal-rules-too-many-roles = At most { $limit } roles can be named in one rule.
refusal-rules-models-not-chosen = Please choose at least one model. To switch drawing off, set “Who may draw” to nobody.
refusal-rules-out-of-range = { $rule ->
    [newcomer_wait_seconds] The wait for new members can be at most { $maximum } days.
    [slow_mode_seconds] Slow mode can be at most { $maximum } hours.
    [refused_wait_seconds] The wait after refused words can be at most { $maximum } minutes.
    [maximum_count] The number of pictures must be from { $minimum } to { $maximum }.
    [usual_count] The usual number of pictures must be from { $minimum } to { $maximum }.
    [maximum_megapixels] The size must be from { $minimum } to { $maximum } megapixels.
    [filter_strictness] The filter’s strictness must be from { $minimum } (off) to { $maximum } (strict).
   *[other] Times of day go from 00:00 to 23:59.
}
refusal-rules-timezone = There is no time zone called “{ $timezone }”. They are named like Europe/Berlin or America/New_York.
refusal-rules-server-decides = Safety settings can only be relaxed for the whole server. A channel can take that back.
refusal-rules-duration = I can’t read “{ $text }” as a duration. Write it like 90s, 10 min, 1h 30m or 3 days; “none” switches it off.
refusal-rules-hours = I can’t read “{ $text }” as hours of the day. Write them like 22:00-07:00; “none” switches them off.
