### Where Easel may be used.

refusal-reach-direct = In Direktnachrichten wird hier nichts gezeichnet. Nutze /imagine auf einem Server.
