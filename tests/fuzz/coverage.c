/* Tells libFuzzer which branches of the extension a text reached: GCC's own instrument for it calls
 * this at every one of them (-fsanitize-coverage=trace-pc). Compiled in by `make fuzz-native` alone.
 * libFuzzer is in atheris, whose file FUZZER names: AddressSanitizer has empty functions of the same
 * names, which would be found first. */
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#define PLACES 65536u

typedef void (*Counters)(uint8_t *, uint8_t *);
typedef void (*Places)(const uintptr_t *, const uintptr_t *);

void __sanitizer_cov_trace_pc(void);

static uint8_t counters[PLACES];
static uintptr_t places[2 * PLACES]; /* an address and a flag each */

__attribute__((constructor, no_sanitize_coverage)) static void tell(void) {
    const char *name = getenv("FUZZER");
    void *fuzzer = name ? dlopen(name, RTLD_NOW | RTLD_NOLOAD) : NULL;
    if (!fuzzer) return;
    for (size_t at = 0; at < PLACES; at++) places[2 * at] = (uintptr_t)tell + at;
    ((Counters)dlsym(fuzzer, "__sanitizer_cov_8bit_counters_init"))(counters, counters + PLACES);
    ((Places)dlsym(fuzzer, "__sanitizer_cov_pcs_init"))(places, places + 2 * PLACES);
}

__attribute__((no_sanitize_coverage, no_sanitize("address"))) void __sanitizer_cov_trace_pc(void) {
    uintptr_t from = (uintptr_t)__builtin_return_address(0) - (uintptr_t)tell;
    counters[(from ^ from >> 16) & (PLACES - 1)]++;
}
