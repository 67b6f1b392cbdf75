### What Easel answers to a message: "@Easel draw a fox", a reply to a picture, a direct message.

messages-offer-draw = **Shall I draw this?**
messages-offer-edit = **Shall I change this picture?**
# $models: names of models; $price: as in "$0.40".
messages-price = { $count ->
    [one] One picture
   *[other] { $count } pictures
} with { $models }, for { $price }.
messages-price-unknown = { $count ->
    [one] One picture
   *[other] { $count } pictures
} with { $models }.
# $when: "14:05".
messages-ends = Nothing is paid for until you press Draw. This offer ends at { $when }.
messages-button-draw = Draw
messages-button-change = Change the words
messages-button-cancel = Cancel
messages-button-why = Why not?
messages-refused = I can’t draw that as it stands.
messages-over = This offer is over. Write to me again.
# $name: "@Easel", or none in direct messages.
messages-how = Tell me what to draw: “{ $name ->
    [none] {""}
   *[other] { $name }{" "}
}draw a fox in the snow”. Or reply to a picture: “{ $name ->
    [none] {""}
   *[other] { $name }{" "}
}make it night”. /help shows more.
messages-unseen = Discord doesn’t show me the message you replied to. Open that message’s menu and choose *Apps* → *Edit with Easel*, or attach the picture to a message that mentions me.

refusal-offer-gone = This offer is over. Write to me again.
refusal-offer-not-yours = Only { $person } can answer this. Mention me in a message of your own.
refusal-offer-taken = This offer was answered already.
