/* Adding up rows of codes: sums of integers, so that no order of adding changes a bit. */
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define WIDTH 32
#define AHEAD 48

#ifdef HAS_WIDE
#include <immintrin.h>

static const int8_t NOTHING[WIDTH];

WIDE static void sum_wide(const int8_t *codes, const uint32_t *rows,
                                                     int count, int32_t *sums) {
    __m256i sum[4] = {_mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256(),
                      _mm256_setzero_si256()};
    const __m256i ones = _mm256_set1_epi16(1);
    for (int at = 0; at < count; at += 4) {
        __m256i row[4];
        for (int k = at + AHEAD; k < at + AHEAD + 4 && k < count; k++)
            ASK_FOR(codes + (size_t)rows[k] * WIDTH);
        for (int k = 0; k < 4; k++) {
            const int8_t *from = at + k < count ? codes + (size_t)rows[at + k] * WIDTH : NOTHING;
            row[k] = _mm256_loadu_si256((const __m256i *)from);
        }
        /* |a| a + |b| b of two rows fits 16 bits: 2 * 128 * 128 = 32768, and only as a negative */
        __m256i one = _mm256_unpacklo_epi8(row[0], row[1]);
        __m256i two = _mm256_unpackhi_epi8(row[0], row[1]);
        __m256i three = _mm256_unpacklo_epi8(row[2], row[3]);
        __m256i four = _mm256_unpackhi_epi8(row[2], row[3]);
        one = _mm256_maddubs_epi16(_mm256_abs_epi8(one), one);
        two = _mm256_maddubs_epi16(_mm256_abs_epi8(two), two);
        three = _mm256_maddubs_epi16(_mm256_abs_epi8(three), three);
        four = _mm256_maddubs_epi16(_mm256_abs_epi8(four), four);
        __m256i low = _mm256_madd_epi16(_mm256_unpacklo_epi16(one, three), ones);
        __m256i more = _mm256_madd_epi16(_mm256_unpackhi_epi16(one, three), ones);
        __m256i high = _mm256_madd_epi16(_mm256_unpacklo_epi16(two, four), ones);
        __m256i most = _mm256_madd_epi16(_mm256_unpackhi_epi16(two, four), ones);
        sum[0] = _mm256_add_epi32(sum[0], low);
        sum[1] = _mm256_add_epi32(sum[1], more);
        sum[2] = _mm256_add_epi32(sum[2], high);
        sum[3] = _mm256_add_epi32(sum[3], most);
    }
    for (int k = 0; k < 4; k++) { /* unpacking goes by halves: columns 0-15 below, 16-31 above */
        _mm_storeu_si128((__m128i *)(sums + 4 * k), _mm256_castsi256_si128(sum[k]));
        _mm_storeu_si128((__m128i *)(sums + 16 + 4 * k), _mm256_extracti128_si256(sum[k], 1));
    }
}
#endif

static void sum_plain(const int8_t *codes, const uint32_t *rows, int count, int32_t *sums) {
    memset(sums, 0, WIDTH * sizeof *sums);
    for (int at = 0; at < count; at++) {
        const int8_t *row = codes + (size_t)rows[at] * WIDTH;
        for (int k = 0; k < WIDTH; k++) sums[k] += row[k] * abs(row[k]);
    }
}

void rows_sum(const int8_t *codes, const uint32_t *rows, int count, int32_t *sums) {
#ifdef HAS_WIDE
    if (__builtin_cpu_supports("avx2")) {
        sum_wide(codes, rows, count, sums);
        return;
    }
#endif
    sum_plain(codes, rows, count, sums);
}
