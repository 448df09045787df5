// The faults of rules/findings/testdata/faults that can be said of a SurveyJS
// survey, under the same names. Guards, plans, phases and notes have no
// counterpart there, nor has YAML; options need no quotes there, and the order
// of questions does not bind.
import { element, rules, survey } from "./survey.mjs";

const rule = (name, visibleIf) => () => survey({ [name]: visibleIf });
const edited = (change, changed) => () => { const s = survey(changed); change(s); return s; };

export const faults = {
  "option-misspelt": rule("angry-now", "{mood} = 'agnry'"),
  "question-misspelt": rule("nothing-to-pay", "{share_paid} < 100 and {can_pya} = 'none'"),
  "bracket-left-open": rule("sad-now", "({mood} = 'sad'"),
  "option-of-another-question": rule("angry-now", "{mood} = 'late'"),
  "or-another-option": rule("pay-small", "{share_paid} < 100 and {can_pay} = 'all' or 'part'"),
  "question-that-nothing-reads": edited((s) => { s.pages[2].elements.push({ type: "text", inputType: "number", name: "amount" }); }),
  "two-answers-to-one-question": rule("pay-small", "{can_pay} = 'all' and {can_pay} = 'part' and {contact} = 'said-stop'"),
  "and-for-or-between-lists": rule("calm-now", "({mood} = 'calm' or {mood} = 'sad') and {mood} = 'angry'"),
  "contradiction-through-not": rule("own-it", "{cause} contains 'lied' and !({cause} anyof ['lied', 'gambled'] or {told_truth} = true)"),
  "contradiction-through-a-fact": rule("own-it", "{deceived} = true and {told_truth} = true"),
  "bounds-swapped": rule("old-debt", "{lent_months} > 12 and {lent_months} < 6"),
  "beyond-the-highest-number": rule("old-debt", "{lent_months} > 365"),
  "all-options-ruled-out": rule("nothing-to-pay", "{can_pay} <> 'all' and {can_pay} <> 'part' and {can_pay} <> 'none'"),
  "asked-only-of-others": rule("joint-money", "{cause} contains 'joint-account' and {relation} = 'friend'"),
  "question-not-asked-then": rule("sad-now", "{mood} = 'sad' and {told_truth} = true and {cause} notcontains 'lied'"),
  "or-between-two-nots": rule("nothing-to-pay", "{can_pay} <> 'all' or {can_pay} <> 'part'"),
  "all-options-named": rule("nothing-to-pay", "{can_pay} anyof ['all', 'part', 'none']"),
  "bounds-that-leave-nothing-out": rule("old-debt", "{lent_months} <= 12 or {lent_months} > 6"),
  "bound-that-everybody-meets": rule("nothing-to-pay", "{share_paid} < 100 and {lent_months} >= 0 and {can_pay} = 'none'"),
  "said-twice-in-other-words": rule("nothing-to-pay", "{can_pay} anyof ['none', 'part'] and {can_pay} = 'none'"),
  "condition-repeated": rule("calm-now", "{contact} = 'in-touch' and {mood} = 'calm' and {contact} = 'in-touch'"),
  "wider-or-narrower": rule("other-cause", "{cause} contains 'something-else' or ({cause} contains 'something-else' and {cause} contains 'late')"),
  "skipping-is-not-a-no": rule("calm-now", "{mood} <> 'angry' and {contact} = 'in-touch'"),
  "rule-written-twice": rule("gambling", rules["gambled"]),
  "rule-inside-another": rule("gambled-and-lied", "{cause} contains 'gambled' and {cause} contains 'lied'"),
  "question-that-changes-nothing": edited((s) => { s.pages[1].elements[1].choices[3] = "joint-account"; }, { "calm-now": "{mood} = 'calm' and ({relation} = 'family' or {relation} <> 'family')" }),
  "option-that-is-never-offered": edited((s) => { element(s, "can_pay").choices[1] = { value: "part", visibleIf: "{share_paid} > 100" }; }),
  "option-offered-only-where-it-is-not-asked": edited((s) => {
    s.pages[1].elements.push({ type: "radiogroup", name: "lied_how", visibleIf: "{told_truth} = true", isRequired: true, choices: ["from-me", { value: "not-yet", visibleIf: "{told_truth} = false" }] });
  }, { "calm-now": "{mood} = 'calm' and {lied_how} = 'from-me'" }),
  "question-that-is-never-asked": edited((s) => { element(s, "told_truth").visibleIf = "{cause} contains 'lied' and {cause} notcontains 'lied'"; }),
  "option-that-no-rule-reads": edited((s) => { element(s, "cause").choices.push("told-others"); }),
};
