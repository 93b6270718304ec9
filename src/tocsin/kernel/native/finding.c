/* Where the terms of a list stand in a text: see kernel.native.finding. */
#include "finding.h"

#include <string.h>

#define WAITING 64 /* places of a text that are looked up together, while memory answers */

static inline uint64_t eight(const uint8_t *at) {
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24 |
           (uint64_t)at[4] << 32 | (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 |
           (uint64_t)at[7] << 56;
}

typedef struct {
    Py_ssize_t at;
    uint64_t key, hashed;
    const Slot *slot;
} Place;

typedef struct {
    const uint8_t *text;
    Py_ssize_t length;
    int64_t *to, count, most;
    Place waiting[WAITING];
    int places;
} Search;

static void put(const Finder *finder, Search *search, int32_t term, Py_ssize_t at) {
    Py_ssize_t length;
    term_at(finder, term, &length);
    if (search->count++ >= search->most) return;
    *search->to++ = term;
    *search->to++ = at;
    *search->to++ = at + length;
}

/* Of the terms from `term` to `last` find the greatest that is no greater than the text from `at`
 * on: all that the text begins with are that one, or what that one begins with. */
static void find_long(const Finder *finder, Search *search, Py_ssize_t at, int32_t term,
                      int32_t last) {
    const uint8_t *text = search->text + at;
    Py_ssize_t left = search->length - at, length, alike = 0;
    int32_t begin = term, end = last + 1;
    for (term--; end - term > 1;) {
        int32_t middle = term + (end - term) / 2;
        const uint8_t *told = term_at(finder, middle, &length);
        int order = memcmp(told, text, (size_t)(length < left ? length : left));
        if (order < 0 || (order == 0 && length <= left))
            term = middle;
        else
            end = middle;
    }
    if (term < begin) return;
    const uint8_t *told = term_at(finder, term, &length);
    while (alike < length && alike < left && told[alike] == text[alike]) alike++;
    for (; term >= 0; term = ARRAY(int32_t, PARENTS)[term]) {
        term_at(finder, term, &length);
        if (length <= alike) put(finder, search, term, at);
    }
}

static int in_word(uint8_t byte) { return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'); }

static void look_up(const Finder *finder, Search *search) {
    const int64_t *ends = ARRAY(int64_t, TERM_ENDS);
    int known = 0;
    for (int k = 0; k < search->places; k++) {
        Place place = search->waiting[k];
        place.slot = slot_of(finder, place.key, place.hashed);
        if (!place.slot->first) continue;
        ASK_FOR(ends + place.slot->first - 1);
        search->waiting[known++] = place;
    }
    for (int k = 0; k < known; k++)
        ASK_FOR(ARRAY(uint8_t, TERMS) + ends[search->waiting[k].slot->first - 1]);
    for (int k = 0; k < known; k++) {
        const Place *place = search->waiting + k;
        if (place->key >> 8 * STEM)
            put(finder, search, place->slot->first - 1, place->at);
        else
            find_long(finder, search, place->at, place->slot->first - 1, place->slot->last - 1);
    }
    search->places = 0;
}

static void wait(const Finder *finder, Search *search, Py_ssize_t at, uint64_t key) {
    uint64_t hashed = mixed(key);
    if (!(ARRAY(uint8_t, SIEVE)[hashed >> (64 - finder->bits)] >> (hashed & 7) & 1)) return;
    ASK_FOR(ARRAY(Slot, SLOTS) + ((uint32_t)hashed & (((uint32_t)1 << finder->bits) - 1)));
    search->waiting[search->places++] = (Place){at, key, hashed, NULL};
    if (search->places == WAITING) look_up(finder, search);
}

static void find_all(const Finder *finder, Search *search) {
    const uint8_t *text = search->text, *pairs = ARRAY(uint8_t, PAIRS);
    int was_word = 0;
    for (Py_ssize_t at = 0; at < search->length; at++) {
        int is_word = in_word(text[at]), is_inside = is_word && was_word;
        was_word = is_word;
        if (is_inside || (text[at] & 0xC0) == 0x80) continue; /* no term begins there */
        Py_ssize_t left = search->length - at;
        uint64_t told = left < 8 ? some(text + at, left) : eight(text + at);
        uint32_t pair = (uint32_t)(told & 255) << 8 | (uint32_t)(told >> 8 & 255);
        if (left >= STEM) wait(finder, search, at, first(told, STEM));
        if (!(pairs[pair >> 3] >> (pair & 7) & 1)) continue;
        for (int length = 1; length < STEM && length <= left; length++)
            if (ARRAY(uint8_t, LENGTHS)[text[at]] >> length & 1)
                wait(finder, search, at, short_key(told, length));
    }
    look_up(finder, search);
}

/* find(text, bits, *arrays) -> how many there are, of which as many are told as there is room for */
static PyObject *find(PyObject *self, PyObject *args) {
    Finder finder = {0};
    PyObject *told[ARRAYS];
    Py_buffer text = {0};
    int64_t count = -1;
    (void)self;
    if (!PyArg_ParseTuple(args, "y*iOOOOOOOO", &text, &finder.bits, &told[0], &told[1], &told[2],
                          &told[3], &told[4], &told[5], &told[6], &told[7]))
        return NULL;
    if (finder_open(&finder, told, ARRAYS, 1) == 0) {
        Search search = {text.buf, text.len, finder.arrays[FOUND].buf, 0,
                         finder.arrays[FOUND].len / (3 * (Py_ssize_t)sizeof(int64_t)), {{0}}, 0};
        Py_BEGIN_ALLOW_THREADS
        find_all(&finder, &search);
        Py_END_ALLOW_THREADS
        count = search.count;
    }
    finder_close(&finder);
    PyBuffer_Release(&text);
    return count < 0 ? NULL : PyLong_FromLongLong(count);
}

PyMethodDef finding_methods[] = {
    {"find", find, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};
