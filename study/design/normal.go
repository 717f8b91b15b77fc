package design

import "tumen/internal/say"

// Normal is the normal distribution with mean Mu and standard deviation Sigma.
type Normal struct{ Mu, Sigma float64 }

func (n Normal) Quantile(p float64) float64 { return n.Mu + float64(n.Sigma*normalQuantile(p)) }
func (n Normal) Mean() float64              { return n.Mu }
func (n Normal) SD() float64                { return n.Sigma }

// Check fails unless Mu is a number and Sigma a positive one.
func (n Normal) Check() error {
	if err := finite([]string{say.Text("the mean"), say.Text("the standard deviation")}, n.Mu, n.Sigma); err != nil {
		return err
	}
	if n.Sigma <= 0 {
		return say.Errorf("the standard deviation is %g: write a positive number", n.Sigma)
	}
	return nil
}

func (n Normal) String() string { return say.Textf("normal, mean %.12g, sd %.12g", n.Mu, n.Sigma) }
