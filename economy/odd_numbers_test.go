package economy

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// docs/odd.md states the model's own numbers, those that are no parameters. Here
// each stands in its sentence as the code has it, so that neither can change
// alone.
func TestODDStatesTheNumbersOfTheCode(t *testing.T) {
	const odd = "../docs/odd.md"
	text := proof.Must(os.ReadFile(odd))(t)
	page := strings.Join(strings.Fields(string(text)), " ") // sentences run over lines
	for _, sentence := range []string{
		fmt.Sprintf("10 or %d kg where it would be less or more", strongest),
		fmt.Sprintf("absences of %d days and more", horizon),
		fmt.Sprintf("The ratio Q/Q0 is held between 1/%g and %g", 1/against(1e-9, 1, 1), against(1e9, 1, 1)),
		fmt.Sprintf("at least to %g or to `step` if that is finer", leastStep),
		fmt.Sprintf("less than %d minor units starts a trial from %[1]d minor units, a share of less than %g from %[2]g", smallStart, leastStep),
		fmt.Sprintf("He weighs three limits, %g, %g and %g of the route's load", crewLoads[0], crewLoads[1], crewLoads[2]),
		fmt.Sprintf("or more than %d kg would be needed", strongest),
		fmt.Sprintf("never falls below %g minor/kg", leastRate),
		fmt.Sprintf("the next %d are put in order at a time", deals),
		fmt.Sprintf("sixteen to a doubling, from 1 minor/kg up to 2^%d", asks/16),
		fmt.Sprintf("month** is %d days from the first recorded day", monthDays),
		fmt.Sprintf("the month of %d days are conventions", monthDays),
	} {
		if !strings.Contains(page, sentence) {
			t.Errorf("%s does not say %q, which is so in the code", odd, sentence)
		}
	}
	for words, holds := range map[string]bool{
		"at most 10,000,000,000 of them":               maxTariff == 1e10,
		"No price rises above 100,000,000 minor units": dearest == 1e8,
		"at most 67,076,096 of them a day":             mostIncome == 67_076_096,
		"From lambda = 1,000,000 on":                   bestReply == 1_000_000,
		"The bins (1,000 minor units, ":                incomeStep == 1000,
	} {
		if !holds || !strings.Contains(page, words) {
			t.Errorf("%s says %q: %v; and it is so in the code: %v", odd, words, strings.Contains(page, words), holds)
		}
	}
}
