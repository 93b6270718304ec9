/* The features of a column as rows of a sparse matrix, for training; and letters by script. */
#include "text.h"

#include <string.h>

static int fill(const Column *texts, Text *text, int bits, const Py_buffer *found,
                int64_t *bounds) {
    const uint8_t *data = texts->data.buf;
    uint32_t *rows = found->buf;
    int64_t room = found->len / (int64_t)sizeof *rows;
    bounds[0] = 0;
    for (Py_ssize_t at = 0; at < texts->count; at++) {
        const uint8_t *begin = data + column_offset(texts, at);
        if (!text_read(text, begin, data + column_offset(texts, at + 1))) return 0;
        text_rows(text, bits, NULL);
        size_t bytes = (size_t)text->rows_count * sizeof *rows;
        bounds[at + 1] = bounds[at] + text->rows_count;
        if (rows && bounds[at + 1] <= room) memcpy(rows + bounds[at], text->rows, bytes);
    }
    return 1;
}

/* rows(offsets, data, classes u8[POINTS], bits, rows u32[bounds[n]] | None, bounds i64[n + 1])
 *
 * Called first without `rows` it fills in `bounds`; called again with them, `rows`. Return whether
 * all texts were UTF-8. */
static PyObject *rows(PyObject *self, PyObject *args) {
    PyObject *told[5], *answer = NULL;
    Column texts;
    Py_buffer classes, found = {0}, bounds;
    int bits, is_read;
    (void)self;
    if (!PyArg_ParseTuple(args, "OOOiOO", &told[0], &told[1], &told[2], &bits, &told[3], &told[4]))
        return NULL;
    if (bits < 1 || bits > 28) return PyErr_Format(PyExc_ValueError, "bits: 1 to 28");
    if (column_open(&texts, told[0], told[1]) < 0) return NULL;
    if (array_open(&classes, told[2], 1, POINTS, 0) < 0) goto no_classes;
    if (array_open(&bounds, told[4], 8, texts.count + 1, 1) < 0) goto no_bounds;
    const int64_t *ends = bounds.buf;
    Py_ssize_t room = told[3] == Py_None ? 0 : (Py_ssize_t)ends[texts.count];
    if (told[3] != Py_None && array_open(&found, told[3], 4, room, 1) < 0) goto no_rows;
    Text *text = PyMem_Malloc(sizeof *text);
    if (!text) {
        PyErr_NoMemory();
        goto no_text;
    }
    text->classes = classes.buf;
    Py_BEGIN_ALLOW_THREADS
    is_read = fill(&texts, text, bits, &found, bounds.buf);
    Py_END_ALLOW_THREADS
    answer = PyBool_FromLong(is_read);
    PyMem_Free(text);
no_text:
    if (found.buf) PyBuffer_Release(&found);
no_rows:
    PyBuffer_Release(&bounds);
no_bounds:
    PyBuffer_Release(&classes);
no_classes:
    column_close(&texts);
    return answer;
}

static int count(const Column *texts, const uint8_t *script_of, int scripts, int32_t *counts) {
    const uint8_t *data = texts->data.buf;
    memset(counts, 0, (size_t)texts->count * (size_t)scripts * sizeof *counts);
    for (Py_ssize_t at = 0; at < texts->count; at++, counts += scripts) {
        const uint8_t *from = data + column_offset(texts, at);
        const uint8_t *end = data + column_offset(texts, at + 1);
        for (int length = 0; from < end && length < LONGEST; length++) {
            uint32_t point;
            int bytes = utf8_read(from, end, &point);
            if (!bytes) return 0;
            int script = script_of[point];
            if (script && script < scripts) counts[script]++; /* 0: of no script */
            from += bytes;
        }
    }
    return 1;
}

/* scripts(offsets, data, script_of u8[POINTS], scripts, counts i32[n * scripts]) -> as rows() */
static PyObject *scripts(PyObject *self, PyObject *args) {
    PyObject *told[4], *answer = NULL;
    Column texts;
    Py_buffer script_of, counts;
    int kinds, is_read;
    (void)self;
    if (!PyArg_ParseTuple(args, "OOOiO", &told[0], &told[1], &told[2], &kinds, &told[3]))
        return NULL;
    if (kinds < 1 || kinds > 256) return PyErr_Format(PyExc_ValueError, "scripts: 1 to 256");
    if (column_open(&texts, told[0], told[1]) < 0) return NULL;
    if (array_open(&script_of, told[2], 1, POINTS, 0) < 0) goto no_scripts;
    if (array_open(&counts, told[3], 4, texts.count * kinds, 1) < 0) goto no_counts;
    Py_BEGIN_ALLOW_THREADS
    is_read = count(&texts, script_of.buf, kinds, counts.buf);
    Py_END_ALLOW_THREADS
    answer = PyBool_FromLong(is_read);
    PyBuffer_Release(&counts);
no_counts:
    PyBuffer_Release(&script_of);
no_scripts:
    column_close(&texts);
    return answer;
}

PyMethodDef rows_methods[] = {
    {"rows", rows, METH_VARARGS, NULL},
    {"scripts", scripts, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};
