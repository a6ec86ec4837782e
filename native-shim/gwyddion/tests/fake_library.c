/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A library with the interface of libgwytip for what the real one cannot be made to do: another interface
 * version (FAKE_ABI_VERSION), a function that is not there (FAKE_WITHOUT_CLASSIFY), and on demand of the
 * environment: FAKE_STATUS is what gwytip_classify returns, with FAKE_ONCE only until an engine is opened
 * again, FAKE_TIP_CHANGE the row of a tip change, FAKE_DELAY how many milliseconds a classification takes,
 * FAKE_NO_MAP that there is no activation map, FAKE_CALLS a file that gets a line a classification. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "gwytip.h"

#define EXPORT __attribute__((visibility("default")))

#ifndef FAKE_ABI_VERSION
#define FAKE_ABI_VERSION GWYTIP_ABI_VERSION
#endif

struct gwytip_engine {
    int closed;
};

EXPORT uint32_t gwytip_abi_version(void)
{
    return FAKE_ABI_VERSION;
}

EXPORT const char *gwytip_verdict_name(int32_t verdict)
{
    return verdict == GWYTIP_GOOD ? "good" : "bad";
}

EXPORT const char *gwytip_status_name(int32_t status)
{
    return status == GWYTIP_ERROR_CONSTANT ? "constant" : "another";
}

EXPORT gwytip_status gwytip_engine_open(const gwytip_engine_options *options, gwytip_engine **engine,
                                        char *message, size_t message_size)
{
    static gwytip_engine only;
    (void)options, (void)message, (void)message_size;
    *engine = &only;
    return GWYTIP_OK;
}

EXPORT void gwytip_engine_close(gwytip_engine *engine)
{
    engine->closed++;
}

EXPORT gwytip_status gwytip_engine_surfaces(gwytip_engine *engine, gwytip_surface *surfaces, int32_t *count,
                                            char *message, size_t message_size)
{
    (void)engine, (void)message, (void)message_size;
    if (surfaces && *count > 0)
        strcpy(surfaces[0].name, "fake-surface");
    *count = 1;
    return GWYTIP_OK;
}

#ifndef FAKE_WITHOUT_CLASSIFY
static int number_of(const char *name, int otherwise)
{
    const char *text = getenv(name);
    return text ? atoi(text) : otherwise;
}

static void delay(void)
{
    int milliseconds = number_of("FAKE_DELAY", 0);
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    nanosleep(&time, NULL);
}

static void note_call(void)
{
    const char *path = getenv("FAKE_CALLS");
    FILE *calls = path ? fopen(path, "a") : NULL;
    if (!calls)
        return;
    fputs("classified\n", calls);
    fclose(calls);
}

EXPORT gwytip_status gwytip_classify(gwytip_engine *engine, const char *surface, const gwytip_field *field,
                                     gwytip_report *report, char *message, size_t message_size)
{
    int status = engine->closed && getenv("FAKE_ONCE") ? GWYTIP_OK : number_of("FAKE_STATUS", GWYTIP_OK);
    (void)surface;
    note_call();
    delay();
    if (status != GWYTIP_OK) {
        snprintf(message, message_size, "status %d on demand", status);
        return (gwytip_status)status;
    }
    snprintf(message, message_size, "%dx%d", field->width, field->lines);
    report->verdict = GWYTIP_GOOD;
    report->confidence = 1.0 / 3.0;
    report->tip_change_line = number_of("FAKE_TIP_CHANGE", -1);
    report->state_count = 1;
    strcpy(report->surface, "fake-surface");
    strcpy(report->state, "first_state");
    strcpy(report->provider, "fake");
    if (report->state_capacity > 0) {
        strcpy(report->states[0].name, "first_state");
        report->states[0].desirable = 1;
        report->states[0].votes = 2;
        report->states[0].voters = 3;
        report->states[0].member_count = 3;
        report->states[0].confidence = 1.0 / 3.0;
        report->states[0].threshold = 0.25;
    }
    return GWYTIP_OK;
}
#endif

EXPORT gwytip_status gwytip_decide(const gwytip_field *field, gwytip_report *report, char *message,
                                   size_t message_size)
{
    (void)field, (void)message, (void)message_size;
    report->verdict = report->states[0].threshold > 0.5 ? GWYTIP_BAD : GWYTIP_GOOD;
    return GWYTIP_OK;
}

EXPORT gwytip_status gwytip_activation_map(gwytip_engine *engine, const char *surface,
                                           const gwytip_field *field, const char *state, double *map,
                                           char *message, size_t message_size)
{
    (void)engine, (void)surface, (void)state;
    if (getenv("FAKE_NO_MAP")) {
        snprintf(message, message_size, "no map on demand");
        return GWYTIP_ERROR_STATE;
    }
    for (int32_t i = 0; i < field->width * field->lines; i++)
        map[i] = (double)(i % field->width) / field->width;
    return GWYTIP_OK;
}

EXPORT gwytip_status gwytip_measured_part(const gwytip_field *field, uint8_t *measured, double *share,
                                          char *left_out, size_t left_out_size, char *message,
                                          size_t message_size)
{
    (void)message, (void)message_size;
    if (measured)
        memset(measured, 1, (size_t)field->width * field->lines);
    *share = 1.0;
    if (left_out_size > 0)
        *left_out = '\0';
    return GWYTIP_OK;
}

EXPORT gwytip_status gwytip_channel_check(const char *title, const char *unit, char *message,
                                          size_t message_size)
{
    (void)title;
    if (strcmp(unit, "K") != 0)
        return GWYTIP_OK;
    snprintf(message, message_size, "a temperature");
    return GWYTIP_ERROR_OTHER_SIGNAL;
}
