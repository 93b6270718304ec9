/* What stories and copies compare of a text: see enrichment.stories.marks. */
#include "text.h"

#define FEATURES 192 /* of a text, that are looked at: units and pairs of neighbours */
#define BUCKETS 18   /* bits of a feature */
#define UNIT 0x1B873593u
#define PAIR 0x38B34AE5u

static uint32_t bucket(uint32_t hashed, uint32_t salt) {
    uint32_t told = (hashed ^ hashed >> 15) * 0x85EBCA6Bu + salt;
    return ((told ^ told >> 13) * 0xC2B2AE35u) >> (32 - BUCKETS);
}

static inline uint32_t mixed(uint32_t hashed) {
    hashed = (hashed ^ hashed >> 15) * 0x85EBCA6Bu;
    hashed = (hashed ^ hashed >> 13) * 0xC2B2AE35u;
    return hashed ^ hashed >> 16;
}

/* Letters and pairs of them: a Chinese text has few, and one changed letter touches only three. */
INLINE void smallest(const Bare *bare, const uint32_t *factors, const uint32_t *shifts,
                     uint32_t *least) {
    for (int k = 0; k < SIGNATURE; k++) least[k] = UINT32_MAX;
    for (int at = 0; at < bare->letters; at++) {
        uint32_t one = mixed(bare->points[at] * 0x9E3779B1u + 1);
        uint32_t two = mixed((bare->points[at] * 0x9E3779B1u + bare->points[at + 1]) * 0x9E3779B1u + 2);
        if (at + 1 == bare->letters) two = one;
        for (int k = 0; k < SIGNATURE; k++) {
            uint32_t first = factors[k] * one + shifts[k], second = factors[k] * two + shifts[k];
            first = second < first ? second : first;
            least[k] = first < least[k] ? first : least[k];
        }
    }
}

TWICE(smallest,
      (const Bare *bare, const uint32_t *factors, const uint32_t *shifts, uint32_t *least),
      (bare, factors, shifts, least))

static void dense_signature(const Bare *bare, const uint32_t *factors, const uint32_t *shifts,
                            uint32_t *signature) {
    uint32_t least[SIGNATURE];
    smallest_best(bare, factors, shifts, least);
    for (int k = 0; k < SIGNATURE; k++) signature[k] = least[k];
}

static int features(const Bare *bare, int32_t *found) {
    int count = 0;
    for (int unit = 0; unit < bare->units && count < FEATURES; unit++) {
        uint32_t hashed = bare->hashes[unit];
        found[count++] = (int32_t)bucket(hashed, UNIT);
        if (unit + 1 < bare->units && count < FEATURES)
            found[count++] = (int32_t)bucket(hashed * 0x9E3779B1u + bare->hashes[unit + 1], PAIR);
    }
    return count;
}

typedef struct {
    Column texts;
    Py_buffer arrays[8];
    int opened;
} Marks;

enum { CLASSES, LINKS, FACTORS, SHIFTS, SIGNATURES, LETTERS, FOUND, COUNTS };

static int mark_all(const Marks *marks, Text *text, Bare *bare) {
    const uint8_t *data = marks->texts.data.buf;
    int links = (int)(marks->arrays[LINKS].len / 4);
    text->classes = marks->arrays[CLASSES].buf;
    for (Py_ssize_t at = 0; at < marks->texts.count; at++) {
        const uint8_t *begin = data + column_offset(&marks->texts, at);
        if (!text_read(text, begin, data + column_offset(&marks->texts, at + 1))) return 0;
        bare_read(bare, text, marks->arrays[LINKS].buf, links);
        (bare->latin * 2 > bare->units ? bare_signature : dense_signature)(
            bare, marks->arrays[FACTORS].buf, marks->arrays[SHIFTS].buf,
            (uint32_t *)marks->arrays[SIGNATURES].buf + at * SIGNATURE);
        ((int32_t *)marks->arrays[LETTERS].buf)[at] = bare->letters;
        ((int32_t *)marks->arrays[COUNTS].buf)[at] =
            features(bare, (int32_t *)marks->arrays[FOUND].buf + at * FEATURES);
    }
    return 1;
}

static int marks_open(Marks *marks, PyObject *args) {
    static const int sizes[8] = {1, 4, 4, 4, 4, 4, 4, 4};
    PyObject *told[10];
    if (!PyArg_UnpackTuple(args, "marks", 10, 10, &told[0], &told[1], &told[2], &told[3], &told[4],
                           &told[5], &told[6], &told[7], &told[8], &told[9]))
        return -1;
    if (column_open(&marks->texts, told[0], told[1]) < 0) return -1;
    Py_ssize_t n = marks->texts.count;
    const Py_ssize_t counts[8] = {POINTS, 0, SIGNATURE, SIGNATURE, n * SIGNATURE, n, n * FEATURES, n};
    for (; marks->opened < 8; marks->opened++) {
        int at = marks->opened;
        if (array_open(&marks->arrays[at], told[at + 2], sizes[at], counts[at], at > SHIFTS) < 0)
            return -1;
    }
    return 0;
}

/* marks(offsets, data, classes u8[POINTS], links u32[], factors u32[32], shifts u32[32],
 *       signatures u32[n * 32], letters i32[n], features i32[n * FEATURES], counts i32[n])
 *
 * Fill in the last four; return whether all texts were UTF-8. */
static PyObject *marks_of(PyObject *self, PyObject *args) {
    Marks marks = {0};
    int is_read = 0, is_open = 0;
    Text *text = NULL;
    Bare *bare = NULL;
    (void)self;
    if (marks_open(&marks, args) == 0) {
        text = PyMem_Malloc(sizeof *text);
        bare = PyMem_Malloc(sizeof *bare);
        is_open = text && bare;
        if (!is_open) PyErr_NoMemory();
    }
    if (is_open) {
        Py_BEGIN_ALLOW_THREADS
        is_read = mark_all(&marks, text, bare);
        Py_END_ALLOW_THREADS
    }
    for (int at = 0; at < marks.opened; at++) PyBuffer_Release(&marks.arrays[at]);
    if (marks.texts.offsets.buf) column_close(&marks.texts);
    PyMem_Free(text);
    PyMem_Free(bare);
    return is_open ? PyBool_FromLong(is_read) : NULL;
}

PyMethodDef marks_methods[] = {
    {"marks", marks_of, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};
