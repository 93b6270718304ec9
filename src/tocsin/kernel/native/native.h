/* What the C files of this folder share. See module.c for how to add one. */
#ifndef TOCSIN_NATIVE_H
#define TOCSIN_NATIVE_H

#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>
#include <stdint.h>

#define POINTS 0x110000u /* code points that there are: the length of tables by code point */

/* A string column as Arrow lays it out: text t is data[offset t .. offset t + 1]. */
typedef struct {
    Py_buffer offsets, data;
    Py_ssize_t count;
} Column;

/* Open what Python handed over; 0, or -1 with an exception. Offsets are 4 or 8 bytes wide, and are
 * checked to rise and to stay within the data. Always close what was opened. */
int column_open(Column *column, PyObject *offsets, PyObject *data);
void column_close(Column *column);

static inline Py_ssize_t column_offset(const Column *column, Py_ssize_t at) {
    if (column->offsets.itemsize == 8) return (Py_ssize_t)((const int64_t *)column->offsets.buf)[at];
    return (Py_ssize_t)((const int32_t *)column->offsets.buf)[at];
}

/* Get a buffer of at least `count` items of `size` bytes; 0, or -1 with an exception. */
int array_open(Py_buffer *array, PyObject *from, Py_ssize_t size, Py_ssize_t count, int writable);

/* Compile the inline function `name` twice, and let `name`_best take the one for wide registers
 * where the processor has them. */
#ifndef __GNUC__
#define __attribute__(of)
#endif
#define INLINE static inline __attribute__((always_inline))
#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_WIDE 1
#define WIDE __attribute__((target("avx2")))
#define TWICE(name, parameters, arguments)                            \
    WIDE static void name##_wide parameters { name arguments; }       \
    static void name##_best parameters {                              \
        if (__builtin_cpu_supports("avx2"))                           \
            name##_wide arguments;                                    \
        else                                                          \
            name arguments;                                           \
    }
#else
#define TWICE(name, parameters, arguments) \
    static void name##_best parameters { name arguments; }
#endif

#ifdef __GNUC__
#define ASK_FOR(place) __builtin_prefetch(place)
#else
#define ASK_FOR(place) (void)(place)
#endif

/* Tell whether two times are no further apart than that, whatever they are. */
static inline int is_within(int64_t one, int64_t other, int64_t most) {
    uint64_t gap = one > other ? (uint64_t)one - (uint64_t)other : (uint64_t)other - (uint64_t)one;
    return gap <= (uint64_t)most;
}

/* Read one code point; return its bytes, or 0 where the text is no UTF-8 (as Python judges it). */
static inline int utf8_read(const uint8_t *at, const uint8_t *end, uint32_t *point) {
    uint32_t first = at[0];
    ptrdiff_t left = end - at;
    if (first < 0x80) {
        *point = first;
        return 1;
    }
    if (first < 0xC2 || first > 0xF4 || left < 2 || (at[1] & 0xC0) != 0x80) return 0;
    if (first < 0xE0) {
        *point = (first & 0x1F) << 6 | (at[1] & 0x3Fu);
        return 2;
    }
    if (left < 3 || (at[2] & 0xC0) != 0x80) return 0;
    if (first < 0xF0) {
        uint32_t told = (first & 0x0F) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
        if (told < 0x800 || (told >= 0xD800 && told < 0xE000)) return 0;
        *point = told;
        return 3;
    }
    if (left < 4 || (at[3] & 0xC0) != 0x80) return 0;
    uint32_t told = (first & 0x07) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 |
                    (at[3] & 0x3Fu);
    if (told < 0x10000 || told >= POINTS) return 0;
    *point = told;
    return 4;
}

/* Write one code point; return the bytes it took, 4 at most. */
static inline int utf8_write(uint8_t *to, uint32_t point) {
    if (point < 0x80) {
        to[0] = (uint8_t)point;
        return 1;
    }
    if (point < 0x800) {
        to[0] = (uint8_t)(0xC0 | point >> 6);
        to[1] = (uint8_t)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        to[0] = (uint8_t)(0xE0 | point >> 12);
        to[1] = (uint8_t)(0x80 | (point >> 6 & 0x3F));
        to[2] = (uint8_t)(0x80 | (point & 0x3F));
        return 3;
    }
    to[0] = (uint8_t)(0xF0 | point >> 18);
    to[1] = (uint8_t)(0x80 | (point >> 12 & 0x3F));
    to[2] = (uint8_t)(0x80 | (point >> 6 & 0x3F));
    to[3] = (uint8_t)(0x80 | (point & 0x3F));
    return 4;
}

#endif
