/* One text as the features see it: enrichment.letters and enrichment.features in C. */
#ifndef TOCSIN_TEXT_H
#define TOCSIN_TEXT_H

#include "native.h"

#define LONGEST 4000             /* letters of a text that are read: letters.LONGEST */
#define ROWS_MOST (5 * LONGEST)  /* units, pairs, and 3-, 4- and 5-grams of letters */

/* What a code point is: the bits of letters.classes(). */
enum { GAP = 0, WORD = 1, SINGLE = 2, KIND = 3, LETTER = 4, HANDLE = 8, HAN = 16, ORNAMENT = 32 };

typedef struct {
    const uint8_t *classes; /* of every code point */
    int length, units, rows_count, seen; /* seen: the bits of all classes met */
    uint32_t points[LONGEST + 8]; /* folded, without addresses, closed up; zeros behind them */
    uint8_t kinds[LONGEST + 8];   /* their classes */
    uint32_t hashes[LONGEST + 1];
    int32_t starts[LONGEST + 1]; /* of each unit; behind the last one: length */
    uint32_t rows[ROWS_MOST];
    uint32_t coded[LONGEST + 8]; /* letters of words, and a mark for all else: see text_rows */
    uint32_t grams[3][LONGEST + 8];
} Text;

/* Read one text up to its units; 0 where it is no UTF-8. */
int text_read(Text *text, const uint8_t *at, const uint8_t *end);
/* Fill in the rows of a table of 2^bits; each is asked from memory as soon as it is known. */
void text_rows(Text *text, int bits, const int8_t *codes);

/* Add up the squared codes of the rows: sums[32]. */
void rows_sum(const int8_t *codes, const uint32_t *rows, int count, int32_t *sums);

/* What copies compare: see enrichment.copies and enrichment.signatures. */
typedef struct {
    int units, latin, letters;
    uint32_t hashes[LONGEST];
    uint32_t points[LONGEST + 2];
} Bare;

#define SIGNATURE 32
void bare_read(Bare *bare, const Text *text, const uint32_t *links, int links_count);
uint64_t bare_key(const Bare *bare);
void bare_signature(const Bare *bare, const uint32_t *factors, const uint32_t *shifts,
                    uint32_t *signature);

#endif
