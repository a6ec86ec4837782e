/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classifies one scan through libgwytip, as C and as C++.
 *
 *     consumer [--time] LIBRARY MODELS SURFACE WIDTH LINES [PROVIDER] [LIBRARY_FOLDER] < heights
 *
 * Reads width * lines doubles in the machine's byte order. Prints `provider`, `surface`, `verdict`, `state`,
 * `confidence`, `tip_change_line`, for each state `state.NAME CONFIDENCE` and, but with the header of version
 * 1, `left_out TEXT` and `tip SENTENCE`. With --time also `first_ms`,
 * from opening the engine to its first report, `warm_ms`, the mean of five more, and `map_ms`, the mean of
 * five activation maps of the most likely state, and on Linux `added_mb`, memory taken since the engine was
 * opened, and `peak_mb`, the most memory the process ever had. A field of more than ten million heights is
 * judged twice in all, and has no map. A failure prints `status NAME` and `message TEXT` and ends
 * with 1; wrong usage with 2. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "gwytip_library.h"
#include "structs.h"

#include <time.h>
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

enum { WARM_RUNS = 5, LARGE = 10000000 };

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static double *read_heights(size_t count)
{
#ifdef _WIN32
    _setmode(_fileno(stdin), _O_BINARY); /* a byte of a height may look like the end of a text */
#endif
    double *heights = (double *)malloc(count * sizeof *heights);
    if (!heights || fread(heights, sizeof *heights, count, stdin) != count) {
        fprintf(stderr, "fewer than %zu heights on standard input\n", count);
        exit(2);
    }
    return heights;
}

/* Resident memory in MiB; 0 where the system does not say. */
static double resident(void)
{
#ifdef __linux__
    long pages = 0, size = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    if (!statm)
        return 0;
    if (fscanf(statm, "%ld %ld", &size, &pages) != 2)
        pages = 0;
    fclose(statm);
    return (double)pages * 4096 / (1 << 20);
#else
    return 0;
#endif
}

/* The most resident memory so far, in MiB; 0 where the system does not say. */
static double peak(void)
{
    double kilobytes = 0;
#ifdef __linux__
    char line[256];
    FILE *status = fopen("/proc/self/status", "r");
    while (status && kilobytes == 0 && fgets(line, sizeof line, status))
        if (sscanf(line, "VmHWM: %lf", &kilobytes) != 1)
            kilobytes = 0;
    if (status)
        fclose(status);
#endif
    return kilobytes / 1024;
}

static void print_report(const gwytip_library *tip, const gwytip_report *report)
{
    printf("provider %s\nsurface %s\nverdict %s\nstate %s\nconfidence %.9f\ntip_change_line %d\n",
           report->provider, report->surface, tip->verdict_name(report->verdict), report->state,
           report->confidence, (int)report->tip_change_line);
    for (int i = 0; i < report->state_count; i++)
        printf("state.%s %.9f\n", report->states[i].name, report->states[i].confidence);
}

int main(int argc, char **argv)
{
    int timed = argc > 1 && strcmp(argv[1], "--time") == 0;
    argc -= timed;
    argv += timed;
    if (argc < 6 || argc > 8) {
        fputs("usage: consumer [--time] LIBRARY MODELS SURFACE WIDTH LINES [PROVIDER] [LIBRARY_FOLDER] < "
              "heights\n",
              stderr);
        return 2;
    }
    const gwytip_library tip = gwytip_library_open(argv[1]);
    char message[GWYTIP_MESSAGE_SIZE] = "";

    int32_t width = atoi(argv[4]), lines = atoi(argv[5]);
    double *heights = read_heights((size_t)width * (size_t)lines);
    gwytip_field field = a_field(heights, width, lines);
    gwytip_engine_options options = engine_options(argv[2], argc > 6 ? argv[6] : NULL);
    options.library_folder = argc > 7 ? argv[7] : NULL;
    gwytip_state_report states[GWYTIP_MAX_STATES];
    gwytip_report report = a_report(states, GWYTIP_MAX_STATES);

    double start = milliseconds(), before = resident();
    gwytip_engine *engine = NULL;
    gwytip_status status = tip.engine_open(&options, &engine, message, sizeof message);
    if (status == GWYTIP_OK)
        status = tip.classify(engine, argv[3], &field, &report, message, sizeof message);
    double first = milliseconds() - start;
    if (status == GWYTIP_OK)
        print_report(&tip, &report);
#ifndef VERSION_1
    char left_out[GWYTIP_MESSAGE_SIZE];
    if (status == GWYTIP_OK && tip.engine_left_out(engine, left_out, sizeof left_out, NULL, 0) == GWYTIP_OK)
        printf("left_out %s\n", left_out);
    gwytip_tip apex = a_tip(NULL, NULL);
    if (status == GWYTIP_OK)
        status = tip.tip_picture(&field, &apex, message, sizeof message);
    if (status == GWYTIP_OK)
        printf("tip %s\n", apex.sentence);
#endif
    if (status == GWYTIP_OK && timed) {
        int large = (double)width * (double)lines > LARGE;
        int runs = large ? 1 : WARM_RUNS;
        start = milliseconds();
        for (int i = 0; i < runs && status == GWYTIP_OK; i++)
            status = tip.classify(engine, argv[3], &field, &report, message, sizeof message);
        printf("first_ms %.1f\nwarm_ms %.1f\n", first, (milliseconds() - start) / runs);
        double *map = large ? NULL : (double *)malloc((size_t)width * (size_t)lines * sizeof *map);
        start = milliseconds();
        for (int i = 0; i < runs && map && status == GWYTIP_OK; i++)
            status = tip.activation_map(engine, report.surface, &field, report.state, map, message,
                                        sizeof message);
        /* Where no network sees the image there is no map. */
        if (status == GWYTIP_ERROR_STATE)
            status = GWYTIP_OK;
        if (map)
            printf("map_ms %.1f\n", (milliseconds() - start) / runs);
        free(map);
        printf("added_mb %.1f\npeak_mb %.1f\n", resident() - before, peak());
    }
    if (status != GWYTIP_OK)
        printf("status %s\nmessage %s\n", tip.status_name((int32_t)status), message);
    tip.engine_close(engine);
    free(heights);
    return status == GWYTIP_OK ? 0 : 1;
}
