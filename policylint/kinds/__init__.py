"""The kinds of check: one file each; `table` names them. What weighs their hits on a date does without the rest."""
