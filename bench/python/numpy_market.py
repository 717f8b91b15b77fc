"""The porter market of bench/README.md in numpy: a column for each attribute,
every step of the day on whole columns, one sort to bring the offers to each
organiser together in the order of their lots."""

import argparse
import json
import time

import numpy as np


def market(n, days, seed):
    draw = np.random.default_rng(np.random.SFC64(seed))
    r = n // 50
    load = draw.integers(30, 51, n, dtype=np.int32)
    ask = draw.integers(1500, 4501, n, dtype=np.int32)
    rest = draw.integers(0, 7, n, dtype=np.int8)
    cash = np.zeros(n, np.int32)
    runs = np.zeros(n, np.int16)
    places = draw.integers(4, 8, r, dtype=np.int32)
    wage = np.full(r, 80, np.int32)
    after = (4 + (load >= 40) + (load >= 46)).astype(np.int8)
    record = []
    for _ in range(days):
        # Propose.
        free = np.flatnonzero(rest == 0)
        organiser = draw.integers(0, r, free.size, dtype=np.int32)
        worth = wage[organiser] * load[free] >= ask[free]
        porter, organiser = free[worth], organiser[worth]
        # Resolve: the whole part of the key is the organiser, the fraction the
        # lot; a stable sort keeps the porters' order where lots are equal.
        order = np.argsort(organiser + draw.random(organiser.size), kind="stable")
        porter, organiser = porter[order], organiser[order]
        offers = np.bincount(organiser, minlength=r)
        first = np.cumsum(offers) - offers
        taken = np.arange(porter.size) - first[organiser] < places[organiser]
        porter, organiser = porter[taken], organiser[taken]
        # Cross.
        crews = offers > 0
        seized = crews & (draw.random(r) < 0.02)
        lost = seized[organiser]
        paid = porter[~lost]
        pay = wage[organiser[~lost]] * load[paid]
        # Live, before the rests of today's crews are set: theirs do not fall.
        cash -= 300
        rest -= rest > 0
        cash[paid] += pay
        runs[paid] += 1
        rest[paid] = after[paid]
        rest[porter[lost]] = 15
        # Wage.
        step = np.maximum(1, wage // 100)
        wage += step * np.sign(places - offers).astype(np.int32)
        np.clip(wage, 20, 400, out=wage)
        # Record.
        record.append((porter.size, crews.sum(), seized.sum(), pay.sum(), wage.mean()))
    return np.array(record)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=100_000)
    parser.add_argument("-days", type=int, default=364)
    parser.add_argument("-seed", type=int, default=1)
    args = parser.parse_args()
    begin = time.perf_counter()
    record = market(args.n, args.days, args.seed)
    seconds = time.perf_counter() - begin
    crossings, crews, seizures, _, wage = record[100:].T
    print(json.dumps({
        "crossings_per_porter_day": crossings.mean() / args.n,
        "seizures_per_crew": seizures.sum() / crews.sum(),
        "wage": wage.mean(),
        "seconds": seconds,
    }))


main()
