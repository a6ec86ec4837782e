/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pushes running scans through gwytip_stream_*, right and wrong, as C and as C++.
 *
 *     stream LIBRARY MODELS
 *
 * MODELS as for abi.c. Prints `ok`, or each line that does not hold, and then ends with 1. */
#include "check.h"
#include "gwytip_library.h"
#include "structs.h"

#include <math.h>
#include <pthread.h>

enum { SIDE = 64, CHANGE = 40 };

static gwytip_library tip;
static gwytip_engine *engine;
static double good[SIDE * SIDE];
static gwytip_state_report states[GWYTIP_MAX_STATES];

static gwytip_stream *a_stream(int32_t lines)
{
    gwytip_stream *stream = NULL;
    gwytip_stream_options options = stream_options(SIDE, lines);
    options.metres_per_pixel = 1e-10;
    CHECK(tip.stream_open(engine, "si-h-100", &options, &stream, message, sizeof message) == GWYTIP_OK);
    return stream;
}

static gwytip_status push(gwytip_stream *stream, const double *heights, int32_t lines)
{
    return tip.stream_push(stream, heights, lines, message, sizeof message);
}

static gwytip_status poll(gwytip_stream *stream, gwytip_stream_progress *progress)
{
    gwytip_report report = a_report(states, GWYTIP_MAX_STATES);
    *progress = a_progress();
    return tip.stream_poll(stream, &report, progress, message, sizeof message);
}

/* The confidence in the second state that classify gives a scan of SIDE lines. */
static double classified(const double *heights)
{
    gwytip_field field = a_field(heights, SIDE, SIDE);
    gwytip_report report = a_report(states, GWYTIP_MAX_STATES);
    CHECK(tip.classify(engine, "si-h-100", &field, &report, message, sizeof message) == GWYTIP_OK);
    return states[1].confidence;
}

static void check_open(void)
{
    gwytip_stream *stream = (gwytip_stream *)&failures;
    gwytip_stream_options options = stream_options(SIDE, SIDE);
    CHECK_ERROR(tip.stream_open(NULL, NULL, &options, &stream, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "engine is NULL");
    CHECK(stream == NULL);
    CHECK_ERROR(tip.stream_open(engine, NULL, NULL, &stream, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "options are NULL");
    CHECK_ERROR(tip.stream_open(engine, NULL, &options, NULL, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "NULL");
    CHECK_ERROR(tip.stream_open(engine, "cu-111", &options, &stream, message, sizeof message),
                GWYTIP_ERROR_SURFACE, "cu-111");
    options.width = 0;
    CHECK_ERROR(tip.stream_open(engine, NULL, &options, &stream, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "width of the stream is 0");
    options = stream_options(SIDE, -1);
    CHECK_ERROR(tip.stream_open(engine, NULL, &options, &stream, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "lines of the stream is -1");
    options = stream_options(SIDE, SIDE);
    options.metres_per_pixel = NAN;
    CHECK_ERROR(tip.stream_open(engine, NULL, &options, &stream, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "metres_per_pixel");
    options = stream_options(SIDE, INT32_MAX);
    CHECK_ERROR(tip.stream_open(engine, NULL, &options, &stream, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "64 pixels by 2147483647 lines is too large");
    options = stream_options(INT32_MAX, 0);
    CHECK_ERROR(tip.stream_open(engine, NULL, &options, &stream, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "too large");
    options = stream_options(SIDE, SIDE);
    options.metres_per_pixel = -0.0;
    CHECK(tip.stream_open(engine, NULL, &options, &stream, message, sizeof message) == GWYTIP_OK);
    tip.stream_close(stream);
    options = stream_options(SIDE, SIDE);
    options.struct_size = 4;
    CHECK_ERROR(tip.stream_open(engine, NULL, &options, &stream, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "gwytip_stream_options is 4");
}

/* The report comes from line 16 on, and at the end it is that of the whole scan. */
static void check_lines(void)
{
    gwytip_stream *stream = a_stream(SIDE);
    gwytip_stream_progress progress;
    CHECK_ERROR(poll(stream, &progress), GWYTIP_ERROR_TOO_FEW_LINES, "no line was pushed yet");
    for (int y = 0; y < 15; y++)
        CHECK(push(stream, good + y * SIDE, 1) == GWYTIP_OK);
    CHECK_ERROR(poll(stream, &progress), GWYTIP_ERROR_TOO_FEW_LINES, "only 15 of");
    CHECK(progress.lines == 15 && progress.judged_lines == 0 && progress.tip_change_line == -1);
    CHECK(push(stream, good + 15 * SIDE, 1) == GWYTIP_OK);
    CHECK(poll(stream, &progress) == GWYTIP_OK && progress.lines == 16 && progress.judged_lines == 16);
    CHECK(push(stream, good + 16 * SIDE, 1) == GWYTIP_OK); /* one line more changes little */
    CHECK(poll(stream, &progress) == GWYTIP_OK && progress.lines == 17 && progress.judged_lines == 16);
    CHECK(push(stream, good + 17 * SIDE, SIDE - 17) == GWYTIP_OK);
    CHECK(poll(stream, &progress) == GWYTIP_OK && progress.judged_lines == SIDE);
    CHECK(progress.tip_change_line == -1);
    double streamed = states[1].confidence;

    CHECK(classified(good) == streamed);

    CHECK(tip.stream_reset(stream, message, sizeof message) == GWYTIP_OK);
    CHECK_ERROR(poll(stream, &progress), GWYTIP_ERROR_TOO_FEW_LINES, "no line");
    CHECK(progress.lines == 0);
    tip.stream_close(stream);
}

/* A stream says what classify says of the same scan, saved before its end. */
static void check_unfinished(void)
{
    static double saved[SIDE * SIDE];
    gwytip_stream *stream = a_stream(SIDE);
    gwytip_stream_progress progress;
    for (int i = 0; i < SIDE * SIDE; i++)
        saved[i] = i < 20 * SIDE ? good[i] : NAN;
    CHECK(push(stream, good, 20) == GWYTIP_OK);
    CHECK(poll(stream, &progress) == GWYTIP_OK && progress.judged_lines == 20);
    double streamed = states[1].confidence;
    CHECK(classified(saved) == streamed);
    tip.stream_close(stream);
}

/* From line CHANGE on the lines show something else. */
static void check_change(void)
{
    gwytip_stream *stream = a_stream(0);
    gwytip_stream_progress progress;
    for (int y = 0; y < SIDE; y++) {
        double line[SIDE];
        for (int x = 0; x < SIDE; x++)
            line[x] = good[y * SIDE + x] + (y >= CHANGE ? 2e-10 * cos(0.7 * x) : 0);
        CHECK(push(stream, line, 1) == GWYTIP_OK);
        (void)poll(stream, &progress); /* the first 15 times there are too few */
        CHECK(progress.tip_change_line == (y > CHANGE + 1 ? CHANGE : -1));
    }
    CHECK(tip.stream_reset(stream, message, sizeof message) == GWYTIP_OK);
    CHECK(push(stream, good, SIDE) == GWYTIP_OK && poll(stream, &progress) == GWYTIP_OK);
    CHECK(progress.tip_change_line == -1);
    tip.stream_close(stream);
}

static void check_bad_lines(void)
{
    gwytip_stream *stream = a_stream(SIDE);
    gwytip_stream_progress progress;
    gwytip_report report = a_report(states, GWYTIP_MAX_STATES);
    static double heights[SIDE * SIDE];
    CHECK(push(stream, NULL, 0) == GWYTIP_OK);
    CHECK_ERROR(push(stream, NULL, 1), GWYTIP_ERROR_ARGUMENT, "heights are NULL");
    CHECK_ERROR(push(stream, good, -2), GWYTIP_ERROR_ARGUMENT, "-2");
    CHECK_ERROR(push(NULL, good, 1), GWYTIP_ERROR_ARGUMENT, "stream is NULL");
    CHECK_ERROR(push((gwytip_stream *)engine, good, 1), GWYTIP_ERROR_ARGUMENT, "not open");
    CHECK_ERROR(tip.stream_poll(stream, &report, NULL, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "progress is NULL");
    progress = a_progress();
    progress.struct_size = 3;
    CHECK_ERROR(tip.stream_poll(stream, &report, &progress, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "gwytip_stream_progress is 3");
    CHECK_ERROR(tip.stream_poll(stream, NULL, &progress, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "report is NULL");

    memcpy(heights, good, sizeof heights);
    heights[20 * SIDE + 3] = INFINITY;
    CHECK(push(stream, heights, SIDE) == GWYTIP_OK); /* it counts as not measured */
    CHECK(poll(stream, &progress) == GWYTIP_OK && progress.lines == SIDE);
    tip.stream_close(stream);

    stream = a_stream(SIDE);
    for (int i = 0; i < SIDE * SIDE; i++)
        heights[i] = 3.5;
    CHECK(push(stream, heights, SIDE) == GWYTIP_OK);
    CHECK_ERROR(poll(stream, &progress), GWYTIP_ERROR_CONSTANT, "constant");
    for (int i = 0; i < SIDE * SIDE; i++)
        heights[i] = NAN;
    CHECK(tip.stream_reset(stream, NULL, 0) == GWYTIP_OK && push(stream, heights, SIDE) == GWYTIP_OK);
    CHECK_ERROR(poll(stream, &progress), GWYTIP_ERROR_NO_DATA, "no data");
    CHECK(push(stream, good, SIDE) == GWYTIP_OK); /* measured after all; more lines than expected */
    CHECK(poll(stream, &progress) == GWYTIP_OK && progress.lines == 2 * SIDE);
    tip.stream_close(stream);
}

static void *push_slowly(void *stream)
{
    for (int y = 0; y < SIDE; y++) {
        if (tip.stream_push((gwytip_stream *)stream, good + y * SIDE, 1, NULL, 0) != GWYTIP_OK)
            return stream;
    }
    return NULL;
}

static void check_threads(void)
{
    gwytip_stream *stream = a_stream(SIDE);
    gwytip_stream_progress progress;
    pthread_t thread;
    void *failed = NULL;
    CHECK(pthread_create(&thread, NULL, push_slowly, stream) == 0);
    do {
        gwytip_status status = poll(stream, &progress);
        CHECK(status == GWYTIP_OK || status == GWYTIP_ERROR_TOO_FEW_LINES);
    } while (progress.lines < SIDE && failures == 0);
    pthread_join(thread, &failed);
    CHECK(failed == NULL);
    CHECK(poll(stream, &progress) == GWYTIP_OK && progress.judged_lines == SIDE);
    tip.stream_close(stream);
}

static void check_close(void)
{
    gwytip_stream *stream = a_stream(SIDE), *late = a_stream(SIDE);
    gwytip_stream_progress progress;
    tip.stream_close(stream);
    tip.stream_close(stream);
    tip.stream_close(NULL);
    tip.stream_close((gwytip_stream *)good);
    CHECK_ERROR(poll(stream, &progress), GWYTIP_ERROR_ARGUMENT, "stream is not open");
    CHECK(push(late, good, SIDE) == GWYTIP_OK);
    tip.engine_close(engine);
    CHECK_ERROR(poll(late, &progress), GWYTIP_ERROR_ARGUMENT, "engine is not open");
    tip.stream_close(late);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s LIBRARY MODELS\n", argv[0]);
        return 2;
    }
    tip = gwytip_library_open(argv[1]);
    gwytip_engine_options options = engine_options(argv[2], "cpu");
    CHECK(tip.engine_open(&options, &engine, message, sizeof message) == GWYTIP_OK);
    for (int i = 0; i < SIDE * SIDE; i++)
        good[i] = 1e-10 * sin(0.3 * (i % SIDE) + 0.002 * i) + 1e-12 * (i * 7919 % 101);
    check_open();
    check_lines();
    check_unfinished();
    check_change();
    check_bad_lines();
    check_threads();
    check_close();
    if (failures == 0)
        puts("ok");
    return failures == 0 ? 0 : 1;
}
