### What is drawn nowhere, whatever a server sets.

refusal-safety-minors = Easel draws no sexual pictures of minors, anywhere; no setting and no moderator can allow it. Nothing was drawn, and it doesn’t count towards any limit.
refusal-safety-undressing = Easel takes nobody’s clothes off in a picture, anywhere; no setting and no moderator can allow it. Nothing was drawn, and it doesn’t count towards any limit.

## What moderators see of it.

safety-report-minors = **Refused everywhere: a sexual picture of a minor**
safety-report-undressing = **Refused everywhere: undressing somebody in a picture**
safety-report-hint = Nothing was drawn; this needs no answer from you. Easel writes about the same person once an hour at most; /audit shows every refusal, and /block keeps somebody from drawing.

## What /filter test says.

filter-safety-minors = **Refused everywhere**, whatever the filter says: a sexual picture of a minor.
filter-safety-undressing = **Refused where it starts from somebody’s picture**, whatever the filter says: it would undress people.
