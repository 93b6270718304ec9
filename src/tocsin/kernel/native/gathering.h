/* The live stories, as enrichment.stories.centroids holds them. */
#ifndef TOCSIN_GATHERING_H
#define TOCSIN_GATHERING_H

#include "native.h"

#define FEATURES 192 /* of a post, at most, as marks() gives them */
#define KEPT 48      /* of those, the rarest that are compared */
#define WIDTH 96     /* features of a centroid */
#define POSTINGS 32  /* centroids that share one feature and are found by it */
#define NORM 4096

enum {
    FOUND,    /* i32[n * FEATURES] */
    COUNTS,   /* i32[n] */
    KEYS,     /* i64[n] */
    TIMES,    /* i64[n]: microseconds */
    NEAR,     /* u32[n]: the number of the post that this one copies, 0 = none */
    WINDOW,   /* i64[capacity]: the story of each post of the window of copies */
    STORIES,  /* i64[n], written: the story, 0 = none */
    NEARNESS, /* i32[n], written: cosine in thousandths */
    META,     /* i64[4]: posts counted, next seedling, clock, - */
    WORDS,    /* u32[buckets]: posts that hold a feature */
    IDS,      /* i64[slots]: stories, 0 = empty; seedlings first, grown ones behind them */
    SIZES_OF, /* i32[slots]: posts */
    SEEN,     /* i64[slots]: META clock of the last post */
    LASTS,    /* i64[slots]: the newest post's time */
    CENTRES,  /* i32[slots * WIDTH]: features, -1 = none */
    WEIGHTS,  /* i32[slots * WIDTH] */
    SQUARES,  /* i64[slots]: the sum of their squares */
    LISTS,    /* i32[buckets * POSTINGS]: slot * WIDTH + place + 1, 0 = none */
    SCORES,   /* i64[slots]: zeros, and zeros again at the end */
    ARRAYS
};

typedef struct {
    Py_buffer arrays[ARRAYS];
    Py_ssize_t count, capacity;
    int32_t slots, seedlings, buckets;
    int64_t horizon, squared; /* of the cosine that is asked, in millionths */
    int opened;
} Gather;

typedef struct {
    int count;
    int32_t features[KEPT], weights[KEPT];
} Post;

#define ARRAY(type, name) ((type *)gather->arrays[name].buf)

/* Put a feature at a place of a centroid, or take away (-1) what is there; keep the index true. */
void centre_put(Gather *gather, int32_t place, int32_t feature, int32_t weight);
/* Empty a slot. */
void centre_clear(Gather *gather, int32_t slot);
/* Add up the squares of a centroid's weights: after all that changes them. */
void centre_measure(Gather *gather, int32_t slot);
/* Move a centroid towards a post. */
void centre_lean(Gather *gather, int32_t slot, const Post *post);
/* Move a seedling among the grown ones, in place of the one that was quiet longest. */
int32_t centre_grow(Gather *gather, int32_t seedling);

#endif
