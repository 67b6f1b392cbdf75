### /setup: a new server's way through what there is to decide.

command-setup = Set Easel up for this server, step by step, in two minutes; you can change everything later

setup-greeting =
    ### Hello, I’m Easel
    I turn words into pictures: **/imagine** a paper boat on calm water.
    If you manage this server: **/setup** takes two minutes. It checks my permissions, and asks who may draw, where, and how much. Until then everyone may draw wherever they can use commands.

# $title: the step's own.
setup-head = Step { $number } of { $steps }: { $title }
setup-changed = Changed: { $before } → **{ $after }**
setup-now = { $name }: **{ $value }**
setup-back = Back
setup-next = Next
setup-none = not set
setup-option = { $name }: { $value }
setup-entries = { $count ->
    [0] empty
    [one] one entry
   *[other] { $count } entries
}
setup-starter = Add the starter list
setup-everywhere = everywhere
setup-list = { $names }
setup-more = { $count } more
setup-pictures = { $count ->
    [one] one picture
   *[other] { $count } pictures
}

setup-title-permissions = What I need
setup-title-who = Who may draw
setup-title-where = Where
setup-title-team = Your team
setup-title-limits = How much
setup-title-filter = The prompt filter
setup-title-done = That’s all

setup-about-permissions = To post pictures I need View Channel, Send Messages, Embed Links and Attach Files; in threads and posts, Send Messages in Threads.
setup-lack = In { $channels } I lack { $permissions }.

# $role: the name of the bot's own role.
setup-fix = To fix it: open a channel’s settings → Permissions → add the role “{ $role }” → allow what is missing. For all channels at once: Server Settings → Roles → “{ $role }”, unless a channel takes it back.
setup-hidden = I can’t see { $channels }. That is fine where nobody should draw; otherwise allow View Channel, too.
setup-able = { $count ->
    [one] One channel is fine.
   *[other] { $count } channels are fine.
}
setup-check-again = Check again

setup-about-who = Members who may not draw read why, and nobody else does. Where roles may draw, moderators may, too.
setup-about-where = Everywhere members can use commands, or only in channels and categories you choose. /policy has more rules for each channel.
setup-left-out = In { $channels } members can’t write, so I left that out. To let moderators draw there, use /policy edit.
setup-places-gone = All channels that were chosen are deleted, so nobody could draw. Choose others.
setup-everywhere-button = Everywhere
setup-about-team = Where do moderators look at pictures that wait for approval, at reports and appeals, and where is the audit log posted? And which roles may change Easel’s settings besides people who may manage the server?
setup-ping-urgent = for urgent cases only: about minors
setup-ping-each = for each case that waits
# $role: the name of the role.
setup-ping-silent = Discord won’t ping “{ $role }”: allow anyone to mention this role in its settings, or give me “Mention @everyone, @here and All Roles”.
setup-ping-gone = The role that was pinged is deleted, so nobody is. Choose another one.
setup-gone = That channel is gone, or I can’t see it.
setup-about-limits = How many pictures each member may ask for, and what the server may spend a month, where the operator has set prices. More in /limits and /budget.
setup-about-filter = The filter checks prompts for the words and phrases of your list. Each entry says from which strictness on it applies. You manage the list with /filter; Easel comes with a short one to start with.
setup-about-done = You can change all of this at any time: run /setup again, or use /policy, /limits, /budget and /filter. Which members see which command is decided in Server Settings → Integrations → Easel.

setup-name-who = Who may draw
setup-name-newcomers = Wait for new members
setup-name-channels = Where
setup-name-review = Approval, reports and appeals
setup-name-log = Audit log
setup-name-ping = Who is pinged
setup-name-ping-for = When
setup-name-managers = Roles that manage Easel
setup-name-hour = Each member, in an hour
setup-name-day = Each member, in a day
setup-name-budget = The server, in a month
setup-name-strictness = Strictness
setup-name-starter = List

setup-choose-who = Everyone, or moderators
setup-choose-roles = Or only members with these roles
setup-choose-newcomers = How long new members wait
setup-choose-channels = Only in these channels and categories
setup-choose-review = Channel for approval, reports and appeals
setup-choose-log = Channel for the audit log
setup-choose-ping = Role that is pinged when something waits
setup-choose-ping-for = For what it is pinged
setup-choose-managers = Roles that may change Easel’s settings
setup-choose-hour = Pictures for each member in an hour
setup-choose-day = Pictures for each member in a day
setup-choose-budget = Dollars a month for the whole server
setup-choose-strictness = How strict the filter is
