/* Folding: kernel.folding's table over a column's UTF-8. */
#include "native.h"

#define DROP 0xFFFFFFFFu
#define LONG_WAY 0xFFFFFFFEu
#define EXPANDS 0x80000000u
#define LENGTH_BITS 3
#define LENGTH 7u
#define NONCHARACTER 0x10FFFFu /* folding's own separator: no text may hold it */

typedef struct {
    const uint32_t *table, *letters; /* letters: what expansions point into */
    size_t letters_count;
    uint8_t *to;
    const uint8_t *end;
    int is_hard, is_broken, is_full;
} Folded;

static int hex_read(const uint8_t *at) {
    int point = 0;
    for (int nth = 0; nth < 4; nth++) {
        int digit = at[nth], letter = (digit | 0x20) - 'a';
        if (digit >= '0' && digit <= '9')
            point = point << 4 | (digit - '0');
        else if (letter >= 0 && letter < 6)
            point = point << 4 | (letter + 10);
        else
            return -1;
    }
    return point;
}

/* Read a letter that was escaped twice, at its backslash: folding.escapes in C. Return its bytes,
 * or 0 where it is none; half of a pair stays a surrogate, which folding drops. */
static int escape_read(const uint8_t *at, const uint8_t *end, uint32_t *point) {
    if (end - at < 6 || at[1] != 'u') return 0;
    int high = hex_read(at + 2);
    if (high < 0 || high == '\\') return 0;
    *point = (uint32_t)high;
    if ((high & 0xFC00) != 0xD800 || end - at < 12 || at[6] != '\\' || at[7] != 'u') return 6;
    int low = hex_read(at + 8);
    if (low < 0 || (low & 0xFC00) != 0xDC00) return 6;
    *point = 0x10000u + ((uint32_t)(high & 0x3FF) << 10 | (uint32_t)(low & 0x3FF));
    return 12;
}

static void expand(uint32_t told, Folded *out) {
    size_t first = (told & ~EXPANDS) >> LENGTH_BITS, length = told & LENGTH;
    if (first + length > out->letters_count) return;
    for (size_t at = first; at < first + length; at++)
        out->to += utf8_write(out->to, out->letters[at]);
}

static void fold_one(const uint8_t *at, const uint8_t *end, Folded *out) {
    uint8_t *begin = out->to;
    out->is_hard = 0;
    while (at < end) {
        uint32_t point;
        int bytes = utf8_read(at, end, &point);
        if (!bytes) {
            out->is_broken = 1;
            return;
        }
        if (point == '\\') {
            int escaped = escape_read(at, end, &point);
            if (escaped) bytes = escaped;
        }
        at += bytes;
        uint32_t folded = point == NONCHARACTER ? DROP : out->table[point];
        if (folded >= LONG_WAY) {
            out->is_hard |= folded == LONG_WAY;
            continue;
        }
        if (out->end - out->to < 4 * (int)LENGTH) {
            out->is_full = 1;
            return;
        }
        if (folded >= EXPANDS)
            expand(folded, out);
        else
            out->to += utf8_write(out->to, folded);
    }
    if (out->is_hard) out->to = begin; /* NFKC joins or splits letters here: Python's to do */
}

/* fold(offsets, data, table u32[POINTS], letters u32[], folded_offsets i32[n + 1], folded u8[],
 *      hard u8[n]) -> int
 *
 * Return the bytes written; texts marked in `hard` are left empty. -1: a text is no UTF-8. */
static PyObject *fold(PyObject *self, PyObject *args) {
    PyObject *told[7];
    Column texts;
    Py_buffer table, letters, offsets, data, hard;
    PyObject *answer = NULL;
    (void)self;
    if (!PyArg_ParseTuple(args, "OOOOOOO", &told[0], &told[1], &told[2], &told[3], &told[4],
                          &told[5], &told[6]))
        return NULL;
    if (column_open(&texts, told[0], told[1]) < 0) return NULL;
    if (array_open(&table, told[2], 4, POINTS, 0) < 0) goto no_table;
    if (array_open(&letters, told[3], 4, 0, 0) < 0) goto no_letters;
    if (array_open(&offsets, told[4], 4, texts.count + 1, 1) < 0) goto no_offsets;
    if (array_open(&data, told[5], 1, 0, 1) < 0) goto no_data;
    if (array_open(&hard, told[6], 1, texts.count, 1) < 0) goto no_hard;

    uint8_t *begin = data.buf;
    Py_ssize_t most = data.len < INT32_MAX ? data.len : INT32_MAX;
    Folded out = {table.buf, letters.buf, (size_t)letters.len / 4, begin, begin + most, 0, 0, 0};
    Py_BEGIN_ALLOW_THREADS
    const uint8_t *text = texts.data.buf;
    ((int32_t *)offsets.buf)[0] = 0;
    for (Py_ssize_t at = 0; at < texts.count && !out.is_broken && !out.is_full; at++) {
        fold_one(text + column_offset(&texts, at), text + column_offset(&texts, at + 1), &out);
        ((uint8_t *)hard.buf)[at] = (uint8_t)out.is_hard;
        ((int32_t *)offsets.buf)[at + 1] = (int32_t)(out.to - begin);
    }
    Py_END_ALLOW_THREADS
    if (out.is_full)
        PyErr_SetString(PyExc_OverflowError, "the folded texts do not fit");
    else
        answer = PyLong_FromSsize_t(out.is_broken ? -1 : out.to - begin);

    PyBuffer_Release(&hard);
no_hard:
    PyBuffer_Release(&data);
no_data:
    PyBuffer_Release(&offsets);
no_offsets:
    PyBuffer_Release(&letters);
no_letters:
    PyBuffer_Release(&table);
no_table:
    column_close(&texts);
    return answer;
}

PyMethodDef fold_methods[] = {
    {"fold", fold, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};
