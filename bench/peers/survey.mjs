// The assessment `money` of rules/findings/testdata as a SurveyJS survey: the
// same questions, a calculated value for each fact, and for each rule an html
// element that is shown when the rule fires.
const choices = (name, title, list, more = {}) => ({ type: "radiogroup", name, title, choices: list, ...more });
const several = (name, title, list, more = {}) => ({ type: "checkbox", name, title, choices: list, ...more });
const required = { isRequired: true };

export const rules = {
  "own-it": "{deceived} = true",
  "say-sorry": "{cause} anyof ['late', 'lied', 'gambled'] and {done} notcontains 'said-sorry'",
  "joint-money": "{cause} contains 'joint-account'",
  "plan-to-pay": "{share_paid} < 100 and {can_pay} = 'part' and {done} notcontains 'made-plan'",
  "pay-now": "{share_paid} < 100 and {can_pay} = 'all'",
  "pay-small": "{share_paid} < 100 and {can_pay} anyof ['all', 'part'] and {contact} = 'said-stop'",
  "old-debt": "{lent_months} > 12 and {share_paid} < 50",
  "angry-now": "{mood} = 'angry'",
  "sad-now": "{mood} = 'sad'",
  "calm-now": "{mood} = 'calm' and {contact} = 'in-touch'",
  "gambled": "{cause} contains 'gambled'",
  "other-cause": "{cause} contains 'something-else' or {cause} empty",
  "nothing-to-pay": "{share_paid} < 100 and {can_pay} = 'none'",
};

// survey is a fresh survey with some rules changed and more added.
export function survey(changed = {}) {
  const all = { ...rules, ...changed };
  return {
    calculatedValues: [{ name: "deceived", expression: "iif({cause} contains 'lied' and {told_truth} = false, true, false)" }],
    pages: [
      { name: "first", elements: [
        several("safety", "Is anyone unsafe?", ["threatened", "i-threaten"], { showNoneItem: true, ...required }),
        choices("contact", "Are you in touch?", ["in-touch", "silent", "said-stop"], required),
      ] },
      { name: "what", elements: [
        choices("relation", "Who lent you the money?", ["friend", "family", "partner"], required),
        several("cause", "What went wrong?", ["late", "lied", "gambled", { value: "joint-account", visibleIf: "{relation} = 'partner'" }, "something-else"]),
        { type: "text", inputType: "number", name: "lent_months", min: 0, max: 120, ...required },
        { type: "text", inputType: "number", name: "share_paid", min: 0, max: 100, ...required },
        { type: "boolean", name: "told_truth", visibleIf: "{cause} contains 'lied'", ...required },
      ] },
      { name: "now", elements: [
        choices("mood", "How are they about it?", ["angry", "sad", "calm"]),
        several("done", "What have you done so far?", ["said-sorry", "made-plan"], { showNoneItem: true }),
        choices("can_pay", "Can you pay some of it now?", ["all", "part", "none"], required),
      ] },
      { name: "plan", elements: Object.entries(all).map(([name, visibleIf]) => ({ type: "html", name, html: name, visibleIf })) },
    ],
  };
}

// element finds a question of a survey.
export function element(s, name) {
  return s.pages.flatMap((p) => p.elements).find((e) => e.name === name);
}
