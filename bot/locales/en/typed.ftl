# What people may type into forms. A line lists every spelling, with "|" between them; capitals and
# accents do not matter. What one language lists is understood in all of them.

typed-nothing = none | no | nothing | never | off | unlimited | no limit | no limits | without limit
typed-seconds = s | sec | secs | second | seconds
typed-minutes = m | min | mins | minute | minutes
typed-hours = h | hr | hrs | hour | hours
typed-days = d | day | days
typed-weeks = w | week | weeks
# Between parts of a length of time: "1 hour and 30 minutes".
typed-and = and
# Times of day: "from 22:00 to 7:00", "10 o’clock".
typed-from = from | between
typed-until = to | until | and
typed-oclock = o’clock | o'clock | h
typed-dollars = dollar | dollars | us-dollar | us-dollars

# Before the words of a picture: "please draw me a fox".
typed-please = please | can you | could you | would you | can you please | hey | hi | hello
typed-draw = draw | paint | imagine | generate
typed-for-me = me | us
# Which of several pictures is meant: "picture 2".
typed-picture = picture | image | photo | pic | number | no.
# What nobody wants drawn: it is answered with what can be asked.
typed-small-talk = hi | hello | hey | hi there | hello there | good morning | good evening | thanks | thank you | thx | help | help me | test | ping | ok | okay | yes | no | who are you | what can you do | how does this work
