"""The declared core of the economy (README.md) in Mesa: porters, organisers and
the post are agents. Only who has something to do on a day is activated, by plain
lists of agents, which is faster than an AgentSet for each day."""

import argparse
import json
import math
import time
from bisect import bisect_right

import mesa

# The numbers of the declared core; money in fen.
BAG = 100
TIRING = 4
FATIGUE = 1
SOURCE, DESTINATION = 100, 600
RAID, USUAL_CREW, CAUGHT, DETENTION = 0.05, 8, 0.3, 10
ACCIDENT, HEALING = 0.005, 10
TURNAROUND, REVIEW, CREW_MAX = 2, 30, 400
OPENING, POST_MEMORY, STEP = 12_000, 10, 0.003
MEMORY, RECALLS, LONGEST = 0.97, 0.9, 120
LIVING, SAVING = 600, 0.3
FULL = 60 * LIVING
BURN_IN = 180

FLAT = 1 + RAID * CAUGHT * DETENTION
STEEP = 1 + ACCIDENT * HEALING

# The grid of the index: sixteen equal cells to a doubling, from 2^-4 up.
EDGES = [0.0] + [2.0 ** (k // 16 - 4) * (1 + k % 16 / 16) for k in range(1, 401)]
CELLS = 400
STRONGEST = 201


def phi(x):
    return FLAT + STEEP * x**TIRING


def cell_of(kappa):
    return max(min(bisect_right(EDGES, kappa) - 1, CELLS - 1), 0)


def within(kappa):
    c = cell_of(kappa)
    return c, min(max((kappa - EDGES[c]) / (EDGES[c + 1] - EDGES[c]), 0), 1)


class Porter(mesa.Agent):
    def __init__(self, model):
        super().__init__(model)
        draw = model.random.gauss
        self.own = min(max(round(draw(40, 6)), 10), 200)
        self.outside = round(800 * math.exp(draw(0, 0.5)))
        self.index = self.outside / self.own
        self.cell = cell_of(self.index)
        spare = self.outside - LIVING
        self.pace = int(SAVING * spare) if spare > 0 else spare
        self.purse = FULL if self.pace > 0 else 0
        self.since = self.home = 0  # first day that is not yet in the purse, first day at home
        self.wait()

    def wait(self):
        self.model.at_home[self.cell].append(self)
        self.model.count[self.cell][self.own] += 1

    def bring_up(self, day):
        home = min(max(self.home, self.since), day)
        purse = max(self.purse % LIVING, self.purse - LIVING * (home - self.since))
        pace, days = self.pace, day - home
        if pace > 0:
            purse += pace * min(days, max((FULL - purse) // pace, 0))
        elif pace < 0:
            purse += pace * min(days, purse // -pace)
        self.purse, self.since = purse, day

    def rest(self, strain, run, day, usual):
        """After a run: the first day at home, and the day on which the porter is free."""
        random = self.model.random.random
        gain, tires = run * (usual / self.index - 1), FATIGUE * strain
        stays = min((tires + math.sqrt(tires * (tires + gain * (1 + strain)))) / gain, LONGEST) if gain > 0 else LONGEST
        self.home = day + 1 + int(strain + random())
        return self.home + int(stays + random())


class Organiser(mesa.Agent):
    def __init__(self, model, value):
        super().__init__(model)
        self.value = self.profit = value
        self.active, self.free_on = False, 0
        self.review_on = model.random.randrange(REVIEW)
        self.expects, self.crew, self.today = 0, 0, 0

    def bids(self, crews, weight):
        """Steps [most, heads, least, first step, heads that go, weight, organiser]."""
        worth, most, planned, price = crews
        time = self.value * TURNAROUND
        low, high = 1, most
        while low < high:
            n = (low + high) // 2
            if (worth[n + 1] - time) / (n + 1) > (worth[n] - time) / n:
                low = n + 1
            else:
                high = n
        first, plan = low, planned
        fine = max(1, plan // 12)
        before, brought, bid, steps = 0, 0, math.inf, []
        for size in (first, plan - 2 * fine, plan - fine, plan, plan + fine, plan + 2 * fine, plan + 4 * fine):
            size = min(size, most)
            if size <= before:
                continue
            brings = worth[size] - time
            bid = min(bid, (brings - brought) / (size - before))
            if steps and bid <= price:
                break
            steps.append([bid, size - before, 1 if steps else (size + 1) // 2, steps[0] if steps else None, 0, weight, self])
            before, brought = size, brings
        return steps


class Post(mesa.Agent):
    CLASSES = 320
    edges = [2 ** (k / 8) / 64 for k in range(CLASSES + 1)]

    def __init__(self, model):
        super().__init__(model)
        self.price = OPENING
        self.opened, self.evenings = False, 0
        self.wanted, self.offered = [0.0] * self.CLASSES, [0.0] * self.CLASSES

    def evening(self):
        self.evenings = min(self.evenings + 1, POST_MEMORY)
        keep = 1 - 1 / self.evenings
        self.wanted = [x * keep for x in self.wanted]
        self.offered = [x * keep for x in self.offered]
        return 1 / self.evenings

    def hear(self, bid, heads):
        k = min(bisect_right(self.edges, bid), self.CLASSES) - 1
        if k >= 0:
            self.wanted[k] += heads
            self.offered[k] += heads * bid

    def read(self):
        n, edges = self.CLASSES, self.edges
        self.above, self.area, self.reach = [0.0] * (n + 1), [0.0] * (n + 1), [None] * n
        for k in range(n - 1, -1, -1):
            low, high, here = edges[k], edges[k + 1], self.wanted[k]
            self.above[k] = self.above[k + 1] + here
            self.area[k] = self.area[k + 1] + (high - low) * self.above[k + 1]
            if here > 0:
                mean = min(max(self.offered[k] / here, low), high)
                self.area[k] += here * (mean - low)
                if 2 * mean < low + high:
                    high = max(2 * mean - low, low * (1 + 1e-9))
                else:
                    low = min(2 * mean - high, high * (1 - 1e-9))
            self.reach[k] = low, high

    def demand(self, price):
        """What is wanted at a price or more, and the area under the curve from there."""
        k = min(bisect_right(self.edges, price), self.CLASSES) - 1
        if k < 0:
            return self.above[0], self.area[0] + (self.edges[0] - price) * self.above[0]
        here, (low, high) = self.above[k] - self.above[k + 1], self.reach[k]
        some = part = 0
        if here > 0 and price <= low:
            some, part = here, here * ((low + high) / 2 - price)
        elif here > 0 and price < high:
            some = here * (high - price) / (high - low)
            part = some * (high - price) / 2
        return self.above[k + 1] + some, self.area[k + 1] + max(0, self.edges[k + 1] - price) * self.above[k + 1] + part

    def window(self, price, d):
        low, high = self.demand(price - d), self.demand(price + d)
        return low[0] - high[0], (low[1] - high[1]) / (2 * d)

    def markup(self, price):
        narrow, wide = 0, price / 2
        fall, mean = self.window(price, wide)
        if fall > 0.4 * mean:
            for _ in range(12):
                middle = (narrow + wide) / 2
                fall, mean = self.window(price, middle)
                if fall > 0.4 * mean:
                    wide = middle
                else:
                    narrow = middle
        fall, mean = self.window(price, wide)
        if mean <= 0:
            return 0
        return 2 * wide * mean / fall if 2 * wide * mean < self.edges[-1] * fall else self.edges[-1]

    def set_price(self):
        self.read()
        if self.above[0] <= 0:
            return
        if not self.opened:
            self.opened = True
            quantity = self.above[0] / 50
            k = next(k for k in range(self.CLASSES - 1, -1, -1) if self.above[k] >= quantity)
            low, high = self.reach[k]
            top = high - (quantity - self.above[k + 1]) / (self.above[k] - self.above[k + 1]) * (high - low)
            self.price = min(max(self.price, top / 100), top)
        price, markup = self.price, self.markup(self.price)
        way = (markup - price) / (markup + price)
        best = max(e * a for e, a in zip(self.edges, self.above) if e <= price)
        if price * self.demand(price)[0] < 0.9 * best:
            way = -1
        self.price *= math.exp(STEP * way)


class County(mesa.Model):
    def __init__(self, n, seed):
        super().__init__(seed=seed)
        self.n, self.day = n, 0
        self.at_home = [[] for _ in range(CELLS)]
        self.count = [[0] * STRONGEST for _ in range(CELLS)]
        self.back = {}
        for _ in range(n):
            Porter(self)
        m = round(0.05 * n)
        for i in range(m):
            Organiser(self, 5_000 + 100_000 * (i + 0.5) / m)
        self.organisers = list(self.agents_by_type[Organiser])
        self.post = Post(self)
        self.cut, self.usual = 100 * (1 - RAID) / phi(1), 0
        self.x, self.mean_own, self.least = 1, 40, 0
        hazard = -math.log(1 - RAID) / USUAL_CREW
        most = min(CREW_MAX, int(math.log(2) / hazard))
        self.passes = [math.exp(-hazard * k) for k in range(most + 1)]
        self.record = []

    def supply(self, kappa):
        c, part = within(kappa)
        return self.below[c] + part * (self.below[c + 1] - self.below[c])

    def choose_load(self):
        edge, part = within(self.cut)
        people = kg = 0
        for c in range(edge + 1):
            if self.at_home[c]:
                share = 1 if c < edge else part
                here = self.count[c]
                people += share * sum(here[self.least :])
                kg += share * sum(s * here[s] for s in range(self.least, STRONGEST) if here[s])
        if people >= 1:
            self.mean_own = kg / people
        own = self.mean_own
        a, full = self.cut * own / (1 - RAID), BAG / own

        def margin(x):
            return x * own * (DESTINATION - SOURCE - ACCIDENT * x**TIRING * DESTINATION)

        self.x = min(self.x, full)
        for _ in range(4):
            was = self.x
            head = max(0, margin(was) - a * phi(was))
            low, high = 0, full
            for _ in range(50):
                x = (low + high) / 2
                if 3 * a * STEEP * x**4 + 4 * DESTINATION * ACCIDENT * own * x**5 > a * FLAT + head:
                    high = x
                else:
                    low = x
            self.x = x
            if abs(x - was) < 1e-6:
                break
        return margin(self.x), self.x * own * SOURCE

    def plan(self, margin, lost):
        """The evening's bids; the best crew at expected prices is the same for all."""
        price, day = self.post.price, self.day
        each = price + self.cut * self.mean_own / (1 - RAID) * phi(self.x)
        worth = [k * (p * (margin + lost) - lost) for k, p in enumerate(self.passes)]
        gains = [w - k * each for k, w in enumerate(worth)]
        self.best = max(gains[1:])
        crews = worth, len(worth) - 1, gains.index(self.best, 1), price
        planning, self.verdicts = [], []
        for o in self.organisers:
            outside = not o.active
            if (o.review_on if outside else o.free_on) <= day:
                planning.append(o)
                gains = self.best - o.value * TURNAROUND
                o.expects = gains if outside else RECALLS * o.expects + (1 - RECALLS) * gains
            if o.review_on <= day:
                o.review_on = day + REVIEW
                worthwhile = o.expects >= 0
                if outside and worthwhile or not outside and not worthwhile and o.profit < o.value:
                    self.verdicts.append(o)
        self.random.shuffle(planning)  # a lot among equal bids
        bids = []
        for o in planning:
            bids += o.bids(crews, 1 if o.active else REVIEW / TURNAROUND)
        return bids

    def clear(self, bids, each, strong):
        self.below = below = [0]
        for c in range(CELLS):
            below.append(below[-1] + (sum(self.count[c][strong:]) if self.at_home[c] else 0))
        price = self.post.price
        order = [((b[0] - price) / each, b) for b in bids if b[5] == 1 and b[0] >= price]
        order.sort(key=lambda pair: -pair[0])
        wants, low, high, closed = 0, 0, 0, False
        for y, b in order:
            _, heads, least, first, _, _, _ = b
            if first and first[4] < first[1]:
                continue
            there = self.supply(y)
            left = int(there) - wants
            if left < heads:
                if wants >= there:
                    low = y
                    break
                if left < least:
                    continue
                heads, low, closed = left, y, True
            wants += heads
            high = y
            b[4] = heads
            if closed:
                break
        if wants:
            if low < high and self.supply(low) >= wants:
                high = low
            for _ in range(60):
                middle = (low + high) / 2
                if self.supply(middle) >= wants:
                    high = middle
                else:
                    low = middle
            self.cut, self.least = high, strong
        elif self.supply(self.cut) >= 1:
            # Nobody goes: the first who would is the one to beat.
            low, high = 0, self.cut
            for _ in range(60):
                middle = (low + high) / 2
                if self.supply(middle) >= 1:
                    high = middle
                else:
                    low = middle
            self.cut = high
        return wants

    def tell(self, bids, each, before):
        part = self.post.evening()
        cuts = [before / 16 * 2 ** (j / 8) for j in range(65)]
        grid = [self.supply(kappa) for kappa in cuts]
        heads = at = 0
        for b in sorted(bids, key=lambda b: -b[0]):
            most, size, weight = b[0], b[1], b[5]
            heads += size * weight
            while at < 64 and grid[at] < heads:
                at += 1
            if grid[at] < heads:
                break
            kappa = cuts[at]
            if at > 0:
                kappa = cuts[at - 1] + (heads - grid[at - 1]) / (grid[at] - grid[at - 1]) * (kappa - cuts[at - 1])
            self.post.hear(most - each * kappa, size * weight * part)

    def come_and_go(self, bids):
        for o in self.verdicts:
            o.active = not o.active
            if o.active:
                o.free_on = self.day + 1
                o.profit = max(o.value, self.best / TURNAROUND)
        for b in bids:
            o = b[6]
            if o.active:
                o.crew += b[4]

    def hire(self, wants, strong):
        hired, random = [], self.random
        for c in range(cell_of(self.cut) + 1):
            some = self.below[c + 1] - self.below[c]
            want = min(some, wants - len(hired))
            if not want:
                continue
            fit = [p for p in self.at_home[c] if p.own >= strong]
            weak = [p for p in self.at_home[c] if p.own < strong]
            if want < some:
                random.shuffle(fit)  # a lot in the last cell
            for p in fit[:want]:
                self.count[c][p.own] -= 1
            hired += fit[:want]
            self.at_home[c] = weak + fit[want:]
        random.shuffle(hired)
        return hired

    def night(self, hired):
        random, day, x = self.random.random, self.day, self.x
        power, run, usual = x**TIRING, phi(x), self.usual
        rate = self.cut * run / (x * (1 - RAID))
        at = heads = crossings = raided = kg = paid_kg = pay = takings = 0
        for o in self.organisers:
            if not o.crew:
                continue
            crew = hired[at : at + o.crew]
            size = len(crew)
            o.crew = 0
            if not size:
                continue
            at += size
            o.free_on = day + TURNAROUND
            taken = random() >= self.passes[size]
            set_out = arrived = wages = 0
            for p in crew:
                full = int(x * p.own + 0.5)
                load = min(max(full, 1), BAG)
                strain = power if load == full else (load / p.own) ** TIRING
                set_out += load
                p.bring_up(day)
                lot = random()
                if taken and lot < CAUGHT:
                    free = p.home = day + 1 + DETENTION
                elif not taken and lot < ACCIDENT * strain:
                    free = p.home = day + 1 + HEALING
                else:
                    free = p.rest(strain, run if load == full else FLAT + STEEP * strain, day, usual)
                    if not taken:
                        pays = int(load * rate + 0.5)
                        p.purse += min(int(SAVING * pays), FULL - p.purse)
                        wages += pays
                        arrived += load
                self.back.setdefault(free, []).append(p)
            toll = 0 if taken else size * self.post.price
            o.today = arrived * DESTINATION - set_out * SOURCE - toll - wages
            heads += size
            crossings += 1
            raided += taken
            kg += set_out
            paid_kg += arrived
            pay += wages
            takings += toll
        for p in hired[at:]:
            p.wait()  # hired and not needed
        active = 0
        for o in self.organisers:
            if o.active:
                o.profit = MEMORY * o.profit + (1 - MEMORY) * o.today
                active += 1
            o.today = 0
        self.record.append((day - BURN_IN, heads, crossings, raided, kg, paid_kg, pay, takings, active, self.cut, self.post.price))

    def step(self):
        for porter in self.back.pop(self.day, ()):
            porter.wait()
        self.post.set_price()
        margin, lost = self.choose_load()
        x, price, own = self.x, self.post.price, self.mean_own
        need = price / (margin / (x * own) - self.cut * phi(x) / (x * (1 - RAID))) / x
        strong = min(math.ceil(need), STRONGEST) if need > 0 else STRONGEST
        bids = self.plan(margin, lost)
        each = own * phi(x) / (1 - RAID)
        before = self.cut  # yesterday's
        wants = self.clear(bids, each, strong)
        self.tell(bids, each, before)
        self.usual = MEMORY * self.usual + (1 - MEMORY) * self.cut if self.day else self.cut
        self.come_and_go(bids)
        self.night(self.hire(wants, strong))
        self.day += 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=10_000)
    parser.add_argument("-days", type=int, default=545)
    parser.add_argument("-seed", type=int, default=1)
    parser.add_argument("-record", default="")
    args = parser.parse_args()
    if args.n == 0:
        return  # what the start of the process takes
    begin = time.perf_counter()
    county = County(args.n, args.seed)
    for _ in range(args.days):
        county.step()
    purses = 0
    for porter in county.agents_by_type[Porter]:
        porter.bring_up(args.days)
        purses += porter.purse
    if args.record:
        with open(args.record, "w") as file:
            file.write("day,heads,crossings,raided,kg,paid_kg,pay,takings,active,cut,price\n")
            for row in county.record:
                file.write(",".join(map(str, row)) + "\n")
    seconds = time.perf_counter() - begin
    record = county.record[BURN_IN:]
    if record:
        _, heads, crossings, raided, kg, paid_kg, pay, takings, active, _, _ = map(sum, zip(*record))
        print(json.dumps({
            "heads": heads / len(record) / args.n,
            "raided": raided / crossings,
            "piece_rate": pay / paid_kg / 100,
            "organisers": 1000 * active / len(record) / args.n,
            "passage": takings / heads / 100,
            "load": kg / heads,
            "purse": purses / args.n / 100,
            "seconds": seconds,
        }))


main()
