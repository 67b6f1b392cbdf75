### A server's budget: what members and managers are told of money.

# $period: day or month; $when: "1 December 2026 14:05".
refusal-budget-reached = { $period ->
    [month] Das Bildbudget dieses Servers für diesen Monat reicht dafür nicht.
   *[day] Das Bildbudget dieses Servers für heute reicht dafür nicht.
} Es beginnt am { $when } von vorn.
refusal-budget-everywhere = Easel zeichnet am Tag nur eine bestimmte Menge, für alle zusammen, und was heute davon übrig ist, reicht dafür nicht. Weiter geht es am { $when }.
refusal-amount-unreadable = „{ $typed }“ ist kein Betrag in US-Dollar. Schreib ihn wie 12,50, höchstens { $most }, oder „unbegrenzt“.

## A price that is shown before it is paid.

refusal-draft-gone = Das hat zu lange auf eine Antwort gewartet, deshalb wurde nichts gezeichnet. Frag es noch einmal an.
refusal-draft-answered = Das wurde schon beantwortet.
refusal-draft-not-yours = Das kann nur { $person } beantworten.

## /budget. Seen by managers alone.

command-budget = Sehen und festlegen, was die Bilder dieses Servers kosten
command-budget-report = Was heute und diesen Monat ausgegeben wurde, nach Modell und Person
command-budget-report-csv = Eine Liste aller Kosten dieses Monats anhängen
command-budget-set = Wie viel ausgegeben werden darf; in US-Dollar, oder „unbegrenzt“
command-budget-set-day = Pro Tag (UTC)
command-budget-set-month = Pro Monat (UTC)
command-budget-set-ask_from = Den Preis vorher zeigen, wenn eine Anfrage so viel kostet
command-budget-set-refunds = So viele Bilder am Tag, die niemand sah, bekommt jede Person erstattet; bezahlt werden sie

budget-title = ## Ausgaben
budget-today = Heute: **{ $spent }** von { $budget } ({ $percent } %)
budget-today-unlimited = Heute: **{ $spent }**
budget-month = Diesen Monat: **{ $spent }** von { $budget } ({ $percent } %)
budget-month-unlimited = Diesen Monat: **{ $spent }**
budget-projected = Wenn es so weitergeht: { $amount } bis zum Monatsende
budget-projected-above = ⚠️ Das ist mehr als das Budget für diesen Monat. Bei 100 % wird nichts mehr gezeichnet.
budget-refunded = -# Erstattet, aber bezahlt: { $amount } für { $count ->
    [one] ein Bild, das
   *[other] { $count } Bilder, die
} niemand sah. Jede Person bekommt bis zu { $most } am Tag erstattet (/budget set refunds:); weitere zählen als ihre.
budget-unpriced = ⚠️ Von { $models } ist kein Preis bekannt. Was { $count ->
    [one] es zeichnet, zählt
   *[other] sie zeichnen, zählt
} nicht mit. Preise festlegen können die, die Easel betreiben.
budget-unpriced-all = ⚠️ Von keinem Modell ist hier ein Preis bekannt, also zählt kein Bild mit, und kein Budget hält etwas auf. Preise festlegen können die, die Easel betreiben.
budget-alt = Ausgaben an jedem von { $days } Tagen dieses Monats: insgesamt { $total }. Am meisten waren es am { $day }. Tag: { $most }.
budget-by-model = **Nach Modell, diesen Monat**
budget-by-person = **Nach Person, diesen Monat**
budget-row = { $name } · { $amount } · { $count ->
    [one] ein Bild
   *[other] { $count } Bilder
}
budget-row-refunded = { $row } · erstattet, aber bezahlt: { $amount } für { $count ->
    [one] ein Bild
   *[other] { $count } Bilder
}
budget-erased = gelöscht
budget-nobody = Personen, die ihre Daten gelöscht haben
budget-changed = **Geändert**
budget-unchanged = Nichts hat sich geändert. Gib einen Betrag für den Tag oder den Monat an, ab wann Preise gezeigt oder wie viele Bilder erstattet werden.
budget-change-line = { $field }: { $before } → **{ $after }**
budget-field-day = Pro Tag
budget-field-month = Pro Monat
budget-field-ask = Preise zeigen ab
budget-field-refunds = Erstattungen am Tag pro Person, in Bildern
budget-none = nicht festgelegt
budget-amount = { $amount }
budget-too-small = ⚠️ Das billigste Bild kostet { $price }, also könnte niemand etwas zeichnen.
budget-set-anyway = Trotzdem festlegen
