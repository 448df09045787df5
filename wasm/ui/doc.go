// Package ui draws the taker's page with go-app, from one [View]. It only draws:
// what applies, the engine says; what is shown of a plan, package plan; what a
// press does, package taker; every text comes from the assessment or from
// messages/. Package served draws what the server sends first, and package form
// the pages for browsers without scripting, with the elements of this one.
//
// # Hooks
//
// Tests find things by role and name, and by these attributes:
//
//	data-page       kind of a page: intro, interruption, question, form, waiting, check, open, guards, plan, done, index, safety, problem
//	data-question   on a question's page: its id
//	data-option     on an option's control: its id
//	data-guard      on what a guard says, as a page of its own or beside the plan: its id
//	data-phase      on a phase of the plan: its id
//	data-current    on the current phase
//	data-before     on a phase of what is done already
//	data-step       on a step: its id; steps stand in the order of the plan
//	data-held       on a step that is shown closed
//	data-also       around the folded steps
//	data-marked     on a step that is ticked off ("done") or put aside ("not-mine")
//	data-mark, data-of   on the buttons for that: the mark, and the step's id
//	data-note       on a note of a step: its id
//	data-why        on the reasons of a step
//	data-line       on a help line
//	data-answer     on an answer in a list of them: its question's id
//	data-change     on the button that opens an answer to be changed: its question's id
//	data-news       on what a changed answer has changed
//	data-today      around the one thing for today: its step's id; that step stands in no phase
//	data-whatif     on what other answers would change: true once it is known
//	data-if         on one of them: its question and its option
//	data-yours      around the answers beside a plan
//	data-leaflet    on what is printed of a plan
//	data-go, data-finish   on the buttons that lead to the plan, and that clear everything
//
// The start script (server/page) works on the prerendered page alone, by
// data-page and these:
//
//	data-start      the buttons that leave the introduction and the interruption page
//	data-title      the heading that takes focus when its page is shown
//	data-back       the Back button
//	data-error      what is shown when an answer is missing or wrong
//	data-required, data-number, data-min, data-max, data-decimal, data-exclusive
//	data-trouble    what is shown when the rest cannot be had: failed, stale, crashed
//	data-retry, data-reload
//	data-send       the buttons that send the answers and go on with plain forms
//
// and, for as long as the page lives, by data-exit (leave at once), data-focus
// (move focus to this id) and data-keep (keep for offline, or remove).
//
// The device script works on data-place (where a part belongs), data-part,
// data-offer (one thing that is offered), data-do (its buttons), data-says (its
// texts, of which one is shown), data-picked (a step in the list for a calendar)
// and data-kept (shown while something is kept).
//
// # Traps of go-app that shape this package
//
// The program has to stay small: this package is built for the browser without
// inlining, and what only a server draws is left out (inBrowser).
//
// Elements are made with app.Elem, one type instead of one per tag, which
// keeps the program small. A handler is replaced only if its code or its scope
// differs, so no handler may capture what changes between two drawings. A text
// that changes is written into the node that go-app made, which a translated page
// does not show any more: pages, and parts of them with texts that change, are
// [Fresh] components with a key, drawn with new elements when the key changes.
// Attributes of the kind of "checked" are always set, to true or false,
// because removing one does not reset the control; package page drops the
// false ones from the prerendered document.
package ui
