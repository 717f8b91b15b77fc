"""The porter market of bench/README.md in Mesa: porters and organisers are
agents, a day activates them set by set, in order (Mesa's fastest way), and the
day's record is a plain list instead of a data collector."""

import argparse
import json
import time

import mesa


class Porter(mesa.Agent):
    def __init__(self, model, number, load, ask, rest):
        super().__init__(model)
        self.number = number
        self.load = load
        self.ask = ask
        self.rest = rest
        self.cash = 0
        self.runs = 0
        self.crossed = False

    def propose(self):
        if self.rest:
            return
        model = self.model
        organiser = model.employers[int(model.random.random() * model.r)]
        if organiser.wage * self.load >= self.ask:
            organiser.offers.append((model.random.random(), self.number, self))

    def live(self):
        self.cash -= 300
        if self.crossed:
            self.crossed = False
        elif self.rest:
            self.rest -= 1


class Organiser(mesa.Agent):
    def __init__(self, model, places):
        super().__init__(model)
        self.places = places
        self.wage = 80
        self.offers = []

    def work(self):
        model, offers, wage = self.model, self.offers, self.wage
        count = len(offers)
        if count > self.places:
            offers.sort()
        crew = offers[: self.places]
        if crew:
            model.crews += 1
            model.crossings += len(crew)
            seized = model.random.random() < 0.02
            model.seizures += seized
            for _, _, porter in crew:
                porter.crossed = True
                if seized:
                    porter.rest = 15
                    continue
                load = porter.load
                pay = wage * load
                porter.cash += pay
                model.pay += pay
                porter.runs += 1
                porter.rest = 4 + (load >= 40) + (load >= 46)
        step = max(1, wage // 100)
        if count > self.places:
            wage -= step
        elif count < self.places:
            wage += step
        self.wage = min(max(wage, 20), 400)
        model.wages += self.wage
        self.offers = []


class Market(mesa.Model):
    def __init__(self, n, seed):
        super().__init__(seed=seed)
        self.n, self.r = n, n // 50
        draw = self.random.randint
        for number in range(n):
            Porter(self, number, draw(30, 50), draw(1500, 4500), draw(0, 6))
        for _ in range(self.r):
            Organiser(self, draw(4, 7))
        self.porters = self.agents_by_type[Porter]
        self.organisers = self.agents_by_type[Organiser]
        self.employers = list(self.organisers)
        self.record = []

    def step(self):
        self.crossings = self.crews = self.seizures = self.pay = self.wages = 0
        self.porters.do("propose")
        self.organisers.do("work")
        self.porters.do("live")
        self.record.append((self.crossings, self.crews, self.seizures, self.pay, self.wages / self.r))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=10_000)
    parser.add_argument("-days", type=int, default=364)
    parser.add_argument("-seed", type=int, default=1)
    args = parser.parse_args()
    begin = time.perf_counter()
    market = Market(args.n, args.seed)
    for _ in range(args.days):
        market.step()
    seconds = time.perf_counter() - begin
    record = market.record[100:]
    print(json.dumps({
        "crossings_per_porter_day": sum(d[0] for d in record) / len(record) / args.n,
        "seizures_per_crew": sum(d[2] for d in record) / sum(d[1] for d in record),
        "wage": sum(d[4] for d in record) / len(record),
        "seconds": seconds,
    }))


main()
