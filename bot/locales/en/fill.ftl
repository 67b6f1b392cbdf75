### Painting what lies around a picture, or parts of it.

button-zoom = Zoom out or pan
button-parts = Change a part

fill-outpaint = What to do
fill-outpaint-zoom15 = Zoom out 1.5x
fill-outpaint-zoom2 = Zoom out 2x
fill-outpaint-square = Make it square
fill-outpaint-left = Pan left
fill-outpaint-right = Pan right
fill-outpaint-up = Pan up
fill-outpaint-down = Pan down

fill-parts = **Which parts should change?** Choose one or several; then a form asks what you want to see there. All other parts stay as they are.
fill-parts-unseen = I couldn’t draw the numbers over the picture just now. They run from the top left to the bottom right, three in a row.
fill-parts-alt = The picture with the numbers 1 to 9 over it, three in a row
fill-parts-placeholder = Choose parts
# $number: the part's number, 1 to 9.
fill-part = { $number ->
    [1] 1: top left
    [2] 2: top
    [3] 3: top right
    [4] 4: left
    [5] 5: middle
    [6] 6: right
    [7] 7: bottom left
    [8] 8: bottom
   *[9] 9: bottom right
}
fill-in-words = Describe the change instead
fill-form-chosen = { $count ->
    [one] Part { $parts } is painted anew; the rest stays as it is.
   *[other] Parts { $parts } are painted anew; the rest stays as it is.
}
fill-form-words = What you want to see there
fill-form-words-hint = Describe what is there then, like “a red hat”

refusal-fill-no-model = No model here can zoom out, pan or change parts of a picture.
refusal-fill-too-large = The picture would have { $width } by { $height } pixels; { $model } makes at most { $limit } megapixels. Start from a smaller picture. Nothing was paid for.
refusal-fill-no-parts = Choose at least one part to change.
refusal-fill-model = { $model } does this here, so leave out the other model.
