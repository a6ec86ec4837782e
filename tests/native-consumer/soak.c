/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classifies for long, and opens and closes engines often.
 *
 *     soak LIBRARY MODELS CLASSIFICATIONS OPENS
 *
 * Prints a hundred times, spread evenly, `at CLASSIFICATIONS OPENS KB HANDLES`: memory that the process has
 * resident and files, or on Windows handles, that it has open. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "gwytip_library.h"
#include "structs.h"

#include <math.h>
#ifdef _WIN32
#include <psapi.h>
#else
#include <dirent.h>
#endif

enum { SIDE = 48, MARKS = 100, SCANS = 7 };

static double heights[SCANS][SIDE * SIDE];

#ifdef _WIN32
static long resident(void)
{
    PROCESS_MEMORY_COUNTERS counters;
    GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters);
    return (long)(counters.WorkingSetSize / 1024);
}

static long handles(void)
{
    DWORD count = 0;
    GetProcessHandleCount(GetCurrentProcess(), &count);
    return (long)count;
}
#else
static long resident(void)
{
    long size = 0, pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%ld %ld", &size, &pages) != 2)
        exit(2);
    fclose(file);
    return pages * 4;
}

static long handles(void)
{
    long count = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (folder && readdir(folder))
        count++;
    if (folder)
        closedir(folder);
    return count;
}
#endif

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: %s LIBRARY MODELS CLASSIFICATIONS OPENS\n", argv[0]);
        return 2;
    }
    long classifications = atol(argv[3]), opens = atol(argv[4]);
    const gwytip_library tip = gwytip_library_open(argv[1]);
    gwytip_engine_options options = engine_options(argv[2], "cpu");
    gwytip_engine *engine = NULL;
    gwytip_state_report states[GWYTIP_MAX_STATES];
    char message[GWYTIP_MESSAGE_SIZE];
    for (int scan = 0; scan < SCANS; scan++)
        for (int i = 0; i < SIDE * SIDE; i++)
            heights[scan][i] = 1e-10 * sin(0.1 * (scan + 3) * (i % SIDE)) + 1e-12 * (i * 7919 % 101);
    gwytip_status status = tip.engine_open(&options, &engine, message, sizeof message);
    for (long mark = 1, done = 0, opened = 0; mark <= MARKS && status == GWYTIP_OK; mark++) {
        for (; done < classifications * mark / MARKS && status == GWYTIP_OK; done++) {
            gwytip_field field = a_field(heights[done % SCANS], SIDE, SIDE);
            gwytip_report report = a_report(states, GWYTIP_MAX_STATES);
            status = tip.classify(engine, "auto", &field, &report, message, sizeof message);
        }
        for (; opened < opens * mark / MARKS && status == GWYTIP_OK; opened++) {
            gwytip_engine *other = NULL;
            gwytip_field field = a_field(heights[0], SIDE, SIDE);
            gwytip_report report = a_report(states, GWYTIP_MAX_STATES);
            status = tip.engine_open(&options, &other, message, sizeof message);
            /* Members are opened by the first who asks. */
            if (status == GWYTIP_OK)
                status = tip.classify(other, "auto", &field, &report, message, sizeof message);
            tip.engine_close(other);
        }
        printf("at %ld %ld %ld %ld\n", done, opened, resident(), handles());
        fflush(stdout);
    }
    if (status != GWYTIP_OK)
        fprintf(stderr, "%s\n", message);
    tip.engine_close(engine);
    return status == GWYTIP_OK ? 0 : 1;
}
