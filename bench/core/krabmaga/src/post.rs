//! The post: what it remembers of bids, and how it moves its price.

const CLASSES: usize = 320;
const MEMORY: f64 = 10.;
const STEP: f64 = 0.003;

pub struct Post {
    pub price: f64,
    opened: bool,
    evenings: f64,
    edges: Vec<f64>,
    wanted: Vec<f64>,  // heads a night by class of price
    offered: Vec<f64>, // what they bid in all
    above: Vec<f64>,   // heads that bid at least the lowest price of a class
    area: Vec<f64>,    // under the curve from there on
    reach: Vec<(f64, f64)>, // between which prices the bids of a class are
}

impl Post {
    pub fn new(price: f64) -> Post {
        Post {
            price,
            opened: false,
            evenings: 0.,
            edges: (0..=CLASSES).map(|k| (k as f64 / 8.).exp2() / 64.).collect(),
            wanted: vec![0.; CLASSES],
            offered: vec![0.; CLASSES],
            above: vec![0.; CLASSES + 1],
            area: vec![0.; CLASSES + 1],
            reach: vec![(0., 0.); CLASSES],
        }
    }

    /// Makes room for an evening, and says for how much of all it counts.
    pub fn evening(&mut self) -> f64 {
        self.evenings = (self.evenings + 1.).min(MEMORY);
        let part = 1. / self.evenings;
        for x in self.wanted.iter_mut().chain(&mut self.offered) {
            *x *= 1. - part;
        }
        part
    }

    pub fn hear(&mut self, bid: f64, heads: f64, part: f64) {
        if let Some(k) = self.class(bid) {
            self.wanted[k] += part * heads;
            self.offered[k] += part * heads * bid;
        }
    }

    fn class(&self, price: f64) -> Option<usize> {
        if price < self.edges[0] {
            return None;
        }
        let mut k = ((8. * (price * 64.).log2()) as usize).min(CLASSES - 1);
        while k + 1 < CLASSES && price >= self.edges[k + 1] {
            k += 1;
        }
        while price < self.edges[k] {
            k -= 1;
        }
        Some(k)
    }

    fn read(&mut self) {
        for k in (0..CLASSES).rev() {
            let (low, high, here) = (self.edges[k], self.edges[k + 1], self.wanted[k]);
            self.reach[k] = (low, high);
            self.above[k] = self.above[k + 1] + here;
            self.area[k] = self.area[k + 1] + (high - low) * self.above[k + 1];
            if here <= 0. {
                continue;
            }
            let mean = (self.offered[k] / here).clamp(low, high);
            if 2. * mean < low + high {
                self.reach[k].1 = (2. * mean - low).max(low * (1. + 1e-9));
            } else {
                self.reach[k].0 = (2. * mean - high).min(high * (1. - 1e-9));
            }
            self.area[k] += here * (mean - low);
        }
    }

    /// What is wanted at a price or more, and the area under the curve from there.
    fn demand(&self, price: f64) -> (f64, f64) {
        let Some(k) = self.class(price) else {
            return (self.above[0], self.area[0] + (self.edges[0] - price) * self.above[0]);
        };
        let (here, (low, high)) = (self.above[k] - self.above[k + 1], self.reach[k]);
        let (mut some, mut part) = (0., 0.);
        if here > 0. && price < high {
            if price <= low {
                (some, part) = (here, here * ((low + high) / 2. - price));
            } else {
                some = here * (high - price) / (high - low);
                part = some * (high - price) / 2.;
            }
        }
        (self.above[k + 1] + some, self.area[k + 1] + (self.edges[k + 1] - price).max(0.) * self.above[k + 1] + part)
    }

    /// The fall of demand about a price, and its mean there.
    fn window(&self, price: f64, d: f64) -> (f64, f64) {
        let (low, high) = (self.demand(price - d), self.demand(price + d));
        (low.0 - high.0, (low.1 - high.1) / (2. * d))
    }

    /// Q / -Q' at a price.
    fn markup(&self, price: f64) -> f64 {
        let (mut narrow, mut wide) = (0., price / 2.);
        let (fall, mean) = self.window(price, wide);
        if fall > 0.4 * mean {
            for _ in 0..12 {
                let middle = (narrow + wide) / 2.;
                let (fall, mean) = self.window(price, middle);
                if fall > 0.4 * mean {
                    wide = middle;
                } else {
                    narrow = middle;
                }
            }
        }
        let (fall, mean) = self.window(price, wide);
        if mean <= 0. {
            return 0.;
        }
        (2. * wide * mean / fall).min(self.edges[CLASSES])
    }

    fn price_of(&self, quantity: f64) -> f64 {
        for k in (0..CLASSES).rev() {
            let here = self.above[k] - self.above[k + 1];
            if here > 0. && self.above[k] >= quantity {
                let (low, high) = self.reach[k];
                return high - (quantity - self.above[k + 1]).max(0.) / here * (high - low);
            }
        }
        0.
    }

    pub fn set_price(&mut self) {
        self.read();
        if self.above[0] <= 0. {
            return;
        }
        if !self.opened {
            self.opened = true;
            let top = self.price_of(self.above[0] / 50.);
            self.price = self.price.max(top / 100.).min(top);
        }
        let (p, markup) = (self.price, self.markup(self.price));
        let mut way = (markup - p) / (markup + p);
        let best = (0..=self.class(p).unwrap_or(0)).map(|k| self.edges[k] * self.above[k]).fold(0., f64::max);
        if p * self.demand(p).0 < 0.9 * best {
            way = -1.;
        }
        self.price *= (STEP * way).exp();
    }
}
