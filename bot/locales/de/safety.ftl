### What is drawn nowhere, whatever a server sets.

refusal-safety-minors = Easel zeichnet nirgends sexuelle Bilder von Minderjährigen; keine Einstellung und niemand von der Moderation kann das erlauben. Es wurde nichts gezeichnet, und es zählt für kein Limit.
refusal-safety-undressing = Easel zieht nirgends jemanden auf einem Bild aus; keine Einstellung und niemand von der Moderation kann das erlauben. Es wurde nichts gezeichnet, und es zählt für kein Limit.

## What moderators see of it.

safety-report-minors = **Überall abgelehnt: ein sexuelles Bild einer minderjährigen Person**
safety-report-undressing = **Überall abgelehnt: jemanden auf einem Bild ausziehen**
safety-report-hint = Es wurde nichts gezeichnet; du musst nichts entscheiden. Über dieselbe Person schreibt Easel höchstens einmal in der Stunde; /audit zeigt jede Ablehnung, und mit /block sperrst du jemanden.

## What /filter test says.

filter-safety-minors = **Überall abgelehnt**, was immer der Filter sagt: ein sexuelles Bild einer minderjährigen Person.
filter-safety-undressing = **Abgelehnt, wenn es von jemandes Bild ausgeht**, was immer der Filter sagt: Es würde jemanden ausziehen.
