/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "metadata.h"

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

static void take_text(GwyContainer *meta, const gchar *key, gchar *text)
{
    if (text)
        set_text(meta, key, text);
    g_free(text);
}

static void set_number(GwyContainer *meta, const gchar *key, gdouble value)
{
    take_text(meta, key, tip_words_exact(value));
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
    take_text(meta, TIP_META_REASON, tip_words_reason(judgement));
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
    if (*judgement->tip.sentence)
        set_text(meta, TIP_META_TIP, judgement->tip.sentence);
    take_text(meta, TIP_META_THRESHOLDS, tip_thresholds_of(judgement));
}

void tip_metadata_write_no_map(const TipArgs *args, const gchar *reason)
{
    set_text(metadata_of(args->data, args->id), TIP_META_NO_MAP, reason);
}

void tip_metadata_write(const TipArgs *args)
{
    GwyContainer *meta = metadata_of(args->data, args->id);
    tip_metadata_clear(meta);
    if (args->comparison)
        set_text(meta, TIP_META_COMPARISON, args->comparison);
    if (args->judged)
        set_judgement(meta, &args->scan.field, &args->judgement);
    else
        take_text(meta, TIP_META_ERROR, tip_engine_error_text(args->error));
}
