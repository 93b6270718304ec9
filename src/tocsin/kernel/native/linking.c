/* Links posts to earlier ones of nearly the same text: see enrichment.stories.window. */
#include "native.h"

#define SIGNATURE 32
#define BANDS 16
#define CHAIN 16
#define LEAST_LETTERS 8

enum {
    SIGNATURES, /* u32[n * 32] */
    LETTERS,    /* i32[n] */
    TIMES,      /* i64[n]: microseconds */
    KEYS,       /* i64[n] */
    HEADS,      /* u32[16 << bits]: the last post of each bucket, 0 = none */
    RING,       /* u32[capacity * 32]: signatures of the window */
    PREVIOUS,   /* u32[capacity * 16]: the one before in the same bucket */
    RING_TIMES, /* i64[capacity] */
    GROUPS,     /* i64[capacity]: the key of the group's first post */
    SKETCHES,   /* u8[capacity * 32]: the low bytes of the signatures */
    NEAR,       /* u32[n], written: the number of the nearest earlier post, 0 = none */
    OWN,        /* i64[n], written: the group */
    MERGED,     /* i64[2 * n], written: (group, into) */
    ARRAYS
};
static const int SIZES[ARRAYS] = {4, 4, 8, 8, 4, 4, 4, 8, 8, 1, 4, 8, 8};

typedef struct {
    Py_buffer arrays[ARRAYS];
    Py_ssize_t count, merged;
    uint32_t capacity, usable, bits;
    int64_t horizon;
    int least, strong, opened;
} Link;

static uint32_t band(const uint32_t *signature, int at, uint32_t bits) {
    uint32_t told = signature[2 * at] * 0x9E3779B1u + signature[2 * at + 1];
    told = (told ^ told >> 15) * 0x85EBCA6Bu;
    return ((uint32_t)at << bits) + ((told ^ told >> 13) * 0xC2B2AE35u >> (32 - bits));
}

static int agreement(const uint32_t *one, const uint32_t *other) {
    int same = 0;
    for (int k = 0; k < SIGNATURE; k++) same += one[k] == other[k];
    return same;
}

static void merge(Link *link, int64_t from, int64_t into) {
    int64_t *groups = link->arrays[GROUPS].buf, *merged = link->arrays[MERGED].buf;
    for (uint32_t at = 0; at < link->capacity; at++)
        if (groups[at] == from) groups[at] = into;
    merged[2 * link->merged] = from;
    merged[2 * link->merged++ + 1] = into;
}

/* The nearest candidate (of equals the oldest), and the oldest of those that are surely copies. */
typedef struct {
    uint32_t near, elder;
    int best;
} Found;

static void weigh(const Link *link, Found *found, uint32_t other, int same) {
    if (same > found->best || (same == found->best && other < found->near)) {
        found->best = same;
        found->near = other;
    }
    if (same >= link->strong && (!found->elder || other < found->elder)) found->elder = other;
}

/* Where low bytes agree in few places, whole numbers do in fewer. */
INLINE int may_agree(const uint8_t *one, const uint8_t *other, int least) {
    uint8_t same = 0;
    for (int k = 0; k < SIGNATURE; k++) same += one[k] == other[k];
    return same >= least;
}

/* All bands a step at a time, so that memory answers for all at once; one that is met in two bands
 * is weighed twice, to the same end. */
INLINE void look(const Link *link, Py_ssize_t at, uint32_t number, Found *found) {
    const uint32_t *signature = (const uint32_t *)link->arrays[SIGNATURES].buf + at * SIGNATURE;
    const uint32_t *heads = link->arrays[HEADS].buf, *ring = link->arrays[RING].buf;
    const uint32_t *previous = link->arrays[PREVIOUS].buf;
    const uint8_t *sketches = link->arrays[SKETCHES].buf;
    const int64_t *times = link->arrays[RING_TIMES].buf;
    int64_t now = ((const int64_t *)link->arrays[TIMES].buf)[at];
    uint32_t mask = link->capacity - 1, others[BANDS];
    uint8_t sketch[SIGNATURE];
    int live = BANDS, least = link->least < link->strong ? link->least : link->strong;
    for (int k = 0; k < SIGNATURE; k++) sketch[k] = (uint8_t)signature[k];
    for (int b = 0; b < BANDS; b++) others[b] = heads[band(signature, b, link->bits)];
    for (int step = 0; step < CHAIN && live; step++) {
        live = 0;
        for (int b = 0; b < BANDS; b++) {
            uint32_t other = others[b], slot = other & mask;
            if (!other || number - other > link->usable) {
                others[b] = 0;
                continue;
            }
            live++;
            others[b] = previous[(size_t)slot * BANDS + b];
            if (!may_agree(sketch, sketches + (size_t)slot * SIGNATURE, least)) continue;
            if (is_within(now, times[slot], link->horizon))
                weigh(link, found, other, agreement(signature, ring + (size_t)slot * SIGNATURE));
        }
    }
}
TWICE(look, (const Link *link, Py_ssize_t at, uint32_t number, Found *found),
      (link, at, number, found))

static void ask_ahead(const Link *link, Py_ssize_t at) {
    const uint32_t *heads = link->arrays[HEADS].buf;
    const uint32_t *signature = (const uint32_t *)link->arrays[SIGNATURES].buf + at * SIGNATURE;
    for (int b = 0; b < BANDS && at < link->count; b++)
        ASK_FOR(heads + band(signature, b, link->bits));
}

static void enter(Link *link, Py_ssize_t at, uint32_t number) {
    const uint32_t *signature = (const uint32_t *)link->arrays[SIGNATURES].buf + at * SIGNATURE;
    uint32_t *heads = link->arrays[HEADS].buf, slot = number & (link->capacity - 1);
    uint32_t *previous = (uint32_t *)link->arrays[PREVIOUS].buf + (size_t)slot * BANDS;
    uint32_t *kept = (uint32_t *)link->arrays[RING].buf + (size_t)slot * SIGNATURE;
    uint8_t *sketch = (uint8_t *)link->arrays[SKETCHES].buf + (size_t)slot * SIGNATURE;
    for (int k = 0; k < SIGNATURE; k++) kept[k] = signature[k];
    for (int k = 0; k < SIGNATURE; k++) sketch[k] = (uint8_t)signature[k];
    ((int64_t *)link->arrays[RING_TIMES].buf)[slot] = ((const int64_t *)link->arrays[TIMES].buf)[at];
    if (((const int32_t *)link->arrays[LETTERS].buf)[at] < LEAST_LETTERS) return;
    for (int b = 0; b < BANDS; b++) {
        uint32_t place = band(signature, b, link->bits);
        previous[b] = heads[place];
        heads[place] = number;
    }
}

static void link_all(Link *link, uint32_t first) {
    const int32_t *letters = link->arrays[LETTERS].buf;
    const int64_t *keys = link->arrays[KEYS].buf;
    int64_t *groups = link->arrays[GROUPS].buf, *own = link->arrays[OWN].buf;
    uint32_t *near = link->arrays[NEAR].buf, mask = link->capacity - 1;
    for (Py_ssize_t at = 0; at < link->count; at++) {
        uint32_t number = first + (uint32_t)at;
        Found found = {0, 0, link->least - 1};
        ask_ahead(link, at + 2);
        if (letters[at] >= LEAST_LETTERS) look_best(link, at, number, &found);
        own[at] = found.near ? groups[found.near & mask] : keys[at];
        if (found.elder && groups[found.elder & mask] != own[at]) {
            int64_t into = groups[found.elder & mask];
            merge(link, own[at], into);
            own[at] = into;
        }
        near[at] = found.near;
        groups[number & mask] = own[at];
        enter(link, at, number);
    }
}

/* link(first, bits, usable, horizon, least, strong, *arrays) -> how many groups were merged */
static PyObject *link_posts(PyObject *self, PyObject *args) {
    Link link = {0};
    PyObject *told[ARRAYS];
    unsigned int first;
    long long horizon;
    (void)self;
    if (!PyArg_ParseTuple(args, "IIILiiOOOOOOOOOOOOO", &first, &link.bits, &link.usable, &horizon,
                          &link.least, &link.strong, &told[0], &told[1], &told[2], &told[3],
                          &told[4], &told[5], &told[6], &told[7], &told[8], &told[9], &told[10],
                          &told[11], &told[12]))
        return NULL;
    if (link.bits < 1 || link.bits > 24) return PyErr_Format(PyExc_ValueError, "bits: 1 to 24");
    link.horizon = horizon;
    Py_ssize_t n = 0, capacity = 0;
    for (; link.opened < ARRAYS; link.opened++) {
        int at = link.opened;
        const Py_ssize_t counts[ARRAYS] = {
            0, n, n, n, (Py_ssize_t)BANDS << link.bits, capacity * SIGNATURE, capacity * BANDS, 0,
            capacity, capacity * SIGNATURE, n, n, 2 * n,
        };
        if (array_open(&link.arrays[at], told[at], SIZES[at], counts[at], at >= HEADS) < 0) goto end;
        if (at == SIGNATURES) n = link.count = link.arrays[at].len / (4 * SIGNATURE);
        if (at == HEADS) capacity = PyObject_Length(told[RING_TIMES]);
    }
    link.capacity = (uint32_t)capacity;
    if (capacity < 1 || (capacity & (capacity - 1)) || link.usable >= link.capacity || !first) {
        PyErr_SetString(PyExc_ValueError, "the window's size is a power of two");
        goto end;
    }
    Py_BEGIN_ALLOW_THREADS
    link_all(&link, first);
    Py_END_ALLOW_THREADS
end:
    for (int at = 0; at < link.opened; at++) PyBuffer_Release(&link.arrays[at]);
    return PyErr_Occurred() ? NULL : PyLong_FromSsize_t(link.merged);
}

PyMethodDef linking_methods[] = {
    {"link", link_posts, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};
