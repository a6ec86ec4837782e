/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A library with the interface of libgwytip for what the real one cannot be made to do: another interface
 * version (FAKE_ABI_VERSION), a function that is not there (FAKE_WITHOUT_CLASSIFY), and each status on
 * demand: the environment variable FAKE_STATUS holds the number that gwytip_classify returns. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwytip.h"

#define EXPORT __attribute__((visibility("default")))

#ifndef FAKE_ABI_VERSION
#define FAKE_ABI_VERSION GWYTIP_ABI_VERSION
#endif

struct gwytip_engine {
    int unused;
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
EXPORT gwytip_status gwytip_classify(gwytip_engine *engine, const char *surface, const gwytip_field *field,
                                     gwytip_report *report, char *message, size_t message_size)
{
    const char *status = getenv("FAKE_STATUS");
    (void)engine, (void)surface;
    if (status && atoi(status) != GWYTIP_OK) {
        snprintf(message, message_size, "status %s on demand", status);
        return (gwytip_status)atoi(status);
    }
    snprintf(message, message_size, "%dx%d", field->width, field->lines);
    report->verdict = GWYTIP_GOOD;
    report->confidence = 1.0 / 3.0;
    report->tip_change_line = -1;
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
