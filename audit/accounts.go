package audit

// accounts.go: who may pay whom for what. It is the table under Accounts in
// docs/odd.md; a test holds the two together.

// sides are those who may pay, and those who may be paid.
type sides struct{ from, to []string }

var (
	traders  = []string{"donju", "trading-companies", "state-agencies", "mss"}
	bribers  = append([]string{"merchants"}, traders...)
	bribed   = []string{"guards", "far-side-guards", "mss"}
	accounts = map[string]sides{
		"goods-bought":   {traders, []string{"rest"}},
		"goods-sold":     {[]string{"merchants"}, traders},
		"resale":         {[]string{"rest"}, []string{"merchants"}},
		"haulage":        {traders, []string{"rest"}},
		"pay":            {traders, []string{"porters"}},
		"recruiter-fee":  {bribers, []string{"recruiters"}},
		"bribe-fixed":    {bribers, bribed},
		"bribe-head":     {bribers, bribed},
		"bribe-share":    {bribers, bribed},
		"bribe-weight":   {bribers, bribed},
		"levy":           {bribers, []string{"customs"}},
		"remittance":     {append([]string{"guards", "customs", "far-side-guards", "commanders"}, traders...), []string{"commanders", "treasury", "party-fund", "mss", "rest"}},
		"party-quota":    {traders, []string{"party-fund"}},
		"licence":        {traders, []string{"treasury"}},
		"name-rent":      {traders, traders},
		"fine":           {append([]string{"guards", "far-side-guards"}, traders...), []string{"treasury"}},
		"release-bribe":  {[]string{"porters"}, []string{"mss"}},
		"compensation":   {[]string{"porters"}, traders},
		"outside-income": {[]string{"rest"}, []string{"porters"}},
		"consumption":    {[]string{"porters", "donju"}, []string{"rest"}},
	}
)
