/* What copies of a text share: a key (enrichment.copies), a signature (enrichment.signatures). */
#include "text.h"

#define FACTOR32 0x9E3779B1u
#define FACTOR64 0x100000001B3u
#define ORDER_A 0x9E3779B97F4A7C15u
#define ORDER_B 0xC2B2AE3D27D4EB4Fu
#define LONG_HAN 12
#define LONG_LATIN 6
#define RUN_HAN 5
#define RUN_LATIN 3

static int is_link(uint32_t hashed, const uint32_t *links, int count) {
    for (int at = 0; at < count; at++)
        if (links[at] == hashed) return 1;
    return 0;
}

/* Return the first unit behind the last repost mark, where enough stand there. */
static int after_repost(const Text *text) {
    const uint32_t *points = text->points;
    int mark = -1, unit = 0;
    for (int at = text->length - 3; at >= 0 && mark < 0; at--)
        if (points[at] == '/' && points[at + 1] == '/' && points[at + 2] == '@') mark = at;
    if (mark < 0) return 0;
    while (unit < text->units && text->starts[unit] < mark) unit++;
    return text->units - unit >= LONG_HAN ? unit : 0;
}

void bare_read(Bare *bare, const Text *text, const uint32_t *links, int links_count) {
    bare->units = bare->latin = bare->letters = 0;
    for (int unit = after_repost(text); unit < text->units; unit++) {
        int start = text->starts[unit], at = start;
        uint8_t kind = text->kinds[start];
        int is_word = (kind & KIND) == WORD; /* and so is what is left of links */
        if (!(kind & LETTER)) continue;
        if (is_word && is_link(text->hashes[unit], links, links_count)) continue;
        bare->hashes[bare->units++] = text->hashes[unit];
        bare->points[bare->letters++] = text->points[at++];
        if (!is_word) continue;
        bare->latin++;
        while ((text->kinds[at] & KIND) == WORD) bare->points[bare->letters++] = text->points[at++];
    }
    bare->points[bare->letters] = bare->points[bare->letters + 1] = 0;
}

static uint64_t mixed(uint64_t hashed, uint64_t order) {
    uint64_t told = (hashed ^ hashed >> 29) * order;
    return (told ^ told >> 32) * 0xBF58476D1CE4E5B9u;
}

uint64_t bare_key(const Bare *bare) {
    int is_latin = bare->latin * 2 > bare->units;
    int run = is_latin ? RUN_LATIN : RUN_HAN;
    if (bare->units < (is_latin ? LONG_LATIN : LONG_HAN)) {
        uint64_t sum = 0;
        for (int at = 0; at < bare->units; at++)
            sum += mixed(bare->hashes[at] * FACTOR64 + (uint64_t)at, ORDER_A);
        return sum;
    }
    uint64_t first = UINT64_MAX, second = UINT64_MAX;
    for (int begin = 0; begin + run <= bare->units; begin++) {
        uint64_t hashed = 0;
        for (int step = 0; step < run; step++) hashed = hashed * FACTOR64 + bare->hashes[begin + step];
        uint64_t one = mixed(hashed, ORDER_A), two = mixed(hashed, ORDER_B);
        first = one < first ? one : first;
        second = two < second ? two : second;
    }
    return first * FACTOR64 + second;
}

static inline uint32_t shingle(const uint32_t *points) {
    uint32_t hashed = (points[0] * FACTOR32 + points[1]) * FACTOR32 + points[2];
    hashed = (hashed ^ hashed >> 15) * 0x85EBCA6Bu;
    hashed = (hashed ^ hashed >> 13) * 0xC2B2AE35u;
    return hashed ^ hashed >> 16;
}

INLINE void smallest(const Bare *bare, const uint32_t *factors, const uint32_t *shifts,
                     uint32_t *least) {
    int count = bare->letters < 3 ? bare->letters > 0 : bare->letters - 2;
    for (int k = 0; k < SIGNATURE; k++) least[k] = UINT32_MAX;
    for (int at = 0; at < count; at++) {
        uint32_t hashed = shingle(bare->points + at);
        for (int k = 0; k < SIGNATURE; k++) {
            uint32_t told = factors[k] * hashed + shifts[k];
            least[k] = told < least[k] ? told : least[k];
        }
    }
}

TWICE(smallest,
      (const Bare *bare, const uint32_t *factors, const uint32_t *shifts, uint32_t *least),
      (bare, factors, shifts, least))

void bare_signature(const Bare *bare, const uint32_t *factors, const uint32_t *shifts,
                    uint32_t *signature) {
    uint32_t least[SIGNATURE]; /* its own room: the compiler knows that nothing else lies there */
    smallest_best(bare, factors, shifts, least);
    for (int k = 0; k < SIGNATURE; k++) signature[k] = least[k];
}
