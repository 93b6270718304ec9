/* Lists terms, so that they are found at once: see kernel.native.finding. */
#include "finding.h"

#include <string.h>

static const int SIZES[ARRAYS] = {8, 1, 4, 8, 1, 1, 1, 8};

static int begins_with(const Finder *finder, int32_t term, int32_t other) {
    Py_ssize_t length, begin;
    const uint8_t *one = term_at(finder, term, &length), *two = term_at(finder, other, &begin);
    return begin <= length && memcmp(one, two, (size_t)begin) == 0;
}

static void enter(Finder *finder, int32_t term, uint64_t key) {
    uint64_t hashed = mixed(key);
    Slot *slot = slot_of(finder, key, hashed);
    slot->key = key;
    if (!slot->first) slot->first = term + 1;
    slot->last = term + 1; /* all that begin alike stand together */
    ARRAY(uint8_t, SIEVE)[hashed >> (64 - finder->bits)] |= (uint8_t)(1 << (hashed & 7));
}

static void announce(Finder *finder, uint64_t told, int length) {
    ARRAY(uint8_t, LENGTHS)[told & 255] |= (uint8_t)(1 << length);
    for (uint32_t second = 0; second < 256; second++) {
        uint32_t pair = (uint32_t)(told & 255) << 8 | second;
        if (length == 1 || second == (told >> 8 & 255))
            ARRAY(uint8_t, PAIRS)[pair >> 3] |= (uint8_t)(1 << (pair & 7));
    }
}

static void build(Finder *finder) {
    int32_t *parents = ARRAY(int32_t, PARENTS), before = -1; /* the long term before this one */
    for (int32_t term = 0; term < finder->count; term++) {
        Py_ssize_t length;
        const uint8_t *at = term_at(finder, term, &length);
        uint64_t told = some(at, length < STEM ? length : STEM);
        parents[term] = -1;
        if (length < STEM) {
            announce(finder, told, (int)length);
            enter(finder, term, short_key(told, (int)length));
            continue;
        }
        while (before >= 0 && !begins_with(finder, term, before)) before = parents[before];
        parents[term] = before;
        before = term;
        enter(finder, term, told);
    }
}

void finder_close(Finder *finder) {
    for (int at = 0; at < finder->opened; at++) PyBuffer_Release(&finder->arrays[at]);
}

int finder_open(Finder *finder, PyObject *const *told, int end, int is_built) {
    if (finder->bits < 1 || finder->bits > 28) {
        PyErr_SetString(PyExc_ValueError, "bits: 1 to 28");
        return -1;
    }
    Py_ssize_t ends = PyObject_Length(told[TERM_ENDS]), slots = (Py_ssize_t)1 << finder->bits;
    if (ends < 1 || ends > slots) { /* a table that is full would be searched for ever */
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "terms are fewer than slots");
        return -1;
    }
    finder->count = (int32_t)(ends - 1);
    const Py_ssize_t counts[ARRAYS] = {ends, 0, ends - 1, 2 * slots, slots, 8192, 256, 0};
    for (; finder->opened < end; finder->opened++) {
        int at = finder->opened, writable = at == FOUND || (!is_built && at > TERMS);
        if (array_open(&finder->arrays[at], told[at], SIZES[at], counts[at], writable) < 0) return -1;
    }
    const int64_t *rising = ARRAY(int64_t, TERM_ENDS);
    int is_right = rising[0] == 0 && rising[ends - 1] <= finder->arrays[TERMS].len;
    for (Py_ssize_t at = 1; at < ends; at++) is_right &= rising[at] > rising[at - 1];
    if (!is_right) PyErr_SetString(PyExc_ValueError, "these offsets do not belong to these terms");
    return is_right ? 0 : -1;
}

/* list_terms(bits, *arrays): fill in all behind TERMS, which are zeros */
static PyObject *list_terms(PyObject *self, PyObject *args) {
    Finder finder = {0};
    PyObject *told[ARRAYS];
    (void)self;
    if (!PyArg_ParseTuple(args, "iOOOOOOO", &finder.bits, &told[0], &told[1], &told[2], &told[3],
                          &told[4], &told[5], &told[6]))
        return NULL;
    int is_open = finder_open(&finder, told, FOUND, 0) == 0;
    if (is_open) {
        Py_BEGIN_ALLOW_THREADS
        build(&finder);
        Py_END_ALLOW_THREADS
    }
    finder_close(&finder);
    if (!is_open) return NULL;
    Py_RETURN_NONE;
}

PyMethodDef listing_methods[] = {
    {"list_terms", list_terms, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};
