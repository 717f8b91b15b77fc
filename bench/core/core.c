/*
 * The declared core of the economy (README.md beside this file) in plain C. One
 * thread. Whoever waits at home is in no loop: people lie in a bucket for each
 * cell of the index, those who are away in one for each day, and a purse is
 * brought up to date when its owner does something. The generator is
 * xoshiro256++ (Blackman and Vigna 2019), seeded by splitmix64.
 *
 *     cc -O3 -march=native -o core core.c -lm
 *     ./core -n 1000000 -days 545 -seed 1 -record days.csv
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The numbers of the declared core; money in fen. */
static const double STRENGTH = 40, STRENGTH_SPREAD = 6, OUTSIDE = 800, OUTSIDE_SPREAD = 0.5, PIECE_RATE = 100, BAG = 100;
static const double REST = 1, TIRING = 4, FATIGUE = 1;
static const double SOURCE = 100, DESTINATION = 600;
static const double RAID = 0.05, USUAL_CREW = 8, CAUGHT = 0.3, ACCIDENT = 0.005;
static const int DETENTION = 10, HEALING = 10;
static const double POTENTIAL = 0.05, VALUE = 5000, VALUE_HIGH = 105000;
static const int TURNAROUND = 2, REVIEW = 30, CREW_MAX = 400;
static const double OPENING = 12000, POST_MEMORY = 10, STEP = 0.003;
static const double MEMORY = 0.97, RECALLS = 0.9, LONGEST = 120;
static const int LIVING = 600, BUFFER = 60;
static const double SAVING = 0.3;

/* Chance. */
static uint64_t state[4];

static inline uint64_t rotl(uint64_t x, int k) { return x << k | x >> (64 - k); }

static inline uint64_t next(void)
{
	uint64_t result = rotl(state[0] + state[3], 23) + state[0];
	uint64_t t = state[1] << 17;
	state[2] ^= state[0];
	state[3] ^= state[1];
	state[1] ^= state[2];
	state[0] ^= state[3];
	state[2] ^= t;
	state[3] = rotl(state[3], 45);
	return result;
}

static void seed_with(uint64_t seed)
{
	for (int i = 0; i < 4; i++) {
		uint64_t z = seed += 0x9e3779b97f4a7c15;
		z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
		z = (z ^ z >> 27) * 0x94d049bb133111eb;
		state[i] = z ^ z >> 31;
	}
}

static inline uint32_t below(uint32_t n) { return (next() >> 32) * n >> 32; }
static inline double unit(void) { return ((next() >> 11) + 0.5) * 0x1p-53; }
static void shuffle(uint32_t *a, int n)
{
	for (; n > 1; n--) {
		uint32_t other = below(n), swap = a[other];
		a[other] = a[n - 1];
		a[n - 1] = swap;
	}
}

static double normal(void) { return sqrt(-2 * log(unit())) * cos(6.283185307179586 * unit()); }

static void *column(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);
	if (!p) {
		fprintf(stderr, "core: out of memory\n");
		exit(1);
	}
	return p;
}

/* People. What a night changes of one lies together. */
typedef struct {
	int32_t outside, purse;
	float index;    /* kappa: outside income over strength */
	int16_t since;  /* first day that is not yet in the purse */
	int16_t home;   /* first day at home since the last absence */
	uint8_t own;    /* strength [kg] */
	uint16_t cell;
} porter;

/* A bucket of people. */
typedef struct {
	uint32_t *who;
	int n, room;
} bucket;

static void put(bucket *b, uint32_t i)
{
	if (b->n == b->room) {
		b->room = b->room ? 2 * b->room : 16;
		b->who = realloc(b->who, b->room * sizeof *b->who);
		if (!b->who)
			exit(1);
	}
	b->who[b->n++] = i;
}

/* The grid of the index: sixteen cells to a doubling, from 2^-4 up. */
enum { CELLS = 400, LOWEST = -4, STRONGEST = 201, AHEAD = 256 };

static int cell_of(double kappa)
{
	uint64_t bits;
	memcpy(&bits, &kappa, 8);
	int c = (int)(bits >> 48) - (1023 + LOWEST) * 16;
	return kappa > 0 ? c < 0 ? 0 : c < CELLS ? c : CELLS - 1 : 0;
}

static double edge(int cell)
{
	uint64_t bits = (uint64_t)(cell + (1023 + LOWEST) * 16) << 48;
	double kappa;
	memcpy(&kappa, &bits, 8);
	return cell ? kappa : 0;
}

static porter *people;
static bucket at_home[CELLS], away[AHEAD];
static int32_t count[CELLS][STRONGEST]; /* at home, by cell and strength */
static double sum[CELLS + 1];           /* people below each cell who are strong enough */

/* Those who carry at least so much, added up over the cells. */
static void add_up(int least)
{
	for (int c = 0; c < CELLS; c++) {
		int n = 0;
		if (at_home[c].n)
			for (int s = least; s < STRONGEST; s++)
				n += count[c][s];
		sum[c + 1] = sum[c] + n;
	}
}

static double supply(double kappa)
{
	int c = cell_of(kappa);
	double part = (kappa - edge(c)) / (edge(c + 1) - edge(c));
	return sum[c] + (part > 1 ? 1 : part < 0 ? 0 : part) * (sum[c + 1] - sum[c]);
}

/* A purse follows its owner's days: what the share `saving` of what is spare
 * adds until it is full, or what is missing takes until it is empty. */
static inline int32_t steps(int32_t purse, int32_t pace, int days)
{
	const int32_t full = BUFFER * LIVING;
	if (pace > 0) {
		int32_t last = (full - purse) / pace;
		return purse + pace * (days < last ? days : last > 0 ? last : 0);
	}
	if (pace < 0) {
		int32_t last = purse / -pace;
		return purse + pace * (days < last ? days : last);
	}
	return purse;
}

static inline int32_t pace_of(const porter *p)
{
	int32_t spare = p->outside - LIVING;
	return spare > 0 ? (int32_t)(SAVING * spare) : spare;
}

static inline void bring_up(porter *p, int day)
{
	int home = p->home > p->since ? p->home : p->since;
	if (home > day)
		home = day;
	int32_t purse = steps(p->purse, -LIVING, home - p->since);
	p->purse = steps(purse, pace_of(p), day - home);
	p->since = day;
}

/* Organisers. */
typedef struct {
	double value, profit, expects;
	int free_on, review_on;
	int active;
} organiser;

/* A bid for some heads of one organiser's crew. */
typedef struct {
	double most, heads, weight;
	uint32_t who;
	uint16_t least;
	uint8_t step, going;
} bid;

static double worth[401]; /* what a crew brings before the organiser's time, by heads */
static int most, planned;

static double per_head(int n, double time) { return (worth[n] - time) / n; }

/* The size of a crew at which it brings most a head: there is one top. */
static int first_crew(double time)
{
	int low = 1, high = most;
	while (low < high) {
		int n = (low + high) / 2;
		if (per_head(n + 1, time) > per_head(n, time))
			low = n + 1;
		else
			high = n;
	}
	return low;
}

/* The bids of one organiser. */
static int bids_of(bid *to, uint32_t who, double time, double price, double weight)
{
	int first = first_crew(time), plan = planned;
	int fine = plan / 12 > 1 ? plan / 12 : 1;
	int sizes[7] = {first, plan - 2 * fine, plan - fine, plan, plan + fine, plan + 2 * fine, plan + 4 * fine};
	int before = 0, n = 0;
	double brought = 0;
	for (int k = 0; k < 7; k++) {
		int size = sizes[k] < most ? sizes[k] : most;
		if (size <= before)
			continue;
		double brings = worth[size] - time;
		bid b = {(brings - brought) / (size - before), size - before, weight, who, 1, n, 0};
		if (n == 0)
			b.least = (size + 1) / 2;
		else if (b.most > to[n - 1].most)
			b.most = to[n - 1].most;
		if (n > 0 && b.most <= price)
			break;
		to[n++] = b;
		before = size;
		brought = brings;
	}
	return n;
}

/* Sorts keys that are not negative, the highest first; equal ones stay in their
 * order. A byte at a time, over the upper 48 bits. */
typedef struct {
	double key;
	int bid;
} place;

static void rank(place *a, place *room, int n)
{
	static int seen[6][256];
	memset(seen, 0, sizeof seen);
	for (int i = 0; i < n; i++) {
		uint64_t bits;
		memcpy(&bits, &a[i].key, 8);
		for (int b = 0; b < 6; b++)
			seen[b][255 - (bits >> (16 + 8 * b) & 255)]++;
	}
	for (int b = 0; b < 6; b++) {
		int at = 0;
		for (int k = 0; k < 256; k++) {
			int here = seen[b][k];
			seen[b][k] = at;
			at += here;
		}
		for (int i = 0; i < n; i++) {
			uint64_t bits;
			memcpy(&bits, &a[i].key, 8);
			room[seen[b][255 - (bits >> (16 + 8 * b) & 255)]++] = a[i];
		}
		place *other = a;
		a = room;
		room = other;
	}
}

/* The post remembers bids in classes of price, eight to a doubling, from 1/64 fen up. */
enum { CLASSES = 320 };
static double edges[CLASSES + 1], wanted[CLASSES], offered[CLASSES];
static double above[CLASSES + 1], area[CLASSES + 1], lowest[CLASSES], highest[CLASSES];
static double evenings, price;
static int heard_before;

static int class_of(double p)
{
	if (!(p >= edges[0]))
		return -1;
	int k = (int)(8 * log2(p / edges[0]));
	k = k < CLASSES ? k : CLASSES - 1;
	while (k + 1 < CLASSES && p >= edges[k + 1])
		k++;
	while (p < edges[k])
		k--;
	return k;
}

static void read_curve(void)
{
	above[CLASSES] = area[CLASSES] = 0;
	for (int k = CLASSES - 1; k >= 0; k--) {
		double low = edges[k], high = edges[k + 1];
		lowest[k] = low;
		highest[k] = high;
		above[k] = above[k + 1] + wanted[k];
		area[k] = area[k + 1] + (high - low) * above[k + 1];
		if (wanted[k] <= 0)
			continue;
		double mean = fmin(fmax(offered[k] / wanted[k], low), high);
		if (2 * mean < low + high)
			highest[k] = fmax(2 * mean - low, low * (1 + 1e-9));
		else
			lowest[k] = fmin(2 * mean - high, high * (1 - 1e-9));
		area[k] += wanted[k] * (mean - low);
	}
}

/* What is wanted at a price or more, and the area under the curve from there. */
static double demand(double p, double *under)
{
	int k = class_of(p);
	if (k < 0) {
		*under = area[0] + (edges[0] - p) * above[0];
		return above[0];
	}
	double here = above[k] - above[k + 1], some = 0, part = 0;
	if (here > 0 && p < highest[k]) {
		if (p <= lowest[k]) {
			some = here;
			part = here * ((lowest[k] + highest[k]) / 2 - p);
		} else {
			some = here * (highest[k] - p) / (highest[k] - lowest[k]);
			part = some * (highest[k] - p) / 2;
		}
	}
	*under = area[k + 1] + fmax(0, edges[k + 1] - p) * above[k + 1] + part;
	return above[k + 1] + some;
}

static void window(double p, double d, double *fall, double *mean)
{
	double low, high, a = demand(p - d, &low), b = demand(p + d, &high);
	*fall = a - b;
	*mean = (low - high) / (2 * d);
}

/* Q / -Q' at a price. */
static double markup(double p)
{
	double narrow = 0, wide = p / 2, fall, mean;
	window(p, wide, &fall, &mean);
	if (fall > 0.4 * mean)
		for (int k = 0; k < 12; k++) {
			double middle = (narrow + wide) / 2;
			window(p, middle, &fall, &mean);
			if (fall > 0.4 * mean)
				wide = middle;
			else
				narrow = middle;
		}
	window(p, wide, &fall, &mean);
	if (mean <= 0)
		return 0;
	if (2 * wide * mean >= edges[CLASSES] * fall)
		return edges[CLASSES];
	return 2 * wide * mean / fall;
}

static double price_of(double quantity)
{
	for (int k = CLASSES - 1; k >= 0; k--) {
		double here = above[k] - above[k + 1];
		if (here > 0 && above[k] >= quantity)
			return highest[k] - fmax(0, quantity - above[k + 1]) / here * (highest[k] - lowest[k]);
	}
	return 0;
}

static void set_price(void)
{
	read_curve();
	if (above[0] <= 0)
		return;
	if (!heard_before) {
		heard_before = 1;
		double top = price_of(above[0] / 50);
		price = fmin(fmax(price, top / 100), top);
	}
	double m = markup(price), way = (m - price) / (m + price), best = 0, under;
	for (int k = class_of(price); k >= 0; k--)
		best = fmax(best, edges[k] * above[k]);
	if (price * demand(price, &under) < 0.9 * best)
		way = -1;
	price *= exp(STEP * way);
}

static void hear(double bid, double heads, double part)
{
	int k = class_of(bid);
	if (k < 0)
		return;
	wanted[k] += part * heads;
	offered[k] += part * heads * bid;
}

int main(int argc, char **argv)
{
	int n = 100000, days = 545, burn_in = 180;
	uint64_t seed = 1;
	const char *record = 0;
	for (int i = 1; i + 1 < argc; i += 2) {
		if (!strcmp(argv[i], "-n"))
			n = atoi(argv[i + 1]);
		else if (!strcmp(argv[i], "-days"))
			days = atoi(argv[i + 1]);
		else if (!strcmp(argv[i], "-seed"))
			seed = strtoull(argv[i + 1], 0, 10);
		else if (!strcmp(argv[i], "-record"))
			record = argv[i + 1];
	}
	if (n == 0)
		return 0; /* what the start of the process takes */
	struct timespec begin, end;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	seed_with(seed);
	FILE *file = record ? fopen(record, "w") : 0;
	if (file)
		fprintf(file, "day,heads,crossings,raided,kg,pay,takings,active,cut,price\n");

	/* People, all at home; organisers; the post. */
	people = column(n, sizeof *people);
	for (int i = 0; i < n; i++) {
		porter *p = people + i;
		double s = round(STRENGTH + STRENGTH_SPREAD * normal());
		p->own = s < 10 ? 10 : s > 200 ? 200 : s;
		p->outside = round(OUTSIDE * exp(OUTSIDE_SPREAD * normal()));
		p->index = (double)p->outside / p->own;
		p->cell = cell_of((double)p->outside / p->own);
		p->purse = p->outside > LIVING && pace_of(p) > 0 ? BUFFER * LIVING : 0;
		put(&at_home[p->cell], i);
		count[p->cell][p->own]++;
	}
	int m = lround(POTENTIAL * n), active = 0;
	organiser *organisers = column(m, sizeof *organisers);
	for (int i = 0; i < m; i++) {
		organiser *o = organisers + i;
		o->review_on = below(REVIEW);
		o->value = o->profit = VALUE + (VALUE_HIGH - VALUE) * (i + 0.5) / m;
	}
	for (int k = 0; k <= CLASSES; k++)
		edges[k] = exp2(k / 8.0) / 64;
	price = OPENING;

	/* What a run means to people. */
	double base = -log(1 - RAID), rho = RAID;
	double flat = 1 + rho * CAUGHT * DETENTION, steep = REST + ACCIDENT * HEALING;
	double cut = PIECE_RATE * (1 - rho) / (flat + steep), usual = 0, x = 1, mean_own = STRENGTH;
	int least = 0;
	double pass[401], raided[401];
	most = log(2) * USUAL_CREW / base;
	most = most < CREW_MAX ? most : CREW_MAX;
	for (int k = 0; k <= most; k++) {
		pass[k] = exp(-base * k / USUAL_CREW);
		raided[k] = 1 - pass[k];
	}

	bid *bids = column(7 * m, sizeof *bids);
	place *order = column(7 * m, sizeof *order), *room = column(7 * m, sizeof *room);
	uint32_t *hired = column(n, sizeof *hired), *planning = column(m, sizeof *planning);
	double *today = column(m, sizeof *today);
	uint16_t *crew = column(m, sizeof *crew);
	double all_heads = 0, all_crossings = 0, all_seized = 0, all_kg = 0, all_paid_kg = 0, all_pay = 0, all_takings = 0, all_active = 0;

	for (int day = 0; day < days; day++) {
		/* Morning: who is free again waits. */
		bucket *back = &away[day % AHEAD];
		for (int k = 0; k < back->n; k++) {
			if (k + 8 < back->n)
				__builtin_prefetch(people + back->who[k + 8]);
			porter *p = people + back->who[k];
			put(&at_home[p->cell], back->who[k]);
			count[p->cell][p->own]++;
		}
		back->n = 0;

		/* Tariff. */
		set_price();

		/* Load. */
		double people_now = 0, kg_now = 0;
		{
			int c = cell_of(cut);
			double part = (cut - edge(c)) / (edge(c + 1) - edge(c));
			for (int k = 0; k <= c; k++)
				for (int s = least; s < STRONGEST && at_home[k].n; s++) {
					double here = count[k][s] * (k < c ? 1 : part);
					people_now += here;
					kg_now += here * s;
				}
		}
		if (people_now >= 1)
			mean_own = kg_now / people_now;
		double a = cut * mean_own / (1 - rho), full = BAG / mean_own;
		x = fmin(x, full);
		for (int try = 0; try < 4; try++) {
			double bag = x * mean_own, power = pow(x, TIRING);
			double pay = a * (flat + steep * power);
			double margin = bag * (DESTINATION - SOURCE) - ACCIDENT * power * bag * DESTINATION;
			double head = fmax(0, margin - pay), low = 0, high = full, was = x;
			for (int k = 0; k < 60; k++) {
				x = (low + high) / 2;
				power = pow(x, TIRING);
				if ((TIRING - 1) * a * steep * power + TIRING * DESTINATION * ACCIDENT * mean_own * power * x > a * flat + head)
					high = x;
				else
					low = x;
			}
			if (fabs(x - was) < 1e-6)
				break;
		}
		double power = pow(x, TIRING), phi = flat + steep * power, bag = x * mean_own;
		double pay = a * phi, accident = fmin(1, ACCIDENT * power);
		double margin = bag * (DESTINATION - SOURCE) - accident * bag * DESTINATION, lost = bag * SOURCE;
		double need = price / (margin / bag - cut * phi / (x * (1 - rho))) / x;
		int strong = need > 0 && need < STRONGEST ? ceil(need) : need <= 0 && price > 0 ? STRONGEST : 0;

		/* Plans: the best crew at expected prices is the same for all. */
		worth[0] = 0;
		double best = -1e300;
		for (int k = 1; k <= most; k++) {
			worth[k] = k * (pass[k] * (margin + lost) - lost);
			if (worth[k] - k * (price + pay) > best) {
				best = worth[k] - k * (price + pay);
				planned = k;
			}
		}
		int all = 0, going = 0, plans = 0;
		for (int i = 0; i < m; i++) {
			organiser *o = organisers + i;
			double time = o->value * TURNAROUND;
			int outside = !o->active;
			if (outside ? o->review_on <= day : o->free_on <= day) {
				planning[plans++] = i << 1 | outside;
				o->expects = outside ? best - time : RECALLS * o->expects + (1 - RECALLS) * (best - time);
			}
			if (o->review_on > day)
				continue;
			o->review_on = day + REVIEW;
			if (outside && o->expects >= 0)
				o->active = 2; /* enters */
			else if (!outside && o->expects < 0 && o->profit < o->value)
				o->active = 3; /* leaves */
		}
		/* An order that chance draws is a lot among equal bids. */
		shuffle(planning, plans);
		for (int k = 0; k < plans; k++) {
			uint32_t i = planning[k] >> 1;
			all += bids_of(bids + all, i, organisers[i].value * TURNAROUND, price, planning[k] & 1 ? (double)REVIEW / TURNAROUND : 1);
		}

		/* Clearing. */
		add_up(strong);
		double each = mean_own * phi / (1 - rho);
		for (int k = 0; k < all; k++) {
			double leaves = (bids[k].most - price) / each;
			if (bids[k].weight == 1 && leaves >= 0)
				order[going++] = (place){leaves, k};
		}
		rank(order, room, going);
		int wants = 0, closed = 0;
		double before = cut; /* yesterday's */
		double low = 0, high = 0;
		for (int k = 0; k < going && !closed; k++) {
			bid *b = bids + order[k].bid;
			double there = supply(order[k].key);
			int heads = b->heads, left = (int)there - wants;
			if (b->step > 0 && bids[order[k].bid - b->step].going < bids[order[k].bid - b->step].heads)
				continue;
			if (left < heads) {
				if (wants >= there) {
					low = order[k].key;
					closed = 1;
					continue;
				}
				if (left < b->least)
					continue;
				heads = left;
				low = order[k].key;
				closed = 1;
			}
			wants += heads;
			high = order[k].key;
			b->going = heads;
		}
		if (wants > 0) {
			if (low < high && supply(low) < wants)
				for (int k = 0; k < 60; k++) {
					double middle = (low + high) / 2;
					if (supply(middle) >= wants)
						high = middle;
					else
						low = middle;
				}
			else if (low < high)
				high = low;
			cut = high;
			least = strong;
		} else if (sum[CELLS] >= 1) { /* nobody goes: the first who would is the one to beat */
			low = 0;
			high = cut;
			for (int k = 0; k < 60 && supply(cut) >= 1; k++) {
				double middle = (low + high) / 2;
				if (supply(middle) >= 1)
					high = middle;
				else
					low = middle;
			}
			cut = high;
		}

		/* The post hears what all bid, at the pay at which all who bid more go too. */
		evenings = fmin(evenings + 1, POST_MEMORY);
		double part = 1 / evenings;
		for (int k = 0; k < CLASSES; k++) {
			wanted[k] *= 1 - part;
			offered[k] *= 1 - part;
		}
		int heard = 0;
		for (int k = 0; k < all; k++)
			if (bids[k].most > 0)
				order[heard++] = (place){bids[k].most, k};
		rank(order, room, heard);
		double grid[65];
		for (int k = 0; k <= 64; k++)
			grid[k] = supply(before / 16 * exp2(k / 8.0));
		double heads_above = 0;
		for (int k = 0, at = 0; k < heard; k++) {
			bid *b = bids + order[k].bid;
			heads_above += b->heads * b->weight;
			while (at < 64 && grid[at] < heads_above)
				at++;
			if (grid[at] < heads_above)
				break;
			double kappa = before / 16 * exp2(at / 8.0);
			if (at > 0) {
				double under = before / 16 * exp2((at - 1) / 8.0);
				kappa = under + (heads_above - grid[at - 1]) / (grid[at] - grid[at - 1]) * (kappa - under);
			}
			hear(b->most - each * kappa, b->heads * b->weight, part);
		}
		usual = usual == 0 ? cut : MEMORY * usual + (1 - MEMORY) * cut;
		double rate = cut * phi / (x * (1 - rho));

		/* Entry and exit. */
		for (int i = 0; i < m; i++) {
			organiser *o = organisers + i;
			today[i] = 0;
			crew[i] = 0;
			if (o->active == 2) {
				o->active = 1;
				o->free_on = day + 1;
				o->profit = fmax(o->value, best / TURNAROUND);
				active++;
			} else if (o->active == 3) {
				o->active = 0;
				active--;
			}
		}
		for (int k = 0; k < all; k++)
			if (organisers[bids[k].who].active)
				crew[bids[k].who] += bids[k].going;

		/* Hiring. */
		int edge_cell = cell_of(cut), got = 0;
		for (int c = 0; c <= edge_cell && got < wants; c++) {
			bucket *b = &at_home[c];
			int some = sum[c + 1] - sum[c], want = wants - got < some ? wants - got : some;
			for (int k = b->n - 1; k >= 0 && want > 0; k--) {
				/* In the last cell a lot decides. */
				if (want < some) {
					int other = below(k + 1);
					uint32_t swap = b->who[other];
					b->who[other] = b->who[k];
					b->who[k] = swap;
				}
				uint32_t i = b->who[k];
				if (people[i].own < strong)
					continue;
				hired[got++] = i;
				want--;
				count[c][people[i].own]--;
				b->who[k] = b->who[--b->n];
			}
		}
		shuffle(hired, got);

		/* The night, and settlement. */
		double heads = 0, crossings = 0, seized = 0, kg = 0, paid_kg = 0, paid = 0, takings = 0;
		int next_one = 0;
		double gain_cut = usual, tired = FATIGUE * power, recover = REST * power;
		for (int i = 0; i < m; i++) {
			int size = crew[i];
			if (size > got - next_one)
				size = got - next_one;
			if (size == 0)
				continue;
			organisers[i].free_on = day + TURNAROUND;
			int taken = unit() < raided[size];
			double load_all = 0, arrived = 0, wages = 0;
			crossings++;
			seized += taken;
			heads += size;
			for (int k = 0; k < size; k++, next_one++) {
				if (next_one + 8 < got)
					__builtin_prefetch(people + hired[next_one + 8]);
				porter *p = people + hired[next_one];
				double lots = unit();
				int load = x * p->own + 0.5, back_on;
				double strain = power;
				load = load < 1 ? 1 : load;
				if (load > BAG) {
					load = BAG;
					strain = pow(load / (double)p->own, TIRING);
				}
				load_all += load;
				bring_up(p, day);
				if (taken && lots < CAUGHT) {
					p->home = back_on = day + 1 + DETENTION;
				} else if (!taken && lots < ACCIDENT * strain) {
					p->home = back_on = day + 1 + HEALING;
				} else {
					double here = strain == power ? phi : flat + steep * strain;
					double rest = strain == power ? recover : REST * strain, tires = strain == power ? tired : FATIGUE * strain;
					double gain = here * (gain_cut / p->index - 1), stays = LONGEST;
					if (gain > 0)
						stays = fmin(LONGEST, (tires + sqrt(tires * (tires + gain * (1 + rest)))) / gain);
					uint64_t lot = next();
					p->home = day + 1 + (int)(rest + (lot >> 32) * 0x1p-32);
					back_on = p->home + (int)(stays + (uint32_t)lot * 0x1p-32);
					if (!taken) {
						int32_t pays = load * rate + 0.5, kept = SAVING * pays, space = BUFFER * LIVING - p->purse;
						p->purse += kept < space ? kept : space;
						wages += pays;
						arrived += load;
					}
				}
				put(&away[back_on % AHEAD], hired[next_one]);
			}
			double toll = taken ? 0 : size * price;
			kg += load_all;
			paid_kg += arrived;
			paid += wages;
			takings += toll;
			today[i] = arrived * DESTINATION - load_all * SOURCE - toll - wages;
		}
		for (int k = next_one; k < got; k++) { /* who was hired and not needed */
			porter *p = people + hired[k];
			put(&at_home[p->cell], hired[k]);
			count[p->cell][p->own]++;
		}
		for (int i = 0; i < m; i++)
			if (organisers[i].active)
				organisers[i].profit = MEMORY * organisers[i].profit + (1 - MEMORY) * today[i];

		/* Record. */
		if (file)
			fprintf(file, "%d,%.0f,%.0f,%.0f,%.0f,%.0f,%.0f,%d,%.4f,%.2f\n", day - burn_in, heads, crossings, seized, kg, paid, takings, active, cut, price);
		if (day >= burn_in) {
			all_heads += heads;
			all_crossings += crossings;
			all_seized += seized;
			all_kg += kg;
			all_paid_kg += paid_kg;
			all_pay += paid;
			all_takings += takings;
			all_active += active;
		}
	}
	double purses = 0;
	for (int i = 0; i < n; i++) {
		bring_up(people + i, days);
		purses += people[i].purse;
	}
	if (file)
		fclose(file);
	clock_gettime(CLOCK_MONOTONIC, &end);
	double seconds = end.tv_sec - begin.tv_sec + 1e-9 * (end.tv_nsec - begin.tv_nsec);
	printf("{\"heads\":%.9g,\"raided\":%.9g,\"piece_rate\":%.9g,\"organisers\":%.9g,\"passage\":%.9g,\"load\":%.9g,\"purse\":%.9g,\"seconds\":%.6f}\n",
	       all_heads / (days - burn_in) / n, all_seized / all_crossings, all_pay / all_paid_kg / 100, 1000 * all_active / (days - burn_in) / n,
	       all_takings / all_heads / 100, all_kg / all_heads, purses / n / 100, seconds);
	return 0;
}
