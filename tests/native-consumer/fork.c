/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forks without exec: before the library is called, when the children may use it, and after, when every
 * function has to say at once that they may not.
 *
 *     fork LIBRARY MODELS
 *
 * MODELS as for abi.c. Prints `ok`, or each line that does not hold, and then ends with 1. */
#define _POSIX_C_SOURCE 200809L
#include "check.h"
#include "gwytip_library.h"
#include "structs.h"

#include <math.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

/* SECONDS: what a child may take; it is over in a few milliseconds, or never. */
enum { SIDE = 64, SECONDS = 60, MANY = 200000 };

static gwytip_library tip;
static gwytip_engine *engine;
static gwytip_stream *stream;
static double good[SIDE * SIDE];

static gwytip_status open_engine(const char *models, gwytip_engine **to)
{
    gwytip_engine_options options = engine_options(models, "cpu");
    return tip.engine_open(&options, to, message, sizeof message);
}

static gwytip_status open_stream(gwytip_stream **to)
{
    gwytip_stream_options options = stream_options(SIDE, SIDE);
    return tip.stream_open(engine, "auto", &options, to, message, sizeof message);
}

static gwytip_status classify(void)
{
    gwytip_field field = a_field(good, SIDE, SIDE);
    gwytip_report report = a_report(NULL, 0);
    return tip.classify(engine, "auto", &field, &report, message, sizeof message);
}

/* Runs a part of this program in a child, and holds it to its time. */
static void in_a_child(void (*part)(const char *), const char *models)
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        alarm(SECONDS);
        part(models);
        fflush(stdout);
        _exit(failures);
    }
    int status = -1;
    CHECK(child > 0 && waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void use(const char *models)
{
    CHECK(open_engine(models, &engine) == GWYTIP_OK);
    CHECK(classify() == GWYTIP_OK);
    CHECK(open_stream(&stream) == GWYTIP_OK);
    CHECK(tip.stream_push(stream, good, SIDE, message, sizeof message) == GWYTIP_OK);
}

#define CHECK_REFUSED(call) CHECK_ERROR(call, GWYTIP_ERROR_FORK, "spawn")

static void refused_streams(void)
{
    gwytip_report report = a_report(NULL, 0);
    gwytip_stream_progress progress = a_progress();
    gwytip_stream *other = stream;
    CHECK_REFUSED(open_stream(&other));
    CHECK(other == NULL);
    CHECK_REFUSED(tip.stream_push(stream, good, 1, message, sizeof message));
    CHECK_REFUSED(tip.stream_poll(stream, &report, &progress, message, sizeof message));
    CHECK_REFUSED(tip.stream_reset(stream, message, sizeof message));
    tip.stream_close(stream);
}

static void *refused_often(void *nothing)
{
    for (int i = 0; i < MANY; i++)
        CHECK(classify() == GWYTIP_ERROR_FORK);
    return nothing;
}

static void refused(const char *models)
{
    static double map[SIDE * SIDE];
    gwytip_field field = a_field(good, SIDE, SIDE);
    gwytip_report report = a_report(NULL, 0);
    gwytip_batch_item item = an_item(NULL, 0);
    gwytip_engine *other = engine;
    int32_t count = 0;
    double score = 0;
    CHECK_REFUSED(open_engine(models, &other));
    CHECK(other == NULL);
    CHECK_REFUSED(tip.engine_surfaces(engine, NULL, &count, message, sizeof message));
    CHECK_REFUSED(tip.engine_states(engine, "si-h-100", NULL, &count, message, sizeof message));
    CHECK_REFUSED(classify());
    CHECK_REFUSED(tip.classify_batch(engine, "auto", &field, &item, 1, message, sizeof message));
    CHECK_REFUSED(tip.measured_part(&field, NULL, &score, NULL, 0, message, sizeof message));
    CHECK_REFUSED(tip.channel_check("Z (Forward)", "m", message, sizeof message));
#ifndef VERSION_1
    gwytip_tip apex = a_tip(NULL, NULL);
    CHECK_REFUSED(tip.tip_picture(&field, &apex, message, sizeof message));
    gwytip_comparison comparison = a_comparison();
    CHECK_REFUSED(tip.compare(engine, "auto", &field, &field, &comparison, message, sizeof message));
    CHECK(strcmp(tip.likeness_name(GWYTIP_LESS_SHARP), "less sharp") == 0);
    CHECK_REFUSED(tip.engine_left_out(engine, NULL, 0, message, sizeof message));
#endif
    CHECK_REFUSED(tip.decide(&field, &report, message, sizeof message));
    CHECK_REFUSED(tip.activation_map(engine, "auto", &field, NULL, map, message, sizeof message));
    CHECK_REFUSED(tip.surface_score(engine, "auto", &field, &score, message, sizeof message));
    CHECK(tip.classify(engine, NULL, &field, &report, NULL, 0) == GWYTIP_ERROR_FORK);
    CHECK(strcmp(tip.status_name(GWYTIP_ERROR_FORK), "fork") == 0);
    CHECK(tip.abi_version() == GWYTIP_ABI_VERSION && strcmp(tip.verdict_name(GWYTIP_BAD), "bad") == 0);
    refused_streams();
    refused_often(NULL);
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, refused_often, NULL) == 0 && pthread_join(thread, NULL) == 0);
    tip.engine_close(engine);
}

/* The child of a fork may be a parent itself. */
static void refused_below(const char *models)
{
    in_a_child(refused, models);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s LIBRARY MODELS\n", argv[0]);
        return 2;
    }
    for (int i = 0; i < SIDE * SIDE; i++)
        good[i] = 1e-10 * sin(0.3 * (i % SIDE) + 0.002 * i) + 1e-12 * (i * 7919 % 101);
    tip = gwytip_library_open(argv[1]);
    in_a_child(use, argv[2]); /* loaded, and not called yet */
    in_a_child(use, argv[2]);
    use(argv[2]);
    in_a_child(refused, argv[2]);
    in_a_child(refused_below, argv[2]);
    CHECK(classify() == GWYTIP_OK); /* which does not touch the parent */
    tip.stream_close(stream);
    tip.engine_close(engine);
    if (failures == 0)
        puts("ok");
    return failures == 0 ? 0 : 1;
}
