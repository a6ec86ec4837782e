/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many threads on one engine, while engines and streams are opened and closed.
 *
 *     threads LIBRARY MODELS THREADS RUNS [exit]
 *
 * Every thread classifies RUNS scans, of each of which one thread alone has said before what it shows: every
 * bit of every report has to be the same. Others open and close engines and push lines into streams of the
 * engine meanwhile. Prints `classifications N`, `differing N`, `failed N`, `opened N`, `streams N`. With
 * `exit` the process ends while all are at work, with status 0, which has to be its status. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "gwytip_library.h"
#include "structs.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum { SIDE = 48, SCANS = 8, MOST_THREADS = 64 };

typedef struct {
    gwytip_report report;
    gwytip_state_report states[GWYTIP_MAX_STATES];
} judged;

static gwytip_library tip;
static gwytip_engine *engine;
static gwytip_engine_options options;
static double scans[SCANS][SIDE * SIDE];
static judged alone[SCANS];
static int runs;
static atomic_long classified, differing, failed, opened, streamed;
static atomic_int done;

static gwytip_status classify(int scan, judged *to)
{
    char message[GWYTIP_MESSAGE_SIZE];
    gwytip_field field = a_field(scans[scan], SIDE, SIDE);
    memset(to, 0, sizeof *to);
    to->report = a_report(to->states, GWYTIP_MAX_STATES);
    gwytip_status status = tip.classify(engine, "auto", &field, &to->report, message, sizeof message);
    if (status != GWYTIP_OK)
        fprintf(stderr, "scan %d: %s\n", scan, message);
    to->report.states = NULL; /* an address, and no part of what is said */
    return status;
}

static void *classify_often(void *start)
{
    judged said;
    for (int run = 0; run < runs; run++) {
        int scan = (run + (int)(size_t)start) % SCANS;
        if (classify(scan, &said) != GWYTIP_OK)
            failed++;
        else if (memcmp(&said, &alone[scan], sizeof said) != 0)
            differing++;
        classified++;
    }
    return NULL;
}

/* An engine costs as much as many classifications: the others are to have most of the time. */
static void pause_a_moment(void)
{
    struct timespec moment = {.tv_sec = 0, .tv_nsec = 20000000};
    nanosleep(&moment, NULL);
}

static void *open_and_close(void *unused)
{
    char message[GWYTIP_MESSAGE_SIZE];
    while (!done) {
        gwytip_engine *other = NULL;
        if (tip.engine_open(&options, &other, message, sizeof message) != GWYTIP_OK)
            failed++;
        tip.engine_close(other);
        opened++;
        pause_a_moment();
    }
    return unused;
}

static void *stream_lines(void *unused)
{
    char message[GWYTIP_MESSAGE_SIZE];
    judged said;
    while (!done) {
        gwytip_stream *stream = NULL;
        gwytip_stream_options size = stream_options(SIDE, SIDE);
        gwytip_stream_progress progress = a_progress();
        said.report = a_report(said.states, GWYTIP_MAX_STATES);
        if (tip.stream_open(engine, "auto", &size, &stream, message, sizeof message) != GWYTIP_OK ||
            tip.stream_push(stream, scans[0], SIDE, message, sizeof message) != GWYTIP_OK ||
            tip.stream_poll(stream, &said.report, &progress, message, sizeof message) != GWYTIP_OK ||
            progress.judged_lines != SIDE)
            failed++;
        tip.stream_close(stream);
        streamed++;
        pause_a_moment();
    }
    return unused;
}

int main(int argc, char **argv)
{
    int count = argc > 4 ? atoi(argv[3]) : 0;
    int leave = argc > 5 && strcmp(argv[5], "exit") == 0;
    if (argc < 5 || count < 1 || count > MOST_THREADS) {
        fprintf(stderr, "usage: %s LIBRARY MODELS THREADS RUNS [exit]\n", argv[0]);
        return 2;
    }
    runs = atoi(argv[4]);
    tip = gwytip_library_open(argv[1]);
    options = engine_options(argv[2], "cpu");
    char message[GWYTIP_MESSAGE_SIZE];
    if (tip.engine_open(&options, &engine, message, sizeof message) != GWYTIP_OK) {
        fprintf(stderr, "%s\n", message);
        return 1;
    }
    for (int scan = 0; scan < SCANS; scan++) {
        for (int i = 0; i < SIDE * SIDE; i++)
            scans[scan][i] =
                1e-10 * sin(0.1 * (scan + 3) * (i % SIDE) + 0.002 * i) + 1e-12 * (i * 7919 % 101);
        if (classify(scan, &alone[scan]) != GWYTIP_OK)
            return 1;
    }
    pthread_t threads[MOST_THREADS], opener, streamer;
    pthread_create(&opener, NULL, open_and_close, NULL);
    pthread_create(&streamer, NULL, stream_lines, NULL);
    for (int i = 0; i < count; i++)
        pthread_create(&threads[i], NULL, classify_often, (void *)(size_t)i);
    if (leave) {
        struct timespec while_at_work = {.tv_sec = 0, .tv_nsec = 200000000};
        nanosleep(&while_at_work, NULL);
        exit(0);
    }
    for (int i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    done = 1;
    pthread_join(opener, NULL);
    pthread_join(streamer, NULL);
    tip.engine_close(engine);
    printf("classifications %ld\ndiffering %ld\nfailed %ld\nopened %ld\nstreams %ld\n", (long)classified,
           (long)differing, (long)failed, (long)opened, (long)streamed);
    return failed || differing || opened == 0 || streamed == 0 ? 1 : 0;
}
