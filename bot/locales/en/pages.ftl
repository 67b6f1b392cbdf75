### Ways to the other pages of a list.

page-newer = Newer
page-older = Older
page-back = Back
page-next = Next
