/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through all of gwytip.h, right and wrong, as C and as C++.
 *
 *     abi LIBRARY MODELS
 *
 * MODELS holds one bundle, `si-h-100`: two members; the states `rows`, 0.731 and 0.25 on a square scan
 * without gaps, and `tip_change`, which only the first member knows; every scan looks to it like one of its
 * surface with a score of 0.731. Prints `ok`, or each line that does not hold, and then ends with 1. */
#include "check.h"
#include "gwytip_library.h"
#include "structs.h"

#include <math.h>
#include <pthread.h>

enum { SIDE = 64, THREADS = 4, RUNS = 10 };

static gwytip_library tip;
static gwytip_engine *engine;
static double good[SIDE * SIDE];
static gwytip_state_report states[GWYTIP_MAX_STATES];

static gwytip_status classify(const gwytip_field *field)
{
    gwytip_report report = a_report(states, GWYTIP_MAX_STATES);
    return tip.classify(engine, "auto", field, &report, message, sizeof message);
}

static void check_names(void)
{
    CHECK(tip.abi_version() == GWYTIP_ABI_VERSION);
    CHECK(strcmp(tip.verdict_name(GWYTIP_GOOD), "good") == 0);
    CHECK(strcmp(tip.verdict_name(GWYTIP_BAD), "bad") == 0);
    CHECK(strcmp(tip.verdict_name(GWYTIP_UNSURE), "unsure") == 0);
    CHECK(strcmp(tip.verdict_name(GWYTIP_UNKNOWN_SURFACE), "unknown-surface") == 0);
    CHECK(strcmp(tip.verdict_name(-1), "?") == 0);
#ifndef VERSION_1
    CHECK(strcmp(tip.likeness_name(GWYTIP_AS_SHARP), "as sharp") == 0);
    CHECK(strcmp(tip.likeness_name(GWYTIP_LESS_SHARP), "less sharp") == 0);
    CHECK(strcmp(tip.likeness_name(GWYTIP_INCOMPARABLE), "cannot be compared") == 0);
    CHECK(strcmp(tip.likeness_name(3), "?") == 0);
#endif
    CHECK(strcmp(tip.status_name(GWYTIP_OK), "ok") == 0);
    CHECK(strcmp(tip.status_name(GWYTIP_ERROR_TOO_FEW_COLUMNS), "too-few-columns") == 0);
    CHECK(strcmp(tip.status_name(GWYTIP_ERROR_INTERNAL), "internal") == 0);
    CHECK(strcmp(tip.status_name(GWYTIP_ERROR_STATE), "state") == 0);
    CHECK(strcmp(tip.status_name(99), "?") == 0);
}

static void check_open(const char *models)
{
    gwytip_engine *other = (gwytip_engine *)&failures;
    gwytip_engine_options options = engine_options(models, NULL);
    CHECK_ERROR(tip.engine_open(NULL, &other, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "options are NULL");
    CHECK(other == NULL);
    CHECK_ERROR(tip.engine_open(&options, NULL, message, sizeof message), GWYTIP_ERROR_ARGUMENT, "NULL");
    options.struct_size = 4;
    CHECK_ERROR(tip.engine_open(&options, &other, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "struct_size of a gwytip_engine_options is 4");
    options = engine_options("/nowhere/at all", NULL);
    CHECK_ERROR(tip.engine_open(&options, &other, message, sizeof message), GWYTIP_ERROR_NO_MODELS,
                "at all"); /* as the system spells it */
    options = engine_options(models, "rocm");
    CHECK_ERROR(tip.engine_open(&options, &other, message, sizeof message), GWYTIP_ERROR_PROVIDER,
                "no provider 'rocm'");
    options = engine_options(models, "tensorrt");
    CHECK_ERROR(tip.engine_open(&options, &other, message, sizeof message), GWYTIP_ERROR_PROVIDER,
                "tensorrt: ");
    CHECK(other == NULL);
    CHECK(tip.engine_open(&options, &other, NULL, 0) == GWYTIP_ERROR_PROVIDER);

    options = engine_options(models, "cpu");
    CHECK(tip.engine_open(&options, &engine, message, sizeof message) == GWYTIP_OK);
    CHECK(engine != NULL && message[0] == '\0');
    /* What keeps ONNX Runtime from collecting facts must not stay in the host's environment. */
    CHECK(getenv("ORT_DISABLE_TELEMETRY") == NULL);
}

static void check_listing(void)
{
    int32_t count = 0;
    CHECK(tip.engine_surfaces(engine, NULL, &count, message, sizeof message) == GWYTIP_OK && count == 1);
    gwytip_surface surfaces[2];
    memset(surfaces, 0, sizeof surfaces);
    count = 2;
    CHECK_ERROR(tip.engine_surfaces(engine, surfaces, &count, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "struct_size");
    surfaces[0].struct_size = surfaces[1].struct_size = sizeof surfaces[0];
    CHECK(tip.engine_surfaces(engine, surfaces, &count, message, sizeof message) == GWYTIP_OK && count == 1);
    CHECK(strcmp(surfaces[0].name, "si-h-100") == 0);
    CHECK(surfaces[0].state_count == 2 && surfaces[0].member_count == 2);
    CHECK_ERROR(tip.engine_surfaces(engine, surfaces, NULL, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "count");
    count = -1;
    CHECK_ERROR(tip.engine_surfaces(engine, surfaces, &count, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "-1");

#ifndef VERSION_1
    char left_out[GWYTIP_MESSAGE_SIZE] = "?";
    CHECK(tip.engine_left_out(engine, left_out, sizeof left_out, message, sizeof message) == GWYTIP_OK);
    CHECK(left_out[0] == '\0');
    CHECK(tip.engine_left_out(engine, NULL, 0, NULL, 0) == GWYTIP_OK);
    CHECK_ERROR(tip.engine_left_out(NULL, left_out, sizeof left_out, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "engine");
#endif

    gwytip_state listed[2];
    memset(listed, 0, sizeof listed);
    listed[0].struct_size = listed[1].struct_size = sizeof listed[0];
    count = 1; /* room for one of two */
    CHECK(tip.engine_states(engine, "si-h-100", listed, &count, message, sizeof message) == GWYTIP_OK);
    CHECK(count == 2 && strcmp(listed[0].name, "rows") == 0 && listed[1].name[0] == '\0');
    CHECK(tip.engine_states(engine, "si-h-100", listed, &count, message, sizeof message) == GWYTIP_OK);
    CHECK(strcmp(listed[1].name, "tip_change") == 0);
    CHECK(strcmp(listed[0].description, "Shows rows.") == 0);
    CHECK(listed[0].desirable == 1 && listed[1].desirable == 0 && listed[0].threshold == 0.5);
    CHECK_ERROR(tip.engine_states(engine, "au-111", listed, &count, message, sizeof message),
                GWYTIP_ERROR_SURFACE, "'au-111'; there are: si-h-100");
    CHECK_ERROR(tip.engine_states(engine, NULL, listed, &count, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "NULL");
}

static void check_report(void)
{
    gwytip_field field = a_field(good, SIDE, SIDE);
    gwytip_report report = a_report(states, GWYTIP_MAX_STATES);
    CHECK(tip.classify(engine, NULL, &field, &report, message, sizeof message) == GWYTIP_OK);
    CHECK(strcmp(report.surface, "si-h-100") == 0 && strcmp(report.provider, "cpu") == 0);
    CHECK(strcmp(report.state, "rows") == 0 && report.state_count == 2);
    CHECK(states[0].struct_size == sizeof states[0] && strcmp(states[0].name, "rows") == 0);
    CHECK(fabs(states[0].members[0] - 0.731058579) < 1e-6 && fabs(states[0].members[1] - 0.25) < 1e-6);
    CHECK(fabs(states[0].confidence - (0.731058579 + 0.25) / 2) < 1e-6);
    CHECK(states[0].votes == 1 && states[0].voters == 2 && states[0].member_count == 2 &&
          states[0].desirable == 1);
    CHECK(isnan(states[1].members[1]) && isnan(states[0].members[2]));

    report.state_capacity = 0;
    report.states = NULL;
    CHECK(tip.classify(engine, "si-h-100", &field, &report, NULL, 0) == GWYTIP_OK && report.state_count == 2);
    report.state_capacity = 1;
    CHECK_ERROR(tip.classify(engine, "auto", &field, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "state_capacity is 1");
    report = a_report(states, GWYTIP_MAX_STATES);
    report.struct_size--;
    CHECK_ERROR(tip.classify(engine, "auto", &field, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "set it to sizeof(gwytip_report)");
    report.struct_size = 1024;
    CHECK_ERROR(tip.classify(engine, "auto", &field, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "newer than the library");
#ifndef VERSION_1
    report = a_report(states, GWYTIP_MAX_STATES);
    report.state_report_size = 0;
    CHECK_ERROR(tip.classify(engine, "auto", &field, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "state_report_size of the report is 0");
    report.state_report_size = sizeof *states + 8;
    CHECK_ERROR(tip.classify(engine, "auto", &field, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "newer than the library");
#endif
    CHECK_ERROR(tip.classify(engine, "auto", &field, NULL, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "report");
    report = a_report(states, GWYTIP_MAX_STATES);
    CHECK_ERROR(tip.classify(engine, "cu-111", &field, &report, message, sizeof message),
                GWYTIP_ERROR_SURFACE, "cu-111");
    CHECK(tip.classify(engine, "cu-111", &field, &report, message, 6) == GWYTIP_ERROR_SURFACE);
    CHECK(strcmp(message, "there") == 0); /* cut, and ends in NUL */
}

/* Nothing is written behind a struct, of whatever header it is. */
static void check_guarded_report(void)
{
    struct {
        gwytip_report report;
        unsigned char behind[64];
    } guarded;
    gwytip_field field = a_field(good, SIDE, SIDE);
    memset(&guarded, 0xa5, sizeof guarded);
    guarded.report = a_report(states, GWYTIP_MAX_STATES);
    CHECK(tip.classify(engine, NULL, &field, &guarded.report, message, sizeof message) == GWYTIP_OK);
    CHECK(tip.decide(&field, &guarded.report, message, sizeof message) == GWYTIP_OK);
    for (size_t i = 0; i < sizeof guarded.behind; i++)
        CHECK(guarded.behind[i] == 0xa5);
}

static void check_stride(void)
{
    double wide[SIDE][SIDE + 3];
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE + 3; x++)
            wide[y][x] = x < SIDE ? good[y * SIDE + x] : INFINITY; /* never to be read */
    }
    gwytip_field field = a_field(good, SIDE, SIDE);
    CHECK(classify(&field) == GWYTIP_OK);
    double expected = states[1].confidence;
    field.data = &wide[0][0];
    field.row_stride = SIDE + 3;
    CHECK(classify(&field) == GWYTIP_OK && states[1].confidence == expected);
    field.row_stride = SIDE - 1;
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_ARGUMENT, "row_stride of the field is 63");
    field.row_stride = INT64_MAX / 2;
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_ARGUMENT, "row_stride");
}

static void check_bad_fields(void)
{
    CHECK_ERROR(classify(NULL), GWYTIP_ERROR_ARGUMENT, "field is NULL");
    gwytip_field field = a_field(NULL, SIDE, SIDE);
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_ARGUMENT, "data of the field is NULL");
    field = a_field(good, 0, SIDE);
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_ARGUMENT, "0 pixels by 64 lines");
    field = a_field(good, SIDE, -3);
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_ARGUMENT, "-3 lines");
    field = a_field(good, SIDE, SIDE);
    field.struct_size = 0;
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_ARGUMENT, "gwytip_field is 0");
    field = a_field(good, SIDE, SIDE);
    field.metres_per_pixel_y = NAN;
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_ARGUMENT, "metres_per_pixel_y");
    field = a_field(good, SIDE, SIDE);
    field.direction = 7;
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_ARGUMENT, "direction of the field is 7");

    field = a_field(good, 1, 1);
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_TOO_FEW_LINES, "1 line;");
    field = a_field(good, SIDE, 1);
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_TOO_FEW_LINES, "1 line;");
    field = a_field(good, SIDE, 15);
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_TOO_FEW_LINES, "15 lines");
    field = a_field(good, 1, SIDE);
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_TOO_FEW_COLUMNS, "1 pixel");

    static double heights[SIDE * SIDE];
    field = a_field(heights, SIDE, SIDE);
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_CONSTANT, "constant");
    for (int i = 0; i < SIDE * SIDE; i++)
        heights[i] = NAN;
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_NO_DATA, "no data");
    memcpy(heights, good, sizeof heights / 2); /* the upper half was measured: a partial scan is one */
    CHECK(classify(&field) == GWYTIP_OK);
    heights[70] = -INFINITY; /* counts as not measured */
    CHECK(classify(&field) == GWYTIP_OK);
    for (int i = 0; i < SIDE * SIDE; i++)
        heights[i] = good[i % SIDE];
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_REPEATED_LINES, "64 times");
    for (uint32_t i = 0, random = 1; i < SIDE * SIDE; i++)
        heights[i] = (double)((random = random * 1664525u + 1013904223u) >> 8);
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_NO_IMAGE, "noise");
}

static void check_decide(void)
{
    gwytip_field field = a_field(good, SIDE, SIDE);
    gwytip_report report = a_report(states, GWYTIP_MAX_STATES);
    CHECK(tip.classify(engine, NULL, &field, &report, message, sizeof message) == GWYTIP_OK);
    gwytip_report before = report;
    CHECK(tip.decide(&field, &report, message, sizeof message) == GWYTIP_OK);
    CHECK(memcmp(&before, &report, sizeof report) == 0); /* nothing was changed, so nothing changes */

    states[0].threshold = 0.2; /* below both members' 0.731 and 0.25 */
    states[1].threshold = 1.0;
    CHECK(tip.decide(&field, &report, message, sizeof message) == GWYTIP_OK);
    CHECK(states[0].votes == 2 && states[1].votes == 0 && report.verdict == GWYTIP_GOOD);
    CHECK(report.confidence == states[0].confidence && report.tip_change_line == -1);
    states[1].threshold = 0.0; /* its only voter votes: a tip change */
    CHECK(tip.decide(&field, &report, message, sizeof message) == GWYTIP_OK);
    CHECK(states[1].votes == 1 && report.verdict == GWYTIP_BAD && report.tip_change_line > 0);
    CHECK(tip.decide(NULL, &report, message, sizeof message) == GWYTIP_OK && report.tip_change_line == -1);
    states[0].threshold = states[1].threshold = 1.0;
    CHECK(tip.decide(NULL, &report, message, sizeof message) == GWYTIP_OK && report.verdict == GWYTIP_UNSURE);
    for (int i = 0; i < 2; i++) { /* one more member, so that two votes of three are a majority */
        states[i].member_count = 3;
        states[i].members[2] = i == 0 ? 0.9 : NAN;
    }
    states[0].threshold = 0.7;
    CHECK(tip.decide(NULL, &report, message, sizeof message) == GWYTIP_OK && report.verdict == GWYTIP_GOOD);
    CHECK(states[0].votes == 2);
    states[0].member_count = states[1].member_count = 2;
    states[0].members[2] = states[1].members[2] = NAN;
    report.verdict = GWYTIP_UNKNOWN_SURFACE;
    states[0].threshold = 0.0;
    CHECK(tip.decide(NULL, &report, NULL, 0) == GWYTIP_OK && report.verdict == GWYTIP_UNKNOWN_SURFACE);

    CHECK_ERROR(tip.decide(NULL, NULL, message, sizeof message), GWYTIP_ERROR_ARGUMENT, "report is NULL");
    states[0].threshold = 1.5;
    CHECK_ERROR(tip.decide(NULL, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT, "1.5 for rows");
    states[0].threshold = NAN;
    CHECK_ERROR(tip.decide(NULL, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT, "threshold");
    states[0].threshold = 0.5;
    states[0].member_count = 17;
    CHECK_ERROR(tip.decide(NULL, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT, "17");
    states[0].member_count = 2;
    report.state_capacity = 1;
    CHECK_ERROR(tip.decide(NULL, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT, "2 states");
    report.state_capacity = 2;
    states[1].struct_size = 8;
    CHECK_ERROR(tip.decide(NULL, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "gwytip_state_report 1 is 8");
}

/* The first member's evidence for `rows` is 2 * validity: the same everywhere in the scan. The second one's
 * weights are 0, so it finds none: half of the networks find all they find, everywhere. */
static void check_map(void)
{
    enum { LINES = SIDE / 2 };
    static double map[SIDE * LINES + 1];
    gwytip_field field = a_field(good, SIDE, LINES);
    map[SIDE * LINES] = -7.0;
    CHECK(tip.activation_map(engine, NULL, &field, "rows", map, message, sizeof message) == GWYTIP_OK);
    for (int i = 0; i < SIDE * LINES; i++)
        CHECK(fabs(map[i] - 0.5) < 1e-6);
    CHECK(map[SIDE * LINES] == -7.0); /* not a pixel too many */
    /* `tip_change` is told by height alone: bright where the scan is high, nothing where it is low. */
    CHECK(tip.activation_map(engine, "si-h-100", &field, "tip_change", map, message, sizeof message) ==
          GWYTIP_OK);
    double largest = 0.0, least = 1.0;
    for (int i = 0; i < SIDE * LINES; i++) {
        largest = map[i] > largest ? map[i] : largest;
        least = map[i] < least ? map[i] : least;
    }
    CHECK(least == 0.0 && largest > 0.9 && largest <= 1.0);
    CHECK(tip.activation_map(engine, NULL, &field, NULL, map, message, sizeof message) == GWYTIP_OK);
    CHECK(fabs(map[5] - 0.5) < 1e-6); /* the most likely state is `rows` */

    CHECK_ERROR(tip.activation_map(engine, NULL, &field, "atoms", map, message, sizeof message),
                GWYTIP_ERROR_STATE, "no state 'atoms'; it has: rows, tip_change");
    CHECK_ERROR(tip.activation_map(engine, "cu-111", &field, "rows", map, message, sizeof message),
                GWYTIP_ERROR_SURFACE, "cu-111");
    CHECK_ERROR(tip.activation_map(engine, NULL, &field, "rows", NULL, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "map is NULL");
    CHECK_ERROR(tip.activation_map(NULL, NULL, &field, "rows", map, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "engine is NULL");
    field = a_field(good, SIDE, 15);
    CHECK_ERROR(tip.activation_map(engine, NULL, &field, "rows", map, message, sizeof message),
                GWYTIP_ERROR_TOO_FEW_LINES, "15 lines");
}

#ifndef __cplusplus
/* As large as scans get. Only the first pixels of each line are touched, so that it costs little memory. */
static void check_large_field(void)
{
    const int32_t side = 10000;
    double *large = (double *)calloc((size_t)side * (size_t)side, sizeof *large);
    CHECK(large != NULL);
    if (!large)
        return;
    gwytip_field field = a_field(large, side, side);
    CHECK_ERROR(classify(&field), GWYTIP_ERROR_CONSTANT, "constant");
    for (int32_t y = 0; y < side; y++) {
        for (int32_t x = 0; x < SIDE; x++)
            large[(size_t)y * (size_t)side + (size_t)x] = good[(y % SIDE) * SIDE + x];
    }
    CHECK(classify(&field) == GWYTIP_OK);
    free(large);
}
#endif

static void check_surface_score(void)
{
    gwytip_field field = a_field(good, SIDE, SIDE);
    double score = -1;
    CHECK(tip.surface_score(engine, "si-h-100", &field, &score, message, sizeof message) == GWYTIP_OK);
    CHECK(fabs(score - 0.731058579) < 1e-6);
    score = -1;
    CHECK(tip.surface_score(engine, NULL, &field, &score, NULL, 0) == GWYTIP_OK);
    CHECK(fabs(score - 0.731058579) < 1e-6);
    CHECK_ERROR(tip.surface_score(engine, "auto", &field, NULL, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "score is NULL");
    CHECK_ERROR(tip.surface_score(engine, "cu-111", &field, &score, message, sizeof message),
                GWYTIP_ERROR_SURFACE, "cu-111");
    field.lines = 2;
    CHECK_ERROR(tip.surface_score(engine, "auto", &field, &score, message, sizeof message),
                GWYTIP_ERROR_TOO_FEW_LINES, "2 lines");
}

static void check_batch(void)
{
    enum { COUNT = 20, CONSTANT = 3, NULLED = 7, SMALL = 11 };
    static double constant[SIDE * SIDE];
    static gwytip_field fields[COUNT];
    static gwytip_batch_item items[COUNT];
    static gwytip_state_report reports[COUNT][2];
    gwytip_field field = a_field(good, SIDE, SIDE);
    CHECK(classify(&field) == GWYTIP_OK);
    for (int i = 0; i < COUNT; i++) {
        fields[i] = a_field(i == CONSTANT ? constant
                            : i == NULLED ? NULL
                                          : good,
                            SIDE, i == SMALL ? 2 : SIDE);
        items[i] = an_item(reports[i], 2);
    }
    CHECK(tip.classify_batch(engine, "auto", fields, items, COUNT, message, sizeof message) == GWYTIP_OK);
    for (int i = 0; i < COUNT; i++) {
        gwytip_status expected = i == CONSTANT ? GWYTIP_ERROR_CONSTANT
                                 : i == NULLED ? GWYTIP_ERROR_ARGUMENT
                                 : i == SMALL  ? GWYTIP_ERROR_TOO_FEW_LINES
                                               : GWYTIP_OK;
        CHECK(items[i].status == (int32_t)expected);
        CHECK((items[i].message[0] == '\0') == (expected == GWYTIP_OK));
        if (expected == GWYTIP_OK)
            CHECK(fabs(reports[i][1].confidence - states[1].confidence) < 1e-6);
    }
    CHECK(tip.classify_batch(engine, NULL, NULL, NULL, 0, message, sizeof message) == GWYTIP_OK);
    CHECK_ERROR(tip.classify_batch(engine, NULL, NULL, items, 1, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "NULL");
    CHECK_ERROR(tip.classify_batch(engine, NULL, fields, items, -1, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "-1");
    items[2].struct_size = 1;
    CHECK_ERROR(tip.classify_batch(engine, NULL, fields, items, COUNT, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "gwytip_batch_item 2 is 1");
    items[2] = an_item(reports[2], 2);
    items[2].report.struct_size = 8;
    CHECK_ERROR(tip.classify_batch(engine, NULL, fields, items, COUNT, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "gwytip_report is 8");
    items[2] = an_item(reports[2], 2);
    fields[5].struct_size = 0;
    CHECK_ERROR(tip.classify_batch(engine, NULL, fields, items, COUNT, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "gwytip_field 5 is 0");
}

static void *classify_often(void *result)
{
    gwytip_field field = a_field(good, SIDE, SIDE);
    for (int i = 0; i < RUNS; i++) {
        gwytip_state_report own[2];
        gwytip_report report = a_report(own, 2);
        if (tip.classify(engine, "auto", &field, &report, NULL, 0) != GWYTIP_OK)
            return result;
        *(double *)result = own[0].members[0];
    }
    return NULL;
}

static void check_measured_part(void)
{
    static uint8_t measured[SIDE * SIDE];
    static double heights[SIDE * SIDE];
    gwytip_field field = a_field(good, SIDE, SIDE);
    double share = -1;
    char left_out[GWYTIP_MESSAGE_SIZE] = "?";
    CHECK(tip.measured_part(&field, measured, &share, left_out, sizeof left_out, message, sizeof message) ==
          GWYTIP_OK);
    CHECK(share == 1.0 && left_out[0] == '\0' && memchr(measured, 0, sizeof measured) == NULL);

    memcpy(heights, good, sizeof heights);
    memset(heights + SIDE * (SIDE - 10), 0, sizeof(double) * SIDE * 10);
    heights[5] = 1e20;
    field = a_field(heights, SIDE, SIDE);
    CHECK(tip.measured_part(&field, measured, &share, left_out, sizeof left_out, NULL, 0) == GWYTIP_OK);
    CHECK(fabs(share - (double)(SIDE * (SIDE - 10) - 1) / (SIDE * SIDE)) < 1e-12);
    CHECK(strcmp(left_out, "10 of 64 lines not measured, 1 pixel of 1E+20") == 0);
    CHECK(measured[4] == 1 && measured[5] == 0 && measured[SIDE * (SIDE - 10) - 1] == 1 &&
          measured[SIDE * (SIDE - 10)] == 0);
    char few[6];
    CHECK(tip.measured_part(&field, NULL, &share, few, sizeof few, NULL, 0) == GWYTIP_OK);
    CHECK(strcmp(few, "10 of") == 0);
    CHECK(tip.measured_part(&field, NULL, &share, NULL, 0, NULL, 0) == GWYTIP_OK);
    CHECK_ERROR(tip.measured_part(&field, NULL, NULL, NULL, 0, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "share is NULL");
    CHECK_ERROR(tip.measured_part(NULL, NULL, &share, NULL, 0, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "field is NULL");
}

#ifndef VERSION_1
/* Round bumps of height 1e-10, each with a lower one 20 pixels to the right of it. */
static void strew(double *heights, int side, double ghost)
{
    static const int places[][2] = {{94, 15}, {57, 20}, {94, 40}, {88, 57},  {76, 70},
                                    {29, 70}, {90, 83}, {73, 97}, {36, 114}, {84, 115}};
    for (int i = 0; i < side * side; i++) {
        heights[i] = 0.0;
        for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
            double dx = i % side - places[p][0], dy = i / side - places[p][1];
            heights[i] += 1e-10 * exp(-(dx * dx + dy * dy) / 13.0);
            dx -= 20.0;
            heights[i] += ghost * exp(-(dx * dx + dy * dy) / 13.0);
        }
    }
}

static void check_tip_picture(void)
{
    enum { PIXELS = GWYTIP_TIP_SIZE * GWYTIP_TIP_SIZE, WIDE = 128 };
    static double heights[WIDE * WIDE];
    static float near_plane[PIXELS + 1], wide_plane[PIXELS + 1];
    near_plane[PIXELS] = wide_plane[PIXELS] = -7.0f;
    strew(heights, WIDE, 0.3e-10);
    gwytip_field field = a_field(heights, WIDE, WIDE);
    gwytip_tip apex = a_tip(near_plane, wide_plane);
    CHECK(tip.tip_picture(&field, &apex, message, sizeof message) == GWYTIP_OK && message[0] == '\0');
    CHECK(apex.struct_size == sizeof apex && apex.near_plane == near_plane && apex.wide_plane == wide_plane);
    CHECK(apex.adsorbates == 10 && apex.polarity == 1 && apex.width == 0.0);
    CHECK(fabs(apex.width_pixels - 6.0) < 1.0 && apex.roundness > 0.9 && apex.lopsidedness < 0.05);
    CHECK(apex.ghost_count == 1 && fabs(apex.ghost_distance_pixels[0] - 20.0) < 2.0);
    CHECK(apex.ghost_distance[0] == 0.0 && fabs(apex.ghost_height[0] - 0.3) < 0.1);
    CHECK(apex.ghost_direction[0] < 10.0 || apex.ghost_direction[0] > 350.0);
    CHECK(strstr(apex.sentence, "this is your tip: ") == apex.sentence &&
          strstr(apex.sentence, " pixels to the right (from 10 adsorbates)") != NULL);
    CHECK(near_plane[PIXELS / 2] > 0.9f && near_plane[0] < 0.2f && near_plane[PIXELS] == -7.0f);
    CHECK(wide_plane[PIXELS / 2] > 0.5f && wide_plane[PIXELS] == -7.0f);

    field.metres_per_pixel_x = field.metres_per_pixel_y = 2e-10;
    CHECK(tip.tip_picture(&field, &apex, NULL, 0) == GWYTIP_OK);
    CHECK(fabs(apex.width - 2e-10 * apex.width_pixels) < 1e-15);
    CHECK(fabs(apex.ghost_distance[0] - 2e-10 * apex.ghost_distance_pixels[0]) < 1e-15);
    CHECK(strstr(apex.sentence, " nm to the right") != NULL);

    /* One adsorbate is left, and nothing stays of what was said before. */
    field = a_field(heights + 50 * WIDE, 44, 40);
    field.row_stride = WIDE;
    apex = a_tip(near_plane, NULL);
    apex.polarity = apex.ghost_count = 5;
    CHECK(tip.tip_picture(&field, &apex, message, sizeof message) == GWYTIP_OK);
    CHECK(apex.adsorbates == 1 && apex.polarity == 0 && apex.ghost_count == 0 && apex.width_pixels == 0.0);
    CHECK(strcmp(apex.sentence, "the tip cannot be seen: 1 adsorbate in the scan, 3 are needed") == 0);
    CHECK(near_plane[PIXELS / 2] == 0.0f && near_plane[PIXELS] == -7.0f);

    CHECK_ERROR(tip.tip_picture(&field, NULL, message, sizeof message), GWYTIP_ERROR_ARGUMENT, "tip is NULL");
    CHECK_ERROR(tip.tip_picture(NULL, &apex, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "field is NULL");
    field = a_field(heights, WIDE, 15);
    CHECK_ERROR(tip.tip_picture(&field, &apex, message, sizeof message), GWYTIP_ERROR_TOO_FEW_LINES,
                "15 lines");
    apex.struct_size = 8;
    CHECK_ERROR(tip.tip_picture(&field, &apex, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "struct_size of a gwytip_tip is 8");
}

static void check_compare(void)
{
    enum { WIDE = 128 };
    static double sharp[WIDE * WIDE], twice[WIDE * WIDE];
    strew(sharp, WIDE, 0.0);
    strew(twice, WIDE, 0.3e-10);
    gwytip_field field = a_field(twice, WIDE, WIDE), reference = a_field(sharp, WIDE, WIDE);
    gwytip_comparison comparison = a_comparison();
    memset(comparison.differences, '?', sizeof comparison.differences);
    CHECK(tip.compare(engine, NULL, &reference, &reference, &comparison, message, sizeof message) ==
              GWYTIP_OK &&
          message[0] == '\0');
    CHECK(comparison.likeness == GWYTIP_AS_SHARP && comparison.score == 1.0 &&
          comparison.differences[0] == '\0');
    CHECK(comparison.struct_size == sizeof comparison && comparison.title == NULL);

    CHECK(tip.compare(engine, "si-h-100", &field, &reference, &comparison, NULL, 0) == GWYTIP_OK);
    CHECK(comparison.score < 1.0);
    CHECK(strstr(comparison.differences, "a ghost ") != NULL &&
          strstr(comparison.differences, " pixels to the right that the reference has not") != NULL);

    comparison.title = "Current";
    comparison.unit = "A";
    comparison.reference_title = "Z (Forward)";
    CHECK(tip.compare(engine, NULL, &field, &reference, &comparison, NULL, 0) == GWYTIP_OK);
    CHECK(comparison.likeness == GWYTIP_INCOMPARABLE && comparison.score == 0.0);
    CHECK(strcmp(comparison.differences, "they are images of different things: a current against heights") ==
          0);

    /* Of a reference that is judged bad it is told. */
    const double *references[] = {good, sharp, twice};
    for (int i = 0; i < 3; i++) {
        gwytip_report report = a_report(NULL, 0);
        reference = a_field(references[i], SIDE, SIDE);
        comparison = a_comparison();
        CHECK(tip.classify(engine, NULL, &reference, &report, NULL, 0) == GWYTIP_OK);
        CHECK(tip.compare(engine, NULL, &field, &reference, &comparison, NULL, 0) == GWYTIP_OK);
        CHECK((strstr(comparison.warning, "the reference is itself judged bad (") == comparison.warning) ==
              (report.verdict == GWYTIP_BAD));
    }
    reference = a_field(good, SIDE, SIDE);

    CHECK_ERROR(tip.compare(engine, NULL, &field, &field, NULL, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "comparison is NULL");
    CHECK_ERROR(tip.compare(engine, NULL, &field, NULL, &comparison, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "reference is NULL");
    CHECK_ERROR(tip.compare(engine, "none", &field, &field, &comparison, message, sizeof message),
                GWYTIP_ERROR_SURFACE, "none");
    reference.lines = 15;
    CHECK_ERROR(tip.compare(engine, NULL, &field, &reference, &comparison, message, sizeof message),
                GWYTIP_ERROR_TOO_FEW_LINES, "the reference cannot be used: ");
    CHECK_ERROR(tip.compare(engine, NULL, &reference, &field, &comparison, message, sizeof message),
                GWYTIP_ERROR_TOO_FEW_LINES, "15 lines");
    comparison.struct_size = 8;
    CHECK_ERROR(tip.compare(engine, NULL, &field, &field, &comparison, message, sizeof message),
                GWYTIP_ERROR_ARGUMENT, "struct_size of a gwytip_comparison is 8");
}
#endif

static void check_channels(void)
{
    CHECK(tip.channel_check("Z (Forward)", "m", message, sizeof message) == GWYTIP_OK);
    CHECK(tip.channel_check("Current", "A", NULL, 0) == GWYTIP_OK);
    CHECK(tip.channel_check(NULL, NULL, NULL, 0) == GWYTIP_OK);
    CHECK_ERROR(tip.channel_check("Temperature 1", "K", message, sizeof message), GWYTIP_ERROR_OTHER_SIGNAL,
                "Temperature 1 is a temperature");
    CHECK_ERROR(tip.channel_check("", "V", message, sizeof message), GWYTIP_ERROR_OTHER_SIGNAL,
                "the channel is a voltage");
}

static void check_threads(void)
{
    pthread_t threads[THREADS];
    double results[THREADS];
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, classify_often, &results[i]) == 0);
    for (int i = 0; i < THREADS; i++) {
        void *failed = NULL;
        pthread_join(threads[i], &failed);
        CHECK(failed == NULL && fabs(results[i] - 0.731058579) < 1e-6);
    }
}

static void check_close(void)
{
    gwytip_field field = a_field(good, SIDE, SIDE);
    gwytip_report report = a_report(states, GWYTIP_MAX_STATES);
    tip.engine_close(engine);
    tip.engine_close(engine);
    tip.engine_close(NULL);
    tip.engine_close((gwytip_engine *)good);
    CHECK_ERROR(tip.classify(engine, "auto", &field, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "not open");
    CHECK_ERROR(tip.classify(NULL, "auto", &field, &report, message, sizeof message), GWYTIP_ERROR_ARGUMENT,
                "engine is NULL");
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s LIBRARY MODELS\n", argv[0]);
        return 2;
    }
    tip = gwytip_library_open(argv[1]);
    for (int i = 0; i < SIDE * SIDE; i++)
        good[i] = 1e-10 * sin(0.3 * (i % SIDE) + 0.002 * i);
    check_names();
    check_open(argv[2]);
    check_listing();
    check_report();
    check_guarded_report();
    check_stride();
    check_bad_fields();
    check_decide();
    check_map();
#ifndef __cplusplus /* it takes seconds; once is enough */
    check_large_field();
#endif
    check_batch();
    check_surface_score();
    check_measured_part();
#ifndef VERSION_1
    check_tip_picture();
    check_compare();
#endif
    check_channels();
    check_threads();
    check_close();
    if (failures == 0)
        puts("ok");
    return failures == 0 ? 0 : 1;
}
