/* The centroids of stories, and the index that finds them by their features. */
#include "gathering.h"

#define SLOW 15 /* posts after which a centroid moves by a sixteenth a post */

static void list_drop(Gather *gather, int32_t feature, int32_t place) {
    int32_t *list = ARRAY(int32_t, LISTS) + (size_t)feature * POSTINGS;
    int at = 0, last = 0;
    while (at < POSTINGS && list[at] && list[at] != place + 1) at++;
    if (at == POSTINGS || !list[at]) return;
    for (last = at; last + 1 < POSTINGS && list[last + 1];) last++;
    list[at] = list[last];
    list[last] = 0;
}

static void list_add(Gather *gather, int32_t feature, int32_t place) {
    int32_t *list = ARRAY(int32_t, LISTS) + (size_t)feature * POSTINGS;
    int at = 0;
    while (at < POSTINGS && list[at]) at++;
    if (at < POSTINGS) list[at] = place + 1;
}

void centre_put(Gather *gather, int32_t place, int32_t feature, int32_t weight) {
    int32_t *centre = ARRAY(int32_t, CENTRES) + place;
    if (*centre >= 0) list_drop(gather, *centre, place);
    *centre = feature;
    ARRAY(int32_t, WEIGHTS)[place] = feature < 0 ? 0 : weight;
    if (feature >= 0) list_add(gather, feature, place);
}

void centre_clear(Gather *gather, int32_t slot) {
    for (int32_t place = slot * WIDTH; place < (slot + 1) * WIDTH; place++) centre_put(gather, place, -1, 0);
    ARRAY(int64_t, IDS)[slot] = 0;
    ARRAY(int32_t, SIZES_OF)[slot] = 0;
}

void centre_measure(Gather *gather, int32_t slot) {
    const int32_t *weights = ARRAY(int32_t, WEIGHTS) + (size_t)slot * WIDTH;
    int64_t sum = 0;
    for (int k = 0; k < WIDTH; k++) sum += (int64_t)weights[k] * weights[k];
    ARRAY(int64_t, SQUARES)[slot] = sum;
}

void centre_lean(Gather *gather, int32_t slot, const Post *post) {
    int32_t *weights = ARRAY(int32_t, WEIGHTS), first = slot * WIDTH;
    const int32_t *centre = ARRAY(int32_t, CENTRES);
    int32_t n = ARRAY(int32_t, SIZES_OF)[slot];
    if (n > SLOW) n = SLOW;
    for (int32_t place = first; place < first + WIDTH; place++)
        weights[place] = weights[place] * n / (n + 1);
    for (int j = 0; j < post->count; j++) {
        int32_t weight = post->weights[j] / (n + 1), least = first, at = -1;
        for (int32_t place = first; place < first + WIDTH && at < 0; place++) {
            if (centre[place] == post->features[j]) at = place;
            if (weights[place] < weights[least]) least = place;
        }
        if (at >= 0)
            weights[at] += weight;
        else if (weights[least] < weight)
            centre_put(gather, least, post->features[j], weight);
    }
    centre_measure(gather, slot);
}

int32_t centre_grow(Gather *gather, int32_t seedling) {
    const int64_t *seen = ARRAY(int64_t, SEEN);
    int32_t slot = gather->seedlings;
    for (int32_t at = slot; at < gather->slots && ARRAY(int64_t, IDS)[slot]; at++)
        if (!ARRAY(int64_t, IDS)[at] || seen[at] < seen[slot]) slot = at;
    centre_clear(gather, slot);
    for (int k = 0; k < WIDTH; k++) {
        int32_t from = seedling * WIDTH + k, feature = ARRAY(int32_t, CENTRES)[from];
        int32_t weight = ARRAY(int32_t, WEIGHTS)[from];
        centre_put(gather, from, -1, 0);
        centre_put(gather, slot * WIDTH + k, feature, weight);
    }
    ARRAY(int64_t, IDS)[slot] = ARRAY(int64_t, IDS)[seedling];
    ARRAY(int32_t, SIZES_OF)[slot] = ARRAY(int32_t, SIZES_OF)[seedling];
    ARRAY(int64_t, LASTS)[slot] = ARRAY(int64_t, LASTS)[seedling];
    ARRAY(int64_t, IDS)[seedling] = 0;
    ARRAY(int32_t, SIZES_OF)[seedling] = 0;
    centre_measure(gather, slot);
    return slot;
}
