/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "metadata.h"

#include <gtk/gtk.h>
#include <app/gwyapp.h>
#include "keys.h"
#include "metadata_keys.h"
#include "thresholds.h"
#include "words.h"

static GwyContainer *metadata_of(GwyContainer *data, gint id)
{
    GQuark key = gwy_app_get_data_meta_key_for_id(id);
    GwyContainer *meta = NULL;
    if (!gwy_container_gis_object(data, key, &meta)) {
        meta = gwy_container_new();
        gwy_container_set_object(data, key, meta);
        g_object_unref(meta);
    }
    return meta;
}

static void set_text(GwyContainer *meta, const gchar *key, const gchar *text)
{
    gwy_container_set_const_string_by_name(meta, key, (const guchar *)text);
}

static void set_number(GwyContainer *meta, const gchar *key, gdouble value)
{
    gchar text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(text, sizeof(text), "%.9g", value);
    set_text(meta, key, text);
}

static void take_text(GwyContainer *meta, const gchar *key, gchar *text)
{
    if (text)
        set_text(meta, key, text);
    g_free(text);
}

static void set_change(GwyContainer *meta, const gwytip_field *field, const TipJudgement *judgement)
{
    if (judgement->report.tip_change_line < 0)
        return;
    take_text(meta, TIP_META_CHANGE_LINE, g_strdup_printf("%d", judgement->report.tip_change_line));
    take_text(meta, TIP_META_CHANGE, tip_words_change(judgement, field));
}

static void set_judgement(GwyContainer *meta, const gwytip_field *field, const TipJudgement *judgement)
{
    const gwytip_report *report = &judgement->report;
    set_text(meta, TIP_META_VERDICT, judgement->verdict);
    set_text(meta, TIP_META_STATE, report->state);
    set_number(meta, TIP_META_CONFIDENCE, report->confidence);
    set_text(meta, TIP_META_SURFACE, report->surface);
    set_text(meta, TIP_META_PROVIDER, report->provider);
    for (gint i = 0; i < report->state_count; i++) {
        gchar *key = g_strconcat(TIP_META_PREFIX, report->states[i].name, NULL);
        set_number(meta, key, report->states[i].confidence);
        g_free(key);
    }
    set_change(meta, field, judgement);
    set_number(meta, TIP_META_MEASURED, judgement->measured);
    if (*judgement->left_out)
        set_text(meta, TIP_META_LEFT_OUT, judgement->left_out);
    take_text(meta, TIP_META_THRESHOLDS, tip_thresholds_of(judgement));
}

/* A scan's problem comes with the word that scripts look for: "constant: the scan is constant". */
static void set_error(GwyContainer *meta, const GError *error)
{
    const gchar *problem = tip_engine_problem(error);
    gchar *text = problem ? g_strdup_printf("%s: %s", problem, error->message) : g_strdup(error->message);
    set_text(meta, TIP_META_ERROR, text);
    g_free(text);
}

void tip_metadata_fill(GwyContainer *meta, const gwytip_field *field, const TipJudgement *judgement,
                       const GError *error)
{
    if (judgement)
        set_judgement(meta, field, judgement);
    else
        set_error(meta, error);
}

void tip_metadata_write(GwyContainer *data, gint id, const gwytip_field *field, const TipJudgement *judgement,
                        const GError *error)
{
    GwyContainer *meta = metadata_of(data, id);
    tip_metadata_clear(meta);
    tip_metadata_fill(meta, field, judgement, error);
}
