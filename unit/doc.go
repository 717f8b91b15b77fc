// Package unit gives every number its unit, and refuses to mix what must not
// be mixed.
//
// A [Quantity] is a number and a [Unit]: 0.8 yuan/kg, 50 kg/person, 4
// runs/month. A Unit is a product of powers of named units, and has a
// [Dimension], a product of powers of what is measured. Two quantities can be
// turned into each other ([Quantity.In]) only if their dimensions are the same.
//
// Four things are particular to an informal border economy:
//
//   - Each currency is a dimension of its own, and every code of ISO 4217 is one.
//     Several circulate side by side at rates that are themselves testimony,
//     so a rate such as 6.29 yuan/USD is a quantity, never a constant here.
//   - A case declares what it counts its money in, and units of its own: so many
//     of another unit, what a litre of the good weighs, or a thing that is counted
//     ([System]). Sizes are ratios of whole numbers, and so exact.
//   - People and runs are dimensions. Pay for a kilogram, for a person, for a
//     run and for a month of runs are four different things, and confusing
//     them is the commonest way in which a witness's figures fail to add up.
//   - A share is a plain number from 0 to 1 and "%" is a hundredth of it, so
//     50 % and 0.5 share are equal.
//
// Text that cannot be read gives an [*Error] that knows the place of the fault
// and what to write instead. Nothing in this package panics.
//
// How a unit is written:
//
//	unit   = [ "/" ] factor { ( "·" | "*" | "/" | "per" | "a" | "each" | "every" ) factor }
//	factor = name [ "^" power ] | "1"
//
// Each "/" divides by the one factor that follows it: yuan/person/run is yuan
// for each person and run. A product after a division is refused, because
// readers disagree about what yuan/kg·day means.
package unit
