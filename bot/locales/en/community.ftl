# What moderators decide: said wherever it comes up.

refusal-changed-meanwhile = { $person } has changed this while you were looking at it. Nothing was changed by you: open it again to see what it is now.
