package observe

// DayColumn is a column of days.parquet.
type DayColumn struct {
	Path  string `json:"path" doc:"of a column for each route, good or county: mass.*"`
	Unit  string `json:"unit"`
	Means string `json:"means"`
	Of    string `json:"of" doc:"routes, goods or counties, if there is a column for each"`
}
