/* One pass over a column of folded texts: all that enrichment.survey asks of each. */
#include "text.h"

#include <limits.h>

#define WIDTH 32
#define LANGUAGES_MOST 16
#define KNUTH 0x9E3779B1u

/* The arrays that Python hands over; what is None is not asked for. */
enum {
    CLASSES,    /* u8[POINTS] */
    SMALL_KEYS, /* u32[2^k]: hashes of small words, where the hash itself says, or behind it */
    SMALL_BITS, /* u16[2^k]: the languages of each, 0 = empty */
    LINKS,      /* u32[]: hashes of what is left of links */
    CODES,      /* i8[2^bits * 32] */
    FACTORS,    /* u32[32] */
    SHIFTS,     /* u32[32] */
    SUMS,       /* i32[n * 32], written, like all that follow */
    COUNTS,     /* i32[n]: features */
    SMALL,      /* i32[n * languages]: small words */
    KEYS,       /* u64[n] */
    KEYED,      /* u8[n]: has a key */
    SIGNATURES, /* u32[n * 32] */
    ARRAYS
};
static const int SIZES[ARRAYS] = {1, 4, 2, 4, 1, 4, 4, 4, 4, 4, 8, 1, 4};

typedef struct {
    Py_buffer arrays[ARRAYS];
    Column texts;
    int bits, languages, opened;
    Text *text;
    Bare *bare;
} Pass;

static void count_small(const Pass *pass, int32_t *counts) {
    const uint32_t *keys = pass->arrays[SMALL_KEYS].buf;
    const uint16_t *bits = pass->arrays[SMALL_BITS].buf;
    uint32_t most = (uint32_t)(pass->arrays[SMALL_KEYS].len / 4) - 1;
    for (int k = 0; k < pass->languages; k++) counts[k] = 0;
    for (int unit = 0; unit < pass->text->units; unit++) {
        if ((pass->text->kinds[pass->text->starts[unit]] & KIND) != WORD) continue;
        uint32_t hashed = pass->text->hashes[unit], at = hashed * KNUTH >> 16 & most;
        while (bits[at] && keys[at] != hashed) at = (at + 1) & most;
        for (int k = 0; bits[at] && k < pass->languages; k++) counts[k] += bits[at] >> k & 1;
    }
}

static void pass_one(Pass *pass, Py_ssize_t at) {
    const int8_t *codes = pass->arrays[CODES].buf;
    Text *text = pass->text;
    if (pass->arrays[SMALL].buf)
        count_small(pass, (int32_t *)pass->arrays[SMALL].buf + at * pass->languages);
    if (codes) {
        text_rows(text, pass->bits, codes);
        ((int32_t *)pass->arrays[COUNTS].buf)[at] = text->rows_count;
    }
    if (pass->arrays[KEYS].buf || pass->arrays[SIGNATURES].buf)
        bare_read(pass->bare, text, pass->arrays[LINKS].buf, (int)(pass->arrays[LINKS].len / 4));
    if (pass->arrays[KEYS].buf) {
        ((uint64_t *)pass->arrays[KEYS].buf)[at] = bare_key(pass->bare);
        ((uint8_t *)pass->arrays[KEYED].buf)[at] = pass->bare->units > 0;
    }
    if (pass->arrays[SIGNATURES].buf)
        bare_signature(pass->bare, pass->arrays[FACTORS].buf, pass->arrays[SHIFTS].buf,
                       (uint32_t *)pass->arrays[SIGNATURES].buf + at * SIGNATURE);
    if (codes) /* last: by now the rows have come from memory */
        rows_sum(codes, text->rows, text->rows_count,
                 (int32_t *)pass->arrays[SUMS].buf + at * WIDTH);
}

static int pass_all(Pass *pass) {
    const uint8_t *data = pass->texts.data.buf;
    for (Py_ssize_t at = 0; at < pass->texts.count; at++) {
        const uint8_t *begin = data + column_offset(&pass->texts, at);
        if (!text_read(pass->text, begin, data + column_offset(&pass->texts, at + 1))) return 0;
        pass_one(pass, at);
    }
    return 1;
}

static int pass_open(Pass *pass, PyObject *args) {
    PyObject *told[2], *arrays[ARRAYS];
    if (!PyArg_ParseTuple(args, "OOiiOOOOOOOOOOOOO", &told[0], &told[1], &pass->bits,
                          &pass->languages, &arrays[0], &arrays[1], &arrays[2], &arrays[3],
                          &arrays[4], &arrays[5], &arrays[6], &arrays[7], &arrays[8], &arrays[9],
                          &arrays[10], &arrays[11], &arrays[12]))
        return -1;
    if (pass->bits < 1 || pass->bits > 28 || pass->languages < 0 ||
        pass->languages > LANGUAGES_MOST) {
        PyErr_SetString(PyExc_ValueError, "bits and languages are out of range");
        return -1;
    }
    if (column_open(&pass->texts, told[0], told[1]) < 0) return -1;
    Py_ssize_t n = pass->texts.count;
    const Py_ssize_t counts[ARRAYS] = {
        POINTS,    1, 1, 0, ((Py_ssize_t)1 << pass->bits) * WIDTH, SIGNATURE, SIGNATURE, n * WIDTH, n,
        n * pass->languages, n, n, n * SIGNATURE,
    };
    for (; pass->opened < ARRAYS; pass->opened++) {
        int at = pass->opened;
        if (arrays[at] == Py_None && at != CLASSES) continue;
        if (array_open(&pass->arrays[at], arrays[at], SIZES[at], counts[at], at >= SUMS) < 0)
            return -1;
    }
    return 0;
}

/* Arrays are asked for in groups: one without the others is refused, and so is an odd table. */
static int pass_check(const Pass *pass) {
    const Py_buffer *arrays = pass->arrays;
    Py_ssize_t small = arrays[SMALL_KEYS].len / 4;
    int is_whole = (!arrays[CODES].buf || (arrays[SUMS].buf && arrays[COUNTS].buf)) &&
                   (!arrays[KEYS].buf || (arrays[KEYED].buf && arrays[LINKS].buf)) &&
                   (!arrays[SIGNATURES].buf ||
                    (arrays[LINKS].buf && arrays[FACTORS].buf && arrays[SHIFTS].buf)) &&
                   (!arrays[SMALL].buf || (arrays[SMALL_KEYS].buf && arrays[SMALL_BITS].buf &&
                                           small == arrays[SMALL_BITS].len / 2 &&
                                           (small & (small - 1)) == 0 && small <= 65536));
    if (!is_whole) PyErr_SetString(PyExc_ValueError, "arrays that belong together are missing");
    return is_whole ? 0 : -1;
}

static void pass_close(Pass *pass) {
    for (int at = 0; at < pass->opened; at++)
        if (pass->arrays[at].buf) PyBuffer_Release(&pass->arrays[at]);
    if (pass->texts.offsets.buf) column_close(&pass->texts);
    PyMem_Free(pass->text);
    PyMem_Free(pass->bare);
}

/* read(offsets, data, bits, languages, *arrays) -> whether all texts were UTF-8; else start again
 * with mended ones: what was written so far means nothing. */
static PyObject *read_texts(PyObject *self, PyObject *args) {
    Pass pass = {0};
    int is_read = 0, is_open = 0;
    (void)self;
    if (pass_open(&pass, args) == 0 && pass_check(&pass) == 0) {
        pass.text = PyMem_Malloc(sizeof *pass.text);
        pass.bare = PyMem_Malloc(sizeof *pass.bare);
        is_open = pass.text && pass.bare;
        if (!is_open) PyErr_NoMemory();
    }
    if (is_open) {
        pass.text->classes = pass.arrays[CLASSES].buf;
        Py_BEGIN_ALLOW_THREADS
        is_read = pass_all(&pass);
        Py_END_ALLOW_THREADS
    }
    pass_close(&pass);
    return is_open ? PyBool_FromLong(is_read) : NULL;
}

PyMethodDef read_methods[] = {
    {"read", read_texts, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};
