/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine.h"

#include <libgwyddion/gwymacros.h>
#include "library.h"

/* The library's words. */
static const gchar *const provider_names[TIP_PROVIDERS] = {
    [TIP_PROVIDER_AUTO] = "auto",
    [TIP_PROVIDER_CPU] = "cpu",
    [TIP_PROVIDER_CUDA] = "cuda",
    [TIP_PROVIDER_TENSORRT] = "tensorrt",
};

static gboolean failed(gwytip_status status, const gchar *message, GError **error)
{
    if (status == GWYTIP_OK)
        return FALSE;
    g_set_error(error, TIP_ERROR, (gint)status, "%s", *message ? message : "GwyTip's library gave no reason");
    return TRUE;
}

/* One engine a provider serves the whole session: a bundle is read once. A failure is tried again, as the
 * user may have put the models in place meanwhile. */
static gwytip_engine *engines[TIP_PROVIDERS];

static gwytip_engine *engine_get(const TipLibrary *library, TipProvider provider, GError **error)
{
    gwytip_engine **engine = engines + provider;
    if (*engine)
        return *engine;

    /* Where models are looked for is the library's to say. */
    gwytip_engine_options options = {.struct_size = sizeof(options),
                                     .provider = provider_names[provider],
                                     .library_folder = library->folder};
    gchar message[GWYTIP_MESSAGE_SIZE] = "";
    gwytip_status status = library->engine_open(&options, engine, message, sizeof(message));
    if (failed(status, message, error))
        *engine = NULL;
    return *engine;
}

/* Judges; where a bundle is not what it was when the engine was opened, once more with the bundles of now. */
static gwytip_status classify(const TipLibrary *library, TipProvider provider, const gchar *surface,
                              const gwytip_field *field, gwytip_report *report, gchar *message)
{
    gwytip_status status =
        library->classify(engines[provider], surface, field, report, message, GWYTIP_MESSAGE_SIZE);
    if (status != GWYTIP_ERROR_BUNDLE && status != GWYTIP_ERROR_SURFACE)
        return status;
    library->engine_close(engines[provider]);
    engines[provider] = NULL;
    return engine_get(library, provider, NULL)
               ? library->classify(engines[provider], surface, field, report, message, GWYTIP_MESSAGE_SIZE)
               : status;
}

gchar **tip_engine_surfaces(TipProvider provider, GError **error)
{
    const TipLibrary *library = tip_library_get(error);
    gwytip_engine *engine = library ? engine_get(library, provider, error) : NULL;
    if (!engine)
        return NULL;

    gchar message[GWYTIP_MESSAGE_SIZE] = "";
    int32_t count = 0;
    gwytip_status status = library->engine_surfaces(engine, NULL, &count, message, sizeof(message));
    if (failed(status, message, error))
        return NULL;
    gint room = MAX(count, 0);
    gwytip_surface *surfaces = g_new0(gwytip_surface, room + 1);
    for (gint i = 0; i < room; i++)
        surfaces[i].struct_size = sizeof(gwytip_surface);
    status = library->engine_surfaces(engine, surfaces, &count, message, sizeof(message));
    gchar **names = NULL;
    if (!failed(status, message, error)) {
        names = g_new0(gchar *, room + 1);
        for (gint i = 0; i < MIN(room, count); i++)
            names[i] = g_strdup(surfaces[i].name);
    }
    g_free(surfaces);
    return names;
}

gchar *tip_engine_left_out(TipProvider provider)
{
    const TipLibrary *library = tip_library_get(NULL);
    gwytip_engine *engine = library ? engine_get(library, provider, NULL) : NULL;
    gchar text[GWYTIP_MESSAGE_SIZE] = "";
    if (engine && library->engine_left_out)
        library->engine_left_out(engine, text, sizeof(text), NULL, 0);
    return g_strdup(text);
}

/* What the scan shows of the tip. The verdict stands without it, so a failure leaves the sentence empty. */
static void look_at_tip(const TipLibrary *library, const gwytip_field *field, TipJudgement *judgement)
{
    judgement->tip.struct_size = sizeof(gwytip_tip);
    judgement->tip.near_plane = judgement->near_plane;
    judgement->tip.wide_plane = judgement->wide_plane;
    if (!library->tip_picture || library->tip_picture(field, &judgement->tip, NULL, 0) != GWYTIP_OK)
        *judgement->tip.sentence = '\0';
}

gboolean tip_engine_judge(TipProvider provider, const gchar *surface, const gwytip_field *field,
                          TipJudgement *judgement, GError **error)
{
    const TipLibrary *library = tip_library_get(error);
    if (!library || !engine_get(library, provider, error))
        return FALSE;

    gwy_clear(judgement, 1);
    judgement->report.struct_size = sizeof(gwytip_report);
    judgement->report.states = judgement->states;
    judgement->report.state_capacity = GWYTIP_MAX_STATES;
    judgement->report.state_report_size = sizeof(gwytip_state_report);
    gchar message[GWYTIP_MESSAGE_SIZE] = "";
    gint64 start = g_get_monotonic_time();
    gwytip_status status = classify(library, provider, surface, field, &judgement->report, message);
    judgement->seconds = (g_get_monotonic_time() - start) / (gdouble)G_USEC_PER_SEC;
    if (failed(status, message, error))
        return FALSE;
    judgement->report.state_count = CLAMP(judgement->report.state_count, 0, GWYTIP_MAX_STATES);
    for (gint i = 0; i < judgement->report.state_count; i++)
        judgement->shipped[i] = judgement->states[i].threshold;
    judgement->verdict = library->verdict_name(judgement->report.verdict);
    look_at_tip(library, field, judgement);
    return !failed(library->measured_part(field, NULL, &judgement->measured, judgement->left_out,
                                          sizeof(judgement->left_out), message, sizeof(message)),
                   message, error);
}

gboolean tip_engine_decide(const gwytip_field *field, TipJudgement *judgement, GError **error)
{
    const TipLibrary *library = tip_library_get(error);
    gchar message[GWYTIP_MESSAGE_SIZE] = "";
    if (!library ||
        failed(library->decide(field, &judgement->report, message, sizeof(message)), message, error))
        return FALSE;
    judgement->verdict = library->verdict_name(judgement->report.verdict);
    return TRUE;
}

gboolean tip_engine_map(TipProvider provider, const gchar *surface, const gwytip_field *field,
                        const gchar *state, gdouble *map, GError **error)
{
    const TipLibrary *library = tip_library_get(error);
    gwytip_engine *engine = library ? engine_get(library, provider, error) : NULL;
    gchar message[GWYTIP_MESSAGE_SIZE] = "";
    return engine &&
           !failed(library->activation_map(engine, surface, field, state, map, message, sizeof(message)),
                   message, error);
}

gboolean tip_engine_compare(TipProvider provider, const gchar *surface, const gwytip_field *field,
                            const gwytip_field *reference, gwytip_comparison *comparison, GError **error)
{
    const TipLibrary *library = tip_library_get(error);
    gwytip_engine *engine = library ? engine_get(library, provider, error) : NULL;
    gchar message[GWYTIP_MESSAGE_SIZE] = "";
    if (!engine)
        return FALSE;
    if (!library->compare) {
        g_set_error(error, TIP_ERROR, TIP_ERROR_LIBRARY,
                    "the library is older than this module; install both from one release");
        return FALSE;
    }
    return !failed(library->compare(engine, surface, field, reference, comparison, message, sizeof(message)),
                   message, error);
}

gboolean tip_engine_measured(const gwytip_field *field, guint8 *measured, GError **error)
{
    const TipLibrary *library = tip_library_get(error);
    gchar message[GWYTIP_MESSAGE_SIZE] = "";
    gdouble share;
    return library &&
           !failed(library->measured_part(field, measured, &share, NULL, 0, message, sizeof(message)),
                   message, error);
}

gboolean tip_engine_check_channel(const gchar *title, const gchar *unit, GError **error)
{
    const TipLibrary *library = tip_library_get(error);
    gchar message[GWYTIP_MESSAGE_SIZE] = "";
    return library && !failed(library->channel_check(title, unit, message, sizeof(message)), message, error);
}

/* Whether an error is a fault of the scan. Without a default, so that the compiler asks about a new status. */
static gboolean is_of_scan(gwytip_status status)
{
    switch (status) {
    case GWYTIP_ERROR_TOO_FEW_LINES:
    case GWYTIP_ERROR_TOO_FEW_COLUMNS:
    case GWYTIP_ERROR_CONSTANT:
    case GWYTIP_ERROR_NO_DATA:
    case GWYTIP_ERROR_INFINITE:
    case GWYTIP_ERROR_REPEATED_LINES:
    case GWYTIP_ERROR_NO_IMAGE:
    case GWYTIP_ERROR_OTHER_SIGNAL:
        return TRUE;
    case GWYTIP_OK:
    case GWYTIP_ERROR_ARGUMENT:
    case GWYTIP_ERROR_NO_MODELS:
    case GWYTIP_ERROR_BUNDLE:
    case GWYTIP_ERROR_RUNTIME:
    case GWYTIP_ERROR_PROVIDER:
    case GWYTIP_ERROR_SURFACE:
    case GWYTIP_ERROR_MEMORY:
    case GWYTIP_ERROR_INTERNAL:
    case GWYTIP_ERROR_STATE:
    case GWYTIP_ERROR_FORK:
        return FALSE;
    }
    return FALSE;
}

gchar *tip_engine_error_text(const GError *error)
{
    const TipLibrary *library = is_of_scan(error->code) ? tip_library_get(NULL) : NULL;
    return library ? g_strdup_printf("%s: %s", library->status_name(error->code), error->message)
                   : g_strdup(error->message);
}
