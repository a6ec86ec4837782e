/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structs of gwytip.h with their sizes and what every caller sets; the rest is 0. */
#ifndef GWYTIP_TESTS_STRUCTS_H
#define GWYTIP_TESTS_STRUCTS_H

#include "gwytip.h"

#include <string.h>

static inline gwytip_engine_options engine_options(const char *models, const char *provider)
{
    gwytip_engine_options options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.models = models;
    options.provider = provider;
    return options;
}

static inline gwytip_field a_field(const double *data, int32_t width, int32_t lines)
{
    gwytip_field field;
    memset(&field, 0, sizeof field);
    field.struct_size = sizeof field;
    field.data = data;
    field.width = width;
    field.lines = lines;
    return field;
}

static inline gwytip_report a_report(gwytip_state_report *states, int32_t capacity)
{
    gwytip_report report;
    memset(&report, 0, sizeof report);
    report.struct_size = sizeof report;
    report.states = states;
    report.state_capacity = capacity;
#ifndef VERSION_1
    report.state_report_size = sizeof *states;
#endif
    return report;
}

static inline gwytip_batch_item an_item(gwytip_state_report *states, int32_t capacity)
{
    gwytip_batch_item item;
    memset(&item, 0, sizeof item);
    item.struct_size = sizeof item;
    item.report = a_report(states, capacity);
    return item;
}

static inline gwytip_stream_options stream_options(int32_t width, int32_t lines)
{
    gwytip_stream_options options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.width = width;
    options.lines = lines;
    return options;
}

static inline gwytip_stream_progress a_progress(void)
{
    gwytip_stream_progress progress;
    memset(&progress, 0, sizeof progress);
    progress.struct_size = sizeof progress;
    return progress;
}

#ifndef VERSION_1
static inline gwytip_tip a_tip(float *near_plane, float *wide_plane)
{
    gwytip_tip tip;
    memset(&tip, 0, sizeof tip);
    tip.struct_size = sizeof tip;
    tip.near_plane = near_plane;
    tip.wide_plane = wide_plane;
    return tip;
}

static inline gwytip_comparison a_comparison(void)
{
    gwytip_comparison comparison;
    memset(&comparison, 0, sizeof comparison);
    comparison.struct_size = sizeof comparison;
    return comparison;
}
#endif

#endif
