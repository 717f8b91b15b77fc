/*
 * The porter market of bench/README.md in plain C: a column for each
 * attribute, one pass over everybody a day, a counting sort to bring the
 * offers to each organiser together. One thread. The generator is
 * xoshiro256++ (Blackman and Vigna 2019), seeded by splitmix64.
 *
 *     cc -O3 -march=native -o portermarket portermarket.c
 *     ./portermarket -n 1000000 -days 364 -seed 1
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

/* A whole number in [0, n), from 32 bits by multiplication. */
static inline uint32_t below(uint32_t bits, uint32_t n) { return (uint64_t)bits * n >> 32; }

static void *column(size_t n, size_t size)
{
	void *p = calloc(n, size);
	if (!p) {
		fprintf(stderr, "portermarket: out of memory\n");
		exit(1);
	}
	return p;
}

/* An offer: the lot above, the porter's number below, so that the lower offer
 * has the lower lot, then the lower number. */
typedef uint64_t offer;

/* Sorts a handful of offers. */
static void sort(offer *o, int count)
{
	for (int i = 1; i < count; i++) {
		offer x = o[i];
		int j = i;
		for (; j > 0 && o[j - 1] > x; j--)
			o[j] = o[j - 1];
		o[j] = x;
	}
}

int main(int argc, char **argv)
{
	int n = 100000, days = 364;
	uint64_t seed = 1;
	for (int i = 1; i + 1 < argc; i += 2) {
		if (!strcmp(argv[i], "-n"))
			n = atoi(argv[i + 1]);
		else if (!strcmp(argv[i], "-days"))
			days = atoi(argv[i + 1]);
		else if (!strcmp(argv[i], "-seed"))
			seed = strtoull(argv[i + 1], 0, 10);
	}
	struct timespec begin, end;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	seed_with(seed);

	int r = n / 50;
	uint8_t *load = column(n, 1), *rest = column(n, 1), *crossed = column(n, 1);
	uint16_t *ask = column(n, 2), *runs = column(n, 2);
	int32_t *cash = column(n, 4);
	uint8_t *places = column(r, 1);
	uint16_t *wage = column(r, 2);
	uint32_t *first = column(r + 1, 4); /* where each organiser's offers begin */
	uint32_t *taker = column(n, 4);
	offer *offers = column(n, 8), *sorted = column(n, 8);

	for (int i = 0; i < n; i++) {
		uint64_t a = next(), b = next();
		load[i] = 30 + below(a >> 32, 21);
		ask[i] = 1500 + below(a, 3001);
		rest[i] = below(b >> 32, 7);
	}
	for (int i = 0; i < r; i++) {
		places[i] = 4 + below(next() >> 32, 4);
		wage[i] = 80;
	}

	int64_t crossings = 0, crews = 0, seizures = 0;
	double wages = 0;
	for (int day = 0; day < days; day++) {
		/* Propose. */
		int m = 0;
		memset(first, 0, (r + 1) * sizeof *first);
		for (int i = 0; i < n; i++) {
			if (rest[i] != 0)
				continue;
			uint64_t draw = next();
			uint32_t o = below(draw >> 32, r);
			if (wage[o] * load[i] < ask[i])
				continue;
			taker[m] = o;
			offers[m++] = draw << 32 | (uint32_t)i;
			first[o]++;
		}
		/* Bring the offers to each organiser together. */
		uint32_t sum = 0;
		for (int o = 0; o <= r; o++) {
			uint32_t count = first[o];
			first[o] = sum;
			sum += count;
		}
		for (int j = 0; j < m; j++)
			sorted[first[taker[j]]++] = offers[j];
		/* Now first[o] is where those of organiser o end. */
		int64_t today_crossings = 0, today_crews = 0, today_seizures = 0, today_pay = 0, today_wages = 0;
		uint32_t start = 0;
		for (int o = 0; o < r; o++) {
			int count = first[o] - start;
			offer *his = sorted + start;
			start = first[o];
			int crew = count;
			/* Resolve. */
			if (count > places[o]) {
				crew = places[o];
				sort(his, count);
			}
			/* Cross. */
			if (crew > 0) {
				int taken = next() < (uint64_t)(0.02 * 18446744073709551616.0);
				today_crews++;
				today_seizures += taken;
				today_crossings += crew;
				for (int j = 0; j < crew; j++) {
					uint32_t i = (uint32_t)his[j];
					crossed[i] = 1;
					if (taken) {
						rest[i] = 15;
						continue;
					}
					int pay = wage[o] * load[i];
					cash[i] += pay;
					today_pay += pay;
					runs[i]++;
					rest[i] = 4 + (load[i] >= 40) + (load[i] >= 46);
				}
			}
			/* Wage. */
			int w = wage[o], step = w / 100 > 1 ? w / 100 : 1;
			if (count > places[o])
				w -= step;
			else if (count < places[o])
				w += step;
			wage[o] = w < 20 ? 20 : w > 400 ? 400 : w;
			today_wages += wage[o];
		}
		/* Live. */
		for (int i = 0; i < n; i++)
			cash[i] -= 300;
		for (int i = 0; i < n; i++) {
			rest[i] -= (rest[i] > 0) & !crossed[i];
			crossed[i] = 0;
		}
		/* Record. */
		if (day >= 100) {
			crossings += today_crossings;
			crews += today_crews;
			seizures += today_seizures;
			wages += (double)today_wages / r;
		}
	}
	clock_gettime(CLOCK_MONOTONIC, &end);
	double seconds = end.tv_sec - begin.tv_sec + 1e-9 * (end.tv_nsec - begin.tv_nsec);
	printf("{\"crossings_per_porter_day\":%.9g,\"seizures_per_crew\":%.9g,\"wage\":%.9g,\"seconds\":%.6f}\n",
	       (double)crossings / (days - 100) / n, (double)seizures / crews, wages / (days - 100), seconds);
	return 0;
}
