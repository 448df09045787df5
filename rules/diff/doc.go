// Package diff says for whom two versions of an assessment differ: not which
// lines were edited, but which steps appear or vanish, for which people.
//
//	report, err := diff.Compare(diff.Side{…}, diff.Side{…}, diff.Settings{People: 4000, Seed: 1})
//	report.Write(os.Stdout, diff.Form{Markdown: true}) // fit for a review comment
//
// # Exact
//
// Whatever can be seen of a plan is a list of [Sight]s: a step is there, it is
// held, a note is on it, a guard has fired, a question is asked … For each the
// formula of package prove asks whether anybody at all sees it in one version
// and not in the other. "Nobody" comes with a certificate that was verified;
// "somebody" is a person, made as small as possible and replayed through both
// engines before being shown. So a [Change] that is not in the report does not
// happen, to anybody.
//
// A person is the same in both versions: one answer to each question that both
// have, out of the options that both know. What only one version knows is told
// as an edit.
//
// # Sampled
//
// How many people a change meets, which steps the caps fold and in which order
// steps come is counted on made-up people, with the seed in the report. Half of
// them answer so that no hard guard fires, since most random people meet one.
package diff
