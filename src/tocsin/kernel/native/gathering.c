/* Gathers posts into stories, one after another: see enrichment.stories.centroids. */
#include "gathering.h"

static const int SIZES[ARRAYS] = {4, 4, 8, 8, 4, 8, 8, 4, 8, 4, 8, 4, 8, 8, 4, 4, 8, 4, 8};

/* 16 times the logarithm to base 2, between powers of two along a straight line. */
static int32_t logarithm(uint64_t value) {
    int bits = 0;
    for (uint64_t left = value; left > 1; left >>= 1) bits++;
    return bits * 16 + (int32_t)(((value << 4) >> bits) & 15);
}

static int64_t root(int64_t value) {
    int64_t told = 0;
    for (int64_t bit = (int64_t)1 << 15; bit; bit >>= 1)
        if ((told + bit) * (told + bit) <= value) told += bit;
    return told;
}

/* Keep the features that fewest posts hold, the rarest first, of equals the earlier. */
static void post_read(Gather *gather, Py_ssize_t at, Post *post) {
    const int32_t *found = ARRAY(int32_t, FOUND) + at * FEATURES;
    const uint32_t *words = ARRAY(uint32_t, WORDS);
    int32_t all = logarithm((uint64_t)ARRAY(int64_t, META)[0] + 2);
    int count = ARRAY(int32_t, COUNTS)[at];
    int64_t sum = 0;
    post->count = 0;
    for (int k = 0; k < count && k < FEATURES; k++) {
        int32_t feature = found[k], place, is_known = 0;
        if (feature < 0 || feature >= gather->buckets) continue;
        int32_t weight = all - logarithm((uint64_t)words[feature] + 1);
        if (weight <= 0) continue;
        for (int j = 0; j < post->count && !is_known; j++) is_known = post->features[j] == feature;
        if (is_known || (post->count == KEPT && weight <= post->weights[KEPT - 1])) continue;
        place = post->count < KEPT ? post->count++ : KEPT - 1;
        for (; place && post->weights[place - 1] < weight; place--) {
            post->features[place] = post->features[place - 1];
            post->weights[place] = post->weights[place - 1];
        }
        post->features[place] = feature;
        post->weights[place] = weight;
    }
    for (int j = 0; j < post->count; j++) sum += (int64_t)post->weights[j] * post->weights[j];
    int64_t length = root(sum);
    for (int j = 0; j < post->count; j++) post->weights[j] = (int32_t)(post->weights[j] * NORM / length);
}

static void count_words(Gather *gather, const Post *post) {
    uint32_t *words = ARRAY(uint32_t, WORDS);
    int64_t *meta = ARRAY(int64_t, META);
    for (int j = 0; j < post->count; j++) words[post->features[j]]++;
    if (++meta[0] < (int64_t)1 << 20) return;
    meta[0] >>= 1;
    for (int32_t at = 0; at < gather->buckets; at++) words[at] >>= 1;
}

/* Return the slot whose centroid is nearest (of equals the first found), or -1. */
static int32_t nearest(Gather *gather, const Post *post, int64_t now, int32_t *told) {
    static const int most = KEPT * POSTINGS;
    int32_t met[KEPT * POSTINGS], count = 0, best = -1;
    int64_t *scores = ARRAY(int64_t, SCORES);
    const int32_t *weights = ARRAY(int32_t, WEIGHTS);
    double highest = 0;
    for (int j = 0; j < post->count; j++) {
        const int32_t *list = ARRAY(int32_t, LISTS) + (size_t)post->features[j] * POSTINGS;
        for (int k = 0; k < POSTINGS && list[k]; k++) {
            int32_t place = list[k] - 1, slot = place / WIDTH;
            if (!scores[slot] && count < most) met[count++] = slot;
            scores[slot] += (int64_t)post->weights[j] * weights[place] + !scores[slot];
        }
    }
    for (int k = 0; k < count; k++) {
        int32_t slot = met[k];
        double dot = (double)scores[slot];
        scores[slot] = 0;
        if (!is_within(now, ARRAY(int64_t, LASTS)[slot], gather->horizon)) continue;
        double length = (double)ARRAY(int64_t, SQUARES)[slot] * NORM * NORM;
        double share = length > 0 ? dot * dot / length : 0;
        if (share > highest) {
            highest = share;
            best = slot;
        }
    }
    *told = (int32_t)(highest * 1000);
    return highest * 1e6 >= (double)gather->squared ? best : -1;
}

static int32_t found(Gather *gather, Py_ssize_t at, const Post *post) {
    int64_t *meta = ARRAY(int64_t, META);
    int32_t slot = (int32_t)(meta[1]++ % gather->seedlings);
    centre_clear(gather, slot);
    ARRAY(int64_t, IDS)[slot] = ARRAY(int64_t, KEYS)[at];
    ARRAY(int64_t, LASTS)[slot] = ARRAY(int64_t, TIMES)[at];
    for (int j = 0; j < post->count; j++)
        centre_put(gather, slot * WIDTH + j, post->features[j], post->weights[j]);
    centre_measure(gather, slot);
    return slot;
}

static void join(Gather *gather, Py_ssize_t at, int32_t slot) {
    int64_t time = ARRAY(int64_t, TIMES)[at], *lasts = ARRAY(int64_t, LASTS);
    if (time > lasts[slot]) lasts[slot] = time;
    ARRAY(int32_t, SIZES_OF)[slot] += ARRAY(int32_t, SIZES_OF)[slot] < INT32_MAX;
    ARRAY(int64_t, SEEN)[slot] = ++ARRAY(int64_t, META)[2];
    ARRAY(int64_t, STORIES)[at] = ARRAY(int64_t, IDS)[slot];
}

static int32_t standing(const Gather *gather, int64_t story) {
    const int64_t *ids = ARRAY(int64_t, IDS);
    for (int32_t slot = gather->slots - 1; story && slot >= 0; slot--)
        if (ids[slot] == story) return slot;
    return -1;
}

static void gather_one(Gather *gather, Py_ssize_t at) {
    Post post;
    int32_t *told = ARRAY(int32_t, NEARNESS) + at;
    uint32_t near = ARRAY(uint32_t, NEAR)[at], mask = (uint32_t)gather->capacity - 1;
    int32_t slot = near ? standing(gather, ARRAY(int64_t, WINDOW)[near & mask]) : -1;
    *told = 1000;
    if (slot < 0) {
        post_read(gather, at, &post);
        ARRAY(int64_t, STORIES)[at] = 0;
        *told = 0;
        if (post.count < 3) return;
        slot = nearest(gather, &post, ARRAY(int64_t, TIMES)[at], told);
        count_words(gather, &post);
        if (slot < 0) {
            join(gather, at, found(gather, at, &post));
            return;
        }
        centre_lean(gather, slot, &post);
    }
    join(gather, at, slot < gather->seedlings ? centre_grow(gather, slot) : slot);
}

static void gather_all(Gather *gather, uint32_t first) {
    int64_t *window = ARRAY(int64_t, WINDOW);
    for (Py_ssize_t at = 0; at < gather->count; at++) {
        gather_one(gather, at);
        window[(first + (uint32_t)at) & (uint32_t)(gather->capacity - 1)] = ARRAY(int64_t, STORIES)[at];
    }
}

static int gather_open(Gather *gather, PyObject *const *told) {
    Py_ssize_t n = PyObject_Length(told[COUNTS]), slots = PyObject_Length(told[IDS]);
    Py_ssize_t buckets = PyObject_Length(told[WORDS]);
    gather->count = n;
    gather->capacity = PyObject_Length(told[WINDOW]);
    if (n < 0 || slots < 0 || buckets < 0 || gather->capacity < 0) return -1;
    gather->slots = (int32_t)slots;
    gather->buckets = (int32_t)buckets;
    const Py_ssize_t counts[ARRAYS] = {
        n * FEATURES, n, n, n, n, gather->capacity, n, n, 4, buckets, slots, slots, slots, slots,
        slots * WIDTH, slots * WIDTH, slots, buckets * POSTINGS, slots,
    };
    for (; gather->opened < ARRAYS; gather->opened++) {
        int at = gather->opened;
        if (array_open(&gather->arrays[at], told[at], SIZES[at], counts[at], at >= WINDOW) < 0)
            return -1;
    }
    if (gather->seedlings > 0 && gather->seedlings < slots && slots < (1 << 20) &&
        gather->capacity > 0 && !(gather->capacity & (gather->capacity - 1)))
        return 0;
    PyErr_SetString(PyExc_ValueError, "seedlings are fewer than slots, a window is a power of two");
    return -1;
}

/* gather(first, seedlings, horizon, squared, *arrays): the last is the array of scores */
static PyObject *gather_posts(PyObject *self, PyObject *args) {
    Gather gather = {0};
    PyObject *told[ARRAYS];
    unsigned int first;
    int is_open;
    (void)self;
    if (!PyArg_ParseTuple(args, "IiLLOOOOOOOOOOOOOOOOOOO", &first, &gather.seedlings,
                          &gather.horizon, &gather.squared, &told[0], &told[1], &told[2], &told[3],
                          &told[4], &told[5], &told[6], &told[7], &told[8], &told[9], &told[10],
                          &told[11], &told[12], &told[13], &told[14], &told[15], &told[16],
                          &told[17], &told[18]))
        return NULL;
    is_open = gather_open(&gather, told) == 0;
    if (is_open) {
        Py_BEGIN_ALLOW_THREADS
        gather_all(&gather, first);
        Py_END_ALLOW_THREADS
    }
    for (int at = 0; at < gather.opened; at++) PyBuffer_Release(&gather.arrays[at]);
    if (!is_open) return NULL;
    Py_RETURN_NONE;
}

PyMethodDef gathering_methods[] = {
    {"gather", gather_posts, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};
