// Command portermarket is the porter market of bench/README.md on tumen's own
// engine. It is the same text as the other implementations in bench, run by
// the parts that tumen is made of:
//
//   - People who rest stand in the calendar and cost nothing.
//   - A porter whose ask no organiser meets today is not looked at: his pick
//     would decide nothing. So that this costs nothing either, the porters of a
//     chunk are numbered in the order of the wage from which a run pays them.
//     Nothing else about a porter depends on his number.
//   - A draw is a function of seed, purpose, agent and day (package rng), and
//     those of a phase are made together.
//   - What everybody pays every day is settled when somebody asks for it.
//   - Offers are brought together by counting, and resolved by lot.
//   - Where chance decides what comes next, nothing branches: a processor
//     cannot foresee it, and each wrong guess costs as much as a draw.
//
// It prints one JSON object.
package main
