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

static int is_kind(const Text *text, int at, int kind) { return (text->kinds[at] & KIND) == kind; }

static int decode(Text *text, const uint8_t *at, const uint8_t *end) {
    int length = 0;
    while (at < end && length < LONGEST) {
        int bytes = utf8_read(at, end, &text->points[length]);
        if (!bytes) return 0;
        text->kinds[length] = text->classes[text->points[length]];
        at += bytes;
        length++;
    }
    text->length = length;
    memset(&text->points[length], 0, 8 * sizeof *text->points);
    memset(&text->kinds[length], 0, 8);
    return 1;
}

static void keep(Text *text, int from, int to) {
    text->points[to] = text->points[from];
    text->kinds[to] = text->kinds[from];
}

static void cut(Text *text, int length) {
    for (int at = length; at < text->length; at++) text->points[at] = text->kinds[at] = 0;
    text->length = length;
}

static int in_link(uint32_t point) { return point > ' ' && point < 0x80; }

/* Leave of every link its `http` and of every handle its `@`. */
static void drop_addresses(Text *text) {
    int kept = 0, link_end = 0, handle_end = 0, handle_begin = 0;
    for (int at = 0; at < text->length; at++) {
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
    int units = 0, nth = 0;
    uint32_t power = FACTOR;
    for (int at = 0; at < text->length; at++) {
        int kind = text->kinds[at] & KIND;
        if (kind == GAP) continue;
        if (kind == WORD && at > 0 && is_kind(text, at - 1, WORD)) {
            if (++nth < LONGEST_WORD) power *= FACTOR;
            text->hashes[units - 1] += text->points[at] * power;
            continue;
        }
        nth = 0;
        power = FACTOR;
        text->starts[units] = at;
        text->hashes[units++] = text->points[at] * FACTOR;
    }
    text->starts[units] = text->length;
    text->units = units;
}

int text_read(Text *text, const uint8_t *at, const uint8_t *end) {
    if (!decode(text, at, end)) return 0;
    drop_addresses(text);
    close_up(text);
    find_units(text);
    return 1;
}

typedef struct {
    Text *text;
    const int8_t *codes;
    int shift;
} Rows;

static inline void add(Rows *rows, uint32_t hashed, uint32_t salt) {
    uint32_t mixed = (hashed ^ hashed >> 15) * 0x85EBCA6Bu + salt;
    mixed = (mixed ^ mixed >> 13) * 0xC2B2AE35u;
    uint32_t row = mixed >> rows->shift;
    rows->text->rows[rows->text->rows_count++] = row;
#ifdef __GNUC__
    if (rows->codes) __builtin_prefetch(rows->codes + (size_t)row * 32);
#endif
}

static uint32_t letter(const Text *text, int at) {
    return is_kind(text, at, WORD) ? text->points[at] : WORD_END;
}

void text_rows(Text *text, int bits, const int8_t *codes) {
    Rows rows = {text, codes, 32 - bits};
    text->rows_count = 0;
    for (int at = 0; at < text->units; at++) add(&rows, text->hashes[at], UNIT);
    for (int at = 1; at < text->units; at++)
        add(&rows, text->hashes[at - 1] * FACTOR + text->hashes[at], PAIR);
    for (int at = 0; at < text->length; at++) { /* zeros behind the text: no overrun */
        if (!is_kind(text, at, WORD)) continue;
        uint32_t hashed = (at ? letter(text, at - 1) : WORD_END) * FACTOR + text->points[at];
        for (int length = 3; length <= 5; length++) {
            uint32_t next = letter(text, at + length - 2);
            hashed = hashed * FACTOR + next;
            add(&rows, hashed, CHARS + (uint32_t)length);
            if (next == WORD_END) break;
        }
    }
}
