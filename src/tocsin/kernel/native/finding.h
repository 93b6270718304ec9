/* A list of terms, as kernel.native.finding holds it. */
#ifndef TOCSIN_FINDING_H
#define TOCSIN_FINDING_H

#include "native.h"

#define STEM 6 /* bytes that a long term is found by; what is shorter is looked up as it is */
#define MIXER 0x9E3779B97F4A7C15u

enum {
    TERM_ENDS, /* i64[n + 1]: the terms, distinct, ordered by their bytes, none empty */
    TERMS,     /* u8[] */
    PARENTS,   /* i32[n]: the longest long term that a long term begins with, -1 = none */
    SLOTS,     /* i64[2 << bits]: see Slot */
    SIEVE,     /* u8[1 << bits]: a bit for each key; most places of a text stop here */
    PAIRS,     /* u8[8192]: a bit for each two bytes that a short term begins with */
    LENGTHS,   /* u8[256]: by first byte, the lengths of short terms as bits */
    FOUND,     /* i64[3 * most]: (term, begin, end), written by find() alone */
    ARRAYS
};

/* What begins with six bytes, from the first term to the last; or one short term, whose length
 * stands above its bytes. Terms are counted from 1, so that zeros are an empty slot. */
typedef struct {
    uint64_t key;
    int32_t first, last;
} Slot;

typedef struct {
    Py_buffer arrays[ARRAYS];
    int32_t count;
    int bits, opened;
} Finder;

#define ARRAY(type, name) ((type *)finder->arrays[name].buf)

/* The first bytes, 8 at most, zeros behind them. */
static inline uint64_t some(const uint8_t *at, Py_ssize_t left) {
    uint64_t told = 0;
    for (int k = 0; k < 8 && k < left; k++) told |= (uint64_t)at[k] << 8 * k;
    return told;
}

static inline uint64_t first(uint64_t bytes, int length) {
    return bytes & (((uint64_t)1 << 8 * length) - 1);
}

static inline uint64_t mixed(uint64_t bytes) {
    bytes = (bytes ^ bytes >> 29) * MIXER;
    return bytes ^ bytes >> 32;
}

static inline const uint8_t *term_at(const Finder *finder, int32_t term, Py_ssize_t *length) {
    const int64_t *ends = ARRAY(int64_t, TERM_ENDS);
    *length = (Py_ssize_t)(ends[term + 1] - ends[term]);
    return ARRAY(uint8_t, TERMS) + ends[term];
}

/* Return the slot of a key, or the empty one where it belongs. */
static inline Slot *slot_of(const Finder *finder, uint64_t key, uint64_t hashed) {
    Slot *slots = ARRAY(Slot, SLOTS);
    uint32_t mask = ((uint32_t)1 << finder->bits) - 1, at = (uint32_t)hashed & mask;
    while (slots[at].first && slots[at].key != key) at = (at + 1) & mask;
    return slots + at;
}

static inline uint64_t short_key(uint64_t told, int length) {
    return first(told, length) | (uint64_t)length << 8 * STEM;
}

/* Open the arrays up to `end`: 0, or -1 with an exception; close them in any case. */
int finder_open(Finder *finder, PyObject *const *told, int end, int is_built);
void finder_close(Finder *finder);

#endif
