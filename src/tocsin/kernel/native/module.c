/* The extension `_native`: whole columns of text, with the interpreter's lock released.
 *
 * To add a file: put it into this folder (the build compiles every *.c here), give it a list of
 * methods, name that list in PARTS below, tell the methods' types in _native.pyi, and raise API
 * here and in __init__.py, so that an extension built earlier is not taken for this one.
 * Every function has a twin in NumPy that gives the same bits; tests hold the two together. */
#include "native.h"

#define API 6

extern PyMethodDef fold_methods[], read_methods[], rows_methods[], marks_methods[];
extern PyMethodDef linking_methods[], gathering_methods[];
extern PyMethodDef listing_methods[], finding_methods[];

static PyMethodDef *const PARTS[] = {
    fold_methods,
    read_methods,
    rows_methods,
    marks_methods,
    linking_methods,
    gathering_methods,
    listing_methods,
    finding_methods,
};

int array_open(Py_buffer *array, PyObject *from, Py_ssize_t size, Py_ssize_t count, int writable) {
    int flags = PyBUF_C_CONTIGUOUS | PyBUF_FORMAT | (writable ? PyBUF_WRITABLE : 0);
    if (PyObject_GetBuffer(from, array, flags) < 0) return -1;
    if (array->itemsize == size && array->len / size >= count) return 0;
    PyBuffer_Release(array);
    PyErr_SetString(PyExc_ValueError, "an array of another type or length was expected");
    return -1;
}

static int rises(const Column *column) {
    Py_ssize_t before = column_offset(column, 0);
    if (before < 0) return 0;
    for (Py_ssize_t at = 1; at <= column->count; at++) {
        Py_ssize_t next = column_offset(column, at);
        if (next < before) return 0;
        before = next;
    }
    return before <= column->data.len;
}

int column_open(Column *column, PyObject *offsets, PyObject *data) {
    int flags = PyBUF_C_CONTIGUOUS | PyBUF_FORMAT;
    if (PyObject_GetBuffer(offsets, &column->offsets, flags) < 0) return -1;
    if (PyObject_GetBuffer(data, &column->data, PyBUF_SIMPLE) < 0) {
        PyBuffer_Release(&column->offsets);
        return -1;
    }
    Py_ssize_t size = column->offsets.itemsize;
    column->count = column->offsets.len / (size ? size : 1) - 1;
    if ((size == 4 || size == 8) && column->count >= 0 && rises(column)) return 0;
    column_close(column);
    PyErr_SetString(PyExc_ValueError, "these offsets do not belong to this text");
    return -1;
}

void column_close(Column *column) {
    PyBuffer_Release(&column->offsets);
    PyBuffer_Release(&column->data);
}

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_native", NULL, -1, NULL, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__native(void) {
    PyObject *module = PyModule_Create(&definition);
    if (module == NULL) return NULL;
    for (size_t part = 0; part < sizeof PARTS / sizeof *PARTS; part++) {
        if (PyModule_AddFunctions(module, PARTS[part]) < 0) goto failed;
    }
    if (PyModule_AddIntConstant(module, "API", API) < 0) goto failed;
    return module;
failed:
    Py_DECREF(module);
    return NULL;
}
