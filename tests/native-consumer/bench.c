/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times batches through libgwytip.
 *
 *     bench LIBRARY MODELS PROVIDER WIDTH LINES BATCH... < heights
 *
 * Reads as many scans of width * lines doubles as the largest batch has. Prints `provider`, for each batch
 * size `batch.SIZE` and the milliseconds a scan, the median of five warm runs, and of every scan of the
 * largest batch `confidence.SCAN.STATE`. A failure prints `status NAME` and `message TEXT` and ends with 1;
 * wrong usage with 2. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "gwytip_library.h"
#include "structs.h"

#include <time.h>

enum { RUNS = 5, FIRST_BATCH = 6 };

typedef struct {
    gwytip_field *fields;
    gwytip_batch_item *items;
    gwytip_state_report *states;
} scans;

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void *room(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (!memory) {
        fputs("out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

static scans read_scans(int count, int width, int lines)
{
    size_t pixels = (size_t)width * (size_t)lines, n = (size_t)count;
    double *heights = (double *)room(n * pixels, sizeof *heights);
    if (fread(heights, sizeof *heights, n * pixels, stdin) != n * pixels) {
        fprintf(stderr, "fewer than %zu heights on standard input\n", n * pixels);
        exit(2);
    }
    scans all;
    all.fields = (gwytip_field *)room(n, sizeof *all.fields);
    all.items = (gwytip_batch_item *)room(n, sizeof *all.items);
    all.states = (gwytip_state_report *)room(n * GWYTIP_MAX_STATES, sizeof *all.states);
    for (size_t i = 0; i < n; i++) {
        all.fields[i] = a_field(heights + i * pixels, width, lines);
        all.items[i] = an_item(all.states + i * GWYTIP_MAX_STATES, GWYTIP_MAX_STATES);
    }
    return all;
}

/* The first run, which readies the networks for the size, does not count. */
static gwytip_status time_batch(const gwytip_library *tip, gwytip_engine *engine, const scans *all, int size,
                                char *message)
{
    double times[RUNS];
    gwytip_status status = GWYTIP_OK;
    for (int run = -1; run < RUNS && status == GWYTIP_OK; run++) {
        double start = milliseconds();
        status =
            tip->classify_batch(engine, "auto", all->fields, all->items, size, message, GWYTIP_MESSAGE_SIZE);
        if (run >= 0)
            times[run] = milliseconds() - start;
    }
    if (status == GWYTIP_OK) {
        qsort(times, RUNS, sizeof *times, by_size);
        printf("batch.%d %.4f\n", size, times[RUNS / 2] / size);
    }
    return status;
}

static void print_confidences(const scans *all, int count)
{
    for (int i = 0; i < count; i++)
        for (int s = 0; s < all->items[i].report.state_count; s++)
            printf("confidence.%d.%s %.9f\n", i, all->items[i].report.states[s].name,
                   all->items[i].report.states[s].confidence);
}

int main(int argc, char **argv)
{
    int most = 0;
    for (int i = FIRST_BATCH; i < argc; i++)
        most = atoi(argv[i]) > most ? atoi(argv[i]) : most;
    if (most < 1) {
        fputs("usage: bench LIBRARY MODELS PROVIDER WIDTH LINES BATCH... < heights\n", stderr);
        return 2;
    }
    const gwytip_library tip = gwytip_library_open(argv[1]);
    const scans all = read_scans(most, atoi(argv[4]), atoi(argv[5]));
    char message[GWYTIP_MESSAGE_SIZE] = "";
    gwytip_engine_options options = engine_options(argv[2], argv[3]);
    gwytip_engine *engine = NULL;
    gwytip_status status = tip.engine_open(&options, &engine, message, sizeof message);
    for (int i = FIRST_BATCH; i < argc && status == GWYTIP_OK; i++)
        status = time_batch(&tip, engine, &all, atoi(argv[i]), message);
    if (status == GWYTIP_OK)
        status = tip.classify_batch(engine, "auto", all.fields, all.items, most, message, sizeof message);
    if (status == GWYTIP_OK) {
        printf("provider %s\n", all.items[0].report.provider);
        print_confidences(&all, most);
    } else
        printf("status %s\nmessage %s\n", tip.status_name((int32_t)status), message);
    tip.engine_close(engine);
    return status == GWYTIP_OK ? 0 : 1;
}
