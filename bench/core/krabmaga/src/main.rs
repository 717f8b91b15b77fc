//! The declared core of the economy (../README.md) in krABMaga. A porter is an
//! agent that is scheduled for the day on which the porter is free again; who
//! waits at home is in no schedule. The evening, with the organisers and the post, is
//! part of the state and follows the porters' step.

use krabmaga::engine::{agent::Agent, agentimpl::AgentImpl, schedule::Schedule, state::State};
use rand::{rngs::SmallRng, seq::SliceRandom, Rng, SeedableRng};
use std::{any::Any, f64::consts::PI, fs::File, io::Write, time::Instant};

mod post;
use post::Post;

// The numbers of the declared core; money in fen.
const BAG: f64 = 100.;
const REST: f64 = 1.;
const TIRING: i32 = 4;
const FATIGUE: f64 = 1.;
const SOURCE: f64 = 100.;
const DESTINATION: f64 = 600.;
const RAID: f64 = 0.05;
const USUAL_CREW: f64 = 8.;
const CAUGHT: f64 = 0.3;
const DETENTION: i16 = 10;
const ACCIDENT: f64 = 0.005;
const HEALING: i16 = 10;
const TURNAROUND: i32 = 2;
const REVIEW: i32 = 30;
const CREW_MAX: usize = 400;
const MEMORY: f64 = 0.97;
const RECALLS: f64 = 0.9;
const LONGEST: f64 = 120.;
const LIVING: i32 = 600;
const FULL: i32 = 60 * LIVING;
const SAVING: f64 = 0.3;
const BURN_IN: i32 = 180;

/// What a run means to people: phi(x) = FLAT + STEEP x^4.
const FLAT: f64 = 1. + RAID * CAUGHT * DETENTION as f64;
const STEEP: f64 = REST + ACCIDENT * HEALING as f64;

fn phi(x: f64) -> f64 {
    FLAT + STEEP * x.powi(TIRING)
}

// The grid of the index: sixteen cells to a doubling, from 2^-4 up.
const CELLS: usize = 400;
const STRONGEST: usize = 201;
const ORIGIN: i64 = (1023 - 4) * 16;

fn cell_of(kappa: f64) -> usize {
    if kappa > 0. {
        ((kappa.to_bits() >> 48) as i64 - ORIGIN).clamp(0, CELLS as i64 - 1) as usize
    } else {
        0
    }
}

fn edge(cell: usize) -> f64 {
    if cell == 0 {
        0.
    } else {
        f64::from_bits(((cell as i64 + ORIGIN) as u64) << 48)
    }
}

fn within(kappa: f64) -> (usize, f64) {
    let c = cell_of(kappa);
    (c, ((kappa - edge(c)) / (edge(c + 1) - edge(c))).clamp(0., 1.))
}

struct Porter {
    outside: i32,
    purse: i32,
    index: f32,
    since: i16, // first day that is not yet in the purse
    home: i16,  // first day at home since the last absence
    cell: u16,
    own: u8,
}

impl Porter {
    fn pace(&self) -> i32 {
        let spare = self.outside - LIVING;
        if spare > 0 {
            (SAVING * spare as f64) as i32
        } else {
            spare
        }
    }

    /// Brings the purse up to the morning of a day.
    fn bring_up(&mut self, day: i16) {
        let home = self.home.max(self.since).min(day);
        let steps = |purse: i32, pace: i32, days: i16| {
            let last = match pace {
                0 => 0,
                p if p > 0 => ((FULL - purse) / p).max(0),
                p => purse / -p,
            };
            purse + pace * (days as i32).min(last)
        };
        let purse = steps(self.purse, -LIVING, home - self.since);
        self.purse = steps(purse, self.pace(), day - home);
        self.since = day;
    }
}

/// A porter who comes home.
#[derive(Clone)]
struct Returning(u32);

impl Agent for Returning {
    fn step(&mut self, state: &mut dyn State) {
        let county = state.as_any_mut().downcast_mut::<County>().unwrap();
        county.wait(self.0);
    }
}

/// Something happens on each day.
#[derive(Clone)]
struct Day;

impl Agent for Day {
    fn step(&mut self, _: &mut dyn State) {}
}

#[derive(PartialEq, Clone, Copy)]
enum Standing {
    Outside,
    Active,
    Enters,
    Leaves,
}

struct Organiser {
    value: f64,
    profit: f64,
    expects: f64, // of a crossing above the time elsewhere
    free_on: i32,
    review_on: i32,
    standing: Standing,
    crew: usize,
    today: f64,
}

#[derive(Clone, Copy)]
struct Bid {
    most: f64,
    heads: usize,
    weight: f64,
    who: u32,
    least: usize,
    step: u8,
    going: usize,
}

/// What crews bring tonight, before the organiser's time, by heads.
struct Crews {
    worth: Vec<f64>,
    most: usize,
    planned: usize,
    best: f64,
}

impl Crews {
    /// The crew that brings most a head: there is one top.
    fn first(&self, time: f64) -> usize {
        let per_head = |n: usize| (self.worth[n] - time) / n as f64;
        let (mut low, mut high) = (1, self.most);
        while low < high {
            let n = (low + high) / 2;
            if per_head(n + 1) > per_head(n) {
                low = n + 1;
            } else {
                high = n;
            }
        }
        low
    }

    fn bids(&self, to: &mut Vec<Bid>, who: u32, time: f64, price: f64, weight: f64) {
        let first = self.first(time);
        let plan = self.planned;
        let fine = (plan / 12).max(1);
        let (mut before, mut brought, mut step, mut last) = (0, 0., 0, f64::INFINITY);
        for size in [first, plan.saturating_sub(2 * fine), plan - fine.min(plan), plan, plan + fine, plan + 2 * fine, plan + 4 * fine] {
            let size = size.min(self.most);
            if size <= before {
                continue;
            }
            let brings = self.worth[size] - time;
            let most = ((brings - brought) / (size - before) as f64).min(last);
            if step > 0 && most <= price {
                break;
            }
            let least = if step == 0 { size.div_ceil(2) } else { 1 };
            to.push(Bid { most, heads: size - before, weight, who, least, step, going: 0 });
            (before, brought, last) = (size, brings, most);
            step += 1;
        }
    }
}

#[derive(Default, Clone, Copy)]
struct Tally {
    heads: f64,
    crossings: f64,
    raided: f64,
    kg: f64,
    paid_kg: f64,
    pay: f64,
    takings: f64,
    active: f64,
    cut: f64,
    price: f64,
}

struct County {
    n: usize,
    day: i32,
    chance: SmallRng,
    people: Vec<Porter>,
    organisers: Vec<Organiser>,
    active: usize,
    at_home: Vec<Vec<u32>>,             // by cell
    count: Vec<[u32; STRONGEST]>,       // by cell and strength
    below: Vec<f64>,                    // people below each cell who are strong enough
    returns: Vec<(u32, i16)>,           // who is free again, and when
    post: Post,
    cut: f64,
    usual: f64,
    x: f64,
    mean_own: f64,
    least: usize,
    passes: Vec<f64>,
    bids: Vec<Bid>,
    order: Vec<(f64, u32)>,
    planning: Vec<(u32, bool)>,
    hired: Vec<u32>,
    record: Vec<Tally>,
}

impl County {
    fn wait(&mut self, i: u32) {
        let p = &self.people[i as usize];
        self.at_home[p.cell as usize].push(i);
        self.count[p.cell as usize][p.own as usize] += 1;
    }

    fn normal(&mut self) -> f64 {
        let (a, b): (f64, f64) = (self.chance.random(), self.chance.random());
        (-2. * (1. - a).ln()).sqrt() * (2. * PI * b).cos()
    }

    fn supply(&self, kappa: f64) -> f64 {
        let (c, part) = within(kappa);
        self.below[c] + part * (self.below[c + 1] - self.below[c])
    }

    /// Decides the load, and says what a head of the usual load brings and what is lost with it.
    fn load(&mut self) -> (f64, f64) {
        let (edge_cell, part) = within(self.cut);
        let (mut people, mut kg) = (0., 0.);
        for c in (0..=edge_cell).filter(|&c| !self.at_home[c].is_empty()) {
            let share = if c < edge_cell { 1. } else { part };
            for s in self.least..STRONGEST {
                let here = self.count[c][s] as f64 * share;
                people += here;
                kg += here * s as f64;
            }
        }
        if people >= 1. {
            self.mean_own = kg / people;
        }
        let own = self.mean_own;
        let a = self.cut * own / (1. - RAID);
        let margin = |x: f64| x * own * (DESTINATION - SOURCE - ACCIDENT * x.powi(TIRING) * DESTINATION);
        let full = BAG / own;
        self.x = self.x.min(full);
        for _ in 0..4 {
            let was = self.x;
            let head = (margin(was) - a * phi(was)).max(0.);
            let (mut low, mut high) = (0., full);
            for _ in 0..60 {
                self.x = (low + high) / 2.;
                let power = self.x.powi(TIRING);
                let tiring = TIRING as f64;
                if (tiring - 1.) * a * STEEP * power + tiring * DESTINATION * ACCIDENT * own * power * self.x > a * FLAT + head {
                    high = self.x;
                } else {
                    low = self.x;
                }
            }
            if (self.x - was).abs() < 1e-6 {
                break;
            }
        }
        (margin(self.x), self.x * own * SOURCE)
    }

    /// The best crew at expected prices is the same for all.
    fn crews(&self, margin: f64, lost: f64) -> Crews {
        let each = self.post.price + self.cut * self.mean_own / (1. - RAID) * phi(self.x);
        let worth: Vec<f64> = self.passes.iter().enumerate().map(|(n, pass)| n as f64 * (pass * (margin + lost) - lost)).collect();
        let (mut planned, mut best) = (1, f64::NEG_INFINITY);
        for (n, w) in worth.iter().enumerate().skip(1) {
            if w - n as f64 * each > best {
                (planned, best) = (n, w - n as f64 * each);
            }
        }
        Crews { most: worth.len() - 1, worth, planned, best }
    }

    fn plan(&mut self, crews: &Crews) {
        let day = self.day;
        self.planning.clear();
        for (i, o) in self.organisers.iter_mut().enumerate() {
            let outside = o.standing == Standing::Outside;
            let gains = crews.best - o.value * TURNAROUND as f64;
            if if outside { o.review_on <= day } else { o.free_on <= day } {
                self.planning.push((i as u32, outside));
                o.expects = if outside { gains } else { RECALLS * o.expects + (1. - RECALLS) * gains };
            }
            if o.review_on > day {
                continue;
            }
            o.review_on = day + REVIEW;
            if outside && o.expects >= 0. {
                o.standing = Standing::Enters;
            } else if !outside && o.expects < 0. && o.profit < o.value {
                o.standing = Standing::Leaves;
            }
        }
        // An order that chance draws is a lot among equal bids.
        self.planning.shuffle(&mut self.chance);
        self.bids.clear();
        for &(i, outside) in &self.planning {
            let weight = if outside { REVIEW as f64 / TURNAROUND as f64 } else { 1. };
            crews.bids(&mut self.bids, i, self.organisers[i as usize].value * TURNAROUND as f64, self.post.price, weight);
        }
    }

    fn rank(&mut self, key: impl Fn(&Bid) -> Option<f64>) {
        self.order.clear();
        for (k, b) in self.bids.iter().enumerate() {
            if let Some(x) = key(b) {
                self.order.push((x, k as u32));
            }
        }
        // Positive numbers order as their bits do.
        self.order.sort_unstable_by_key(|&(x, k)| (!x.to_bits(), k));
    }

    /// Finds the evening's cut and says how many are wanted.
    fn clear(&mut self, each: f64, strong: usize) -> usize {
        for c in 0..CELLS {
            let n: u32 = if self.at_home[c].is_empty() { 0 } else { self.count[c][strong..].iter().sum() };
            self.below[c + 1] = self.below[c] + n as f64;
        }
        let price = self.post.price;
        self.rank(|b| Some((b.most - price) / each).filter(|&y| b.weight == 1. && y >= 0.));
        let (mut wants, mut low, mut high) = (0usize, 0., 0.);
        for &(y, k) in &self.order {
            let b = self.bids[k as usize];
            let first = self.bids[k as usize - b.step as usize];
            if b.step > 0 && first.going < first.heads {
                continue;
            }
            let there = self.supply(y);
            let left = (there as usize).saturating_sub(wants);
            let mut heads = b.heads;
            let mut closed = false;
            if left < heads {
                if wants as f64 >= there {
                    low = y;
                    break;
                }
                if left < b.least {
                    continue;
                }
                (heads, low, closed) = (left, y, true);
            }
            wants += heads;
            high = y;
            self.bids[k as usize].going = heads;
            if closed {
                break;
            }
        }
        if wants > 0 {
            if low < high && self.supply(low) >= wants as f64 {
                high = low;
            }
            for _ in 0..60 {
                let middle = (low + high) / 2.;
                if self.supply(middle) >= wants as f64 {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            self.cut = high;
            self.least = strong;
        } else if self.supply(self.cut) >= 1. {
            // Nobody goes: the first who would is the one to beat.
            (low, high) = (0., self.cut);
            for _ in 0..60 {
                let middle = (low + high) / 2.;
                if self.supply(middle) >= 1. {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            self.cut = high;
        }
        wants
    }

    /// The post hears all bids, at the pay at which all who bid more go too.
    fn hear(&mut self, each: f64, before: f64) {
        let part = self.post.evening();
        self.rank(|b| Some(b.most).filter(|&t| t > 0.));
        let cuts: Vec<f64> = (0..=64).map(|j| before / 16. * (j as f64 / 8.).exp2()).collect();
        let grid: Vec<f64> = cuts.iter().map(|&kappa| self.supply(kappa)).collect();
        let (mut heads, mut at) = (0., 0);
        for &(most, k) in &self.order {
            let b = &self.bids[k as usize];
            heads += b.heads as f64 * b.weight;
            while at < 64 && grid[at] < heads {
                at += 1;
            }
            if grid[at] < heads {
                break;
            }
            let mut kappa = cuts[at];
            if at > 0 {
                kappa = cuts[at - 1] + (heads - grid[at - 1]) / (grid[at] - grid[at - 1]) * (kappa - cuts[at - 1]);
            }
            self.post.hear(most - each * kappa, b.heads as f64 * b.weight, part);
        }
    }

    fn come_and_go(&mut self, best: f64) {
        for o in &mut self.organisers {
            (o.today, o.crew) = (0., 0);
            match o.standing {
                Standing::Enters => {
                    o.standing = Standing::Active;
                    o.free_on = self.day + 1;
                    o.profit = o.value.max(best / TURNAROUND as f64);
                    self.active += 1;
                }
                Standing::Leaves => {
                    o.standing = Standing::Outside;
                    self.active -= 1;
                }
                _ => {}
            }
        }
        for b in &self.bids {
            let o = &mut self.organisers[b.who as usize];
            if o.standing == Standing::Active {
                o.crew += b.going;
            }
        }
    }

    fn hire(&mut self, wants: usize, strong: usize) {
        self.hired.clear();
        for c in 0..=cell_of(self.cut) {
            let some = (self.below[c + 1] - self.below[c]) as usize;
            let mut want = some.min(wants - self.hired.len());
            let lot = want < some;
            let list = &mut self.at_home[c];
            let mut k = list.len();
            while k > 0 && want > 0 {
                k -= 1;
                if lot {
                    let other = self.chance.random_range(0..=k);
                    list.swap(other, k);
                }
                let i = list[k];
                let own = self.people[i as usize].own as usize;
                if own < strong {
                    continue;
                }
                list.swap_remove(k);
                self.count[c][own] -= 1;
                self.hired.push(i);
                want -= 1;
            }
        }
        self.hired.shuffle(&mut self.chance);
    }

    /// The night, and who is paid.
    fn night(&mut self) -> Tally {
        let mut t = Tally::default();
        let (day, x, power) = (self.day as i16, self.x, self.x.powi(TIRING));
        let rate = self.cut * phi(x) / (x * (1. - RAID));
        let mut next = 0;
        for o in &mut self.organisers {
            let size = o.crew.min(self.hired.len() - next);
            if size == 0 {
                continue;
            }
            o.free_on = self.day + TURNAROUND;
            let taken = self.chance.random::<f64>() >= self.passes[size];
            let (mut set_out, mut arrived, mut wages) = (0, 0, 0);
            for &i in &self.hired[next..next + size] {
                let p = &mut self.people[i as usize];
                let full = (x * p.own as f64 + 0.5) as i32;
                let load = full.clamp(1, BAG as i32);
                let strain = if load == full { power } else { (load as f64 / p.own as f64).powi(TIRING) };
                set_out += load;
                p.bring_up(day);
                let lot: f64 = self.chance.random();
                let free = if taken && lot < CAUGHT {
                    p.home = day + 1 + DETENTION;
                    p.home
                } else if !taken && lot < ACCIDENT * strain {
                    p.home = day + 1 + HEALING;
                    p.home
                } else {
                    let (rest, tires) = (REST * strain, FATIGUE * strain);
                    let gain = (FLAT + STEEP * strain) * (self.usual / p.index as f64 - 1.);
                    let stays = if gain > 0. { ((tires + (tires * (tires + gain * (1. + rest))).sqrt()) / gain).min(LONGEST) } else { LONGEST };
                    p.home = day + 1 + (rest + self.chance.random::<f32>() as f64) as i16;
                    if !taken {
                        let pays = (load as f64 * rate + 0.5) as i32;
                        p.purse += ((SAVING * pays as f64) as i32).min(FULL - p.purse);
                        wages += pays;
                        arrived += load;
                    }
                    p.home + (stays + self.chance.random::<f32>() as f64) as i16
                };
                self.returns.push((i, free));
            }
            next += size;
            let toll = if taken { 0. } else { size as f64 * self.post.price };
            o.today = arrived as f64 * DESTINATION - set_out as f64 * SOURCE - toll - wages as f64;
            t.heads += size as f64;
            t.crossings += 1.;
            t.raided += taken as u8 as f64;
            t.kg += set_out as f64;
            t.paid_kg += arrived as f64;
            t.pay += wages as f64;
            t.takings += toll;
        }
        for k in next..self.hired.len() {
            self.wait(self.hired[k]); // hired and not needed
        }
        t
    }
}

impl State for County {
    fn init(&mut self, schedule: &mut Schedule) {
        for i in 0..self.n {
            let own = (40. + 6. * self.normal()).round().clamp(10., 200.) as u8;
            let outside = (800. * (0.5 * self.normal()).exp()).round() as i32;
            let index = outside as f64 / own as f64;
            let mut p = Porter { outside, purse: 0, index: index as f32, since: 0, home: 0, cell: cell_of(index) as u16, own };
            if p.pace() > 0 {
                p.purse = FULL;
            }
            self.people.push(p);
            self.wait(i as u32);
        }
        let m = (0.05 * self.n as f64).round() as usize;
        for i in 0..m {
            let value = 5_000. + 100_000. * (i as f64 + 0.5) / m as f64;
            self.organisers.push(Organiser {
                value,
                profit: value,
                expects: 0.,
                free_on: 0,
                review_on: self.chance.random_range(0..REVIEW),
                standing: Standing::Outside,
                crew: 0,
                today: 0.,
            });
        }
        schedule.schedule_once(AgentImpl { id: self.n as u32, agent: Box::new(Day), repeating: true }, 0., 0);
    }

    fn after_step(&mut self, schedule: &mut Schedule) {
        self.post.set_price();
        let (margin, lost) = self.load();
        let need = self.post.price / (margin / (self.x * self.mean_own) - self.cut * phi(self.x) / (self.x * (1. - RAID))) / self.x;
        let strong = if need > 0. { need.ceil().min(STRONGEST as f64) as usize } else { STRONGEST };
        let crews = self.crews(margin, lost);
        self.plan(&crews);
        let each = self.mean_own * phi(self.x) / (1. - RAID);
        let before = self.cut; // yesterday's
        let wants = self.clear(each, strong);
        self.hear(each, before);
        self.usual = if self.day == 0 { self.cut } else { MEMORY * self.usual + (1. - MEMORY) * self.cut };
        self.come_and_go(crews.best);
        self.hire(wants, strong);
        let mut today = self.night();
        for o in self.organisers.iter_mut().filter(|o| o.standing == Standing::Active) {
            o.profit = MEMORY * o.profit + (1. - MEMORY) * o.today;
        }
        for (i, free) in self.returns.drain(..) {
            schedule.schedule_once(AgentImpl::new(Box::new(Returning(i)), i), free as f32, 0);
        }
        today.active = self.active as f64;
        (today.cut, today.price) = (self.cut, self.post.price);
        self.record.push(today);
        self.day += 1;
    }

    fn update(&mut self, _: u64) {}
    fn reset(&mut self) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn as_state(&self) -> &dyn State {
        self
    }
    fn as_state_mut(&mut self) -> &mut dyn State {
        self
    }
}

fn main() {
    let (mut n, mut days, mut seed, mut record) = (100_000usize, 545, 1u64, String::new());
    let args: Vec<String> = std::env::args().skip(1).collect();
    for pair in args.chunks(2) {
        let value = pair.get(1).expect("a flag needs a value");
        match pair[0].as_str() {
            "-n" => n = value.parse().expect("-n takes a number"),
            "-days" => days = value.parse().expect("-days takes a number"),
            "-seed" => seed = value.parse().expect("-seed takes a number"),
            "-record" => record = value.clone(),
            other => panic!("unknown flag {other}"),
        }
    }
    if n == 0 {
        return; // what the start of the process takes
    }
    let begin = Instant::now();
    let hazard = -(1. - RAID).ln() / USUAL_CREW;
    let most = CREW_MAX.min((2f64.ln() / hazard) as usize);
    let mut county = County {
        n,
        day: 0,
        chance: SmallRng::seed_from_u64(seed),
        people: Vec::with_capacity(n),
        organisers: Vec::new(),
        active: 0,
        at_home: vec![Vec::new(); CELLS],
        count: vec![[0; STRONGEST]; CELLS],
        below: vec![0.; CELLS + 1],
        returns: Vec::new(),
        post: Post::new(12_000.),
        cut: 100. * (1. - RAID) / phi(1.),
        usual: 0.,
        x: 1.,
        mean_own: 40.,
        least: 0,
        passes: (0..=most).map(|k| (-hazard * k as f64).exp()).collect(),
        bids: Vec::new(),
        order: Vec::new(),
        planning: Vec::new(),
        hired: Vec::new(),
        record: Vec::new(),
    };
    let mut schedule = Schedule::new();
    county.init(&mut schedule);
    for _ in 0..days {
        schedule.step(&mut county);
    }
    for p in &mut county.people {
        p.bring_up(days as i16);
    }
    if !record.is_empty() {
        let mut text = String::from("day,heads,crossings,raided,kg,pay,takings,active,cut,price\n");
        for (day, t) in county.record.iter().enumerate() {
            text += &format!(
                "{},{},{},{},{},{},{},{},{},{}\n",
                day as i32 - BURN_IN, t.heads, t.crossings, t.raided, t.kg, t.pay, t.takings, t.active, t.cut, t.price
            );
        }
        File::create(&record).and_then(|mut f| f.write_all(text.as_bytes())).expect("the record cannot be written");
    }
    let seconds = begin.elapsed().as_secs_f64();
    let settled = &county.record[(BURN_IN as usize).min(county.record.len())..];
    let sum = |f: fn(&Tally) -> f64| settled.iter().map(f).sum::<f64>();
    let (length, people) = (settled.len() as f64, n as f64);
    let purses: f64 = county.people.iter().map(|p| p.purse as f64).sum();
    println!(
        "{{\"heads\":{:.9},\"raided\":{:.9},\"piece_rate\":{:.9},\"organisers\":{:.9},\"passage\":{:.9},\"load\":{:.9},\"purse\":{:.9},\"seconds\":{:.6}}}",
        sum(|t| t.heads) / length / people,
        sum(|t| t.raided) / sum(|t| t.crossings),
        sum(|t| t.pay) / sum(|t| t.paid_kg) / 100.,
        1000. * sum(|t| t.active) / length / people,
        sum(|t| t.takings) / sum(|t| t.heads) / 100.,
        sum(|t| t.kg) / sum(|t| t.heads),
        purses / people / 100.,
        seconds
    );
}
