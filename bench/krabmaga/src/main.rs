//! The porter market of bench/README.md in krABMaga. A porter is an agent in
//! the schedule; the organisers are part of the state and work after the
//! porters' step, which spares the schedule a second round. What a night came
//! to reaches a porter at the beginning of the next step.

use krabmaga::engine::{agent::Agent, schedule::Schedule, state::State};
use rand::{rngs::SmallRng, Rng, SeedableRng};
use std::{any::Any, time::Instant};

#[derive(Clone)]
struct Porter {
    number: u32,
    load: u8,
    ask: u16,
    rest: u8,
    cash: i32,
    runs: u16,
}

/// What last night was to a porter.
#[derive(Clone, Copy, PartialEq)]
enum Night {
    AtHome,
    Seized,
    Crossed(u16), // at this wage
}

impl Agent for Porter {
    fn step(&mut self, state: &mut dyn State) {
        let market = state.as_any_mut().downcast_mut::<Market>().unwrap();
        if market.day > 0 {
            self.cash -= 300;
            match market.nights[self.number as usize] {
                Night::AtHome => self.rest = self.rest.saturating_sub(1),
                Night::Seized => self.rest = 15,
                Night::Crossed(wage) => {
                    self.cash += wage as i32 * self.load as i32;
                    self.runs += 1;
                    self.rest = 4 + (self.load >= 40) as u8 + (self.load >= 46) as u8;
                }
            }
            market.nights[self.number as usize] = Night::AtHome;
        }
        if self.rest > 0 {
            return;
        }
        let draw: u64 = market.chance.random();
        let count = market.organisers.len() as u64;
        let organiser = &mut market.organisers[((draw >> 32) * count >> 32) as usize];
        if organiser.wage as u32 * self.load as u32 >= self.ask as u32 {
            organiser.offers.push((draw as u32, self.number, self.load));
        }
    }
}

struct Organiser {
    places: u8,
    wage: u16,
    offers: Vec<(u32, u32, u8)>, // lot, porter's number, load
}

#[derive(Default, Clone, Copy)]
struct Tally {
    crossings: u64,
    crews: u64,
    seizures: u64,
    pay: u64,
    wages: u64,
}

struct Market {
    n: usize,
    day: usize,
    chance: SmallRng,
    organisers: Vec<Organiser>,
    nights: Vec<Night>,
    record: Vec<Tally>,
}

impl State for Market {
    fn init(&mut self, schedule: &mut Schedule) {
        for number in 0..self.n {
            let porter = Porter {
                number: number as u32,
                load: self.chance.random_range(30..=50),
                ask: self.chance.random_range(1500..=4500),
                rest: self.chance.random_range(0..=6),
                cash: 0,
                runs: 0,
            };
            schedule.schedule_repeating(Box::new(porter), 0., 0);
        }
        for _ in 0..self.n / 50 {
            let places = self.chance.random_range(4..=7);
            self.organisers.push(Organiser { places, wage: 80, offers: Vec::new() });
        }
        self.nights = vec![Night::AtHome; self.n];
    }

    fn after_step(&mut self, _: &mut Schedule) {
        let mut today = Tally::default();
        for organiser in &mut self.organisers {
            let (count, places) = (organiser.offers.len(), organiser.places as usize);
            if count > places {
                organiser.offers.sort_unstable();
            }
            let crew = &organiser.offers[..count.min(places)];
            if !crew.is_empty() {
                let seized = self.chance.random::<f64>() < 0.02;
                today.crews += 1;
                today.seizures += seized as u64;
                today.crossings += crew.len() as u64;
                for &(_, porter, load) in crew {
                    self.nights[porter as usize] = if seized {
                        Night::Seized
                    } else {
                        today.pay += organiser.wage as u64 * load as u64;
                        Night::Crossed(organiser.wage)
                    };
                }
            }
            let step = (organiser.wage / 100).max(1);
            if count > places {
                organiser.wage -= step;
            } else if count < places {
                organiser.wage += step;
            }
            organiser.wage = organiser.wage.clamp(20, 400);
            today.wages += organiser.wage as u64;
            organiser.offers.clear();
        }
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
    let (mut n, mut days, mut seed) = (100_000usize, 364usize, 1u64);
    let args: Vec<String> = std::env::args().skip(1).collect();
    for pair in args.chunks(2) {
        let value = pair.get(1).expect("a flag needs a value");
        match pair[0].as_str() {
            "-n" => n = value.parse().expect("-n takes a number"),
            "-days" => days = value.parse().expect("-days takes a number"),
            "-seed" => seed = value.parse().expect("-seed takes a number"),
            other => panic!("unknown flag {other}"),
        }
    }
    let begin = Instant::now();
    let mut market = Market {
        n,
        day: 0,
        chance: SmallRng::seed_from_u64(seed),
        organisers: Vec::new(),
        nights: Vec::new(),
        record: Vec::new(),
    };
    let mut schedule = Schedule::new();
    market.init(&mut schedule);
    for _ in 0..days {
        schedule.step(&mut market);
    }
    let seconds = begin.elapsed().as_secs_f64();
    let settled = &market.record[100..];
    let sum = |f: fn(&Tally) -> u64| settled.iter().map(f).sum::<u64>() as f64;
    let length = settled.len() as f64;
    println!(
        "{{\"crossings_per_porter_day\":{:.9},\"seizures_per_crew\":{:.9},\"wage\":{:.9},\"seconds\":{:.6}}}",
        sum(|t| t.crossings) / length / n as f64,
        sum(|t| t.seizures) / sum(|t| t.crews),
        sum(|t| t.wages) / length / market.organisers.len() as f64,
        seconds
    );
}
