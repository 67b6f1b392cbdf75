### Deleted roles and channels that rules or settings named: one message to the moderators.

# $count: how many.
deletions-title = { $count ->
    [one] One role or channel was deleted that Easel’s settings name
   *[other] { $count } roles and channels were deleted that Easel’s settings name
}
deletions-names = Deleted: { $names }.
deletions-rule = **{ $rule }** in { $place }: { $consequence }
deletions-who-some = the other roles may still draw.
deletions-who-none = none of its roles is left, so only moderators may draw there until you choose others.
deletions-denied-roles-some = the others still may not draw. Whoever had the deleted role may, unless something else refuses them.
deletions-denied-roles-none = none of its roles is left. Whoever had the deleted role may draw, unless something else refuses them.
deletions-review-some = pictures of the other roles still wait for approval.
deletions-review-none = none of its roles is left, so everybody’s pictures wait for approval until you choose others.
deletions-review-except = pictures of those who had the role now wait for approval.
deletions-channels = { $count ->
    [one] The rules of one place are gone with it.
   *[other] The rules of { $count } places are gone with them.
}
deletions-carried = The rules of the category { $category } are now those of the channels that were in it: { $channels }.
deletions-shut = It was the last place where drawing was allowed. Only moderators may draw now, anywhere, until you choose others with /setup.
deletions-setting-review-channel-id = Approval, reports and appeals have no channel of their own any more. Choose one with /setup.
deletions-setting-log-channel-id = The audit log is posted nowhere any more. Choose a channel with /audit log-channel.
deletions-setting-showcase-channel-id = The showcase has no channel any more. Choose one with /showcase.
deletions-setting-manager-role-ids = A role that could change Easel’s settings is gone. Choose others with /setup.
deletions-setting-ping-role-id = The role that was pinged when something waits is gone. Choose another one with /setup.
deletions-setting-limits = A role with limits of its own is gone: its members have everybody’s limits. /limits forgets it.
deletions-fix = Managers can choose others here, or with /policy edit.
deletions-set = Set anew: { $rule }
