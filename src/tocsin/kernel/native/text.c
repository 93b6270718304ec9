/* From UTF-8 to units and hashed rows; all arithmetic wraps at 32 bits, unsigned. */
#include "text.h"

#include <string.h>

#define FACTOR 0x9E3779B1u
#define LONGEST_WORD 40
#define LONGEST_HANDLE 30
#define WIDEST_GAP 4
#define WORD_END 1u
#define UNIT 0x1B873593u
#define PAIR 0x38B34AE5u
#define CHARS 0x52DCE729u

/* Return where the first link or handle may begin; -1 where the text is no UTF-8. */
static int decode(Text *text, const uint8_t *at, const uint8_t *end) {
    const uint8_t *classes = text->classes;
    int length = 0, address = LONGEST, seen = 0;
    while (at < end && length < LONGEST) {
        uint32_t point;
        int bytes = utf8_read(at, end, &point);
        if (!bytes) return -1;
        if ((point == ':' || point == '@') && address == LONGEST) address = length;
        text->points[length] = point;
        seen |= text->kinds[length++] = classes[point];
        at += bytes;
    }
    text->length = length;
    text->seen = seen;
    memset(&text->points[length], 0, 8 * sizeof *text->points);
    memset(&text->kinds[length], 0, 8);
    return address;
}

static void keep(Text *text, int from, int to) {
    text->points[to] = text->points[from];
    text->kinds[to] = text->kinds[from];
}

static void cut(Text *text, int length) {
    memset(&text->points[length], 0, (size_t)(text->length - length) * sizeof *text->points);
    memset(&text->kinds[length], 0, (size_t)(text->length - length));
    text->length = length;
}

static int in_link(uint32_t point) { return point > ' ' && point < 0x80; }

/* Leave of every link its `http` and of every handle its `@`. */
static void drop_addresses(Text *text, int from) {
    int kept = from, link_end = 0, handle_end = 0, handle_begin = 0;
    for (int at = from; at < text->length; at++) {
        uint32_t point = text->points[at];
        if (point == ':' && at >= link_end && text->points[at + 1] == '/') {
            link_end = at;
            while (in_link(text->points[link_end])) link_end++;
        }
        int is_dropped = at < link_end || (at >= handle_begin && at < handle_end);
        if (point == '@') {
            handle_begin = handle_end = at + 1;
            while (handle_end < handle_begin + LONGEST_HANDLE && text->kinds[handle_end] & HANDLE)
                handle_end++;
        }
        if (!is_dropped) keep(text, at, kept++);
    }
    cut(text, kept);
}

/* Close up single Han characters that only signs hold apart (at least one is no mere gap). */
static void close_up(Text *text) {
    int kept = 0, lone = -1, ornaments = 0; /* lone: where the last lone character was kept */
    for (int at = 0; at < text->length; at++) {
        int kind = text->kinds[at];
        int is_gap = (kind & KIND) == GAP && text->points[at] != 0;
        if (kind & HAN) {
            int is_lone = (at == 0 || !(text->kinds[at - 1] & HAN)) && !(text->kinds[at + 1] & HAN);
            if (is_lone && lone >= 0 && ornaments && kept - lone - 1 <= WIDEST_GAP)
                kept = lone + 1;
            lone = is_lone ? kept : -1;
            ornaments = 0;
        } else if (kind & ORNAMENT) {
            ornaments++;
        } else if (!is_gap) {
            lone = -1;
        }
        keep(text, at, kept++);
    }
    cut(text, kept);
}

static void find_units(Text *text) {
    const uint32_t *points = text->points;
    const uint8_t *kinds = text->kinds;
    int units = 0;
    for (int at = 0; at < text->length;) {
        int kind = kinds[at] & KIND;
        if (kind == GAP) {
            at++;
            continue;
        }
        text->starts[units] = at;
        uint32_t power = FACTOR, hashed = points[at++] * FACTOR;
        for (int nth = 1; kind == WORD && (kinds[at] & KIND) == WORD; nth++) { /* zeros end it */
            if (nth < LONGEST_WORD) power *= FACTOR;
            hashed += points[at++] * power;
        }
        text->hashes[units++] = hashed;
    }
    text->starts[units] = text->length;
    text->units = units;
}

int text_read(Text *text, const uint8_t *at, const uint8_t *end) {
    int address = decode(text, at, end);
    if (address < 0) return 0;
    if (address < text->length) drop_addresses(text, address);
    if (text->seen & HAN && text->seen & ORNAMENT) close_up(text);
    find_units(text);
    return 1;
}

static inline uint32_t row_of(uint32_t hashed, uint32_t salt, int shift) {
    uint32_t mixed = (hashed ^ hashed >> 15) * 0x85EBCA6Bu + salt;
    mixed = (mixed ^ mixed >> 13) * 0xC2B2AE35u;
    return mixed >> shift;
}

/* Units and pairs of neighbours: 2 * units - 1 rows (none without a unit). */
INLINE void of_units(const uint32_t *restrict hashes, int units, int shift,
                     uint32_t *restrict rows) {
    for (int at = 0; at < units; at++) rows[at] = row_of(hashes[at], UNIT, shift);
    for (int at = 0; at + 1 < units; at++)
        rows[units + at] = row_of(hashes[at] * FACTOR + hashes[at + 1], PAIR, shift);
}
TWICE(of_units, (const uint32_t *hashes, int units, int shift, uint32_t *rows),
      (hashes, units, shift, rows))

/* The 3-, 4- and 5-grams that have each place as their second letter, whether they count or not;
 * coded[0] is what stands before the text. */
INLINE void of_letters(const uint32_t *restrict coded, int length, int shift,
                       uint32_t (*restrict grams)[LONGEST + 8]) {
    for (int at = 0; at < length; at++) {
        uint32_t hashed = (coded[at] * FACTOR + coded[at + 1]) * FACTOR + coded[at + 2];
        grams[0][at] = row_of(hashed, CHARS + 3, shift);
        hashed = hashed * FACTOR + coded[at + 3];
        grams[1][at] = row_of(hashed, CHARS + 4, shift);
        grams[2][at] = row_of(hashed * FACTOR + coded[at + 4], CHARS + 5, shift);
    }
}
TWICE(of_letters,
      (const uint32_t *coded, int length, int shift, uint32_t (*grams)[LONGEST + 8]),
      (coded, length, shift, grams))

INLINE void code(const uint32_t *restrict points, const uint8_t *restrict kinds, int length,
                 uint32_t *restrict coded) {
    for (int at = 0; at < length; at++)
        coded[at] = (kinds[at] & KIND) == WORD ? points[at] : WORD_END;
}
TWICE(code, (const uint32_t *points, const uint8_t *kinds, int length, uint32_t *coded),
      (points, kinds, length, coded))

/* Add the grams of each word; its ends count as a letter. */
static int add_words(const Text *text, uint32_t *rows) {
    int count = 0;
    for (int unit = 0; unit < text->units; unit++) {
        int first = text->starts[unit], end = first;
        while ((text->kinds[end] & KIND) == WORD) end++;
        for (int k = 0; k < 3; k++)
            for (int at = first; at < end - k; at++) rows[count++] = text->grams[k][at];
    }
    return count;
}

void text_rows(Text *text, int bits, const int8_t *codes) {
    int units = text->units, length = text->length, count = units ? 2 * units - 1 : 0;
    of_units_best(text->hashes, units, 32 - bits, text->rows);
    if (text->seen & WORD) {
        text->coded[0] = WORD_END;
        code_best(text->points, text->kinds, length + 4, text->coded + 1);
        of_letters_best(text->coded, length, 32 - bits, text->grams);
        count += add_words(text, text->rows + count);
    }
    text->rows_count = count;
    if (!codes) return;
    for (int at = 0; at < count && at < 48; at++) ASK_FOR(codes + (size_t)text->rows[at] * 32);
}
