/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thresholds.h"

#include <string.h>

#define SEPARATOR ";"

static void append(GString *text, const gchar *key, gdouble threshold)
{
    gchar number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(number, sizeof(number), "%.4g", threshold);
    g_string_append_printf(text, "%s%s=%s", text->len ? SEPARATOR : "", key, number);
}

/* The threshold that the user gave a state, or a negative number. */
static gdouble find(const gchar *text, const gchar *surface, const gchar *state)
{
    gchar **entries = g_strsplit(text ? text : "", SEPARATOR, -1);
    gchar *key = g_strdup_printf("%s/%s=", surface, state);
    gdouble found = -1.0;
    for (gchar **entry = entries; *entry; entry++) {
        gchar *end = NULL;
        if (!g_str_has_prefix(*entry, key))
            continue;
        gdouble value = g_ascii_strtod(*entry + strlen(key), &end);
        if (*end == '\0' && value >= 0.0 && value <= 1.0)
            found = value;
    }
    g_free(key);
    g_strfreev(entries);
    return found;
}

gboolean tip_thresholds_apply(const gchar *text, TipJudgement *judgement)
{
    gboolean changed = FALSE;
    for (gint i = 0; i < judgement->report.state_count; i++) {
        gwytip_state_report *state = judgement->states + i;
        gdouble own = find(text, judgement->report.surface, state->name);
        gdouble threshold = own >= 0.0 ? own : judgement->shipped[i];
        changed |= threshold != state->threshold;
        state->threshold = threshold;
    }
    return changed;
}

/* The entries that do not start with `prefix`. */
static GString *kept(const gchar *text, const gchar *prefix)
{
    gchar **entries = g_strsplit(text ? text : "", SEPARATOR, -1);
    GString *left = g_string_new(NULL);
    for (gchar **entry = entries; *entry; entry++) {
        if (**entry && !g_str_has_prefix(*entry, prefix))
            g_string_append_printf(left, "%s%s", left->len ? SEPARATOR : "", *entry);
    }
    g_strfreev(entries);
    return left;
}

static gchar *text_or_null(GString *text)
{
    return g_string_free(text, text->len == 0);
}

gchar *tip_thresholds_with(const gchar *text, const gchar *surface, const gchar *state, gdouble threshold)
{
    gchar *key = g_strdup_printf("%s/%s", surface, state), *prefix = g_strconcat(key, "=", NULL);
    GString *with = kept(text, prefix);
    if (threshold >= 0.0)
        append(with, key, threshold);
    g_free(prefix);
    g_free(key);
    return text_or_null(with);
}

gchar *tip_thresholds_without(const gchar *text, const gchar *surface)
{
    gchar *prefix = g_strconcat(surface, "/", NULL);
    GString *left = kept(text, prefix);
    g_free(prefix);
    return text_or_null(left);
}

gchar *tip_thresholds_of(const TipJudgement *judgement)
{
    GString *text = g_string_new(NULL);
    for (gint i = 0; i < judgement->report.state_count; i++) {
        if (judgement->states[i].threshold != judgement->shipped[i])
            append(text, judgement->states[i].name, judgement->states[i].threshold);
    }
    return text_or_null(text);
}
